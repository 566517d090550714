// A big screen loads itself anew when something has happened. Without the network the clock goes on.
import { offsetFrom, timeLeft } from "./clock.js";

const NEXT_LOAD_MS = 700; // at most so often, however much is written
const SAFETY_MS = 20000; // and so often even if no word comes
const LISTEN_AGAIN_MS = 3000;

let board = document.getElementById("board");
let timer = 0;
let lastLoad = 0;
let offset = readOffset();

/** This window's own name, so that the control room knows whether a board is here. */
function device() {
  const made = `board-${crypto.randomUUID?.() ?? Math.random().toString(36).slice(2)}`;
  try {
    const kept = sessionStorage.getItem("samspill-board") ?? made;
    sessionStorage.setItem("samspill-board", kept);
    return kept;
  } catch {
    return made;
  }
}

const address = new URL(location.href);
address.searchParams.set("device", device());

function readOffset() {
  const clock = document.getElementById("clock");
  return clock ? offsetFrom(clock.dataset.now) : 0;
}

function tick() {
  const clock = document.getElementById("clock");
  if (!clock?.dataset.closes) return; // no clock, or one that stands still
  const text = timeLeft(clock.dataset.closes, offset);
  const shown = text || clock.dataset.over;
  clock.toggleAttribute("data-is-over", !text);
  if (clock.textContent !== shown) clock.textContent = shown;
}

/** Words are never cut: what has no room whole waits at the tables. */
function fit() {
  for (const place of board.querySelectorAll(".new, .words")) {
    const words = [...place.querySelectorAll(".said")];
    while (words.length && !hasRoom(place)) words.pop().remove();
    for (const heading of place.querySelectorAll("h2")) {
      heading.hidden = !heading.parentElement.querySelector(".said");
    }
  }
}

function hasRoom(place) {
  const { top, bottom } = place.getBoundingClientRect();
  return [...place.children].every((one) => {
    const box = one.getBoundingClientRect();
    return box.top >= top - 1 && box.bottom <= bottom + 1;
  });
}

async function load() {
  lastLoad = Date.now();
  try {
    const response = await fetch(address, { cache: "no-store" });
    if (!response.ok) throw new Error(String(response.status));
    const fresh = new DOMParser()
      .parseFromString(await response.text(), "text/html")
      .getElementById("board");
    if (!fresh || Number(fresh.dataset.event) < Number(board.dataset.event)) return;
    board.replaceWith(fresh);
    board = fresh;
    offset = readOffset();
    tick();
    fit();
  } catch {
    board.dataset.net = "lost";
  }
}

function soon() {
  if (timer) return;
  const wait = Math.max(0, lastLoad + NEXT_LOAD_MS - Date.now());
  timer = setTimeout(() => {
    timer = 0;
    load();
  }, wait);
}

function listen() {
  const code = encodeURIComponent(board.dataset.code);
  const source = new EventSource(`/api/dialogue/${code}/events?after=${board.dataset.event}`);
  source.addEventListener("changes", soon);
  source.addEventListener("open", () => {
    if (board.dataset.net === "lost") soon();
    delete board.dataset.net;
  });
  source.addEventListener("error", () => {
    board.dataset.net = "lost";
    if (source.readyState === EventSource.CLOSED) setTimeout(listen, LISTEN_AGAIN_MS);
  });
}

fit();
document.fonts?.ready.then(fit);
addEventListener("resize", soon);
listen();
soon();
setInterval(tick, 250);
setInterval(() => {
  if (Date.now() - lastLoad > SAFETY_MS) soon();
}, 5000);
