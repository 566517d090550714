// The seating plan: what the server drew is swapped for what it draws next, so that the page stays
// where it is. Every link and form works without this script too.
import { dressMove, leaveMove } from "./seating_move.js";
import { dressLists } from "./seating_lists.js";

const POLL_MS = 700, AWAY_MS = 3000, SAY_MS = 120;
let page = document.getElementById("seating");
let shown = location.pathname + location.search; // what the page shows, whatever place on it
let turn = 0; // of the last asked for: what comes late is let go

/** Put the page at `address` in the place of this one. `focus` and `reveal` are selectors, or nothing. */
async function load(address, { push = true, focus = "", say = true, scroll = false, reveal = "" } = {}) {
  const mine = ++turn;
  page.setAttribute("aria-busy", "true");
  let fresh = null;
  try {
    const response = await fetch(address, { cache: "no-store", headers: { accept: "text/html" } });
    const text = await response.text();
    fresh = response.ok && new DOMParser().parseFromString(text, "text/html").getElementById("seating");
  } catch {
    // no network: the browser tells it better than we could
  }
  if (mine !== turn) return;
  if (!fresh) return location.assign(address);
  const open = new Set([...page.querySelectorAll("details[open][id]")].map((one) => one.id));
  const isAll = page.querySelector("#names")?.hasAttribute("data-all");
  document.querySelectorAll("main > [role=status]").forEach((one) => one.remove());
  page.replaceWith(fresh);
  page = fresh;
  page.querySelectorAll("details[id]").forEach((one) => { one.open ||= open.has(one.id); });
  if (push) history.pushState(null, "", address);
  shown = location.pathname + location.search;
  dress(isAll);
  const target = focus ? page.querySelector(focus) : null;
  target?.focus({ preventScroll: !scroll });
  if (scroll) target?.scrollIntoView({ block: "center" });
  if (reveal) page.querySelector(reveal)?.scrollIntoView({ block: "nearest" });
  if (say) setTimeout(sayMove, SAY_MS);
}

/** Tell those who do not see the move box what it says. */
function sayMove() {
  const box = page.querySelector("#move"), place = page.querySelector("#move-said");
  if (!place) return;
  const parts = box ? [...box.querySelectorAll("h2, h2 + p, .message li, .instead")] : [];
  place.textContent = parts.map((one) => one.textContent.trim().replace(/(?<![.:?])$/, ".")).join(" ");
}

/** Open what hides the place that a link leads to. */
function unfold(hash) {
  const folded = page.querySelector(`${hash}:is(details), details:has(${hash})`);
  if (folded) folded.open = true;
}

/** Links of this same page that need not load it anew. */
function onClick(event) {
  const link = event.target.closest("a[href]");
  if (!link || event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey) return;
  const address = new URL(link.href);
  if (link.getAttribute("href").startsWith("#")) return unfold(address.hash);
  if (address.pathname !== location.pathname || !address.search) return;
  event.preventDefault();
  if (link.matches("[data-cancel]")) return leaveMove(load);
  if (link.matches("[data-to]")) return load(address, { focus: `#move .pill[data-to="${link.dataset.to}"]` });
  if (address.searchParams.has("move")) {
    const pill = "#move .pill[aria-current], #move .pill";
    return load(address, { focus: pill, scroll: Boolean(link.closest("#names")) });
  }
  const href = link.getAttribute("href").split("#")[0];
  load(address, { focus: `a[href^="${CSS.escape(href)}"]`, say: false });
}

/** Ask how far the plan has come until it is made; then show it. */
async function follow(box) {
  let wait = POLL_MS;
  try {
    const response = await fetch(box.dataset.stateUrl, { cache: "no-store" });
    if (!response.ok) throw new Error(response.status);
    const told = await response.json();
    if (!box.isConnected) return;
    if (told.is_done) {
      await load(location.href, { push: false, say: false });
      const heading = page.querySelector("h1"), place = page.querySelector("#move-said");
      setTimeout(() => { place.textContent = heading.innerText.replaceAll("\n", " "); }, SAY_MS);
      return;
    }
    box.querySelector("#making-progress").value = told.progress;
    box.querySelector("#making-words").textContent = told.message;
    const quarter = String(Math.floor(told.progress / 25));
    const status = box.querySelector("#making-status");
    if (status.dataset.quarter !== quarter) status.textContent = told.message;
    status.dataset.quarter = quarter;
  } catch {
    wait = AWAY_MS;
  }
  if (box.isConnected) setTimeout(() => follow(box), wait);
}

function dress(isAll = false) {
  dressLists(page, isAll);
  dressMove(page, load, sayMove);
  const making = page.querySelector("#making");
  if (making) follow(making);
}

document.addEventListener("click", (event) => { if (page.contains(event.target)) onClick(event); });
window.addEventListener("popstate", () => {
  if (location.pathname + location.search !== shown) load(location.href, { push: false, say: false });
});
dress();
