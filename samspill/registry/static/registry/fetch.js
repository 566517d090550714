// A list on its way from the register: how far it has come, and the page anew when it is there.
// Without this script the page asks again by itself.
const POLL_MS = 1000, AWAY_MS = 4000;
const box = document.getElementById("making");

async function follow() {
  let wait = POLL_MS;
  try {
    const response = await fetch(box.dataset.progressUrl, { cache: "no-store" });
    if (!response.ok) throw new Error(response.status);
    const told = await response.json();
    if (told.is_done) return location.reload();
    const bar = box.querySelector("progress"), words = box.querySelector("#making-words");
    bar.max = told.steps || 1;
    bar.value = told.done;
    if (words.textContent !== told.words) words.textContent = told.words;
  } catch {
    wait = AWAY_MS; // no network: the next try tells
  }
  setTimeout(follow, wait);
}

if (box) setTimeout(follow, POLL_MS);
