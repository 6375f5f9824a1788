// One EventSource for the page. A message says only what changed; the part of the page that shows it
// is then fetched anew, each part at most once in a while.

const EVERY_MS = { summary: 3000, bins: 2000, plan: 2000, points: 1000 };
const SILENCE_MS = 45_000;
const POLL_MS = 30_000;
const ANNOUNCE_MS = 5_000;

/** @param {{onBins: (ids: string[]) => void, onPlan: () => void}} listeners */
export function startLive(listeners) {
  const parts = {
    summary: throttled("summary", () => fetchPart("summary")),
    bins: throttled("bins", () => (fetchPart("bins"), listeners.onBins(takeChanged()))),
    plan: throttled("plan", () => (fetchPart("plan"), listeners.onPlan())),
    points: throttled("points", () => fetchPart("points")),
  };
  /** @type {Set<string> | null} bins that changed since the last fetch; null stands for any */
  let changed = new Set();
  function takeChanged() {
    const ids = changed === null ? [] : [...changed];
    changed = new Set();
    return ids;
  }
  const all = () => Object.values(parts).forEach((refresh) => refresh());
  const badge = new LiveBadge();
  const position = document.body.dataset.feedPosition;
  const source = new EventSource("/events?after=" + encodeURIComponent(position));
  let heardAt = performance.now();
  let held = false;

  const heard = () => {
    heardAt = performance.now();
    badge.live();
  };
  const on = (topic, refresh) =>
    source.addEventListener(topic, (event) => {
      heard();
      refresh(idsOf(event));
    });
  source.addEventListener("open", heard);
  source.addEventListener("error", () => badge.paused());
  on("alive", () => {});
  on("reset", all);
  on("bins", (ids) => {
    if (!ids.length) changed = null;
    ids.forEach((id) => changed?.add(id));
    parts.bins();
    parts.summary();
  });
  on("plan", () => (parts.plan(), parts.summary(), parts.bins()));
  on("points", () => {
    parts.points();
    parts.summary();
    badge.announce("New points were awarded");
  });

  // Ages such as "2 min ago" grow old even when nothing happens.
  setInterval(() => {
    if (performance.now() - heardAt > SILENCE_MS) badge.paused();
    if (!document.hidden) all();
    else held = true;
  }, POLL_MS);
  document.addEventListener("visibilitychange", () => {
    if (!document.hidden && held) all();
    held = false;
  });
  return { announce: (text) => badge.announce(text) };
}

/** @param {MessageEvent} event */
function idsOf(event) {
  return JSON.parse(event.data).ids ?? [];
}

/** @param {string} id of the element whose hx-get is asked again */
function fetchPart(id) {
  if (!document.hidden) window.htmx?.trigger("#" + id, "refresh");
}

/** Calls at once when it was quiet, else once at the end of the interval. */
function throttled(name, run) {
  let waiting = false;
  let calledAt = -Infinity;
  return () => {
    if (waiting) return;
    waiting = true;
    const wait = Math.max(0, calledAt + EVERY_MS[name] - performance.now());
    setTimeout(() => {
      waiting = false;
      calledAt = performance.now();
      run();
    }, wait);
  };
}

/** The dot beside the title, and what a screen reader hears. */
class LiveBadge {
  #box = document.getElementById("live");
  #words = document.getElementById("live-words");
  #announcer = document.getElementById("announcer");
  #announcedAt = -Infinity;

  live() {
    if (this.#box.dataset.state === "paused") this.announce("Live updates are back");
    this.#show("live", "Live");
  }

  paused() {
    if (this.#box.dataset.state !== "paused") this.announce("Live updates are paused");
    this.#show("paused", "Live updates paused, trying again");
  }

  /** @param {string} text */
  announce(text) {
    if (performance.now() - this.#announcedAt < ANNOUNCE_MS) return;
    this.#announcedAt = performance.now();
    this.#announcer.textContent = text;
  }

  #show(state, words) {
    this.#box.dataset.state = state;
    if (this.#words.textContent !== words) this.#words.textContent = words;
  }
}
