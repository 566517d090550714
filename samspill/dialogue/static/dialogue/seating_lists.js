// The list by name: found as one types, and short until all of it is asked for. And the form for a
// new rule: only the fields that its kind needs.
const FIRST = 12;
const NEEDS = { host: ["table"], absent: ["round"] };

export function dressLists(page, isAll) {
  const names = page.querySelector("#names");
  if (names) dressNames(page, names, isAll);
  const form = page.querySelector("form.new-rule");
  if (form) dressRule(form);
}

function dressNames(page, names, isAll) {
  const rows = [...names.tBodies[0].rows].filter((row) => row.id);
  const field = page.querySelector("#find"), shown = page.querySelector(".shown");
  const told = shown.querySelector("[role=status]"), more = shown.querySelector("#show-all");
  const texts = rows.map((row) => folded(`${row.cells[0].textContent} ${row.cells[1].textContent}`));
  rows.forEach((row, place) => row.toggleAttribute("data-beyond", place >= FIRST && !row.hasAttribute("data-moving")));
  const isLong = rows.length > FIRST;

  function show() {
    const words = folded(field.value).split(" ").filter(Boolean);
    names.toggleAttribute("data-all", isAll || words.length > 0);
    let count = 0;
    rows.forEach((row, place) => {
      const isFound = words.every((word) => texts[place].includes(word));
      row.toggleAttribute("data-hidden", !isFound);
      count += isFound;
    });
    const seen = words.length || isAll ? count : rows.filter((row) => !row.hasAttribute("data-beyond")).length;
    more.hidden = !isLong || isAll || words.length > 0;
    const text = shown.dataset.shown.replace("{shown}", seen).replace("{all}", rows.length);
    told.textContent = isLong || words.length ? text : "";
  }

  field.form.addEventListener("submit", (event) => event.preventDefault());
  field.addEventListener("input", show);
  more.addEventListener("click", () => {
    isAll = true;
    show();
    rows[FIRST]?.querySelector("a, button")?.focus();
  });
  if (!new URLSearchParams(location.search).get("q")) show();
}

function folded(text) {
  return text.toLocaleLowerCase("nb").split(/\s+/).join(" ").trim();
}

function dressRule(form) {
  const kind = form.querySelector("[name=kind]");
  const crowd = form.querySelector(".crowd"), narrowing = form.querySelector(".narrowing");
  const choices = [...crowd.querySelectorAll(".choice")];
  narrowing.hidden = choices.length <= FIRST;
  narrowing.querySelector("input").addEventListener("input", (event) => {
    const asked = folded(event.target.value);
    choices.forEach((one) => {
      one.hidden = !folded(one.textContent).includes(asked) && !one.querySelector("input").checked;
    });
  });
  const show = () => ["table", "round"].forEach((name) => {
    const field = form.querySelector(`[data-field=${name}]`);
    if (field) field.hidden = !(NEEDS[kind.value] ?? []).includes(name) && !field.querySelector("[aria-invalid]");
  });
  kind.addEventListener("change", show);
  show();
}
