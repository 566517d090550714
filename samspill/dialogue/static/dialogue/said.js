// The list under the box: what this phone has written, with how it stands; then the rest of the table.

/**
 * list      the element that holds it
 * template  one item, with its states in words
 * acts      {back, mend}: what the buttons of an item do; each is given the item
 */
export function listOf(list, template, { back, mend }) {
  function own(item, told) {
    if (item.state === "withdrawn") return mark();
    const copy = template.content.firstElementChild.cloneNode(true);
    const state = copy.querySelector(".state");
    copy.dataset.state = item.state;
    copy.dataset.key = item.key;
    copy.querySelector("p").textContent = item.text;
    state.textContent = stateOf(item, state.dataset);
    if (told?.held) {
      copy.dataset.held = "";
      state.textContent += ` · ${state.dataset.held} ${told.held}`;
    }
    copy.querySelector('[data-act="back"]').addEventListener("click", () => back(item, noteIn(copy)));
    copy.querySelector('[data-act="mend"]').addEventListener("click", () => mend(item));
    return copy;
  }

  function noteIn(copy) {
    return (text) => {
      const note = copy.querySelector(".note");
      note.textContent = text || note.dataset.away;
      note.hidden = false;
    };
  }

  function mark(words = list.dataset.withdrawn) {
    const gone = document.createElement("p");
    gone.className = "gone";
    gone.textContent = words;
    return gone;
  }

  function other(told) {
    if (told.withdrawn) return mark();
    if (told.erased) return mark(list.dataset.erased);
    const quote = document.createElement("blockquote");
    quote.className = "said";
    if (told.language) quote.lang = told.language;
    const words = document.createElement("p");
    words.textContent = told.text;
    quote.append(words);
    if (told.held) quote.append(reason(told.held));
    return quote;
  }

  /** Why the big screen does not show it: everyone at the table may read that. */
  function reason(held) {
    const line = document.createElement("footer");
    line.lang = document.documentElement.lang;
    line.className = "held";
    line.textContent = `${list.dataset.held} ${held}`;
    return line;
  }

  /** Show this phone's items and what is told of the table's; those that are both, once. */
  function show(mine, table) {
    const told = new Map(table.map((one) => [one.reference, one]));
    const known = new Set(mine.map((item) => item.reference).filter(Boolean));
    const others = table.filter((one) => !known.has(one.reference));
    const kept = document.activeElement?.closest("#list [data-key]")?.dataset.key;
    list.replaceChildren(...mine.map((item) => own(item, told.get(item.reference))), ...others.map(other));
    if (kept) list.querySelector(`[data-key="${kept}"] button:not([hidden])`)?.focus();
  }

  return { show };
}

/** How an item stands, in words; `words` holds them by state. */
function stateOf(item, words) {
  if (item.state === "refused") return `${words.refused} ${item.message ?? ""}`;
  if (item.state !== "sent") return words.waiting;
  const at = item.sentAt ? clock(new Date(item.sentAt)) : "";
  if (!item.isLate) return [words.sent, at].filter(Boolean).join(" ");
  return [at, item.wasOpen ? words.overtaken : words.late].filter(Boolean).join(" · ");
}

/** "18.52" */
function clock(moment) {
  return [moment.getHours(), moment.getMinutes()].map((part) => String(part).padStart(2, "0")).join(".");
}

/** What the page itself came with of the table's, in the same form as the server tells it. */
export function toldInPage(list) {
  return [...list.querySelectorAll("[data-reference]")].map((one) => ({
    reference: one.dataset.reference,
    language: one.lang,
    withdrawn: one.matches("[data-withdrawn]"),
    erased: one.matches("[data-erased]"),
    held: one.dataset.held ?? "",
    text: one.querySelector("p")?.textContent ?? "",
  }));
}
