// The control room follows the room. Each part of the page is renewed by itself; the part one is
// writing in is left alone. Without the network the clock goes on, and what was pressed stands.
import { offsetFrom, timeLeft } from "./clock.js";

const NEXT_LOAD_MS = 1000; // at most so often, however much is written
const SAFETY_MS = 20000; // and so often even if no word comes: silence grows by itself

const desk = document.getElementById("control");
const MESSAGES = "main > [role=status]";
let offset = offsetFrom(desk.dataset.now);
// the place's own hour, whatever the device thinks: how far the server's text is from UTC
const zone = Date.parse(`${desk.dataset.now.slice(0, 19)}Z`) - Date.parse(desk.dataset.now);
let timer = 0;
let isPosting = false;
let isPressed = false; // a button that is renewed between press and release would never be clicked

const parts = (page) => [...page.querySelectorAll("[data-part]")];
const told = (part) => part.innerHTML.replace(/(csrfmiddlewaretoken" value=")[^"]*/g, "$1");
const isWrittenIn = (part) =>
  part.contains(document.activeElement) && document.activeElement.matches("input:not([type=hidden]), textarea");

/** What has the focus, so that it can be found again in the new page. */
function focused() {
  const now = document.activeElement;
  const key = now?.closest("[data-key]")?.dataset.key;
  const place = key ? [...document.querySelectorAll(".queue [data-key]")].findIndex((one) => one.dataset.key === key) : -1;
  return { key, id: now?.id, href: now?.getAttribute?.("href"), place };
}

function focusAgain({ key, id, href, place }) {
  if (document.activeElement && document.activeElement !== document.body) return;
  const same = key && document.querySelector(`[data-key="${CSS.escape(key)}"] button`);
  const next = place >= 0 && [...document.querySelectorAll(".queue [data-key] button")][Math.max(place - 1, 0)];
  const found = same || (id && document.getElementById(id)) || (href && document.querySelector(`a[href="${CSS.escape(href)}"]`)) || next;
  (found || (key && document.querySelector('[data-key="next"] button')))?.focus({ preventScroll: true });
}

/** Take over what is new in a page that was fetched. A form that was refused comes with its words. */
function put(text, isAnswer) {
  const fresh = new DOMParser().parseFromString(text, "text/html");
  const desk = fresh.getElementById("control");
  if (!desk) {
    location.reload(); // signed out, or the page is another
    return;
  }
  const where = focused();
  for (const part of parts(document)) {
    const next = fresh.querySelector(`[data-part="${part.dataset.part}"]`);
    const hasOpenForm = part.querySelector("details.hold[open]");
    if (!next || (!isAnswer && (isWrittenIn(part) || hasOpenForm || told(part) === told(next)))) continue;
    for (const open of part.querySelectorAll("details.held[open]")) {
      next.querySelector(`#${CSS.escape(open.id)}`)?.setAttribute("open", "");
    }
    part.replaceWith(document.adoptNode(next));
  }
  offset = offsetFrom(desk.dataset.now);
  if (isAnswer) {
    document.querySelectorAll(MESSAGES).forEach((one) => one.remove());
    const said = fresh.querySelector(MESSAGES);
    if (said) document.querySelector("main").prepend(document.adoptNode(said));
  }
  focusAgain(where);
  tick();
}

async function load() {
  timer = 0;
  if (isPosting) return;
  try {
    const response = await fetch(location.href, { cache: "no-store" });
    const text = await response.text();
    if (isPressed) soon();
    else if (response.ok && !isPosting) put(text, false);
    online(response.ok);
  } catch {
    online(false);
  }
}

const soon = () => { timer ||= setTimeout(load, NEXT_LOAD_MS); };

/** Without the network the page says so, and tells nothing of what it can no longer know. */
function online(isOnline) {
  const word = document.getElementById("own-net");
  if (word) word.hidden = isOnline;
  document.querySelectorAll("[data-from-net]").forEach((one) => { one.hidden = !isOnline; });
  if (isOnline) document.querySelectorAll(".not-done").forEach((one) => one.remove());
}

/** Beside the button that was pressed; nothing waits to be sent later. */
function notDone(form) {
  form.removeAttribute("aria-busy");
  document.querySelectorAll(".not-done").forEach((one) => one.remove());
  const said = document.createElement("p");
  said.className = "not-done";
  form.append(said);
  said.setAttribute("role", "alert");
  said.textContent = desk.dataset.notDone;
}

/** Send a form without leaving the page; the answer is the page as it then is. */
async function send(form) {
  if (!navigator.onLine) {
    online(false);
    notDone(form);
    return;
  }
  isPosting = true;
  form.setAttribute("aria-busy", "true");
  try {
    const response = await fetch(form.action, { method: "POST", body: new FormData(form), keepalive: true });
    put(await response.text(), true);
    online(true);
  } catch {
    online(false);
    notDone(form); // the button stands, and the server does a thing once
  } finally {
    isPosting = false;
  }
}

function tick() {
  const clock = document.getElementById("clock");
  if (clock?.dataset.closes) {
    const text = timeLeft(clock.dataset.closes, offset);
    const shown = text || clock.dataset.over;
    clock.toggleAttribute("data-is-over", !text);
    if (clock.textContent !== shown) clock.textContent = shown;
  }
  const hour = document.getElementById("hour");
  const text = new Date(Date.now() + offset + zone).toISOString().slice(11, 16).replace(":", ".");
  if (hour && hour.textContent !== text) hour.textContent = text;
}

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!form.closest("[data-part]") || form.method !== "post") return;
  event.preventDefault();
  if (!isPosting) send(form);
});
addEventListener("pointerdown", () => { isPressed = true; });
for (const end of ["pointerup", "pointercancel"]) addEventListener(end, () => setTimeout(() => { isPressed = false; }));
addEventListener("online", soon);
addEventListener("offline", () => online(false));

function listen() {
  const code = encodeURIComponent(desk.dataset.code);
  const source = new EventSource(`/api/dialogue/${code}/events?after=${desk.dataset.event}`);
  source.addEventListener("changes", soon);
  source.addEventListener("open", () => {
    if (!document.getElementById("own-net")?.hidden) soon();
    online(true);
  });
  source.addEventListener("error", () => {
    soon(); // whether it is the network shows when it asks
    if (source.readyState === EventSource.CLOSED) setTimeout(listen, 3000);
  });
}

listen();
setInterval(tick, 250);
setInterval(soon, SAFETY_MS);
