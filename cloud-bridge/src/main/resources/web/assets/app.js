// Starts the live parts of the page. Without this script the page is complete but for the map.
import { startDrawer } from "./drawer.js";
import { startKeys } from "./keys.js";
import { startLive } from "./live.js";
import { startMap } from "./map.js";
import { startNarrowing } from "./narrow.js";

const map = startMap(document.getElementById("map"));
const drawer = startDrawer({ onOpen: (id) => map?.show(id), onClose: () => map?.show(null) });
startNarrowing({ onNarrowed: () => (map?.refresh(), drawer.mark()), openBin: () => drawer.open() });
startKeys(drawer);
const live = startLive({
  onBins: (ids) => (map?.refresh(), drawer.refresh(ids)),
  onPlan: () => (map?.refresh(), drawer.refresh([])),
});

document.addEventListener("bin-chosen", (event) => drawer.show(event.detail, { from: "map" }));
document.addEventListener("announce", (event) => live.announce(event.detail));

// What goes back or forward in the history is as the server renders that address.
window.addEventListener("popstate", () => location.reload());

// A swapped part has lost how far it was scrolled; focus stays by id.
const scrolled = new Map();
document.addEventListener("htmx:beforeSwap", (event) => {
  for (const panel of event.detail.target.querySelectorAll(".scroll")) {
    scrolled.set(panel.id, [panel.scrollTop, panel.scrollLeft]);
  }
});
document.addEventListener("htmx:afterSettle", () => {
  for (const [id, [top, left]] of scrolled) {
    const panel = document.getElementById(id);
    if (panel) [panel.scrollTop, panel.scrollLeft] = [top, left];
  }
  scrolled.clear();
  drawer.mark();
});
