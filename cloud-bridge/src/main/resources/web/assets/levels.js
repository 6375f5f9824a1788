// The level chart of a drawer, by Chart.js, which is loaded with the first one.

const DAY_MS = 86_400_000;
const NAMES = ["ink", "ink-soft", "rule", "rule-strong", "accent", "full", "paper"];

let loading = null;
let chart = null;

function load() {
  loading ??= new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = new URL("./chart.js", import.meta.url).href;
    script.addEventListener("load", () => resolve(window.Chart));
    script.addEventListener("error", () => reject(new Error("the chart could not be loaded")));
    document.head.append(script);
  });
  return loading;
}

/** @param {HTMLElement | null} figure with data-levels, the address of the curve */
export async function drawLevels(figure) {
  chart?.destroy();
  chart = null;
  if (!figure) return;
  try {
    const [Chart, answer] = await Promise.all([load(), fetch(figure.dataset.levels)]);
    if (!answer.ok || !figure.isConnected) return;
    const curve = await answer.json();
    chart?.destroy();
    chart = new Chart(figure.querySelector("canvas"), settings(curve, colours()));
  } catch (error) {
    console.debug(error);
    // The table below holds the same values.
    figure.classList.add("failed");
  }
}

matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => {
  drawLevels(document.querySelector("[data-levels]"));
});

function colours() {
  const style = getComputedStyle(document.documentElement);
  return Object.fromEntries(NAMES.map((name) => [name, style.getPropertyValue("--" + name).trim()]));
}

function settings(curve, colour) {
  const time = (at) => Date.parse(at);
  const now = time(curve.to) - 2 * DAY_MS;
  const band = (key) => curve.forecast.map((each) => ({ x: time(each.at), y: Math.min(100, each[key]) }));
  const line = (data, more) => ({ data, pointRadius: 0, pointHitRadius: 0, borderWidth: 1.5, tension: 0, ...more });
  const zone = document.body.dataset.zone;
  const day = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", timeZone: zone });
  const moment = new Intl.DateTimeFormat("en-GB", {
    weekday: "short", day: "numeric", month: "short", hour: "2-digit", minute: "2-digit", timeZone: zone,
  });
  const first = firstTime(curve, now);
  return {
    type: "line",
    data: {
      datasets: [
        line(measured(curve), { borderColor: colour.accent, borderWidth: 1.8, pointRadius: curve.levels.length < 12 ? 2.5 : 0, pointBackgroundColor: colour.accent, label: "measured" }),
        line(band("lowPercent"), { borderColor: "transparent", label: "10 %" }),
        line(band("highPercent"), { borderColor: "transparent", backgroundColor: colour.accent + "38", fill: "-1", label: "90 %" }),
        line(band("middlePercent"), { borderColor: colour.accent, borderDash: [4, 3], label: "50 %" }),
        line([{ x: first, y: curve.thresholdPercent }, { x: time(curve.to), y: curve.thresholdPercent }], {
          borderColor: colour.full, borderDash: [2, 3], label: "full",
        }),
      ],
    },
    options: {
      animation: false, parsing: false, normalized: true, maintainAspectRatio: false,
      interaction: { mode: "nearest", axis: "x", intersect: false },
      scales: {
        x: {
          type: "linear", min: first, max: time(curve.to),
          grid: { color: colour.rule, tickLength: 4 }, border: { color: colour["rule-strong"] },
          afterBuildTicks: (axis) => { axis.ticks = midnights(first, time(curve.to), now, zone); },
          ticks: { color: colour["ink-soft"], maxRotation: 0, autoSkip: false, font: { size: 11 }, callback: (at) => (at === now ? "now" : day.format(at)) },
        },
        y: {
          min: 0, max: 100, grid: { color: colour.rule }, border: { display: false },
          ticks: { color: colour["ink-soft"], stepSize: 25, font: { size: 11 }, callback: (percent) => percent + " %" },
        },
      },
      plugins: {
        legend: { display: false },
        tooltip: {
          displayColors: false, filter: (item) => item.dataset.label !== "full",
          callbacks: {
            title: (items) => (items.length ? moment.format(items[0].parsed.x) : ""),
            label: (item) => item.dataset.label + ": " + Math.round(item.parsed.y) + " %",
          },
        },
      },
    },
    plugins: [marks(curve, colour, now)],
  };
}

