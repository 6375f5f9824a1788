// The drawer of one bin: opened from list, map or plan; Esc closes it and focus goes back.
import { isForNewTab } from "./narrow.js";
import { drawLevels } from "./levels.js";

const EVERY_MS = 5000;

/**
 * @param {{onOpen: (id: string) => void, onClose: () => void}} page
 */
export function startDrawer(page) {
  const box = document.getElementById("drawer");
  /** @type {string | null} */
  let open = box.querySelector("[data-drawer]")?.dataset.drawer ?? null;
  /** @type {string | null} */
  let cameFrom = open && "name-" + open;
  let refreshedAt = 0;
  let timer = 0;

  document.addEventListener("click", (event) => {
    if (isForNewTab(event)) return;
    const target = /** @type {Element} */ (event.target);
    const link = target.closest("a[data-show]");
    if (link) {
      event.preventDefault();
      show(link.dataset.show, { from: link.id });
    } else if (target.closest("a[data-close]")) {
      event.preventDefault();
      close();
    }
  });

  /**
   * @param {string} id
   * @param {{focus?: boolean, from?: string}} how from: id of what gets the focus back
   */
  async function show(id, { focus = true, from } = {}) {
    cameFrom = from ?? cameFrom ?? "name-" + id;
    open = id;
    mark();
    page.onOpen(id);
    const address = new URL(location.href);
    address.searchParams.set("bin", id);
    if (address.href !== location.href) history.pushState(null, "", address);
    await load(id);
    if (open !== id) return;
    box.hidden = false;
    if (focus) document.getElementById("drawer-title")?.focus({ preventScroll: true });
  }

  /** @param {string} id */
  async function load(id) {
    const kept = keep();
    const query = new URLSearchParams(location.search);
    query.delete("bin");
    const asked = [...query].length ? "?" + query : "";
    await window.htmx.ajax("GET", "/bins/" + encodeURIComponent(id) + "/drawer" + asked, {
      target: "#drawer", swap: "innerHTML",
    });
    refreshedAt = performance.now();
    kept();
    await drawLevels(box.querySelector("[data-levels]"));
  }

  /** Remembers what a fetched drawer would lose: an open table, the scrolled way, the focus. */
  function keep() {
    const id = box.querySelector("[data-drawer]")?.dataset.drawer;
    const tables = box.querySelector("details")?.open;
    const top = document.getElementById("drawer-body")?.scrollTop ?? 0;
    const focused = box.contains(document.activeElement) ? document.activeElement.id : null;
    return () => {
      if (box.querySelector("[data-drawer]")?.dataset.drawer !== id) return;
      const details = box.querySelector("details");
      if (details && tables) details.open = true;
      document.getElementById("drawer-body").scrollTop = top;
      if (focused) document.getElementById(focused)?.focus({ preventScroll: true });
    };
  }

  function close() {
    if (open === null) return;
    const back = document.getElementById(cameFrom ?? "") ?? document.getElementById("name-" + open);
    open = null;
    cameFrom = null;
    box.hidden = true;
    box.replaceChildren();
    const address = new URL(location.href);
    address.searchParams.delete("bin");
    history.pushState(null, "", address);
    mark();
    page.onClose();
    (back ?? document.getElementById("bins")).focus({ preventScroll: true });
  }

  /** Marks the rows of the open bin, after any of them was fetched anew. */
  function mark() {
    for (const row of document.querySelectorAll("[data-bin]")) {
      row.toggleAttribute("data-chosen", row.dataset.bin === open);
    }
  }

  /** @param {string[]} ids of bins that changed; none stands for any */
  function refresh(ids) {
    if (open === null || (ids.length && !ids.includes(open))) return;
    clearTimeout(timer);
    timer = setTimeout(() => open && load(open), Math.max(0, refreshedAt + EVERY_MS - performance.now()));
  }

  mark();
  if (open) {
    page.onOpen(open);
    drawLevels(box.querySelector("[data-levels]"));
  }
  return { show, close, mark, refresh, open: () => open };
}
