// The table's list and its top three. The server's page is the truth; what waits here stands above
// it, and a choice of the three that has not been heard yet is kept and sent again.

const PLACES = 3;

export function hostList({ page, code, table, round, queue, sending, form, changed }) {
  const place = document.getElementById("list");
  const problem = document.getElementById("list-problem");
  const back = document.getElementById("back").content.firstElementChild;
  const topName = `samspill-top-${code}-${table}-${round}`;
  const unwanted = new Set(); // taken back while they were on their way
  let items = [];
  let waitingTop = recalled();
  let isSendingTop = false;

  // --- the list ------------------------------------------------------------------------------------

  function lineOf(reference) {
    return place.querySelector(`[data-reference="${CSS.escape(reference)}"]`);
  }

  function waitingLine(item) {
    const line = document.getElementById("waiting").content.firstElementChild.cloneNode(true);
    const state = line.querySelector(".state");
    line.dataset.key = item.key;
    line.querySelector(".said").dataset.state = item.state;
    line.querySelector("p").textContent = item.text;
    state.textContent = state.dataset[item.state] ?? "";
    if (item.state === "refused") state.textContent += ` ${item.message}`;
    line.querySelector('[data-act="mend"]').hidden = item.state !== "refused";
    return line;
  }

  /** Show the device's own: what waits above the list, and the way back beside what is sent. */
  async function show(own) {
    items = own;
    dress(inFocus());
    for (const item of items.filter((one) => one.state === "sent" && unwanted.delete(one.key))) await withdraw(item);
    if (unsent().some((one) => one.state === "sent")) await refresh();
  }

  /** What is of this device and not in the server's list: it waits, is refused, or came just now. */
  function unsent() {
    const isNew = (one) => one.state === "sent" && one.round === round && !lineOf(one.reference);
    return items.filter((one) => ["waiting", "refused"].includes(one.state) || isNew(one));
  }

  /** All at once, so that no key falls between: the focus is back where it was before the next one. */
  function dress(focused) {
    for (const line of place.querySelectorAll(".line[data-key]:not([data-reference])")) line.remove();
    place.prepend(...unsent().map(waitingLine));
    for (const item of items.filter((one) => one.state === "sent")) {
      const line = lineOf(item.reference);
      if (!line || line.matches(".gone") || line.dataset.key) continue;
      line.dataset.key = item.key;
      line.querySelector("footer").append(" ", back.cloneNode(true));
    }
    document.getElementById("empty").hidden = place.childElementCount > 0;
    showTop();
    refocus(focused);
  }

  function inFocus() {
    const element = document.activeElement;
    const line = place.contains(element) ? element.closest(".line") : null;
    return line && { reference: line.dataset.reference, key: line.dataset.key, rank: element.dataset.rank };
  }

  function refocus(focused) {
    if (!focused || place.contains(document.activeElement)) return;
    const line =
      (focused.reference && lineOf(focused.reference)) ||
      (focused.key && place.querySelector(`.line[data-key="${CSS.escape(focused.key)}"]`)) ||
      place.querySelector(".line");
    const inside = focused.rank && line?.querySelector(`.ranks [data-rank="${focused.rank}"]`);
    (inside || line || form.elements.text).focus();
  }

  let refreshing = null;
  let isAsked = false; // again, while the last answer was on its way: it may be too old

  /** Take the list as the server has it now. */
  async function refresh() {
    isAsked = Boolean(refreshing);
    refreshing ??= fetchList();
    await refreshing;
  }

  async function fetchList() {
    do {
      isAsked = false;
      try {
        const response = await fetch(`${location.pathname}?table=${table}`, { cache: "no-store" });
        if (response.ok) take(new DOMParser().parseFromString(await response.text(), "text/html"));
        items = await own();
        dress(inFocus());
      } catch {
        // no network: the list stays as it is
      }
    } while (isAsked);
    refreshing = null;
  }

  function take(fresh) {
    const list = fresh.getElementById("list");
    if (!list || fresh.getElementById("host").dataset.round !== String(round)) return;
    const focused = inFocus();
    place.replaceChildren(...[...list.children].map((one) => document.adoptNode(one)));
    dress(focused);
    document.getElementById("nudge").hidden = fresh.getElementById("nudge").hidden;
    follow(fresh);
  }

  function follow(fresh) {
    const now = fresh.querySelector(".now");
    const shown = page.querySelector(".now");
    if (now && shown) shown.replaceWith(document.adoptNode(now));
    else if (now) document.getElementById("moved").after(document.adoptNode(now));
    else shown?.remove();
  }

  async function own() {
    return (await queue.all()).filter((one) => one.table === table);
  }

  async function takeBack(line) {
    const item = items.find((one) => one.key === line.dataset.key);
    if (!item) return;
    problem.hidden = true;
    if (item.state === "sent") {
      await withdraw(item);
    } else {
      unwanted.add(item.key);
      await queue.remove(item.key);
    }
    await changed();
  }

  async function withdraw(item) {
    try {
      const response = await sending.post(`contributions/${item.key}/withdrawal`, {});
      const told = await response.json();
      if (!response.ok && response.status !== 404) return say(told.message ?? "");
    } catch {
      return say(problem.dataset.away);
    }
    await queue.put({ ...item, state: "withdrawn" });
    await refresh();
  }

  async function mend(line) {
    const item = items.find((one) => one.key === line.dataset.key);
    form.elements.text.value = [item.text, form.elements.text.value].filter(Boolean).join("\n");
    await queue.remove(item.key);
    await changed();
    form.elements.text.focus();
  }

  function say(text) {
    problem.textContent = text;
    problem.hidden = !text;
  }

  // --- the top three -------------------------------------------------------------------------------

  function recalled() {
    try {
      return JSON.parse(localStorage.getItem(topName));
    } catch {
      return null;
    }
  }

  function remember(top) {
    waitingTop = top;
    try {
      if (top) localStorage.setItem(topName, JSON.stringify(top));
      else localStorage.removeItem(topName);
    } catch {
      // kept while the page is open
    }
  }

  function topNow() {
    if (waitingTop) return waitingTop;
    const top = Array(PLACES).fill("");
    for (const line of place.querySelectorAll("[data-rank][data-reference]")) top[line.dataset.rank - 1] = line.dataset.reference;
    return top;
  }

  /** The two change places; set there already, it goes. */
  function setRank(line, rank) {
    const reference = line.dataset.reference;
    if (!reference || line.matches(".gone")) return;
    const top = [...topNow()];
    const before = top[rank - 1];
    if (before === reference) {
      top[rank - 1] = "";
    } else {
      const from = top.indexOf(reference);
      if (from >= 0) top[from] = before;
      top[rank - 1] = reference;
    }
    remember(top);
    showTop();
    sendTop();
  }

  function showTop() {
    const top = topNow();
    for (const line of place.querySelectorAll(".line[data-reference]")) {
      const rank = top.indexOf(line.dataset.reference) + 1;
      if (rank) line.dataset.rank = rank;
      else delete line.dataset.rank;
      for (const button of line.querySelectorAll(".ranks button")) {
        button.setAttribute("aria-pressed", String(Number(button.dataset.rank) === rank));
      }
    }
    const shown = document.getElementById("top-three");
    [...shown.children].forEach((one, index) => {
      const said = top[index] && lineOf(top[index])?.querySelector(".said");
      one.className = said ? "" : "muted";
      one.textContent = said ? said.querySelector("p").textContent : shown.dataset.open;
      if (said?.lang) one.lang = said.lang;
      else one.removeAttribute("lang");
    });
  }

  async function sendTop() {
    if (!waitingTop || isSendingTop) return;
    isSendingTop = true;
    const top = waitingTop;
    const address = location.pathname.replace(/host\/$/, "top/");
    try {
      const response = await fetch(address, {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify({ round, table, top }),
        credentials: "same-origin",
      });
      if (response.ok || response.status === 422) {
        say(response.ok ? "" : (await response.json()).message);
        if (waitingTop === top) remember(null);
        if (!response.ok) await refresh();
      }
    } catch {
      // no network: it is sent again with the next answer from the room
    }
    isSendingTop = false;
    if (waitingTop && waitingTop !== top) sendTop();
  }

  addEventListener("online", sendTop);
  place.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    const line = event.target.closest(".line");
    if (!button || !line) return;
    event.preventDefault();
    if (button.dataset.rank) setRank(line, Number(button.dataset.rank));
    else if (button.dataset.act === "back") takeBack(line);
    else if (button.dataset.act === "mend") mend(line);
  });

  return { show, refresh, takeBack, setRank, sendTop, backKey: () => back.dataset.letter.toLowerCase() };
}
