// Writing on the phone: what is written is kept here first, then sent, and sent again until the
// server has it, under the same key. Without this script the form sends by itself.
import { rememberAssociation } from "./association.js";
import { countdown } from "./countdown.js";
import { follow, givingUpAfter } from "./follow.js";
import { keepPages } from "./offline.js";
import { newKey, openQueue } from "./queue.js";
import { listOf, toldInPage } from "./said.js";
import { sender } from "./sending.js";

const GIVE_UP_MS = 8000;
const LIST_OLDEST_MS = 15000; // then it is asked for again when something has happened
const REACTS = ["dots", "opinions", "pairs"];

let page, form, list, net, round, table, setClock;
const { code, language } = document.getElementById("writing").dataset;
const api = `/api/dialogue/${encodeURIComponent(code)}`;
const draftName = `samspill-draft-${code}`;

const opening = openQueue(code);
let queue = null;
let post = null; // the one who sends
let keeping = ""; // what is being put in the queue right now
let waiting = 0;
let others = []; // what the server tells of the table
let asked = { count: -1, event: -1, at: 0 }; // when it was told
let state = null;
let isRenewing = false;
let atZero = 0;
let whenOld = 0;
let sent = -1; // not counted yet

/** Find the parts of the page, the first time and each time the page has got new ones. */
function dress() {
  page = document.getElementById("writing");
  form = document.getElementById("write");
  net = document.getElementById("net");
  table = Number(page.dataset.table);
  round = Number(page.dataset.round);
  const place = document.getElementById("list");
  list = place && listOf(place, document.getElementById("item"), { back: takeBack, mend });
  others = place ? toldInPage(place) : [];
  asked = { count: -1, event: -1, at: 0 };
  dressClock();
  settle();
  if (!form) return;
  form.addEventListener("submit", keep); // before anything is waited for: no words may slip by
  form.elements.text.addEventListener("input", keepDraft);
  rememberAssociation(document.getElementById("whom"), code);
  try {
    form.elements.text.value ||= localStorage.getItem(draftName) ?? "";
  } catch {
    // no draft
  }
  if (form.elements.text.value) form.closest("details")?.setAttribute("open", "");
}

/** What the address told of one moment is told once: the same address opens the box again, and empty. */
function settle() {
  const address = new URL(location.href);
  for (const name of ["sent", "withdrawn", "kept"]) address.searchParams.delete(name);
  if (address.href !== location.href) history.replaceState(null, "", address);
  if (!document.getElementById("sent")) return;
  try {
    localStorage.removeItem(draftName);
  } catch {
    // there was no draft
  }
}

function dressClock() {
  const place = document.getElementById("clock");
  setClock = countdown(place, () => following.offset());
  if (place) setClock({ closes_at: place.dataset.closes, left_seconds: place.dataset.left ? Number(place.dataset.left) : null });
}

async function show() {
  const items = queue ? await queue.all() : [];
  waiting = items.filter((item) => item.state === "waiting").length;
  net.hidden = waiting === 0 || !post?.isAway();
  net.querySelector("b").textContent =
    waiting === 1 ? net.dataset.one : net.dataset.many.replace("#", String(waiting));
  const isThrough = items.filter((item) => item.state === "sent").length;
  if (sent >= 0 && isThrough > sent) document.getElementById("told").textContent = net.dataset.sent;
  sent = isThrough;
  if (!list) return;
  list.show(items.filter((item) => item.round === round || ["waiting", "refused"].includes(item.state)), others);
  document.getElementById("empty").hidden = document.getElementById("list").childElementCount > 0;
}

// --- writing ------------------------------------------------------------------------------------------

async function keep(event) {
  event.preventDefault();
  const { text: box } = form.elements;
  const problem = document.getElementById("text-problem");
  const isEmpty = !box.value.trim();
  problem.hidden = !isEmpty;
  box.toggleAttribute("aria-invalid", false);
  if (isEmpty) {
    problem.textContent = page.dataset.empty;
    box.setAttribute("aria-invalid", "true");
    box.focus();
    return;
  }
  const given = new FormData(form);
  const item = {
    key: newKey(), code, round, table, text: box.value, state: "waiting", at: Date.now(),
    question: Number(given.get("question")) || 1,
    kind: given.get("kind") ?? "",
    association: (given.get("association") ?? "").trim(),
    wasOpen: page.dataset.state === "open", // if it comes too late all the same, it is told why
  };
  document.getElementById("told").textContent = "";
  keeping = item.text; // the box is free for the next thought at once; the draft holds both until it is kept
  box.value = "";
  for (const choice of form.querySelectorAll("[name=kind]")) choice.checked = false;
  try {
    queue ??= await opening;
    await queue.put(item);
  } catch {
    box.value = withKept(box.value);
    keeping = "";
    form.submit(); // the phone keeps nothing: the form sends as it is
    return;
  }
  keeping = "";
  keepDraft();
  await show();
  box.focus();
  navigator.storage?.persist?.().catch(() => {});
  await post?.sendAll();
  if (state) await arrive(state); // what waited until the box was empty
}

