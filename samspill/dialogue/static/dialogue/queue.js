// What has been written on this phone, kept in its own database until the server has it.
// One item: {key, code, round, question, table, text, kind, association, at, state, reference, isLate,
// sentAt, message}. state: "waiting" for the network, "sent", "refused" with a message, or "withdrawn".

const STORE = "contributions";
const KEPT_MS = 7 * 24 * 3600 * 1000; // what has its answer, so that a borrowed phone forgets

function open() {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open("samspill", 1);
    request.onupgradeneeded = () => request.result.createObjectStore(STORE, { keyPath: "key" });
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

function done(transaction) {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onerror = transaction.onabort = () => reject(transaction.error);
  });
}

/** The queue of one dialogue. Rejects where the phone keeps nothing: then the form sends as it is. */
export async function openQueue(code) {
  const database = await open();
  const windows = globalThis.BroadcastChannel ? new BroadcastChannel(`samspill-${code}`) : null;

  /** One transaction, on the disk before it is told. */
  async function change(work) {
    const transaction = database.transaction(STORE, "readwrite", { durability: "strict" });
    work(transaction.objectStore(STORE));
    await done(transaction);
    windows?.postMessage("changed");
  }

  await change((store) => {
    store.openCursor().onsuccess = ({ target: { result: place } }) => {
      if (!place) return;
      const { state, at } = place.value;
      if (["sent", "withdrawn"].includes(state) && at < Date.now() - KEPT_MS) place.delete();
      place.continue();
    };
  });

  return {
    put: (item) => change((store) => store.put(item)),
    remove: (key) => change((store) => store.delete(key)),
    /** Call `seen` when another window of this browser has changed the queue. */
    watch: (seen) => windows?.addEventListener("message", () => seen()),
    /** Every item of this dialogue, newest first. */
    async all() {
      const request = database.transaction(STORE).objectStore(STORE).getAll();
      await new Promise((resolve, reject) => {
        request.onsuccess = resolve;
        request.onerror = () => reject(request.error);
      });
      return request.result.filter((item) => item.code === code).sort((a, b) => b.at - a.at);
    },
  };
}

/** A new key, also where the page came without encryption and has no randomUUID. */
export function newKey() {
  if (crypto.randomUUID) return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/(.{8})(.{4})(.{4})(.{4})(.{12})/, "$1-$2-$3-$4-$5");
}
