// Writing on the phone: what is written is kept here first, then sent, and sent again until the
// server has it, under the same key. Without this script the form sends by itself.
import { offsetFrom, timeLeft } from "./clock.js";
import { newKey, openQueue } from "./queue.js";

const GIVE_UP_MS = 8000; // on one attempt
const LONGEST_WAIT_MS = 30000; // between two attempts
const ASK_MS = 10000; // for the state; others ask at another moment

const page = document.getElementById("writing");
const { code, language } = page.dataset;
const table = Number(page.dataset.table);
const round = Number(page.dataset.round);
const api = `/api/dialogue/${encodeURIComponent(code)}`;
const list = document.getElementById("list");
const net = document.getElementById("net");
const form = document.getElementById("write");
const draftName = `samspill-draft-${code}`;

const opening = openQueue(code);
let queue = null;
let keeping = ""; // what is being put in the queue right now
let isSending = false;
let wait = 1000;
let retry = 0;
let offset = 0;
let lastCount = -1;
let others = null;

// --- the list: this phone's own first, then the rest of the table's --------------------------------

function element(item) {
  const copy = document.getElementById("item").content.firstElementChild.cloneNode(true);
  const state = copy.querySelector(".state");
  copy.dataset.state = item.state;
  copy.querySelector("p").textContent = item.text;
  state.textContent = item.state === "sent" && item.isLate ? state.dataset.late : state.dataset[item.state];
  if (item.state === "refused") state.textContent += ` ${item.message}`;
  copy.querySelector('[data-act="back"]').addEventListener("click", () => takeBack(item));
  copy.querySelector('[data-act="mend"]').addEventListener("click", () => mend(item));
  return copy;
}

function otherElement(told) {
  const quote = document.createElement("blockquote");
  quote.className = "said";
  if (told.language) quote.lang = told.language;
  const words = document.createElement("p");
  words.textContent = told.text;
  quote.append(words);
  return quote;
}

async function render() {
  const items = await queue.all();
  const waiting = items.filter((item) => item.state === "waiting").length;
  net.hidden = waiting === 0 || (isSending && wait === 1000);
  net.querySelector("b").textContent =
    waiting === 1 ? net.dataset.one : net.dataset.many.replace("#", String(waiting));
  if (!list) return;
  const mine = items.filter((item) => item.round === round || item.state !== "sent");
  const known = new Set(mine.map((item) => item.reference).filter(Boolean));
  const told = (others ?? serverSaid).filter((one) => !known.has(one.reference));
  list.replaceChildren(...mine.map(element), ...told.map(otherElement));
  document.getElementById("empty").hidden = list.childElementCount > 0;
}

const serverSaid = [...(list?.querySelectorAll("[data-reference]") ?? [])].map((quote) => ({
  reference: quote.dataset.reference,
  language: quote.lang,
  text: quote.querySelector("p").textContent,
}));

// --- sending ------------------------------------------------------------------------------------------

async function post(path, value) {
  return fetch(`${api}/${path}?language=${language}`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(value),
    signal: AbortSignal.timeout(GIVE_UP_MS),
    credentials: "omit",
  });
}

/** Send one item. True when there is an answer for it, false when it must be tried again. */
async function send(item) {
  const { key, round: number, table: place, text, kind } = item;
  let response;
  let told;
  try {
    response = await post("contributions", { key, round: number, table: place, text, kind });
    told = await response.json();
  } catch {
    return false;
  }
  if (response.status === 201) {
    await queue.put({ ...item, state: "sent", reference: told.reference, isLate: told.is_late });
    return true;
  }
  if (response.status >= 500 || response.status === 429 || told.error === "round_not_open") return false;
  await queue.put({ ...item, state: "refused", message: told.message });
  return true;
}

async function sendAll() {
  if (isSending || !queue) return;
  isSending = true;
  clearTimeout(retry);
  let isThrough = true;
  for (const item of (await queue.all()).filter((one) => one.state === "waiting").reverse()) {
    isThrough = (await send(item)) && isThrough;
    if (!isThrough) break;
  }
  isSending = false;
  if (isThrough) {
    wait = 1000;
  } else {
    retry = setTimeout(sendAll, wait * (0.75 + Math.random() / 2));
    wait = Math.min(wait * 2, LONGEST_WAIT_MS);
  }
  await render();
}

