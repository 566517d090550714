// The workbench by keys. Each control that has a key says so in data-key; the page works without this.
// An act is sent, and the next card is put in the place of this one, so that focus and what is told to
// a screen reader are not lost in between. A press made before the next card is there is left alone:
// nobody has read that card yet.
import { choosing } from "./choosing.js";

const STORED = "samspill-sort-without-keys";
const main = document.getElementById("content");
const announced = document.createElement("p"); // outlives the cards, so that what it says is heard
announced.id = "announced";
announced.className = "ds-sr-only";
announced.setAttribute("aria-live", "polite");
document.body.append(announced);
let isGoing = false;

const bench = () => document.getElementById("workbench");
const card = () => document.getElementById("card");
const isOn = () => localStorage.getItem(STORED) !== "yes";

/** The place that had the focus: a part of the page, not the control, which is gone with its card. */
const placeOf = (element) => element?.closest("section[id]")?.id;

function say(text) {
  announced.textContent = text;
}

/** Take over the page that was answered. One that is no bench is gone to as any other. */
function put(text, address, cameFrom) {
  const fresh = new DOMParser().parseFromString(text, "text/html");
  if (!fresh.getElementById("workbench")) {
    location.assign(address);
    return;
  }
  const before = card()?.dataset.card;
  main.replaceChildren(...fresh.getElementById("content").childNodes);
  document.title = fresh.title;
  if (address !== location.href) history.pushState(null, "", address);
  begin();
  const isSame = before === card()?.dataset.card && cameFrom && cameFrom !== "card";
  const next = (isSame && document.getElementById(cameFrom)) || main.querySelector("[data-focus]") || card();
  next?.focus({ preventScroll: true });
  const top = card()?.getBoundingClientRect().top ?? 0;
  if (!isSame && (top < 0 || top > innerHeight / 2)) card()?.scrollIntoView({ block: "start" });
  say(document.getElementById("told")?.textContent.trim() ?? "");
}

async function go(address, request, cameFrom) {
  if (isGoing) return;
  isGoing = true;
  bench().setAttribute("aria-busy", "true");
  try {
    const answer = await fetch(address, { ...request, headers: { Accept: "text/html" } });
    put(await answer.text(), answer.url, cameFrom);
  } catch {
    const told = document.getElementById("told");
    const lost = document.createElement("p");
    lost.className = "message";
    lost.dataset.level = "error";
    lost.textContent = bench().dataset.lost;
    told?.replaceChildren(lost);
    say(lost.textContent);
  } finally {
    isGoing = false;
    bench()?.removeAttribute("aria-busy");
  }
}

main.addEventListener("submit", (event) => {
  const form = event.target;
  if (!bench()?.contains(form) || form.method !== "post") return;
  event.preventDefault();
  const body = new URLSearchParams(new FormData(form, event.submitter));
  go(form.action, { method: "POST", body }, placeOf(form));
});

main.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-key]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
  event.preventDefault();
  if (link.dataset.opens) choosing.toggle(link.dataset);
  else go(link.href, {}, "card");
});

window.addEventListener("popstate", () => location.reload());

document.addEventListener("keydown", (event) => {
  if (!bench() || !isOn() || event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
  if (event.target.closest("select, textarea, input:not([type=checkbox], [type=radio])")) return;
  if (event.key === "Enter" && event.target.closest("a, button, summary, input[type=checkbox]")) return;
  if (choosing.take(event)) return;
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  const control = [...bench().querySelectorAll("[data-key]")].find((one) => one.dataset.key.split(" ").includes(key));
  if (!control) return;
  event.preventDefault();
  if (control.matches("input")) control.focus();
  else if (!isGoing) control.click();
});

/** What a page needs that has just come. */
function begin() {
  choosing.begin(say);
  document.querySelector(".places [aria-current]")?.scrollIntoView({ block: "nearest", inline: "center" });
  const box = document.getElementById("keys");
  const choice = box?.querySelector("input");
  document.body.toggleAttribute("data-without-keys", !isOn());
  if (!choice) return;
  choice.checked = isOn();
  box.hidden = false;
  choice.addEventListener("change", () => {
    if (choice.checked) localStorage.removeItem(STORED);
    else localStorage.setItem(STORED, "yes");
    document.body.toggleAttribute("data-without-keys", !isOn());
  });
}

begin();
