// Dots and opinions, kept on the phone until the server has them. The newest of each kind counts:
// what is changed before it is sent is sent once, as it was last.
import { givingUpAfter } from "./follow.js";
import { newKey } from "./queue.js";

const GIVE_UP_MS = 8000; // on one attempt
const FIRST_WAIT_MS = 1000;
const LONGEST_WAIT_MS = 30000; // between two attempts

/** The ballots of one dialogue.
 *
 * shared    what every one tells: {voter, table, card, association}
 * onChange  called when something is kept, sent or refused
 */
export function openBallots(code, language, shared, onChange) {
  const name = `samspill-ballots-${code}`;
  let kept = read();
  let isSending = false;
  let wait = FIRST_WAIT_MS;
  let retry = 0;
  let isAway = false; // the last attempt had no answer

  function read() {
    try {
      return JSON.parse(localStorage.getItem(name)) ?? {};
    } catch {
      return {};
    }
  }

  function write() {
    try {
      localStorage.setItem(name, JSON.stringify(kept));
    } catch {
      // nothing may be kept here: it is sent all the same, while the page is open
    }
    onChange();
  }

  /** Keep one ballot under its own name, and send it. `body` is what its kind needs. */
  function give(place, body) {
    const version = Math.max(Date.now(), (kept[place]?.body.version ?? 0) + 1);
    kept[place] = { state: "waiting", body: { key: newKey(), version, ...shared, ...body } };
    write();
    return sendAll();
  }

  async function send(place) {
    const { body } = kept[place];
    let response;
    let told = {};
    try {
      response = await fetch(`/api/dialogue/${encodeURIComponent(code)}/reactions?language=${language}`, {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify(body),
        signal: givingUpAfter(GIVE_UP_MS),
        credentials: "omit",
      });
      told = await response.json();
    } catch {
      return false;
    }
    if (kept[place].body.version !== body.version) return true; // changed meanwhile: it waits anew
    if (response.status >= 500 || response.status === 429) return false;
    kept[place].state = response.ok ? "sent" : "refused";
    kept[place].message = response.ok ? "" : sentence(told);
    write();
    return true;
  }

  async function sendAll() {
    if (isSending) return;
    isSending = true;
    clearTimeout(retry);
    let isThrough = true;
    for (let place = next(); place && isThrough; place = next()) isThrough = await send(place);
    isSending = false;
    isAway = !isThrough;
    if (isThrough) {
      wait = FIRST_WAIT_MS;
    } else {
      retry = setTimeout(sendAll, wait * (0.75 + Math.random() / 2));
      wait = Math.min(wait * 2, LONGEST_WAIT_MS);
    }
    onChange();
  }

  function next() {
    return Object.keys(kept).find((place) => kept[place].state === "waiting");
  }

  addEventListener("online", sendAll);
  return {
    give,
    sendAll,
    isAway: () => isAway,
    of: (place) => kept[place],
    waiting: () => Object.values(kept).filter((one) => one.state === "waiting").length,
    places: () => Object.keys(kept),
  };
}

function sentence(told) {
  const fields = Object.values(told.fields ?? {});
  return fields.length ? fields.join(" ") : (told.message ?? "");
}
