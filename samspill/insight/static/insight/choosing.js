// Choosing a theme: a letter opens it, a number chooses within it, Shift and a letter gives a second
// theme, "/" finds one by writing. Without this the letters are links and the page comes anew.
let panel = null;
let say = () => {};

const all = (selector) => [...(panel?.querySelectorAll(selector) ?? [])];
const isOpen = () => Boolean(panel) && !panel.hidden;
const opener = () => document.querySelector('[data-opens="change"]');

function begin(announce) {
  panel = document.getElementById("change");
  say = announce;
  const find = panel?.querySelector(".find");
  if (!find) return;
  find.hidden = false;
  tell();
  const field = find.querySelector("input");
  field.addEventListener("input", () => narrow(field.value));
  field.addEventListener("keydown", (event) => typed(event, field));
  for (const letter of all(".letter")) {
    letter.addEventListener("click", (event) => {
      event.preventDefault();
      show(letter.dataset.theme);
    });
  }
}

function tell() {
  const link = opener();
  link?.setAttribute("role", "button");
  link?.setAttribute("aria-expanded", String(isOpen()));
  link?.setAttribute("aria-controls", "change");
}

/** theme, choice: what is proposed, laid open first. */
function toggle({ theme, choice } = {}) {
  panel.hidden = !panel.hidden;
  tell();
  if (!panel.hidden && theme) {
    show(theme);
    panel.querySelector(`[data-details]:not([hidden]) .chip[value="${CSS.escape(choice)}"]`)?.focus();
    return;
  }
  if (panel.hidden) document.getElementById("card").focus();
  else panel.querySelector("#change-title").focus();
  panel.scrollIntoView({ block: "nearest" });
}

/** One theme's details; the others' are put away. */
function show(code) {
  for (const details of all("[data-details]")) {
    details.hidden = details.dataset.details !== code;
    details.querySelectorAll(".chip").forEach((chip) => (chip.hidden = false));
  }
  for (const letter of all(".letter")) {
    if (letter.dataset.theme === code) letter.setAttribute("aria-current", "true");
    else letter.removeAttribute("aria-current");
  }
  const shown = panel.querySelector("[data-details]:not([hidden])");
  shown?.querySelector(".chip")?.focus();
  shown?.scrollIntoView({ block: "nearest" });
  panel.querySelector(".none-found").hidden = true;
}

/** What fits the words written: each word stands somewhere in the theme's name or the detail's. */
function narrow(written) {
  const words = written.toLowerCase().split(/\s+/).filter(Boolean);
  for (const details of all("[data-details]")) {
    const theme = details.querySelector("legend").textContent;
    let found = 0;
    for (const chip of details.querySelectorAll(".chip")) {
      const name = `${theme} ${chip.textContent}`.toLowerCase();
      chip.hidden = !words.every((word) => name.includes(word));
      found += chip.hidden ? 0 : 1;
    }
    details.hidden = !words.length || !found;
  }
  const fits = all("[data-details]:not([hidden]) .chip:not([hidden])");
  panel.querySelector(".none-found").hidden = !words.length || fits.length > 0;
  say(words.length ? `${fits.length}` : "");
}

function typed(event, field) {
  const fits = all("[data-details]:not([hidden]) .chip:not([hidden])");
  if (event.key === "Enter") {
    event.preventDefault();
    if (field.value.trim()) fits[0]?.click();
  } else if (event.key === "ArrowDown") {
    event.preventDefault();
    fits[0]?.focus();
  } else if (event.key === "Escape") {
    event.preventDefault();
    event.stopPropagation();
    field.value = "";
    narrow("");
    document.getElementById("card").focus();
  }
}

function giveSecond(letter) {
  const second = panel.querySelector("#second");
  if (!second) return;
  second.value = second.value === letter.dataset.theme ? "" : letter.dataset.theme;
  say(`${panel.querySelector("label[for=second]").textContent} ${second.selectedOptions[0].textContent}`);
}

/** Whether the key was for the panel. */
function take(event) {
  if (!panel) return false;
  if (event.key === "/") {
    event.preventDefault();
    if (!isOpen()) toggle();
    panel.querySelector("#find").focus();
    return true;
  }
  if (!isOpen()) return false;
  if (event.key === "Escape" && opener()) {
    toggle();
    return true;
  }
  const key = event.key.toLowerCase();
  const letter = all(".letter").find((one) => one.dataset.letter && one.dataset.letter === key);
  if (letter && event.shiftKey) giveSecond(letter);
  else if (letter) show(letter.dataset.theme);
  const shown = panel.querySelector("[data-details]:not([hidden])");
  const chip = letter ? null : shown?.querySelector(`[data-number="${CSS.escape(key)}"]`);
  if (!letter && !chip) return false;
  event.preventDefault();
  chip?.click();
  return true;
}

export const choosing = { begin, toggle, take };
