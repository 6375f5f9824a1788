// The map: bins, routes, depots and a grid on a plain ground. No tiles, nothing from another host.
import { binStyle, routeStyle, siteStyle, palette } from "./marks.js";
import { Grid } from "./grid.js";

const EMPTY_CENTRE = [0, 0];

/**
 * @param {HTMLElement} target
 * @returns {{refresh: () => void, show: (id: string | null) => void} | undefined}
 */
export function startMap(target) {
  const ol = window.ol;
  const note = document.getElementById("map-note");
  if (!ol) {
    note.textContent = "The map could not be loaded. The list holds the same bins.";
    return undefined;
  }
  const colours = palette();
  const bins = new ol.source.Vector();
  const routes = new ol.source.Vector();
  const sites = new ol.source.Vector();
  const layer = (source, style) => new ol.layer.Vector({ source, style, updateWhileInteracting: true });
  const view = new ol.View({ center: EMPTY_CENTRE, zoom: 2, maxZoom: 19 });
  const grid = new Grid(ol, colours);
  const binLayer = layer(bins, (feature, resolution) => binStyle(ol, colours, feature, resolution));
  const routeLayer = layer(routes, (feature, resolution) => routeStyle(ol, colours, feature, resolution));
  const siteLayer = layer(sites, (feature) => siteStyle(ol, colours, feature));
  const map = new ol.Map({
    target,
    view,
    layers: [grid.layer, routeLayer, siteLayer, binLayer],
    controls: [new ol.control.Zoom(), new ol.control.ScaleLine({ units: "metric" })],
  });
  note.hidden = true;
  map.on("moveend", () => {
    grid.redraw(map);
    if (clustered) refresh();
  });
  map.on("singleclick", (event) => {
    const options = { layerFilter: (candidate) => candidate === binLayer, hitTolerance: 8 };
    map.forEachFeatureAtPixel(event.pixel, (feature) => choose(feature), options);
  });
  map.on("pointermove", (event) => {
    if (event.dragging) return;
    const options = { layerFilter: (candidate) => candidate === binLayer, hitTolerance: 8 };
    map.getTargetElement().classList.toggle("over", map.hasFeatureAtPixel(event.pixel, options));
  });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => {
    Object.assign(colours, palette());
    grid.redraw(map);
    map.getLayers().forEach((each) => each.changed());
  });

  let fitted = false;
  let etag = null;
  /** @type {string | null} */
  let chosen = null;

  let clustered = false;

  /** A bin opens its drawer, a cluster comes closer. */
  function choose(feature) {
    const id = feature.get("bin")?.id;
    if (id) document.dispatchEvent(new CustomEvent("bin-chosen", { detail: id }));
    else animate({ center: feature.getGeometry().getCoordinates(), zoom: view.getZoom() + 2 });
    return true;
  }

  /** While bins are drawn in clusters, only the part in sight is asked for. */
  function address() {
    const asked = new URL(document.getElementById("bins").dataset.map, location.href);
    if (clustered) {
      const [west, south, east, north] = ol.proj.transformExtent(view.calculateExtent(), view.getProjection(), "EPSG:4326");
      const box = [Math.max(-180, west), Math.max(-90, south), Math.min(180, east), Math.min(90, north)];
      asked.searchParams.set("box", box.map((edge) => edge.toFixed(5)).join(","));
      asked.searchParams.set("zoom", String(Math.min(22, Math.max(0, Math.round(view.getZoom())))));
    }
    return asked;
  }

  async function refresh() {
    try {
      const answer = await fetch(address(), { headers: { Accept: "application/json" } });
      if (!answer.ok || answer.headers.get("ETag") === etag) return;
      etag = answer.headers.get("ETag");
      draw(await answer.json());
    } catch {
      // The badge beside the title says that updates are paused; the next event asks again.
    }
  }

  function draw(town) {
    const at = (place) => ol.proj.fromLonLat([place.longitude, place.latitude]);
    const singles = town.bins.map((bin) => point(at(bin.position), bin.id, { bin, chosen: bin.id === chosen }));
    const clusters = town.clusters.map((cluster) => point(at(cluster.position), undefined, { cluster }));
    clustered = clustered ? town.clusters.length > 0 || fitted : town.clusters.length > 0;
    replace(bins, singles.concat(clusters));
    replace(sites, town.sites.map((site) => point(at(site.position), site.id, { site })));
    replace(routes, town.routes.map((route, number) =>
      new ol.Feature({ geometry: new ol.geom.LineString(route.through.map(at)), number })));
    if (!fitted) fitted = fit(town.extent);
    note.hidden = fitted;
    if (fitted && chosen) bins.getFeatureById(chosen)?.set("chosen", true);
    note.textContent = "Nothing to draw yet: no bin and no depot has a position.";
  }

  function point(coordinates, id, properties) {
    const feature = new ol.Feature({ geometry: new ol.geom.Point(coordinates), ...properties });
    feature.setId(id);
    return feature;
  }

  function fit(box) {
    const extent = ol.extent.createEmpty();
    if (box) {
      ol.extent.extend(extent, ol.proj.transformExtent([box.west, box.south, box.east, box.north], "EPSG:4326", view.getProjection()));
    }
    [sites, routes].forEach((source) => ol.extent.extend(extent, source.getExtent()));
    if (ol.extent.isEmpty(extent) && !Number.isFinite(extent[0])) return false;
    view.fit(extent, { padding: [44, 44, 44, 44], maxZoom: 17 });
    return true;
  }

  refresh();
  return {
    refresh,
    show(id) {
      chosen = id;
      bins.forEachFeature((each) => each.set("chosen", each.getId() === id));
      const feature = id && bins.getFeatureById(id);
      if (feature) bringIntoView(feature.getGeometry().getCoordinates());
    },
  };

  /** On a wide screen the drawer covers the list, never the map; so being on the map is enough. */
  function bringIntoView(place) {
    if (ol.extent.containsCoordinate(view.calculateExtent(), place)) return;
    animate({ center: place });
  }

  function animate(to) {
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    view.animate({ ...to, duration: calm ? 0 : 250 });
  }
}

function replace(source, features) {
  source.clear(true);
  source.addFeatures(features);
}
