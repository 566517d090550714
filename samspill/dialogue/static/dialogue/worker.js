// The service worker of the participant's pages: they open without network, as they were last seen.
// `samspill` is set by the address that loads this: {version, files, away}; the version is that of the files.
// Pages come from the network first, static files from the phone first, and of the API nothing is kept.

const PATIENCE_MS = 3000; // with a network that does not answer
const MOST_PAGES = 30;
const FILES = `samspill-files-${self.samspill.version}`;
const PAGES = `samspill-pages-${self.samspill.version}`;
const PASSING = ["sent", "withdrawn", "name", "again"]; // in an address: the page is of one moment
const NAMED_BY_CONTENT = /\.[0-9a-f]{12}\.\w+$/;

self.addEventListener("install", (event) => {
  event.waitUntil(prepare());
});

self.addEventListener("activate", (event) => {
  event.waitUntil(takeOver());
});

self.addEventListener("message", (event) => {
  const { keep: url, files = [] } = event.data ?? {};
  if (url) event.waitUntil(fetchAndKeep(url, files));
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const address = new URL(request.url);
  if (request.method !== "GET" || address.origin !== location.origin) return;
  if (address.pathname.startsWith("/static/")) event.respondWith(file(event, request, address));
  else if (isPage(address)) {
    if (request.mode === "navigate") event.respondWith(page(event, request));
    else event.respondWith(keptOnTheWay(event, request).catch(() => Response.error()));
  }
});

async function prepare() {
  const asked = self.samspill.files.map((one) => new Request(one, { cache: "no-cache" }));
  await (await caches.open(FILES)).addAll(asked);
  await (await caches.open(PAGES)).add(self.samspill.away);
  await self.skipWaiting();
}

async function takeOver() {
  for (const name of await caches.keys()) {
    if (name.startsWith("samspill-") && name !== FILES && name !== PAGES) await caches.delete(name);
  }
  await self.clients.claim();
}

function isPage(address) {
  return /^\/d\/[^/]+\/([a-z]+\/)?$/.test(address.pathname);
}

// --- pages: the network first ---------------------------------------------------------------------------

/** The newest page that can be had within some seconds, else as it was last seen, else why not. */
async function page(event, request) {
  const fresh = keptOnTheWay(event, request);
  const kept = () => caches.match(request.url, { cacheName: PAGES, ignoreVary: true });
  const first = await Promise.race([fresh.catch(() => null), after(PATIENCE_MS)]);
  if (first && first.status < 500) return first;
  const seen = await kept();
  if (seen) return seen;
  try {
    return await fresh; // slow, and never seen before
  } catch {
    return (await caches.match(self.samspill.away, { cacheName: PAGES, ignoreVary: true })) ?? Response.error();
  }
}

/** What the network answers; a copy is kept, also of an answer that comes too late to be shown. */
function keptOnTheWay(event, request) {
  const answer = fetch(request);
  event.waitUntil(answer.then((response) => keep(request.url, response.clone())).catch(() => {}));
  return answer;
}

/** A page that was opened before this worker answered for it, and the files it came with. */
async function fetchAndKeep(url, files) {
  const kept = await caches.open(FILES);
  try {
    await keep(url, await fetch(url, { credentials: "same-origin" }));
    for (const one of files) {
      const address = new URL(one);
      const isOurs = address.origin === location.origin && address.pathname.startsWith("/static/");
      if (isOurs && !(await kept.match(one, { ignoreVary: true }))) await kept.add(one);
    }
  } catch {
    // the network went again
  }
}

async function keep(url, response) {
  const address = new URL(url);
  const isKept = response.status === 200 && response.type === "basic" && !response.redirected;
  const isText = response.headers.get("Content-Type")?.startsWith("text/html");
  if (!isKept || !isText || !isPage(address) || PASSING.some((one) => address.searchParams.has(one))) return;
  const pages = await caches.open(PAGES);
  await pages.delete(url, { ignoreVary: true }); // so that the newest is the last
  await pages.put(url, response);
  const others = (await pages.keys()).filter((one) => !one.url.endsWith(self.samspill.away));
  await Promise.all(others.slice(0, -MOST_PAGES).map((one) => pages.delete(one, { ignoreVary: true })));
}

// --- files: those of this version, and those named by their content, never change ----------------------------

async function file(event, request, address) {
  const files = await caches.open(FILES);
  const kept = await files.match(request, { ignoreVary: true });
  const isSettled = NAMED_BY_CONTENT.test(address.pathname) || self.samspill.files.includes(address.pathname);
  if (kept && isSettled) return kept;
  const fresh = fetch(request).then((response) => {
    if (response.status === 200) event.waitUntil(files.put(request.url, response.clone()));
    return response;
  });
  if (!kept) return fresh.catch(() => Response.error());
  return (await Promise.race([fresh.catch(() => null), after(PATIENCE_MS)])) ?? kept;
}

function after(milliseconds) {
  return new Promise((done) => setTimeout(() => done(null), milliseconds));
}
