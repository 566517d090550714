// A card is carried to a cluster: by the mouse anywhere on it, by a finger on its grip, so that the
// page can still be scrolled by the words.
const DRAG_PX = 6, EDGE_PX = 56, SCROLL_PX = 14;

/** Let every card of the page be carried; `drop(place, box)` when it is let go over a place. */
export function canDrag(page, drop) {
  page.dataset.canDrag = "";
  for (const card of page.querySelectorAll(".card")) {
    const grip = document.createElement("span");
    grip.className = "grip";
    grip.setAttribute("aria-hidden", "true");
    card.querySelector(".said").append(grip);
    card.addEventListener("pointerdown", (event) => take(event, card, page, drop));
    card.addEventListener("dragstart", (event) => event.preventDefault());
  }
}

function take(event, card, page, drop) {
  if (event.button || !event.isPrimary || event.target.closest("button, input")) return;
  if (event.pointerType !== "mouse" && !event.target.closest(".grip")) return;
  if (!event.target.closest(".said")) return;
  const hold = { card, page, x: event.clientX, y: event.clientY, at: event, ghost: null, over: null };
  const follow = (moved) => carry(moved, hold);
  const end = (ended) => {
    for (const [name, act] of acts) removeEventListener(name, act);
    letGo(ended, hold, drop);
  };
  const leave = (pressed) => pressed.key === "Escape" && end({ type: "pointercancel" });
  const acts = [["pointermove", follow], ["pointerup", end], ["pointercancel", end], ["keydown", leave]];
  for (const [name, act] of acts) addEventListener(name, act);
}

function carry(event, hold) {
  hold.at = event;
  if (!hold.ghost && Math.hypot(event.clientX - hold.x, event.clientY - hold.y) < DRAG_PX) return;
  if (!hold.ghost) lift(hold);
  hold.ghost.style.transform = `translate(${event.clientX + 12}px, ${event.clientY + 12}px)`;
  const over = placeAt(event, hold);
  if (over === hold.over) return;
  hold.over?.removeAttribute("data-over");
  hold.over = over;
  over?.setAttribute("data-over", "");
}

function lift(hold) {
  const { card, page } = hold;
  document.body.dataset.dragging = "";
  card.dataset.dragged = "";
  getSelection()?.removeAllRanges();
  hold.ghost = document.createElement("div");
  hold.ghost.className = "ghost";
  hold.ghost.textContent = card.querySelector(".text").textContent;
  const box = card.querySelector("input");
  const many = box.checked ? page.querySelectorAll("input[name=contribution]:checked").length : 1;
  if (many > 1) {
    const count = document.createElement("b");
    count.textContent = `+ ${many - 1}`;
    hold.ghost.append(count);
  }
  document.body.append(hold.ghost);
  const scroll = () => {
    if (!hold.ghost?.isConnected) return;
    atEdges(hold);
    requestAnimationFrame(scroll);
  };
  requestAnimationFrame(scroll);
}

/** The page, or the clusters' own column, moves on while a card is held at its edge. */
function atEdges(hold) {
  const { clientX: x, clientY: y } = hold.at;
  const column = hold.page.querySelector(".laid"), box = column.getBoundingClientRect();
  if (column.scrollHeight > column.clientHeight && x > box.left && x < box.right) {
    if (y > box.bottom - EDGE_PX) column.scrollTop += SCROLL_PX;
    else if (y < box.top + EDGE_PX) column.scrollTop -= SCROLL_PX;
  }
  if (y > innerHeight - EDGE_PX) scrollBy(0, SCROLL_PX);
  else if (y < EDGE_PX) scrollBy(0, -SCROLL_PX);
}

/** Where the card would be laid, or null over the place it came from. */
function placeAt(event, hold) {
  const over = document.elementFromPoint(event.clientX, event.clientY)?.closest("[data-drop]");
  return over && over !== hold.card.closest("[data-drop]") ? over : null;
}

function letGo(event, hold, drop) {
  const { card, ghost, over } = hold;
  over?.removeAttribute("data-over");
  delete document.body.dataset.dragging;
  delete card.dataset.dragged;
  ghost?.remove();
  if (!ghost) return;
  // the click that ends a drag ticks nothing
  addEventListener("click", (click) => click.preventDefault(), { capture: true, once: true });
  setTimeout(() => dispatchEvent(new Event("click", { cancelable: true })), 0);
  if (event.type === "pointerup" && over) drop(over.dataset.drop, card.querySelector("input"));
}
