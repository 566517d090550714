// The control page follows the room; what one is writing in a field is never disturbed.
import { offsetFrom, timeLeft } from "./clock.js";

const NEXT_LOAD_MS = 2000;

let page = document.getElementById("control");
let offset = readOffset();
let timer = 0;

function readOffset() {
  const clock = document.getElementById("clock");
  return clock ? offsetFrom(clock.dataset.now) : 0;
}

function tick() {
  const clock = document.getElementById("clock");
  if (!clock) return;
  const text = timeLeft(clock.dataset.closes, offset);
  const shown = text || clock.dataset.over;
  clock.toggleAttribute("data-is-over", !text);
  if (clock.textContent !== shown) clock.textContent = shown;
}

async function load() {
  timer = 0;
  if (page.contains(document.activeElement) && document.activeElement.matches("input, textarea")) return;
  try {
    const response = await fetch(location.pathname, { cache: "no-store" });
    const text = await response.text();
    const fresh = new DOMParser().parseFromString(text, "text/html").getElementById("control");
    if (!response.ok || !fresh) return;
    const place = [...page.querySelectorAll("a, button")].indexOf(document.activeElement);
    page.replaceWith(fresh);
    page = fresh;
    offset = readOffset();
    tick();
    if (place >= 0) page.querySelectorAll("a, button")[place]?.focus();
  } catch {
    // no network: the clock goes on, and the next event loads anew
  }
}

const address = `/api/dialogue/${encodeURIComponent(page.dataset.code)}/events`;
new EventSource(`${address}?after=${page.dataset.event}`).addEventListener("changes", () => {
  timer ||= setTimeout(load, NEXT_LOAD_MS);
});
setInterval(tick, 250);
setInterval(() => { timer ||= setTimeout(load, 0); }, 60000);