/** A bin that is new has a short past: then the axis begins with it, at least a day ago. */
function firstTime(curve, now) {
  const from = Date.parse(curve.from);
  const oldest = curve.levels.length ? Date.parse(curve.levels[0].at) : from;
  return Math.max(from, Math.min(oldest, now - DAY_MS));
}

/** The line is broken where a gap begins. */
function measured(curve) {
  const points = curve.levels.map((level) => ({ x: Date.parse(level.at), y: level.value }));
  const breaks = curve.gaps.map((gap) => ({ x: Date.parse(gap.from) + 1, y: NaN }));
  return points.concat(breaks).sort((a, b) => a.x - b.x);
}

/** Midnights of the zone of the pages, so far apart that their names fit. */
function midnights(first, last, now, zone) {
  const days = Math.ceil((last - first) / DAY_MS);
  const step = days > 14 ? 7 : days > 6 ? 2 : 1;
  const ticks = [{ value: now }];
  const clock = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", timeZone: zone });
  const [hours, minutes] = clock.format(now).split(":").map(Number);
  const midnight = now - (hours * 60 + minutes) * 60_000;
  const least = days > 14 ? 2 : days > 6 ? 1 : 0;
  for (let at = midnight - least * DAY_MS; at > first; at -= step * DAY_MS) {
    if (now - at > (least ? 0 : DAY_MS / 4)) ticks.unshift({ value: at });
  }
  for (let at = midnight + DAY_MS; days <= 6 && at < last; at += DAY_MS) ticks.push({ value: at });
  return ticks;
}

/** Emptyings, gaps and the line of now, drawn beneath the curve. */
function marks(curve, colour, now) {
  return {
    id: "marks",
    beforeDatasetsDraw({ ctx, chartArea, scales }) {
      const x = (at) => scales.x.getPixelForValue(typeof at === "number" ? at : Date.parse(at));
      ctx.save();
      ctx.beginPath();
      ctx.rect(chartArea.left, chartArea.top, chartArea.width, chartArea.height);
      ctx.clip();
      curve.gaps.forEach((gap) => hatch(ctx, x(gap.from), x(gap.to), chartArea, colour));
      ctx.strokeStyle = colour["ink-soft"];
      ctx.fillStyle = colour.ink;
      curve.emptyings.forEach((at) => emptied(ctx, x(at), chartArea));
      ctx.setLineDash([]);
      ctx.lineWidth = 1;
      ctx.strokeStyle = colour["rule-strong"];
      stroke(ctx, x(now), chartArea.top, x(now), chartArea.bottom);
      ctx.restore();
    },
  };
}

function hatch(ctx, left, right, area, colour) {
  ctx.save();
  ctx.beginPath();
  ctx.rect(left, area.top, right - left, area.height);
  ctx.clip();
  ctx.strokeStyle = colour["rule-strong"];
  ctx.lineWidth = 1;
  for (let at = left - area.height; at < right; at += 7) stroke(ctx, at, area.bottom, at + area.height, area.top);
  ctx.restore();
}

function emptied(ctx, at, area) {
  ctx.setLineDash([2, 3]);
  stroke(ctx, at, area.top + 7, at, area.bottom);
  ctx.beginPath();
  ctx.moveTo(at - 4.5, area.top);
  ctx.lineTo(at + 4.5, area.top);
  ctx.lineTo(at, area.top + 7);
  ctx.fill();
}

function stroke(ctx, fromX, fromY, toX, toY) {
  ctx.beginPath();
  ctx.moveTo(fromX, fromY);
  ctx.lineTo(toX, toY);
  ctx.stroke();
}

// On the page of one bin this script is alone.
if (document.body.classList.contains("bin-page")) drawLevels(document.querySelector("[data-levels]"));
