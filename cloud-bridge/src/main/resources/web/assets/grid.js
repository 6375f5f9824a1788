// A plain grid in round metres, so that distances can be seen without a base map.

const STEPS = [1, 2, 5];
const TARGET_PIXELS = 90;
const MOST_LINES = 80;

export class Grid {
  constructor(ol, colours) {
    this.ol = ol;
    this.colours = colours;
    this.source = new ol.source.Vector();
    this.layer = new ol.layer.Vector({ source: this.source, style: (feature) => this.#style(feature) });
  }

  redraw(map) {
    const { ol } = this;
    const view = map.getView();
    const [left, bottom, right, top] = view.calculateExtent(map.getSize());
    // Mercator stretches by 1 / cos(latitude): a grid of true metres is that much wider.
    const [, latitude] = ol.proj.toLonLat(view.getCenter());
    const stretch = 1 / Math.cos((latitude * Math.PI) / 180);
    const step = nice((view.getResolution() * TARGET_PIXELS) / stretch) * stretch;
    const lines = [];
    const add = (number, coordinates) =>
      lines.push(new ol.Feature({ geometry: new ol.geom.LineString(coordinates), strong: number % 5 === 0 }));
    for (let n = Math.ceil(left / step); n * step < right && lines.length < MOST_LINES; n++) {
      add(n, [[n * step, bottom], [n * step, top]]);
    }
    for (let n = Math.ceil(bottom / step); n * step < top && lines.length < 2 * MOST_LINES; n++) {
      add(n, [[left, n * step], [right, n * step]]);
    }
    this.source.clear(true);
    this.source.addFeatures(lines);
  }

  #style(feature) {
    const color = this.colours[feature.get("strong") ? "grid-strong" : "grid"];
    return new this.ol.style.Style({ stroke: new this.ol.style.Stroke({ color, width: 1 }) });
  }
}

/** The 1, 2 or 5 times a power of ten that is next above. */
function nice(metres) {
  const power = 10 ** Math.floor(Math.log10(metres));
  return (STEPS.find((step) => step * power >= metres) ?? 10) * power;
}
