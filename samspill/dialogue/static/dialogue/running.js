// The run sheet's clock, by the server's time; and the lines as they stand, asked for again and again.
// Without network the clock goes on, and what is "now" moves on by it.
import { offsetFrom } from "./clock.js";

const ASK_MS = 15000;
const GIVE_UP_MS = 8000;
const going = document.getElementById("going");
const lines = document.getElementById("lines");
const net = document.getElementById("net");
const clock = document.getElementById("clock");
const told = new Intl.DateTimeFormat("nb", { hour: "2-digit", minute: "2-digit", second: "2-digit", timeZone: "Europe/Oslo" });
const offset = offsetFrom(going.dataset.now);
let isAway = false;

function tick() {
  const now = Date.now() + offset;
  clock.textContent = told.format(now).replaceAll(":", ".");
  if (isAway) moveOn(now);
}

/** By the clock alone: the last line that has begun is now, and those before it are done. */
function moveOn(now) {
  const timed = [...lines.querySelectorAll("[data-at]:not(.cue, .stage)")];
  const begun = timed.filter((one) => Date.parse(one.dataset.at) <= now);
  for (const one of begun.slice(0, -1)) set(one, "done");
  if (begun.length > 0 && timed.length > 0) set(begun.at(-1), "now");
  for (const cue of lines.querySelectorAll(".cue[data-at]")) if (Date.parse(cue.dataset.at) <= now) set(cue, "done");
}

function set(line, state) {
  if (line.dataset.state === state) return;
  line.dataset.state = state;
  line.toggleAttribute("aria-current", state === "now");
}

async function ask() {
  const control = new AbortController();
  setTimeout(() => control.abort(), GIVE_UP_MS);
  try {
    const response = await fetch(going.dataset.part, { cache: "no-store", signal: control.signal });
    if (!response.ok || response.redirected) throw new Error(String(response.status));
    const fresh = await response.text();
    isAway = false;
    if (!lines.contains(document.activeElement)) lines.innerHTML = fresh; // markup of our own server
  } catch {
    isAway = true;
  }
  net.textContent = isAway ? going.dataset.away : "";
}

setInterval(tick, 1000);
tick();
setInterval(() => document.hidden || ask(), ASK_MS);
addEventListener("online", ask);
addEventListener("offline", () => {
  isAway = true;
  net.textContent = going.dataset.away;
});
