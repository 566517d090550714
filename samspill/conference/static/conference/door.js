// The door's page: look people up, scan their codes, let them in; with network or without.
// What is done here waits in the browser's own database until the server has answered.
import { newKey, openQueue } from "../dialogue/queue.js";
import { openCamera } from "./door_camera.js";
import { doorList } from "./door_list.js";
import { doorSender } from "./door_sending.js";

const page = document.getElementById("door");
const told = page.dataset;
const part = (id) => document.getElementById(id);
const DOOR_NAME = "samspill-door-name";
const code = `door-${told.conference}`;
const list = doorList(page);
const doorName = part("door-name");

if (Date.now() > Date.parse(told.closes)) await forget();
else begin(await openQueue(code).catch(keepNothing));

async function begin(queue) {
  part("device").hidden = part("scan").hidden = false;
  part("search").hidden = true;
  doorName.value = localStorage.getItem(DOOR_NAME) ?? "";
  doorName.addEventListener("change", () => localStorage.setItem(DOOR_NAME, doorName.value.trim()));
  const sender = doorSender({ address: told.arrivals, code, queue, list, say, changed: () => tellNet(queue, sender), withdrawn: () => close(queue) });
  list.apply(await queue.all(), Date.parse(told.now));
  list.search(part("q").value);
  part("q").addEventListener("input", () => list.search(part("q").value));
  page.querySelector("[role=search]").addEventListener("submit", (event) => event.preventDefault());
  part("people").addEventListener("submit", (event) => {
    event.preventDefault();
    const person = list.of(event.target.closest("[data-person]"));
    if (person) act(queue, sender, person, person.at ? "undo" : "in");
  });
  part("walk-in-form").addEventListener("submit", (event) => walkIn(event, queue, sender));
  part("scan").addEventListener("click", () => scan(queue, sender));
  part("forget").addEventListener("click", () => forgetIfSent(queue));
  await tellNet(queue, sender);
  await sender.run();
  if (page.contains(part("people"))) keepPage();
}

/** Let in or take back: shown at once, kept before it is shown, sent when it can be. */
async function act(queue, sender, person, kind) {
  const at = Date.now();
  const door = doorName.value.trim();
  await queue.put({ key: newKey(), code, kind, sign_up: person.id, at, door, state: "waiting" });
  list.set(person.id, kind === "in" ? { at: new Date(at).toISOString(), door } : { at: "", door: "" });
  say(kind === "in" ? fill(told.welcome, { name: person.name }) : "");
  await tellNet(queue, sender);
  sender.run();
}

async function walkIn(event, queue, sender) {
  event.preventDefault();
  const form = event.target;
  const { name, represents, email } = Object.fromEntries(new FormData(form));
  if (!name.trim()) return form.elements.name.focus();
  const item = { key: newKey(), code, kind: "walk_in", name, represents, email, at: Date.now(), door: doorName.value.trim() };
  await queue.put({ ...item, state: "waiting" });
  say(fill(told.walked, { name }));
  form.reset();
  await tellNet(queue, sender);
  sender.run();
}

let camera = null;

async function scan(queue, sender) {
  const button = part("scan");
  if (camera) {
    camera.close();
    camera = null;
  } else {
    try {
      part("camera").hidden = false;
      camera = await openCamera(part("video"), told.reader, (text) => scanned(text, queue, sender));
    } catch {
      say(told.camera, "wrong");
    }
  }
  part("camera").hidden = !camera;
  button.setAttribute("aria-expanded", String(Boolean(camera)));
}

/** What a code says: one in the list is let in; one who is in already is told when and where. */
async function scanned(text, queue, sender) {
  const person = list.byCode(text);
  if (!person) return say(told.unknown, "wrong");
  navigator.vibrate?.(person.at ? [80, 60, 80] : 60);
  if (person.at) return say(list.cameTwice(person), "wrong");
  await act(queue, sender, person, "in");
}

async function tellNet(queue, sender) {
  const waiting = await unsent(queue);
  const text = waiting === 0 ? "" : fill(sender.isAway() ? told.away : told.sending, { waiting });
  const net = part("net");
  if (sender.isAway() && waiting === 0) net.textContent = fill(told.away, { waiting: 0 });
  else if (text) net.textContent = text;
  else net.textContent = net.textContent ? told.sent : "";
  net.dataset.away = String(sender.isAway());
}

function say(text, level = "") {
  const place = part("said");
  place.textContent = text;
  place.dataset.level = level;
}

function fill(text, values) {
  return text.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
}

async function forgetIfSent(queue) {
  const waiting = await unsent(queue);
  if (waiting) return say(fill(told.unsent, { waiting }), "wrong");
  await forget(queue);
}

/** The link is withdrawn: nobody's name is shown, and what is not sent waits here for the new link. */
async function close(queue) {
  camera?.close();
  await forgetPages();
  const waiting = await unsent(queue);
  part("net").textContent = "";
  page.replaceChildren(...[told.withdrawn, waiting ? fill(told.kept, { waiting }) : told.allSent].map(paragraph));
}

/** Nothing of the list is left: the page, the acts, the name of the door. */
async function forget(queue) {
  for (const one of (await queue?.all().catch(() => [])) ?? []) await queue.remove(one.key);
  await forgetPages();
  localStorage.removeItem(DOOR_NAME);
  page.replaceChildren(paragraph(told.forgotten));
}

async function forgetPages() {
  for (const name of (await globalThis.caches?.keys().catch(() => [])) ?? []) {
    if (name.startsWith("door-pages-")) await caches.delete(name);
  }
}

async function unsent(queue) {
  return (await queue.all()).filter((one) => one.state === "waiting").length;
}

function paragraph(text) {
  return Object.assign(document.createElement("p"), { className: "lead", textContent: text });
}

/** Where the browser keeps nothing, the page works while it is open. */
function keepNothing() {
  const items = new Map();
  return {
    put: async (item) => items.set(item.key, item),
    remove: async (key) => items.delete(key),
    watch: () => {},
    all: async () => [...items.values()].sort((a, b) => b.at - a.at),
  };
}

async function keepPage() {
  if (!navigator.serviceWorker) return;
  try {
    await navigator.serviceWorker.register(told.worker, { scope: "/door/" });
    const { active } = await navigator.serviceWorker.ready;
    active?.postMessage({ keep: location.href });
  } catch {
    // then the page needs the network to be opened, but not to be used
  }
}
