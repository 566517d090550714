// Asks how the dialogue stands, again and again, for a page that a participant holds.
import { offsetFrom } from "./clock.js";
import { newKey } from "./queue.js";

const ASK_MS = 5000; // others ask at another moment
const APART = 0.2; // so much sooner or later, and never all at once
const GIVE_UP_MS = 8000;

/**
 * Follow the dialogue with this code until the page is left.
 *
 * told   is called with each state that is new: the JSON of GET /api/dialogue/<code>
 * about  what this device tells of itself, {table, waiting}; nobody's name, and it is not stored
 * every  milliseconds between two questions, about
 * Returns {ask, offset}: ask() asks at once; offset() is what to add to this device's clock, in ms.
 */
export function follow(code, { told, about = () => ({}), every = ASK_MS }) {
  let etag = "";
  let offset = 0;

  async function ask() {
    const address = `/api/dialogue/${encodeURIComponent(code)}?${new URLSearchParams({ device: device(), ...about() })}`;
    try {
      const response = await fetch(address, {
        cache: "no-store",
        credentials: "omit",
        headers: etag ? { "If-None-Match": etag } : {},
        signal: givingUpAfter(GIVE_UP_MS),
      });
      const date = response.headers.get("Date");
      const found = date ? offsetFrom(date) : offset;
      if (Math.abs(found - offset) > 2000) offset = found; // the header tells whole seconds only
      if (response.status !== 200) return;
      const state = await response.json();
      if (!Array.isArray(state.rounds)) return; // something between us and the server has answered
      etag = response.headers.get("ETag") ?? "";
      await told(state);
    } catch {
      // no network: the next question finds it
    }
  }

  (function again(wait) {
    setTimeout(async () => {
      if (!document.hidden) await ask();
      again(every * (1 - APART + 2 * APART * Math.random()));
    }, wait);
  })(Math.random() * 1000);
  addEventListener("visibilitychange", () => document.hidden || ask());
  return { ask, offset: () => offset };
}

/** A signal that gives up after so many milliseconds, also where AbortSignal.timeout is not known. */
export function givingUpAfter(milliseconds) {
  const control = new AbortController();
  setTimeout(() => control.abort(), milliseconds);
  return control.signal;
}

let known = "";

/** What this device is counted by: made here, at random, kept here alone. */
function device() {
  try {
    known ||= localStorage.getItem("samspill-device") ?? "";
  } catch {
    // nothing may be kept here
  }
  if (!known) {
    known = newKey();
    try {
      localStorage.setItem("samspill-device", known);
    } catch {
      // then it is another device the next time
    }
  }
  return known;
}
