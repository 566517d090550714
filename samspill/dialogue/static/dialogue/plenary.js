// The plenary by drag and by keys. Every form works without this script; with it the page stays where
// it is: what the server drew is swapped for what it draws next, and what is being written is kept.
import { canDrag } from "./plenary_drag.js";

const NEXT_LOAD_MS = 900, SAFETY_MS = 30000;
const said = document.getElementById("plenary-said");
let page = document.getElementById("plenary");
let timer = 0, turn = 0, isBusy = false;

/** What one has ticked, opened, written and stands in, to be found again on the fresh page; but for
    what stood in the form that has just been sent. */
function keep(sent = null) {
  const active = document.activeElement;
  const fields = [...page.querySelectorAll("textarea, input[type=text], select")];
  const written = fields.filter((one) => one.id && one.form !== sent && one.value !== initial(one));
  return {
    open: [...page.querySelectorAll("details[open][id]")].filter((one) => !one.contains(sent)).map((one) => one.id),
    ticked: sent?.id === "lay" ? [] : ticked().map((one) => one.id),
    written: written.map((one) => [one.id, one.value]),
    focus: page.contains(active) ? active.id : "",
    place: active.selectionStart,
  };
}

function initial(field) {
  if (field.tagName !== "SELECT") return field.defaultValue;
  return ([...field.options].find((one) => one.defaultSelected) ?? field.options[0])?.value;
}

function find(id) {
  return id ? document.getElementById(id) : null;
}

function show(fresh, kept) {
  page.replaceWith(fresh);
  page = fresh;
  for (const id of kept.open) if (find(id)) find(id).open = true;
  for (const id of kept.ticked) if (find(id)) find(id).checked = true;
  for (const [id, value] of kept.written) if (find(id)) find(id).value = value;
  dress();
  const target = find(kept.focus);
  target?.focus({ preventScroll: true });
  if (target?.matches("textarea, input[type=text]")) target.setSelectionRange(kept.place, kept.place);
}

function parse(text) {
  return new DOMParser().parseFromString(text, "text/html");
}

/** Follow what others do. Nothing is swapped while somebody drags or an own act is under way. */
async function load() {
  timer = 0;
  if (isBusy || "dragging" in document.body.dataset) return soon();
  const mine = ++turn;
  try {
    const response = await fetch(location.href, { cache: "no-store" });
    const fresh = response.ok && parse(await response.text()).getElementById("plenary");
    if (!fresh || mine !== turn || Number(fresh.dataset.event) <= Number(page.dataset.event)) return;
    show(fresh, keep());
  } catch {
    // no network: the next event loads anew
  }
}

function soon() {
  timer ||= setTimeout(load, NEXT_LOAD_MS);
}

/** Send a form; then the page as it is now, told in words. `next` finds where to stand. */
async function send(form, values, next) {
  if (isBusy) return;
  isBusy = true;
  const mine = ++turn;
  page.setAttribute("aria-busy", "true");
  try {
    const response = await fetch(form.action, { method: "POST", body: values, headers: { accept: "text/html" } });
    const answer = parse(await response.text());
    const fresh = answer.getElementById("plenary");
    if (!fresh || mine !== turn) return;
    show(fresh, keep(form));
    next?.()?.focus();
    if (document.activeElement === document.body) boxes()[0]?.focus({ preventScroll: true });
    const told = [answer.querySelector("main > [role=status] .message"), fresh.querySelector(".message, .ds-validation-message"), fresh.querySelector("#last-told"), fresh.querySelector("#told")];
    say(told.find(Boolean)?.textContent ?? "");
  } catch {
    page.removeAttribute("aria-busy");
    say(page.dataset.lost);
    page.querySelector("#told").textContent = page.dataset.lost;
  } finally {
    isBusy = false;
  }
}

function say(text) {
  said.textContent = text.trim().replace(/\s+/g, " ");
}

function boxes() {
  return [...page.querySelectorAll("input[name=contribution]")];
}

function ticked() {
  return boxes().filter((one) => one.checked);
}

/** Lay the chosen cards in `place`; then stand on the next card after `box`. */
function lay(place, box, chosen) {
  const form = find("lay"), values = new FormData(form), all = boxes();
  const laid = new Set(chosen.map((one) => one.id));
  values.delete("contribution");
  for (const one of chosen) values.append("contribution", one.value);
  values.set("cluster", place);
  const here = all.indexOf(box);
  const after = [...all.slice(here + 1), ...all.slice(0, Math.max(here, 0)).reverse()];
  const next = after.filter((one) => !laid.has(one.id)).map((one) => one.id);
  send(form, values, () => (place === "new" ? nameOfNewest() : next.map(find).find(Boolean)));
}

/** Dropped by hand: all that are ticked when the card is one of them, else the card alone. */
function drop(place, box) {
  lay(place, box, box.checked ? ticked() : [box]);
}

/** A new cluster is named at once: its name stands open, ready to be written. */
function nameOfNewest() {
  const newest = [...page.querySelectorAll(".cluster[id]")].pop();
  const folded = newest?.querySelector("details");
  if (folded) folded.open = true;
  newest?.scrollIntoView({ block: "nearest" });
  return newest?.querySelector("input[type=text]");
}

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!page.contains(form) || form.method !== "post") return;
  event.preventDefault();
  const stands = form.id === "reflect" ? () => find("id_text") : null;
  send(form, new FormData(form), stands);
});

document.addEventListener("keydown", (event) => {
  if (event.altKey || event.ctrlKey || event.metaKey || event.defaultPrevented) return;
  if (event.target.matches("textarea, select, input:not([type=checkbox])")) return;
  if (!event.target.closest(".plenary-desk, #last")) return; // letters are keys only among the cards
  const box = event.target.closest?.("input[name=contribution]");
  const key = event.key.toLowerCase();
  if (key === "z") return stop(event, () => find("undo")?.click());
  if (box && (key === "arrowdown" || key === "arrowup")) return stop(event, () => step(box, key === "arrowdown" ? 1 : -1));
  const chosen = ticked().length ? ticked() : [box].filter(Boolean);
  const cluster = /^[1-9]$/.test(key) && page.querySelector(`.cluster[data-key="${key}"]`);
  const place = { n: "new", 0: "out" }[key] ?? (cluster ? cluster.dataset.drop : "");
  if (place && chosen.length) stop(event, () => lay(place, box, chosen));
});

function stop(event, act) {
  event.preventDefault();
  act();
}

function step(box, way) {
  const all = boxes();
  all[all.indexOf(box) + way]?.focus();
}

/** What only a script can do is shown now that there is one. */
function dress() {
  page.querySelectorAll(".keys, .cluster.new, #undo kbd").forEach((one) => { one.hidden = false; });
  canDrag(page, drop);
}

if (page?.dataset.code) {
  dress();
  const code = encodeURIComponent(page.dataset.code);
  new EventSource(`/api/dialogue/${code}/events?after=${page.dataset.event}`).addEventListener("changes", soon);
  setInterval(soon, SAFETY_MS);
}
