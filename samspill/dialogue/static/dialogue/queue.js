// What has been written on this phone, kept in its own database until the server has it.
// One item: {key, code, round, table, card, text, kind, state, reference, isLate, message, at}
// state: "waiting" for the network, "sent", or "refused" with a message.

const STORE = "contributions";

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

  async function change(work) {
    const transaction = database.transaction(STORE, "readwrite", { durability: "strict" });
    work(transaction.objectStore(STORE));
    await done(transaction);
  }

  return {
    put: (item) => change((store) => store.put(item)),
    remove: (key) => change((store) => store.delete(key)),
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
