// Sorting by keys: each control that has a key says so in data-key; the page works without this.
// The keys can be switched off, for those whose keyboard or voice sends letters of its own.
const STORED = "samspill-sort-without-keys";
const controls = new Map(
  [...document.querySelectorAll("[data-key]")].map((control) => [control.dataset.key, control]),
);
const box = document.getElementById("keys");
const choice = box.querySelector("input");
choice.checked = localStorage.getItem(STORED) !== "yes";
box.hidden = false;
choice.addEventListener("change", () => {
  if (choice.checked) localStorage.removeItem(STORED);
  else localStorage.setItem(STORED, "yes");
});

document.addEventListener("keydown", (event) => {
  if (!choice.checked || event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
  const isWriting = event.target.closest("select, textarea, input:not([type=checkbox])");
  if (isWriting || (event.key === "Enter" && event.target.closest("a, button, summary, input"))) return;
  const control = controls.get(event.key.length === 1 ? event.key.toLowerCase() : event.key);
  if (!control) return;
  event.preventDefault();
  control.click();
});
