// The table host's screen: what is written is kept here first, then sent. Keys for everything.
// Without this script the forms send by themselves.
import { countdown } from "./countdown.js";
import { follow } from "./follow.js";
import { hostKeys } from "./host_keys.js";
import { hostList } from "./host_list.js";
import { keepPages } from "./offline.js";
import { newKey, openQueue } from "./queue.js";
import { sender } from "./sending.js";

const ASK_MS = 2500; // one screen a table, and all look at it
const LIST_OLDEST_MS = 10000; // then it is fetched again when something has happened in the room

const page = document.getElementById("host");
const { code, language } = page.dataset;
const table = Number(page.dataset.table);
const round = Number(page.dataset.round);
const form = document.getElementById("write");
const net = document.getElementById("net");
const problem = document.getElementById("text-problem");
const kept = document.getElementById("kept");
const draftName = `samspill-host-${code}-${table}`;

const opening = openQueue(code);
let queue = null;
let sending = null;
let list = null;
let keeping = ""; // what is being put in the queue right now
let seen = ""; // what of the state concerns this page, as it was last
let fetched = { event: -1, at: 0 }; // the list: after which event in the room, and when
let whenOld = 0;

// --- writing -------------------------------------------------------------------------------------

async function keep(event) {
  event.preventDefault();
  const box = form.elements.text;
  const text = box.value;
  problem.hidden = Boolean(text.trim());
  if (!text.trim()) {
    problem.textContent = problem.dataset.empty;
    box.focus();
    return;
  }
  const told = new FormData(form);
  const question = Number(told.get("question") ?? 1) || 1;
  const kind = told.get("kind") ?? "";
  const item = { key: newKey(), code, round, question, table, text, kind, state: "waiting", at: Date.now() };
  keeping = text;
  box.value = ""; // free for the next thought at once; the draft holds both until it is kept
  for (const choice of form.querySelectorAll("[name=kind]")) choice.checked = false;
  box.focus(); // before anything is waited for: the next key may already lead into the list
  try {
    queue ??= await opening;
    await queue.put(item);
  } catch {
    box.value = [keeping, box.value].filter(Boolean).join("\n");
    keeping = "";
    form.submit(); // the device keeps nothing: the form sends as it is
    return;
  }
  keeping = "";
  keepDraft();
  kept.textContent = kept.dataset.kept;
  setTimeout(() => (kept.textContent = ""), 2000);
  await changed();
  sending?.sendAll();
}

function keepDraft() {
  try {
    localStorage.setItem(draftName, [keeping, form.elements.text.value].filter(Boolean).join("\n"));
  } catch {
    // the draft is a convenience only
  }
}

/** "w: …" first on the line says what it is: the choice is made, and the sign is taken away. */
function readPrefix() {
  const box = form.elements.text;
  const [all, sign] = box.value.match(/^\s*(\p{L}):(?:\s|(?=\S))/u) ?? [];
  const choice =
    sign && form.querySelector(`[name=kind][data-prefix="${CSS.escape(sign.toLowerCase())}"]`);
  if (choice) {
    choice.checked = true;
    box.value = box.value.slice(all.length);
    box.setSelectionRange(0, 0);
  }
}

async function changed() {
  const items = (await queue.all()).filter((one) => one.table === table);
  const count = items.filter((one) => one.state === "waiting").length;
  net.hidden = count === 0 || !(sending?.isAway() || !navigator.onLine);
  net.querySelector("b").textContent = count === 1 ? net.dataset.one : net.dataset.many.replace("#", String(count));
  await list?.show(items);
}

// --- what happens in the room --------------------------------------------------------------------

async function told(state) {
  const now = state.round;
  if ((now?.number ?? 0) !== round) {
    if (form?.elements.text.value.trim()) document.getElementById("moved").hidden = false;
    else location.reload();
    return;
  }
  if (!now) return;
  setClock(now.clock);
  const own = state.room.find((one) => one.number === table);
  const concerns = JSON.stringify([now.state, now.stage, own?.count, own?.last, own?.nudged_at]);
  clearTimeout(whenOld);
  const isNew = concerns !== seen;
  seen = concerns;
  if (isNew) await refresh(state.event);
  else if (state.event !== fetched.event) whenOld = setTimeout(refresh, LIST_OLDEST_MS - (Date.now() - fetched.at), state.event);
  list?.sendTop();
}

async function refresh(event) {
  fetched = { event, at: Date.now() };
  await list?.refresh();
}

let waitingCount = 0;
const following = follow(code, { told, about: () => ({ table, waiting: waitingCount }), every: ASK_MS });
const place = document.getElementById("clock");
const setClock = countdown(place, following.offset);
if (place) {
  const left = place.dataset.left === "" ? null : Number(place.dataset.left);
  setClock({ closes_at: place.dataset.closes || null, left_seconds: left });
}

async function begin() {
  if (!form) return;
  form.addEventListener("submit", keep); // before anything is waited for: no words may slip by
  try {
    queue = await opening;
  } catch {
    return; // nothing may be kept here: the forms send as they are
  }
  const notice = async () => {
    waitingCount = (await queue.all()).filter((one) => one.state === "waiting").length;
    await changed();
  };
  sending = sender({ code, language, queue, changed: notice });
  list = hostList({ page, code, table, round, queue, sending, form, changed: notice });
  form.elements.text.addEventListener("input", () => {
    readPrefix();
    keepDraft();
  });
  hostKeys(form, document.getElementById("list"), list);
  try {
    form.elements.text.value ||= localStorage.getItem(draftName) ?? "";
  } catch {
    // no draft
  }
  if (matchMedia("(hover: hover) and (pointer: fine)").matches) form.elements.text.focus();
  await notice();
  sending.sendAll();
  keepPages();
}

begin();
