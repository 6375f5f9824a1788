// How bins, routes and sites are drawn: colour, shape and text always together.

const NAMES = ["ok", "soon", "due", "full", "undeployed", "outline", "paper", "ink", "ink-soft", "grid", "grid-strong", "route-0", "route-1", "route-2", "route-3", "hatch"];
const DASHES = [undefined, [10, 6], [2, 6], [12, 5, 2, 5]];
const NAMES_BELOW_RESOLUTION = 6;
const ARROW_LEAST_PX = 40;
const ARROW_EACH_PX = 260;
const MOST_ARROWS = 14;

/** The colours of the style sheet in force, light or dark. */
export function palette() {
  const style = getComputedStyle(document.documentElement);
  return Object.fromEntries(NAMES.map((name) => [name, style.getPropertyValue("--" + name).trim()]));
}

export function binStyle(ol, colours, feature, resolution) {
  const bin = feature.get("bin");
  if (!bin) return clusterStyle(ol, colours, feature.get("cluster"));
  const chosen = feature.get("chosen");
  const image = shape(ol, colours, bin);
  if (feature.get("crowded") && !chosen) image.setScale(0.76);
  const styles = [new ol.style.Style({ image, zIndex: urgency(bin) })];
  if (chosen) styles.unshift(halo(ol, colours));
  const label = caption(bin, resolution, chosen);
  if (label) styles.push(new ol.style.Style({ text: text(ol, colours, label, chosen ? 24 : 16), zIndex: urgency(bin) }));
  if (bin.state === "full" && bin.levelPercent !== undefined) styles.push(new ol.style.Style({ text: level(ol, bin), zIndex: 9 }));
  return styles;
}

function shape(ol, colours, bin) {
  const stroke = new ol.style.Stroke({ color: colours.outline, width: 2 });
  const fill = new ol.style.Fill({ color: bin.stale ? hatched(colours, bin.state) : colours[bin.state] });
  switch (bin.state) {
    case "ok":
      return new ol.style.Circle({ radius: 7, fill, stroke });
    case "soon":
      return new ol.style.RegularShape({ points: 4, radius: 9.5, angle: 0, fill, stroke });
    case "due":
      return new ol.style.RegularShape({ points: 3, radius: 10.5, displacement: [0, -2], fill, stroke });
    case "full":
      return new ol.style.RegularShape({ points: 8, radius: 13, angle: Math.PI / 8, fill, stroke });
    default:
      return new ol.style.RegularShape({
        points: 4, radius: 9, angle: Math.PI / 4,
        fill: new ol.style.Fill({ color: colours.paper }),
        stroke: new ol.style.Stroke({ color: colours.undeployed, width: 2.5 }),
      });
  }
}

const URGENCY = ["undeployed", "ok", "soon", "due", "full"];

/** A ring split by the share of each state, with the number of bins. */
function clusterStyle(ol, colours, cluster) {
  const size = 30 + 7 * Math.min(3, Math.log10(cluster.count));
  const tile = document.createElement("canvas");
  tile.width = tile.height = size * devicePixelRatio;
  const pen = tile.getContext("2d");
  pen.scale(devicePixelRatio, devicePixelRatio);
  const [middle, radius] = [size / 2, size / 2 - 5];
  const circle = (from, to, width, color) => {
    pen.beginPath();
    pen.arc(middle, middle, radius, from, to);
    pen.lineWidth = width;
    pen.strokeStyle = color;
    pen.stroke();
  };
  pen.fillStyle = colours.paper;
  pen.beginPath();
  pen.arc(middle, middle, radius, 0, 2 * Math.PI);
  pen.fill();
  circle(0, 2 * Math.PI, 9, colours.outline);
  let from = -Math.PI / 2;
  for (const state of URGENCY.toReversed()) {
    const share = ((cluster.states[state] ?? 0) / cluster.count) * 2 * Math.PI;
    if (share) circle(from, from + share, 6, colours[state]);
    from += share;
  }
  return new ol.style.Style({
    image: new ol.style.Icon({ img: tile, width: size, height: size }),
    text: new ol.style.Text({
      text: shortNumber(cluster.count), font: "bold 11px system-ui, sans-serif",
      fill: new ol.style.Fill({ color: colours.ink }),
    }),
    zIndex: 6,
  });
}

function shortNumber(count) {
  return count < 1000 ? String(count) : (count / 1000).toFixed(count < 10_000 ? 1 : 0) + "k";
}

function urgency(bin) {
  return URGENCY.indexOf(bin.state);
}

function halo(ol, colours) {
  return new ol.style.Style({
    image: new ol.style.Circle({ radius: 19, stroke: new ol.style.Stroke({ color: colours.ink, width: 3 }) }),
    zIndex: 8,
  });
}

