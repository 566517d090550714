// Sends what waits in the queue, oldest first, and again until each has its answer.
import { givingUpAfter } from "./follow.js";

const GIVE_UP_MS = 8000; // on one attempt
const FIRST_WAIT_MS = 1000;
const LONGEST_WAIT_MS = 30000; // between two attempts
const PATIENCE_MS = 10000; // with another window of this browser that is sending
const STORED = [200, 201];
const LATER = [408, 425, 429];

/**
 * The one who sends for a page.
 *
 * queue    what openQueue gave
 * changed  is called whenever an item has got another state, or there was no answer
 * Returns {sendAll, isAway, post}; isAway() is true when the last attempt had no answer.
 */
export function sender({ code, language, queue, changed }) {
  let isSending = false;
  let isAsked = false; // again, while it was sending
  let isAway = false;
  let wait = FIRST_WAIT_MS;
  let retry = 0;

  async function post(path, value) {
    return fetch(`/api/dialogue/${encodeURIComponent(code)}/${path}?language=${language}`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(value),
      signal: givingUpAfter(GIVE_UP_MS),
      credentials: "omit",
    });
  }

  /** Send one item: "" when it has its answer, "later" when its round has not begun, "away" else. */
  async function send(item) {
    let response;
    let told;
    try {
      response = await post("contributions", asSent(item));
      told = await response.json();
    } catch {
      return "away";
    }
    if (STORED.includes(response.status)) {
      if (told.key !== item.key) return "away"; // something between us and the server has answered
      await queue.put({ ...item, state: "sent", reference: told.reference, isLate: told.is_late, sentAt: Date.now() });
      return "";
    }
    if (response.status >= 500 || LATER.includes(response.status)) {
      wait = Math.max(wait, 1000 * (Number(response.headers.get("Retry-After")) || 0));
      return "away";
    }
    if (told.error === "round_not_open") return "later";
    await queue.put({ ...item, state: "refused", message: reasonOf(told) });
    return "";
  }

  /** Send all that waits; true when nothing does any more. */
  async function empty() {
    const tried = new Set();
    let isThrough = true;
    for (;;) {
      const waiting = (await queue.all()).filter((one) => one.state === "waiting" && !tried.has(one.key));
      if (waiting.length === 0) return isThrough;
      const item = waiting[waiting.length - 1];
      tried.add(item.key);
      const outcome = await send(item);
      if (outcome === "away") return false;
      isThrough &&= outcome === "";
      isAway = false;
      await changed();
    }
  }

  /** One window of the browser sends at a time; where that cannot be known the key does the rest. */
  async function alone(work) {
    if (!navigator.locks) return work();
    try {
      const signal = givingUpAfter(PATIENCE_MS);
      return await navigator.locks.request(`samspill-send-${code}`, { signal }, work);
    } catch (fault) {
      if (fault.name !== "AbortError") throw fault;
      return work(); // the other one has been put to sleep in the middle of it
    }
  }

  async function sendAll() {
    if (isSending) {
      isAsked = true;
      return;
    }
    isSending = true;
    isAsked = false;
    clearTimeout(retry);
    let isThrough = false;
    try {
      isThrough = await alone(empty);
    } finally {
      isSending = false;
    }
    isAway = !isThrough;
    if (isThrough) {
      wait = FIRST_WAIT_MS;
    } else {
      retry = setTimeout(sendAll, wait * (1 + Math.random() / 2));
      wait = Math.min(wait * 2, LONGEST_WAIT_MS);
    }
    await changed();
    if (isAsked && isThrough) await sendAll();
  }

  addEventListener("online", () => {
    wait = FIRST_WAIT_MS;
    sendAll();
  });
  addEventListener("visibilitychange", () => document.hidden || sendAll());
  queue.watch(sendAll);
  return { sendAll, post, isAway: () => isAway };
}

/** What the server is told of an item: the same each time, so that the same key has the same content. */
function asSent({ key, round, question, table, text, kind, association }) {
  const told = { key, round, question: question ?? 1, table, text };
  if (kind) told.kind = kind;
  if (association) told.association = association;
  return told;
}

function reasonOf(told) {
  const fields = Object.values(told.fields ?? {});
  return fields.length > 0 ? fields.join(" ") : (told.message ?? "");
}
