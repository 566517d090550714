// The board loads itself anew when something has happened. Without the network the clock goes on.
import { offsetFrom, timeLeft } from "./clock.js";

const NEXT_LOAD_MS = 700; // at most so often, however much is written
const SAFETY_MS = 20000; // and so often even if no word comes

let board = document.getElementById("board");
let timer = 0;
let lastLoad = 0;
let offset = readOffset();

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
  lastLoad = Date.now();
  try {
    const response = await fetch(location.href, { cache: "no-store" });
    if (!response.ok) throw new Error(String(response.status));
    const fresh = new DOMParser()
      .parseFromString(await response.text(), "text/html")
      .getElementById("board");
    if (!fresh || Number(fresh.dataset.event) < Number(board.dataset.event)) return;
    board.replaceWith(fresh);
    board = fresh;
    offset = readOffset();
    tick();
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
    if (source.readyState === EventSource.CLOSED) setTimeout(listen, 3000);
  });
}

listen();
setInterval(tick, 250);
setInterval(() => {
  if (Date.now() - lastLoad > SAFETY_MS) soon();
}, 5000);
