// Writing where others may write too. What is typed is kept in this browser until it is saved, so that
// neither a lost network nor a closed tab loses a word; others are told who writes here now. Nothing is
// ever locked. Without this script the page works the same, and both wordings are kept all the same.
const BEAT_MS = 15_000, KEEP_DAYS = 14;
const PREFIX = "samspill-draft:";

const reader = document.querySelector("[data-reader]")?.dataset.reader ?? "";
const keyOf = (draft) => `${PREFIX}${reader}:${location.pathname.split("/")[1]}:${draft}`; // who, where, what
const written = (form) => [...form.querySelectorAll("textarea, input:not([type=hidden]), select")].filter((one) => one.name);
const first = (field) => (field.tagName === "SELECT" ? [...field.options].find((one) => one.defaultSelected)?.value ?? "" : field.defaultValue);

function read(key) {
  try {
    return JSON.parse(localStorage.getItem(key));
  } catch {
    return null; // not allowed here, or not ours
  }
}

function put(key, value) {
  try {
    if (value) localStorage.setItem(key, JSON.stringify(value));
    else localStorage.removeItem(key);
  } catch {
    /* full, or not allowed: the page goes on without */
  }
}

/** What differs from the page as it came, by field; null when nothing does. */
function typed(form) {
  const fields = written(form).filter((one) => one.value !== first(one));
  return fields.length ? Object.fromEntries(fields.map((one) => [one.name, one.value])) : null;
}

function keep(form) {
  const values = typed(form);
  put(keyOf(form.dataset.draft), values && { values, at: Date.now() });
}

/** Kept from before: offered, never put in by itself. What the page shows already is forgotten. */
function offer(form) {
  const kept = read(keyOf(form.dataset.draft)), box = form.querySelector("[data-kept-words]");
  const differs = kept && written(form).some((one) => one.name in kept.values && kept.values[one.name] !== one.value);
  if (!differs) return put(keyOf(form.dataset.draft), null);
  if (!box) return;
  box.hidden = false;
  box.querySelector("[data-take]").addEventListener("click", () => {
    for (const field of written(form)) if (field.name in kept.values) field.value = kept.values[field.name];
    box.hidden = true;
    keep(form);
    written(form)[0]?.focus();
  });
  box.querySelector("[data-drop]").addEventListener("click", () => {
    put(keyOf(form.dataset.draft), null);
    box.hidden = true;
    written(form)[0]?.focus();
  });
}

async function beat(form, state = "here") {
  const told = new FormData();
  told.set("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
  told.set("state", state);
  told.set("seen", form.elements.seen?.value ?? "");
  if (state === "left") return navigator.sendBeacon(form.dataset.writingUrl, told);
  try {
    const answer = await fetch(form.dataset.writingUrl, { method: "POST", body: told });
    if (answer.ok) tell(form, await answer.json());
  } catch {
    /* no network: what is typed is kept, and the next beat tries again */
  }
}

function tell(form, { other, news }) {
  const line = form.querySelector("[data-others]"), words = [other, news].filter(Boolean).join(". ");
  if (!line || line.textContent === words) return;
  line.textContent = words;
  line.hidden = !words;
}

function follow(form) {
  let beating = 0;
  const begin = () => {
    if (beating || !form.dataset.writingUrl) return;
    beat(form);
    beating = setInterval(() => document.visibilityState === "visible" && beat(form), BEAT_MS);
  };
  offer(form);
  form.addEventListener("focusin", (event) => event.target.matches("textarea, input, select") && begin());
  form.addEventListener("input", () => {
    begin();
    keep(form);
  });
  form.addEventListener("submit", () => {
    clearInterval(beating);
    beating = 0;
  });
  addEventListener("pagehide", () => beating && beat(form, "left"));
  if (form.contains(document.activeElement)) begin();
}

/** Who writes at the places on this page, until someone goes. */
async function seeWriters(url) {
  if (document.visibilityState !== "visible") return;
  try {
    const answer = await fetch(url, { cache: "no-store" });
    if (!answer.ok) return;
    const { writers } = await answer.json();
    for (const line of document.querySelectorAll("[data-writer-at]")) {
      const words = writers[line.dataset.writerAt] ?? "";
      if (line.textContent !== words) line.textContent = words;
      line.hidden = !words;
    }
  } catch {
    /* the next round tells */
  }
}

/** Saved, or kept by the server in a clash: the copy here has done its work. */
function forget() {
  const at = new URL(location.href), kept = at.searchParams.get("kept");
  if (kept === null) return;
  put(keyOf(kept), null);
  at.searchParams.delete("kept");
  history.replaceState(null, "", at);
}

function keys() {
  try {
    return Object.keys(localStorage).filter((key) => key.startsWith(PREFIX));
  } catch {
    return [];
  }
}

function forgetOld() {
  const oldest = Date.now() - KEEP_DAYS * 86_400_000;
  for (const key of keys()) if ((read(key)?.at ?? 0) < oldest) put(key, null);
}

forget();
forgetOld();
for (const form of document.querySelectorAll("form[data-draft]")) follow(form);
const place = document.querySelector("[data-writers-url]");
if (place) setInterval(() => seeWriters(place.dataset.writersUrl), BEAT_MS);
