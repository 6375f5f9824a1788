// Single-letter keys, which can be switched off (WCAG 2.1.4), and the list of them.

const STORED = "lucid-bins-keys";

/** @param {{show: (id: string, how?: {focus?: boolean, from?: string}) => void, close: () => void, open: () => string | null}} drawer */
export function startKeys(drawer) {
  const dialog = /** @type {HTMLDialogElement} */ (document.getElementById("keys"));
  const button = document.getElementById("keys-open");
  const box = /** @type {HTMLInputElement} */ (document.getElementById("keys-on"));
  box.checked = localStorage.getItem(STORED) !== "off";
  box.addEventListener("change", () => localStorage.setItem(STORED, box.checked ? "on" : "off"));
  button.hidden = false;
  button.addEventListener("click", () => dialog.showModal());

  const actions = {
    "/": () => focus("q"),
    "?": () => dialog.showModal(),
    j: () => step(1),
    k: () => step(-1),
    l: () => focus("bins-scroll", "bins"),
    m: () => focus("map"),
    g: () => focus("figure-online", "figure-full"),
    p: () => focus("plan-scroll", "plan"),
  };

  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || dialog.open) return;
    const target = /** @type {HTMLElement} */ (event.target);
    if (event.key === "Escape") {
      if (target.id === "q" && target.value) return;
      drawer.close();
      return;
    }
    if (!box.checked || target.closest("input:not([type=checkbox]), textarea, select, [contenteditable]")) return;
    const action = actions[event.key];
    if (!action) return;
    event.preventDefault();
    action();
  });

  /** Moves along the rows; with an open drawer the next bin takes it over. */
  function step(by) {
    const names = [...document.querySelectorAll(".bins .bin-name")];
    const open = drawer.open();
    const at = names.findIndex((name) => (open ? name.dataset.show === open : name === document.activeElement));
    const next = names[Math.min(names.length - 1, Math.max(0, at + by))];
    if (!next) return;
    if (open) drawer.show(next.dataset.show, { focus: false, from: next.id });
    else next.focus();
    next.scrollIntoView({ block: "nearest" });
  }
}

/** @param {string[]} ids the first that exists gets the focus */
function focus(...ids) {
  ids.map((id) => document.getElementById(id)).find((found) => found)?.focus();
}
