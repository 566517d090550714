// Tying contributions to measures by drag and by keys. Every act is a plain form that works without
// this. Here the form is sent, and the page that is answered is put in the place of this one, but for
// the measure's own form: what is being typed there is not lost by tying a thread.
const STORED = "samspill-tie-without-keys";
const KIND = "application/x-samspill-contribution";
const main = document.getElementById("content");
const announced = document.createElement("p"); // outlives the page's parts, so that it is heard
announced.className = "ds-sr-only";
announced.setAttribute("aria-live", "polite");
document.body.append(announced);
let isGoing = false;

const editor = () => document.getElementById("editor");
const cards = () => [...document.querySelectorAll(".cards > .card")];
const current = () => document.activeElement?.closest(".card");
const isOn = () => localStorage.getItem(STORED) !== "yes";

function say(text) {
  const told = document.getElementById("told");
  if (told) {
    told.hidden = !text;
    told.textContent = text;
  }
  announced.textContent = text;
}

/** The card to stand at once this one has gone elsewhere: the next of its kind, or the heading. */
function after(was) {
  const alike = cards().filter((one) => one.classList.contains("loose") === was.isLoose);
  const same = was.stays && cards().find((one) => one.dataset.contribution === was.key);
  return same || alike[Math.min(was.place, alike.length - 1)] || document.getElementById("behind");
}

function placeOf(card) {
  if (!card) return null;
  const isLoose = card.classList.contains("loose");
  const alike = cards().filter((one) => one.classList.contains("loose") === isLoose);
  return { isLoose, place: alike.indexOf(card), key: card.dataset.contribution };
}

/** Take over the page that was answered; one that is no editor is gone to as any other. */
function put(text, address, was) {
  const fresh = new DOMParser().parseFromString(text, "text/html");
  if (!fresh.getElementById("editor")) {
    location.assign(address);
    return;
  }
  const mine = document.querySelector(".measure-form");
  const theirs = fresh.querySelector(".measure-form");
  const isSame = mine && theirs && mine.getAttribute("action") === theirs.getAttribute("action");
  const messages = [...fresh.querySelectorAll("#content > [role=status] .message")];
  const told = messages.map((one) => one.textContent.trim()).join(" ");
  fresh.querySelector("#content > [role=status]")?.remove();
  editor().replaceWith(fresh.getElementById("editor"));
  if (isSame) document.querySelector(".measure-form").replaceWith(mine);
  begin();
  say(told);
  if (was) focus(after(was));
}

function focus(element) {
  element?.focus({ preventScroll: true });
  element?.scrollIntoView({ block: "nearest" });
}

async function send(address, body, was) {
  if (isGoing) return;
  isGoing = true;
  editor().setAttribute("aria-busy", "true");
  try {
    const answer = await fetch(address, { method: "POST", body, headers: { Accept: "text/html" } });
    put(await answer.text(), answer.url, was);
  } catch {
    say(editor().dataset.lost);
  } finally {
    isGoing = false;
    editor()?.removeAttribute("aria-busy");
  }
}

main.addEventListener("submit", (event) => {
  const form = event.target;
  if (!form.querySelector("input[name=open]") || form.method !== "post") return;
  event.preventDefault();
  send(form.action, new URLSearchParams(new FormData(form)), placeOf(form.closest(".card")));
});

/** One step among the cards; from outside them to the first. */
function step(by) {
  const all = cards();
  const at = all.indexOf(current());
  focus(all[at < 0 ? 0 : Math.max(0, Math.min(all.length - 1, at + by))]);
}

function act(card, key) {
  const control = card.querySelector(`[data-key="${key}"]`);
  if (!control) {
    if (key === "l" && !editor().dataset.opened) say(editor().dataset.choose);
    return;
  }
  control.click();
  if (key === "g") card.querySelector("details[open] textarea")?.focus();
}

document.addEventListener("keydown", (event) => {
  if (!editor() || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  const isTyping = event.target.closest("input, textarea, select");
  if (event.key === "Escape" && isTyping?.closest(".card")) focus(isTyping.closest(".card"));
  if (isTyping || !isOn()) return;
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  const isAmong = event.target.closest(".words");
  const steps = { ArrowDown: 1, j: 1, ArrowUp: -1, k: -1 };
  if (key === "/") document.getElementById("words")?.focus();
  else if (key in steps && (isAmong || key.length === 1)) step(steps[key]);
  else if (["l", "g", "u"].includes(key) && current() && !event.repeat) act(current(), key);
  else return;
  event.preventDefault();
});

// --- by drag: a card onto any measure in the text ---

document.addEventListener("dragstart", (event) => {
  const card = event.target.closest?.(".card");
  if (!card) return;
  event.dataTransfer.setData(KIND, card.dataset.contribution);
  event.dataTransfer.setData("text/plain", card.dataset.id);
  event.dataTransfer.effectAllowed = "link";
  editor().toggleAttribute("data-dragging", true);
  say(editor().dataset.drop);
});

function over(event) {
  const place = event.target.closest?.("[data-tie]");
  if (!place || !event.dataTransfer.types.includes(KIND)) return;
  event.preventDefault();
  event.dataTransfer.dropEffect = "link";
  for (const one of document.querySelectorAll("[data-over]")) one.removeAttribute("data-over");
  place.toggleAttribute("data-over", true);
}
document.addEventListener("dragenter", over);
document.addEventListener("dragover", over);

document.addEventListener("dragend", () => {
  editor()?.removeAttribute("data-dragging");
  for (const one of document.querySelectorAll("[data-over]")) one.removeAttribute("data-over");
});

document.addEventListener("drop", (event) => {
  const place = event.target.closest?.("[data-tie]");
  const key = event.dataTransfer.getData(KIND);
  if (!place || !key) return;
  event.preventDefault();
  const from = document.querySelector("form.from-here");
  const body = new URLSearchParams(from ? new FormData(from) : "");
  body.set("contribution", key);
  const card = document.querySelector(`.card[data-contribution="${key}"]`);
  send(place.dataset.tie, body, card && { ...placeOf(card), stays: !card.classList.contains("loose") });
});

/** What a page needs that has just come. */
function begin() {
  for (const one of cards()) {
    one.draggable = true;
    one.tabIndex = -1;
  }
  const first = cards()[0];
  if (first) first.tabIndex = 0;
  const choice = document.getElementById("keys");
  if (choice) {
    choice.closest("label").hidden = false;
    choice.checked = isOn();
    choice.addEventListener("change", () => {
      if (choice.checked) localStorage.removeItem(STORED);
      else localStorage.setItem(STORED, "yes");
      show();
    });
  }
  show();
}

/** The keys are shown where they work. */
function show() {
  for (const one of document.querySelectorAll(".by-keys")) one.hidden = !isOn();
}

document.addEventListener("focusin", (event) => {
  const card = event.target.closest(".card");
  if (!card || card.tabIndex === 0) return;
  for (const one of cards()) one.tabIndex = one === card ? 0 : -1;
});

begin();