/** A name when there is room for it, and the word of the state where it matters. */
function caption(bin, resolution, chosen) {
  if (chosen) return bin.name + "\n" + words(bin);
  if (resolution < NAMES_BELOW_RESOLUTION) return bin.name;
  return bin.stale ? "?" : "";
}

function words(bin) {
  return bin.word + (bin.levelPercent === undefined ? "" : ", " + Math.round(bin.levelPercent) + " %");
}

function text(ol, colours, value, offsetY) {
  return new ol.style.Text({
    text: value, offsetY, textBaseline: "top", font: "12px system-ui, sans-serif", overflow: true,
    fill: new ol.style.Fill({ color: colours.ink }),
    stroke: new ol.style.Stroke({ color: colours.paper, width: 3 }),
  });
}

function level(ol, bin) {
  return new ol.style.Text({
    text: String(Math.round(bin.levelPercent)), font: "bold 11px system-ui, sans-serif", offsetY: 0.5,
    fill: new ol.style.Fill({ color: "#fff" }),
    stroke: new ol.style.Stroke({ color: "rgba(0, 0, 0, 0.55)", width: 2.5 }),
  });
}

function hatched(colours, state) {
  const tile = document.createElement("canvas");
  tile.width = tile.height = 6;
  const pen = tile.getContext("2d");
  pen.fillStyle = colours[state];
  pen.fillRect(0, 0, 6, 6);
  pen.strokeStyle = colours.hatch;
  pen.lineWidth = 1.6;
  pen.beginPath();
  [-6, 0, 6].forEach((x) => (pen.moveTo(x, 6), pen.lineTo(x + 6, 0)));
  pen.stroke();
  return pen.createPattern(tile, "repeat");
}

export function routeStyle(ol, colours, feature, resolution) {
  const number = feature.get("number");
  const color = colours["route-" + (number % DASHES.length)];
  const line = feature.getGeometry();
  const styles = [
    new ol.style.Style({ stroke: new ol.style.Stroke({ color: colours.paper, width: 6 }) }),
    new ol.style.Style({ stroke: new ol.style.Stroke({ color, width: 3, lineDash: DASHES[number % DASHES.length] }) }),
  ];
  line.forEachSegment((from, to) => {
    const pixels = Math.hypot(to[0] - from[0], to[1] - from[1]) / resolution;
    if (pixels <= ARROW_LEAST_PX) return;
    const count = Math.min(MOST_ARROWS, Math.ceil(pixels / ARROW_EACH_PX));
    for (let n = 0; n < count; n++) styles.push(arrow(ol, color, from, to, (n + 0.5) / count));
  });
  return styles;
}

function arrow(ol, color, from, to, share) {
  return new ol.style.Style({
    geometry: new ol.geom.Point([from[0] + share * (to[0] - from[0]), from[1] + share * (to[1] - from[1])]),
    image: new ol.style.RegularShape({
      points: 3, radius: 6.5, rotateWithView: true,
      rotation: Math.PI / 2 - Math.atan2(to[1] - from[1], to[0] - from[0]),
      fill: new ol.style.Fill({ color }),
    }),
  });
}

/** A house for a depot, a funnel for a tip site: the same shapes as in the legend. */
const SITE_PATHS = {
  depot: "M2.5 9L10 2.5 17.5 9v8.5h-15z",
  disposal: "M2.5 3.5h15L10 17.5z",
};

export function siteStyle(ol, colours, feature) {
  const site = feature.get("site");
  return [
    new ol.style.Style({ image: siteIcon(ol, colours, site.kind), zIndex: 7 }),
    new ol.style.Style({ text: text(ol, colours, site.name, site.kind === "disposal" ? -28 : 15), zIndex: 7 }),
  ];
}

function siteIcon(ol, colours, kind) {
  const size = 26;
  const tile = document.createElement("canvas");
  tile.width = tile.height = size * devicePixelRatio;
  const pen = tile.getContext("2d");
  pen.scale((devicePixelRatio * size) / 20, (devicePixelRatio * size) / 20);
  const path = new Path2D(SITE_PATHS[kind] ?? SITE_PATHS.depot);
  pen.lineJoin = "round";
  pen.lineWidth = 3;
  pen.strokeStyle = colours.paper;
  pen.stroke(path);
  pen.fillStyle = colours.ink;
  pen.fill(path);
  if (kind === "depot") {
    pen.fillStyle = colours.paper;
    pen.fillRect(7, 12, 6, 5.5);
  }
  return new ol.style.Icon({ img: tile, width: size, height: size });
}
