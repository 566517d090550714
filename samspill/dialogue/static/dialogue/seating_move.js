// To move a person: drag the dot to another table, or choose the table with the keys. Either way the
// box beside the room says what it costs before anything is moved.
const DRAG_PX = 6, REST_MS = 180, REACH = 88; // REACH: from a table's middle, in the drawing's units
let cameFrom = "", sayMove = () => {}, load = () => {};

export function dressMove(page, loadPage, say) {
  [load, sayMove] = [loadPage, say];
  const keys = page.querySelector("#move .keys");
  if (keys) keys.hidden = false;
  if (!page.dataset.costs || "held" in page.dataset) return;
  page.querySelectorAll(".drag").forEach((one) => { one.hidden = false; });
  page.querySelectorAll("svg.hall").forEach((room) => {
    room.dataset.canDrag = "";
    room.addEventListener("pointerdown", (event) => take(event, room, page));
    room.addEventListener("touchstart", keepStill, { passive: false });
  });
}

/** Back from a move that is not made, to where it was begun. */
export function leaveMove(loadPage) {
  const box = document.getElementById("move");
  if (!box) return;
  const person = box.dataset.person, isDragged = cameFrom === person;
  cameFrom = "";
  loadPage(box.querySelector("[data-cancel]").href, {
    focus: isDragged ? "" : `#p${person} a`, scroll: !isDragged, say: false,
  });
}

// --- by keys -------------------------------------------------------------------------------------------
document.addEventListener("keydown", (event) => {
  const box = document.getElementById("move");
  if (!box || event.altKey || event.ctrlKey || event.metaKey) return;
  if (event.key === "Escape") return leaveMove(load);
  const pill = event.target.closest?.("#move .pill");
  if (!pill) return;
  const next = neighbour(pill, event.key);
  if (next) {
    event.preventDefault();
    next.focus();
  } else if (event.key === "Enter" && pill.hasAttribute("aria-current")) {
    event.preventDefault();
    const button = box.querySelector("button[value=move]");
    if (button) button.form.requestSubmit(button);
    else sayMove();
  }
});

/** The table to the left, right, above or below this one, as they stand on the page. */
function neighbour(pill, key) {
  const pills = [...document.querySelectorAll("#move .pill")], here = pills.indexOf(pill);
  const along = { ArrowLeft: -1, ArrowRight: 1, Home: -here, End: pills.length - 1 - here }[key];
  if (along !== undefined) return pills[(here + along + pills.length) % pills.length];
  if (key !== "ArrowUp" && key !== "ArrowDown") return null;
  const row = pills.filter((one) => one.offsetTop === pills[0].offsetTop).length;
  return pills[here + (key === "ArrowUp" ? -row : row)] ?? pills[key === "ArrowUp" ? 0 : pills.length - 1];
}

// --- by hand -------------------------------------------------------------------------------------------
function take(event, room, page) {
  const dot = event.target.closest(".who");
  if (!dot || event.button || !event.isPrimary || dot.dataset.mark === "locked") return;
  event.preventDefault();
  const hold = { dot, room, page, from: dot.closest("[data-table]"), over: null, x: event.clientX, y: event.clientY, isMoved: false };
  room.setPointerCapture(event.pointerId);
  const follow = (moved) => carry(moved, hold);
  const end = (ended) => {
    room.removeEventListener("pointermove", follow);
    for (const name of ["pointerup", "pointercancel", "lostpointercapture"]) room.removeEventListener(name, end);
    letGo(hold, ended.type === "pointerup");
  };
  room.addEventListener("pointermove", follow);
  for (const name of ["pointerup", "pointercancel", "lostpointercapture"]) room.addEventListener(name, end);
}

/** A finger on a dot carries it, and does not scroll the page. */
function keepStill(event) {
  const dot = event.target.closest(".who");
  if (dot && dot.dataset.mark !== "locked") event.preventDefault();
}

function carry(event, hold) {
  const { dot, room } = hold;
  const far = Math.hypot(event.clientX - hold.x, event.clientY - hold.y);
  if (!hold.isMoved && far < DRAG_PX) return;
  if (!hold.isMoved) {
    hold.isMoved = true;
    room.dataset.dragging = "";
    dot.dataset.dragged = "";
    room.querySelectorAll(".bow").forEach((one) => one.remove());
    room.append(dot);
  }
  const scale = room.getScreenCTM();
  dot.setAttribute("transform", `translate(${(event.clientX - hold.x) / scale.a} ${(event.clientY - hold.y) / scale.d})`);
  const over = tableAt(room, (event.clientX - scale.e) / scale.a, (event.clientY - scale.f) / scale.d);
  if (over === hold.over) return;
  hold.over?.removeAttribute("data-over");
  hold.over = over;
  clearTimeout(hold.rest);
  if (!over || over === hold.from) return;
  over.dataset.over = "";
  hold.rest = setTimeout(() => preview(hold, over.dataset.table), REST_MS);
}

function tableAt(room, x, y) {
  let nearest = null, least = REACH;
  for (const table of room.querySelectorAll("[data-table]")) {
    const circle = table.querySelector(".table");
    const far = Math.hypot(circle.cx.baseVal.value - x, circle.cy.baseVal.value - y);
    if (far < least) [nearest, least] = [table, far];
  }
  return nearest;
}

/** While the dot rests over a table: what it would cost, in the box beside the room. */
async function preview(hold, table) {
  const place = hold.page.querySelector("#move-place");
  const asked = new URLSearchParams({ person: hold.dot.dataset.person, round: hold.page.dataset.round, to: table });
  try {
    const response = await fetch(`${hold.page.dataset.costs}?${asked}`, { cache: "no-store" });
    const told = response.ok ? await response.json() : null;
    if (!told || hold.isOver || hold.over?.dataset.table !== table) return;
    const fresh = new DOMParser().parseFromString(told.html, "text/html").getElementById("move");
    if (fresh) place.replaceChildren(fresh);
    sayMove();
  } catch {
    // no network: it is told when the dot is let go
  }
}

function letGo(hold, isDropped) {
  const { dot, room, over, from } = hold;
  if (hold.isOver) return;
  hold.isOver = true;
  clearTimeout(hold.rest);
  delete room.dataset.dragging;
  over?.removeAttribute("data-over");
  const address = new URL(location.href);
  address.hash = "";
  address.searchParams.delete("to");
  address.searchParams.set("round", hold.page.dataset.round);
  if (isDropped && !hold.isMoved) {
    address.searchParams.set("move", dot.dataset.person);
  } else if (isDropped && over && over !== from) {
    address.searchParams.set("move", dot.dataset.person);
    address.searchParams.set("to", over.dataset.table);
  } else if (!hold.isMoved) return;
  cameFrom = address.searchParams.get("move") ?? "";
  load(address, { push: isDropped, say: isDropped, reveal: isDropped ? "#move" : "" });
}
