// Dots given with a thumb: minus and plus, each dot drawn, and how many are left in words.

/**
 * Make the form of dots a row of steps.
 *
 * place    the name this ballot is kept under
 * left     where it is told how many are left
 * Returns  {changed}: called when the ballot has got another state
 */
export function countDots(form, { place, ballots, left }) {
  const budget = Number(form.dataset.budget);
  const draftName = `samspill-dots-${form.closest("[data-code]").dataset.code}-${place}`;
  const button = form.querySelector("[type=submit]");
  const rows = [...form.querySelectorAll(".dot-row")];
  const given = new Map(rows.map((row) => [row.dataset.reference, Number(row.querySelector("input").value) || 0]));

  function drafted() {
    try {
      return JSON.parse(localStorage.getItem(draftName));
    } catch {
      return null;
    }
  }

  function used() {
    return [...given.values()].reduce((sum, count) => sum + count, 0);
  }

  function show() {
    const rest = budget - used();
    for (const row of rows) {
      const count = given.get(row.dataset.reference);
      const dots = row.querySelector(".dots");
      dots.replaceChildren(...Array.from({ length: count }, () => document.createElement("i")));
      row.querySelector("output b").textContent = String(count);
      row.querySelector("input").value = String(count);
      const [less, more] = row.querySelectorAll("[data-step]");
      less.setAttribute("aria-disabled", String(count === 0));
      more.setAttribute("aria-disabled", String(rest === 0));
    }
    const figure = left.querySelector("b");
    figure.parentElement.hidden = false;
    figure.textContent = rest === 1 ? left.dataset.one : left.dataset.many.replace("#", String(rest));
  }

  function step(reference, by) {
    const count = given.get(reference) + by;
    if (count < 0 || (by > 0 && used() >= budget)) return;
    given.set(reference, count);
    show();
    form.querySelector("#delivered").hidden = true; // what is moved must be delivered anew
    try {
      localStorage.setItem(draftName, JSON.stringify(Object.fromEntries(given)));
    } catch {
      // what is not delivered is kept for convenience only
    }
  }

  function deliver(event) {
    event.preventDefault();
    const dots = [...given].filter(([, count]) => count > 0);
    ballots.give(place, {
      kind: "dots",
      dots: dots.map(([contribution, count]) => ({ contribution, count })),
    });
  }

  for (const row of rows) {
    row.querySelector(".number").hidden = true;
    row.querySelector(".step").hidden = false;
    for (const one of row.querySelectorAll("[data-step]")) {
      one.addEventListener("click", () => step(row.dataset.reference, Number(one.dataset.step)));
    }
  }
  for (const [reference, count] of Object.entries(drafted() ?? {})) {
    if (given.has(reference) && Number.isInteger(count)) given.set(reference, count);
  }
  form.addEventListener("submit", deliver);
  show();
  return {
    changed() {
      if (!ballots.of(place)) return;
      button.textContent = button.dataset.again;
      document.getElementById("before")?.remove(); // it was given here
    },
  };
}