function withKept(text) {
  return [keeping, text].filter(Boolean).join("\n");
}

function keepDraft() {
  try {
    localStorage.setItem(draftName, withKept(form.elements.text.value));
  } catch {
    // the draft is a convenience only
  }
}

async function takeBack(item, note) {
  let response;
  let told = {};
  try {
    response = await post.post(`contributions/${item.key}/withdrawal`, {});
    told = await response.json();
  } catch {
    note("");
    return;
  }
  if (!response.ok && response.status !== 404) {
    note(told.message);
    return;
  }
  await queue.put({ ...item, text: "", association: "", state: "withdrawn" });
  await show();
  document.getElementById("said").focus();
}

async function mend(item) {
  if (!form) return;
  form.closest("details")?.setAttribute("open", "");
  form.elements.text.value = [form.elements.text.value, item.text].filter(Boolean).join("\n");
  await queue.remove(item.key);
  keepDraft();
  await show();
  form.elements.text.focus();
}

// --- what happens in the room -------------------------------------------------------------------------

const following = follow(code, { told: arrive, about: () => ({ table, waiting }) });

async function arrive(told) {
  state = told;
  const now = state.round;
  const isBusy = Boolean(form?.elements.text.value.trim());
  const isStaying = page.dataset.stays && now?.stage === page.dataset.stage;
  const isReacting = REACTS.includes(now?.stage) && now.state === "open" && !isStaying;
  if ((now?.number ?? 0) !== round && isBusy) return notice("next");
  if (isReacting && isBusy) return notice("react");
  if (isReacting) return location.assign(page.dataset.react);
  if (!isAsShown(now)) return renew(isBusy);
  if (now) setClock(now.clock);
  clearTimeout(atZero);
  const left = Date.parse(now?.clock.closes_at ?? "") - Date.now() - following.offset();
  if (left > 0) atZero = setTimeout(following.ask, left + 1500 + Math.random() * 3000); // not all at once
  await askTable();
}

/** Whether the page tells of the round as it is now. */
function isAsShown(now) {
  const { dataset } = page;
  const isSame = (now?.number ?? 0) === round && (now?.state ?? "") === dataset.state;
  const next = String(state.next ?? "");
  return isSame && (now?.stage ?? "") === dataset.stage && (now?.state === "open" || next === dataset.next);
}

/** Show one line of what has happened, to one who is in the middle of a sentence. */
function notice(which) {
  const box = document.getElementById("moved");
  for (const line of box.children) line.hidden = line.dataset.when !== which;
  box.hidden = false;
}

/** Fetch the page anew and put its parts in place; while somebody writes, only what stands above. */
async function renew(isBusy) {
  if (isRenewing) return;
  isRenewing = true;
  try {
    const response = await fetch(location.href, { credentials: "same-origin", signal: givingUpAfter(GIVE_UP_MS) });
    if (response.redirected) return location.assign(response.url);
    const fresh = new DOMParser().parseFromString(await response.text(), "text/html");
    const writing = fresh.getElementById("writing");
    if (!response.ok || !writing) return;
    document.title = fresh.title;
    document.querySelector(".bar").replaceChildren(...fresh.querySelector(".bar").childNodes);
    if (isBusy) {
      document.getElementById("stage").replaceWith(fresh.getElementById("stage"));
      for (const name of ["state", "stage", "next", "round"]) page.dataset[name] = writing.dataset[name];
      dressClock();
      if (page.dataset.state === "closed") notice("closed");
    } else {
      const wasInside = document.querySelector("main").contains(document.activeElement);
      page.replaceWith(writing);
      dress();
      if (wasInside) document.querySelector("main").focus();
      await show();
    }
  } catch {
    // no network: the next question finds it
  } finally {
    isRenewing = false;
  }
}

async function askTable() {
  const count = state.room.find((one) => one.number === table)?.count ?? 0;
  const age = Date.now() - asked.at;
  clearTimeout(whenOld);
  if (!list || (count === asked.count && asked.event === state.event)) return;
  if (count === asked.count && age < LIST_OLDEST_MS) {
    whenOld = setTimeout(askTable, LIST_OLDEST_MS - age); // also if nothing more happens
    return;
  }
  try {
    const response = await fetch(`${api}/tables/${table}?round=${round}&language=${language}`, { credentials: "omit" });
    if (!response.ok) return;
    others = (await response.json()).contributions;
  } catch {
    return; // no network: the next question finds it
  }
  asked = { count, event: state.event, at: Date.now() };
  await show();
}

async function begin() {
  dress();
  keepPages();
  try {
    queue = await opening;
  } catch {
    return; // nothing may be kept on this phone: the form sends as it is
  }
  post = sender({ code, language, queue, changed: show });
  queue.watch(show);
  await show();
  await post.sendAll();
}

begin();
