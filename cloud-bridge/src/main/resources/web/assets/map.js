// The map: bins, routes, depots and a grid on a plain ground. No tiles, nothing from another host.
import { binStyle, routeStyle, siteStyle, palette } from "./marks.js";
import { Grid } from "./grid.js";

const EMPTY_CENTRE = [0, 0];
/** More bins than this are drawn smaller. */
const CROWD = 60;

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
  map.addControl(new ol.control.Control({ element: fitButton(() => lookAt(around)) }));
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
  /** @type {{west: number, south: number, east: number, north: number} | undefined} around the bins */
  let around;
  /** @type {"bins" | "all"} */
  let nextFit = "all";

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
    const crowded = town.bins.length > CROWD;
    const singles = town.bins.map((bin) => point(at(bin.position), bin.id, { bin, crowded, chosen: bin.id === chosen }));
    const clusters = town.clusters.map((cluster) => point(at(cluster.position), undefined, { cluster }));
    clustered = clustered ? town.clusters.length > 0 || fitted : town.clusters.length > 0;
    replace(bins, singles.concat(clusters));
    replace(sites, town.sites.map((site) => point(at(site.position), site.id, { site })));
    replace(routes, town.routes.map((route, number) =>
      new ol.Feature({ geometry: new ol.geom.LineString(route.through.map(at)), number })));
    around = town.extent;
    if (!fitted) fitted = fit(around);
    note.hidden = fitted;
    if (fitted && chosen) bins.getFeatureById(chosen)?.set("chosen", true);
    note.textContent = "Nothing to draw yet: no bin and no depot has a position.";
  }

  function point(coordinates, id, properties) {
    const feature = new ol.Feature({ geometry: new ol.geom.Point(coordinates), ...properties });
    feature.setId(id);
    return feature;
  }

  /** The first view; false if there is nothing to see. */
  function fit(box) {
    const all = everything(box);
    if (ol.extent.isEmpty(all) && !Number.isFinite(all[0])) return false;
    nextFit = box && isFarWider(all, extentOf(box)) ? "bins" : "all";
    lookAt(box);
    return true;
  }

  const extentOf = (box) =>
    ol.proj.transformExtent([box.west, box.south, box.east, box.north], "EPSG:4326", view.getProjection());

  function everything(box) {
    const extent = box ? extentOf(box) : ol.extent.createEmpty();
    [sites, routes].forEach((source) => ol.extent.extend(extent, source.getExtent()));
    return extent;
  }

  /** Shows the bins, or everything; the next time the other, if they differ much. */
  function lookAt(box) {
    const bins = box && nextFit === "bins";
    view.fit(bins ? extentOf(box) : everything(box), { padding: [44, 44, 44, 44], maxZoom: 17 });
    nextFit = bins ? "all" : "bins";
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

/** Depots far away would make all bins one spot. */
function isFarWider(all, bins) {
  const widest = ([left, bottom, right, top]) => Math.max(right - left, top - bottom);
  return widest(all) > 3 * widest(bins);
}

/** @param {() => void} onClick */
function fitButton(onClick) {
  const box = document.createElement("div");
  box.className = "fit ol-unselectable ol-control";
  const button = document.createElement("button");
  button.type = "button";
  button.title = "Show all bins, or everything";
  button.setAttribute("aria-label", button.title);
  const icon = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  icon.setAttribute("viewBox", "0 0 16 16");
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  path.setAttribute("d", "M2 6V2h4M10 2h4v4M14 10v4h-4M6 14H2v-4");
  icon.append(path);
  button.append(icon);
  button.addEventListener("click", onClick);
  box.append(button);
  return box;
}

function replace(source, features) {
  source.clear(true);
  source.addFeatures(features);
}
