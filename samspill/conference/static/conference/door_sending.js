// Sends what was done at the door, oldest first, until each has its answer; and asks how it stands.

const GIVE_UP_MS = 8000;
const ASK_MS = 10000;
const FIRST_WAIT_MS = 1000;
const LONGEST_WAIT_MS = 30000;
const AT_ONCE = 50;

/** Returns {run, isAway}: run() sends all that waits and asks how it stands. `withdrawn` is called once,
 * when the link opens nothing any more: what waits stays in the queue, and nothing more is tried. */
export function doorSender({ address, code, queue, list, say, changed, withdrawn }) {
  let isRunning = false;
  let isAsked = false;
  let isAway = false;
  let isWithdrawn = false;
  let wait = FIRST_WAIT_MS;
  let again = 0;

  async function fetched(options = {}) {
    const control = new AbortController();
    setTimeout(() => control.abort(), GIVE_UP_MS);
    const response = await fetch(address, { cache: "no-store", credentials: "omit", signal: control.signal, ...options });
    if (response.headers.has("Door-Withdrawn")) isWithdrawn = true;
    if (!response.ok) throw new Error(String(response.status));
    return response.json();
  }

  async function waiting() {
    const items = await queue.all();
    return items.filter((one) => one.state === "waiting").reverse();
  }

  /** True when nothing waits any more. */
  async function send() {
    for (;;) {
      const items = (await waiting()).slice(0, AT_ONCE);
      if (items.length === 0) return;
      const acts = items.map(({ key, kind, sign_up, at, door, name, represents, email }) => ({
        key, kind, sign_up, at: new Date(at).toISOString(), door, name, represents, email,
      }));
      const { answers } = await fetched({
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify({ acts }),
      });
      const byKey = new Map(answers.map((one) => [one.key, one]));
      if (!items.some((one) => byKey.has(one.key))) throw new Error("no answer of ours");
      for (const item of items) if (byKey.has(item.key)) await settle(item, byKey.get(item.key));
    }
  }

  async function settle(item, answer) {
    const came = answer.person ?? {};
    const state = answer.outcome === "refused" ? "refused" : "sent";
    await queue.put({ ...item, name: "", represents: "", email: "", state, sentAt: Date.now(), cameAt: came.at, cameDoor: came.door });
    if (answer.outcome === "refused") {
      say(answer.message, "wrong");
      if (item.sign_up) list.set(item.sign_up, { at: "", door: "" });
    } else if (answer.outcome === "double") {
      list.set(item.sign_up, { at: came.at, door: came.door });
      say(list.cameTwice(came), "wrong");
    } else if (item.sign_up) list.set(item.sign_up, { at: came.at, door: came.door });
  }

  async function run() {
    if (isWithdrawn) return;
    if (isRunning) {
      isAsked = true;
      return;
    }
    isRunning = true;
    isAsked = false;
    clearTimeout(again);
    try {
      await send();
      const { people } = await fetched();
      list.merge(people, await waiting());
      isAway = false;
      wait = FIRST_WAIT_MS;
      again = setTimeout(run, ASK_MS);
    } catch {
      if (isWithdrawn) return await withdrawn();
      isAway = true;
      again = setTimeout(run, wait * (1 + Math.random() / 2));
      wait = Math.min(wait * 2, LONGEST_WAIT_MS);
    } finally {
      isRunning = false;
    }
    await changed();
    if (isAsked && !isAway) await run();
  }

  addEventListener("online", () => {
    wait = FIRST_WAIT_MS;
    run();
  });
  addEventListener("offline", async () => {
    isAway = true;
    await changed();
  });
  addEventListener("visibilitychange", () => document.hidden || run());
  queue.watch(async () => {
    list.apply(await queue.all(), 0);
    run();
  });
  return { run, isAway: () => isAway };
}
