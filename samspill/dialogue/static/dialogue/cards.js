// One question at a time, by thumb or by the keys 1, 2 and 3; more are fetched before they are out.

const FEW = 3; // then more are fetched

/**
 * Show the cards of the page one by one.
 *
 * kind      "opinions" or "pairs"
 * Returns   {changed}
 */
export function showCards({ kind, round, ballots, voter }) {
  const region = document.getElementById("cards");
  const left = document.getElementById("left");
  const done = document.getElementById("done");
  const answered = new Set(ballots.places().filter((place) => place.startsWith(`${round}|${kind}|`)));
  const total = Number(region.dataset.total);
  let isFetching = false;
  let isOut = false; // the server has no more for this phone

  function nameOf(card) {
    const both = [card.dataset.reference, card.dataset.other].filter(Boolean).sort();
    return `${round}|${kind}|${both.join("|")}`;
  }

  function waiting() {
    return [...region.querySelectorAll(".card")].filter((card) => !answered.has(nameOf(card)));
  }

  function show(hasAnswered) {
    const cards = waiting();
    for (const card of region.querySelectorAll(".card")) card.hidden = card !== cards[0];
    const rest = Math.max(total - answered.size, isOut ? 0 : cards.length);
    const count = isOut ? cards.length : rest;
    left.hidden = count === 0 || cards.length === 0;
    left.textContent = count === 1 ? left.dataset.one : left.dataset.many.replace("#", String(count));
    done.hidden = cards.length > 0 || !(isOut || count === 0);
    if (hasAnswered) (cards[0]?.querySelector(".said") ?? done.querySelector("a")).focus();
  }

  function answer(card, value) {
    const { reference, other } = card.dataset;
    answered.add(nameOf(card));
    show(true);
    const body = { kind, contribution: reference, value };
    if (other) body.other = other;
    ballots.give(nameOf(card), body);
  }

  /** Only when all that is answered has been sent: else the server would hand out the same again. */
  async function more() {
    if (isFetching || isOut || waiting().length >= FEW || ballots.waiting() > 0) return;
    isFetching = true;
    let hasNew = false;
    try {
      const address = new URL(location.href);
      address.searchParams.set("voter", voter);
      const response = await fetch(address, { cache: "no-store" });
      const fresh = new DOMParser().parseFromString(await response.text(), "text/html");
      const known = new Set([...region.querySelectorAll(".card")].map(nameOf));
      const cards = [...fresh.querySelectorAll("#cards .card")].filter(
        (card) => !known.has(nameOf(card)) && !answered.has(nameOf(card)),
      );
      isOut = response.ok && cards.length === 0;
      hasNew = cards.length > 0;
      for (const card of cards) take(document.adoptNode(card));
    } catch {
      // no network: asked for again when something has been sent
    }
    isFetching = false;
    show(false);
    if (hasNew) more();
  }

  function take(card) {
    card.hidden = true;
    left.before(card);
    listen(card);
  }

  function listen(card) {
    card.addEventListener("submit", (event) => {
      event.preventDefault();
      answer(card, Number(event.submitter.value));
    });
  }

  // the keys work while the cards have the focus, so that they never take a key from anything else
  region.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const place = ["1", "2", "3"].indexOf(event.key);
    const card = waiting()[0];
    if (place < 0 || !card) return;
    event.preventDefault();
    answer(card, Number(card.querySelectorAll(".answer")[place].value));
  });

  for (const card of region.querySelectorAll(".card")) listen(card);
  show(false);
  if (matchMedia("(hover: hover) and (pointer: fine)").matches) {
    region.querySelector(".card:not([hidden]) .said")?.focus({ preventScroll: true });
  }
  addEventListener("online", more);
  return { changed: more };
}
