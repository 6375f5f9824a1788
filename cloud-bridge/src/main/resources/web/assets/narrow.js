// Filters, order and page of the list: each is a link that works by itself. With this script only
// the list, the pills and the marks on the map are fetched, and the address follows.

const TYPING_MS = 250;

/** @param {{onNarrowed: () => void, openBin: () => string | null}} page */
export function startNarrowing(page) {
  const form = /** @type {HTMLFormElement} */ (document.getElementById("search"));
  const input = /** @type {HTMLInputElement} */ (document.getElementById("q"));
  let timer = 0;

  document.addEventListener("click", (event) => {
    const link = /** @type {Element} */ (event.target).closest("a[data-narrow][href]");
    if (!link || event.defaultPrevented || isForNewTab(event)) return;
    event.preventDefault();
    narrow(new URL(link.href).search, { push: true, from: link.id });
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    search(true);
  });
  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(() => search(false), TYPING_MS);
  });

  /** @param {boolean} push */
  function search(push) {
    clearTimeout(timer);
    const asked = new URLSearchParams(/** @type {any} */ (new FormData(form)));
    if (!asked.get("q").trim()) asked.delete("q");
    narrow("?" + asked, { push, from: input.id });
  }

  let newest = 0;

  /**
   * @param {string} query
   * @param {{push: boolean, from: string}} how
   */
  async function narrow(query, how) {
    const number = ++newest;
    const asked = new URLSearchParams(query);
    const bin = page.openBin();
    if (bin) asked.set("bin", bin);
    else asked.delete("bin");
    const list = document.getElementById("bins");
    list.setAttribute("aria-busy", "true");
    try {
      await window.htmx.ajax("GET", "/fragments/bins?" + asked, { target: "#bins", swap: "outerHTML" });
    } finally {
      list.removeAttribute("aria-busy");
    }
    if (number === newest) arrived(how);
  }

  /** @param {{push: boolean, from: string}} how */
  function arrived(how) {
    const list = document.getElementById("bins");
    const address = list.dataset.address;
    if (address !== location.pathname + location.search) {
      history[how.push ? "pushState" : "replaceState"](null, "", address);
    }
    if (document.activeElement !== input) input.value = list.dataset.text;
    if (document.activeElement === document.body) {
      (document.getElementById(how.from) ?? list).focus({ preventScroll: true });
    }
    document.dispatchEvent(new CustomEvent("announce", { detail: list.dataset.words + " bins" }));
    page.onNarrowed();
  }
}

/** @param {MouseEvent} event */
export function isForNewTab(event) {
  return event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey;
}
