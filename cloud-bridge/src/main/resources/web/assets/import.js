// The import page with script: files are dropped in one place, and too large ones are told before they are sent.

const WORDS = { bins: /bin|container/i, sites: /site|depot|disposal/i, vehicles: /vehicle|truck/i, matrix: /matrix|road|time/i };

const form = document.getElementById("import");
const drop = document.getElementById("drop");
const trouble = document.getElementById("import-trouble");
const inputs = [...form.querySelectorAll("input[type=file]")];

drop.hidden = false;
form.addEventListener("change", judge);
form.addEventListener("submit", (event) => {
  if (!judge()) event.preventDefault();
});

for (const target of [drop, form]) {
  target.addEventListener("dragover", (event) => {
    if (!event.dataTransfer.types.includes("Files")) return;
    event.preventDefault();
    drop.toggleAttribute("data-over", true);
  });
}
form.addEventListener("dragleave", () => drop.toggleAttribute("data-over", false));
form.addEventListener("drop", (event) => {
  event.preventDefault();
  drop.toggleAttribute("data-over", false);
  const strangers = [...event.dataTransfer.files].filter((file) => !place(file));
  judge();
  if (strangers.length > 0) {
    trouble.textContent = "Which file is " + strangers.map((file) => file.name).join(", ") + "? Choose it in its own field.";
  }
});

/** @param {File} file */
function place(file) {
  const input = inputs.find((one) => WORDS[one.name].test(file.name));
  if (!input) return false;
  const files = new DataTransfer();
  files.items.add(file);
  input.files = files.files;
  return true;
}

/** Whether the files can be sent. */
function judge() {
  const most = Number(form.dataset.maxBytes);
  const large = inputs.flatMap((input) => [...input.files]).filter((file) => file.size > most);
  const none = inputs.every((input) => input.files.length === 0);
  trouble.textContent = large.length > 0
    ? large.map((file) => file.name).join(", ") + " is too large for this page; use cloud-bridge import on the machine of the bridge."
    : none ? "Choose at least one file." : "";
  return large.length === 0 && !none;
}
