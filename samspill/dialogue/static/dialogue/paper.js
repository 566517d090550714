// A whole sheet by keyboard: Enter goes on, Alt and a letter tells the kind, Ctrl and Enter keeps it
// all. What is written is kept on this machine until the server has it.
const form = document.getElementById("sheet");
const rows = form.querySelector(".rows");
const total = form.querySelector("[name=line-TOTAL_FORMS]");
const told = form.querySelector(".told");
const MOST = Number(form.querySelector("[name=line-MAX_NUM_FORMS]").value);
const KINDS = ["challenge", "wish", "offer"];
const letters = form.dataset.letters.toLowerCase().split(" ");
const SHOWN = 5; // rows to begin with: the next one comes by itself
const PARTS = ["text", "question", "kind", "dots"];

const part = (row, name) => row.querySelector(`[name$="-${name}"]`);
const all = () => [...rows.children];
const isBlank = (row) => !part(row, "text").value.trim() && !part(row, "kind").value && !part(row, "dots").value;

function addRow() {
  const number = Number(total.value);
  if (number >= MOST) return null;
  const made = document.getElementById("empty-row").content.cloneNode(true).firstElementChild;
  for (const one of made.querySelectorAll("*")) {
    for (const name of ["id", "name", "for", "aria-describedby"]) {
      const value = one.getAttribute(name);
      if (value?.includes("__prefix__")) one.setAttribute(name, value.replace("__prefix__", number));
    }
  }
  made.querySelector(".at").textContent = number + 1;
  for (const one of made.querySelectorAll(".n")) one.textContent = number + 1;
  part(made, "key").value = newKey();
  rows.append(made);
  total.value = number + 1;
  return made;
}

function newKey() {
  if (crypto.randomUUID) return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16)); // a hall without https
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const text = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return text.replace(/(.{8})(.{4})(.{4})(.{4})(.{12})/, "$1-$2-$3-$4-$5");
}

function goOn(row) {
  const next = row.nextElementSibling ?? addRow();
  if (next) part(next, "text").focus();
}

function grow(field) {
  if (CSS.supports("field-sizing", "content")) return;
  field.style.height = "auto";
  field.style.height = `${field.scrollHeight}px`;
}

form.addEventListener("keydown", (event) => {
  const row = event.target.closest(".row-of-sheet");
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
    event.preventDefault();
    form.requestSubmit();
  } else if (row && event.key === "Enter" && !event.shiftKey && !event.isComposing && event.target.matches("textarea, input")) {
    event.preventDefault();
    goOn(row);
  } else if (row && event.altKey && !event.ctrlKey) {
    const place = letters.indexOf(event.key.toLowerCase());
    const code = ["KeyU", "Semicolon", "KeyT"].indexOf(event.code); // a Mac makes other signs with Alt
    const chosen = place >= 0 ? place : letters[0] === "u" ? code : -1;
    if (chosen < 0) return;
    event.preventDefault();
    part(row, "kind").value = KINDS[chosen];
    remember();
  }
});

// --- what is written is kept here until the server has it ------------------------------------------
const place = form.dataset.draft;
const keptKeys = new Set([...document.querySelectorAll(".kept [data-key]")].map((one) => one.dataset.key));

function remember() {
  const lines = all().filter((row) => !isBlank(row)).map((row) => {
    const line = { key: part(row, "key").value };
    for (const name of PARTS) if (part(row, name)) line[name] = part(row, name).value;
    return line;
  });
  const people = form.querySelector("[name=people]").value;
  try {
    if (lines.length) localStorage.setItem(place, JSON.stringify({ lines, people }));
    else localStorage.removeItem(place);
  } catch {
    // no room, or not allowed: the page itself still has it
  }
}

function recall() {
  try {
    return JSON.parse(localStorage.getItem(place) ?? "null");
  } catch {
    return null;
  }
}

function bringBack() {
  const draft = recall();
  const lines = draft?.lines?.filter((line) => !keptKeys.has(line.key)) ?? [];
  const here = new Set(all().filter((row) => !isBlank(row)).map((row) => part(row, "key").value));
  const missing = lines.filter((line) => !here.has(line.key));
  if (!lines.length) {
    localStorage.removeItem(place);
    return;
  }
  for (const line of missing) {
    const row = all().find(isBlank) ?? addRow();
    if (!row) return;
    part(row, "key").value = line.key;
    for (const name of PARTS) if (part(row, name) && line[name]) part(row, name).value = line[name];
  }
  const people = form.querySelector("[name=people]");
  if (!people.value && draft.people) people.value = draft.people;
  if (!missing.length) return;
  told.textContent = form.dataset.keptHere;
  form.closest("details")?.setAttribute("open", "");
}

form.addEventListener("input", (event) => {
  if (event.target.matches("textarea")) grow(event.target);
  remember();
  if (event.target.closest(".row-of-sheet") === rows.lastElementChild) addRow();
});

// --- what only a script can do is shown when there is one -----------------------------------------
for (const one of form.querySelectorAll(".add, .keys")) one.hidden = false;
[...form.querySelectorAll(".kinds kbd")].slice(1).forEach((one, number) => {
  one.textContent = letters[number].toUpperCase();
});
document.getElementById("add-row").addEventListener("click", () => {
  const made = addRow();
  if (made) part(made, "text").focus();
});
try {
  bringBack();
} catch {
  // a machine that keeps nothing
}
while (rows.children.length > SHOWN && isBlank(rows.lastElementChild) && isBlank(rows.lastElementChild.previousElementSibling)) {
  rows.lastElementChild.remove();
  total.value = rows.children.length;
}
for (const field of rows.querySelectorAll("textarea")) grow(field);
const wrong = document.querySelector("[aria-invalid=true]");
const first = wrong ?? (form.closest("details") ? null : part(all().find(isBlank) ?? rows.firstElementChild, "text"));
if (matchMedia("(pointer: fine)").matches) first?.focus({ preventScroll: !wrong });

// --- a photo that lies on its side ----------------------------------------------------------------
const turn = document.getElementById("turn");
if (turn) {
  const image = document.getElementById("photo-image");
  turn.parentElement.hidden = false;
  turn.addEventListener("click", () => {
    image.dataset.turn = (Number(image.dataset.turn ?? 0) + 1) % 4;
  });
}
