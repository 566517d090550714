// The service worker of the door's page: it opens without network, as it was last seen.
// `samspill` is set by the address that loads this: {version, files}; the version is that of the files.
// The page comes from the network first, static files from the device first; of the answers nothing is kept.

const PATIENCE_MS = 3000; // with a network that does not answer
const FILES = `door-files-${self.samspill.version}`;
const PAGES = "door-pages-1";

self.addEventListener("install", (event) => {
  event.waitUntil(prepare());
});

self.addEventListener("activate", (event) => {
  event.waitUntil(takeOver());
});

self.addEventListener("message", (event) => {
  const url = event.data?.keep;
  if (url) event.waitUntil(fetch(url, { credentials: "same-origin" }).then((answer) => keep(url, answer)).catch(() => {}));
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const address = new URL(request.url);
  if (request.method !== "GET" || address.origin !== location.origin) return;
  if (address.pathname.startsWith("/static/")) event.respondWith(file(request));
  else if (request.mode === "navigate" && isDoor(address)) event.respondWith(page(event, request));
});

async function prepare() {
  const asked = self.samspill.files.map((one) => new Request(one, { cache: "no-cache" }));
  const files = await caches.open(FILES);
  await Promise.all(asked.map((one) => files.add(one).catch(() => {}))); // one name of two is enough
  await self.skipWaiting();
}

async function takeOver() {
  for (const name of await caches.keys()) {
    if (name.startsWith("door-files-") && name !== FILES) await caches.delete(name);
  }
  await self.clients.claim();
}

function isDoor(address) {
  return /^\/door\/[^/]+\/$/.test(address.pathname);
}

async function page(event, request) {
  const fresh = fetch(request);
  event.waitUntil(fresh.then((answer) => keep(request.url, answer.clone())).catch(() => {}));
  const first = await Promise.race([fresh.catch(() => null), after(PATIENCE_MS)]);
  if (first && first.status < 500) return first;
  const kept = await caches.match(plain(request.url), { cacheName: PAGES, ignoreVary: true });
  return kept ?? fresh.catch(() => Response.error());
}

/** The newest; and when the link no longer opens anything, nothing. */
async function keep(url, answer) {
  const pages = await caches.open(PAGES);
  if ([404, 410].includes(answer.status)) await pages.delete(plain(url), { ignoreVary: true });
  else if (answer.status === 200 && !new URL(url).search) await pages.put(plain(url), answer);
}

function plain(url) {
  const { origin, pathname } = new URL(url);
  return origin + pathname;
}

async function file(request) {
  const files = await caches.open(FILES);
  const kept = await files.match(request, { ignoreVary: true });
  if (kept) return kept;
  return fetch(request).catch(() => Response.error());
}

function after(milliseconds) {
  return new Promise((done) => setTimeout(() => done(null), milliseconds));
}
