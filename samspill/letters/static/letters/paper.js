// The bundle while it is being made: the page's own words anew, until it is ready.
// Without this script the link beside it shows the same.
const POLL_MS = 1500;

async function follow() {
  const box = document.getElementById("making");
  if (!box) return;
  try {
    const response = await fetch(location.href, { cache: "no-store" });
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    const made = page.getElementById("making");
    if (response.ok && !made) return location.reload();
    const words = made?.querySelector("#making-words").textContent;
    const shown = box.querySelector("#making-words");
    if (words && shown.textContent !== words) shown.textContent = words;
    if (made) box.querySelector("progress").value = made.querySelector("progress").value;
  } catch { /* no network: the next try tells */ }
  setTimeout(follow, POLL_MS);
}

setTimeout(follow, POLL_MS);