async function keep(event) {
  event.preventDefault();
  const text = form.elements.text.value;
  if (!text.trim()) {
    form.elements.text.focus();
    return;
  }
  const kind = new FormData(form).get("kind") ?? "";
  const item = { key: newKey(), code, round, table, text, kind, state: "waiting", at: Date.now() };
  keeping = text; // the box is free for the next thought at once; the draft holds both until it is kept
  form.elements.text.value = "";
  for (const choice of form.querySelectorAll("[name=kind]")) choice.checked = false;
  try {
    queue ??= await opening;
    await queue.put(item);
  } catch {
    form.elements.text.value = withKept(form.elements.text.value);
    keeping = "";
    form.submit(); // the phone keeps nothing: the form sends as it is
    return;
  }
  keeping = "";
  keepDraft();
  await render();
  form.elements.text.focus();
  sendAll();
}

function withKept(text) {
  return [keeping, text].filter(Boolean).join("\n");
}

async function takeBack(item) {
  try {
    const response = await post(`contributions/${item.key}/withdrawal`, {});
    if (!response.ok && response.status !== 404) return;
  } catch {
    net.hidden = false;
    return;
  }
  await queue.remove(item.key);
  if (others) others = others.filter((one) => one.reference !== item.reference);
  await render();
}

async function mend(item) {
  if (!form) return;
  form.elements.text.value = item.text;
  await queue.remove(item.key);
  keepDraft();
  await render();
  form.elements.text.focus();
}

function keepDraft() {
  try {
    localStorage.setItem(draftName, withKept(form.elements.text.value));
  } catch {
    // the draft is a convenience only
  }
}

// --- what happens in the room -------------------------------------------------------------------------

async function ask() {
  try {
    const response = await fetch(`${api}/state`, { cache: "no-cache", credentials: "omit" });
    if (!response.ok) return;
    const date = response.headers.get("Date");
    const state = await response.json();
    const found = date ? offsetFrom(date) : offset;
    if (Math.abs(found - offset) > 2000) offset = found; // the header tells whole seconds only
    follow(state);
  } catch {
    // no network: the next question finds it
  }
}

async function follow(state) {
  const isSame = (state.round?.number ?? 0) === round && (state.round?.state ?? "") === page.dataset.state;
  if (!isSame) {
    if (form && form.elements.text.value.trim()) document.getElementById("moved").hidden = false;
    else location.reload();
    return;
  }
  if (state.round?.closes_at) page.dataset.closes = state.round.closes_at;
  const count = state.tables.find((one) => one.number === table)?.count ?? 0;
  if (!list || count === lastCount) return;
  const response = await fetch(`${api}/tables/${table}?round=${round}`, { credentials: "omit" });
  if (!response.ok) return;
  others = (await response.json()).contributions;
  lastCount = count;
  await render();
}

function tick() {
  const clock = document.getElementById("clock");
  if (!clock || !page.dataset.closes) return;
  const text = timeLeft(page.dataset.closes, offset);
  clock.hidden = !text;
  clock.querySelector("b").textContent = text;
}

async function begin() {
  setInterval(tick, 500);
  tick();
  if (form) {
    form.addEventListener("submit", keep); // before anything is waited for: no words may slip by
    form.elements.text.addEventListener("input", keepDraft);
    try {
      form.elements.text.value ||= localStorage.getItem(draftName) ?? "";
    } catch {
      // no draft
    }
  }
  try {
    queue = await opening;
  } catch {
    return; // nothing may be kept on this phone: the form sends as it is
  }
  addEventListener("online", sendAll);
  addEventListener("visibilitychange", () => {
    if (!document.hidden) {
      sendAll();
      ask();
    }
  });
  await sendAll();
  (function again() {
    setTimeout(async () => {
      if (!document.hidden) await ask();
      again();
    }, ASK_MS * (0.75 + Math.random() / 2));
  })();
  navigator.storage?.persist?.();
}

begin();
