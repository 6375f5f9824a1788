// Starts the live parts of the page. Without this script the page is still complete but for the map.
import { startLive } from "./live.js";
import { startMap } from "./map.js";

const map = startMap(document.getElementById("map"));
startLive({ onBins: () => map?.refresh(), onPlan: () => map?.refresh() });

// A bin's name in any list shows the bin on the map and marks its row.
document.addEventListener("click", (event) => {
  const link = event.target.closest("[data-show]");
  if (!link) return;
  if (map?.show(link.dataset.show)) event.preventDefault();
  select(link.dataset.show);
});

document.addEventListener("bin-chosen", (event) => {
  const row = select(event.detail);
  row?.querySelector("a")?.focus({ preventScroll: true });
});

// A swapped part has lost the mark of the chosen row and how far it was scrolled; focus stays by id.
const scrolled = new Map();
document.addEventListener("htmx:beforeSwap", (event) => {
  const panel = event.target.querySelector(".scroll");
  if (panel) scrolled.set(panel.id, [panel.scrollTop, panel.scrollLeft]);
});
document.addEventListener("htmx:afterSwap", (event) => {
  const panel = event.target.querySelector(".scroll");
  if (panel && scrolled.has(panel.id)) [panel.scrollTop, panel.scrollLeft] = scrolled.get(panel.id);
  mark();
});

let chosen = null;

/** @param {string} id */
function select(id) {
  chosen = id;
  const row = mark();
  const panel = row?.closest(".scroll");
  if (panel && panel.scrollHeight > panel.clientHeight) {
    panel.scrollTop = row.offsetTop - panel.clientHeight / 2;
  }
  return row;
}

function mark() {
  let found = null;
  for (const row of document.querySelectorAll("tr[data-bin]")) {
    const is = row.dataset.bin === chosen;
    row.toggleAttribute("data-chosen", is);
    if (is) found = row;
  }
  return found;
}
