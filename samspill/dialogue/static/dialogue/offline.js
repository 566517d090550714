// Lets the phone open its pages without network, where the browser can. Nothing here is needed to write.

/** Keep this page, and what it is made of, for when the network is gone. */
export async function keepPages() {
  if (!navigator.serviceWorker) return; // the page came without encryption, or the browser is old
  try {
    if (document.readyState !== "complete") await new Promise((done) => addEventListener("load", done, { once: true }));
    await navigator.serviceWorker.register("/d/worker.js", { scope: "/d/" });
    const { active } = await navigator.serviceWorker.ready;
    const files = performance.getEntriesByType("resource").map((one) => one.name);
    active?.postMessage({ keep: location.href, files });
  } catch {
    // then the pages need the network, as pages do
  }
}
