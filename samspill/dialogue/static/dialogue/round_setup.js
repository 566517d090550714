// How many minutes the ticked stages last together, as they are changed, and room for one more question.

const form = document.getElementById("round-setup");

const minutesOf = (round) =>
  [...round.querySelectorAll(".stage-rows > li")]
    .filter((row) => row.querySelector("[type=checkbox]").checked)
    .map((row) => Number.parseInt(row.querySelector(".length input").value, 10) || 0)
    .reduce((sum, minutes) => sum + minutes, 0);

function tell() {
  const rounds = [...form.querySelectorAll(".round:has(.stage-rows)")];
  for (const round of rounds) {
    const isAsFirst = round.querySelector("[name$='-as_first']")?.checked;
    const minutes = minutesOf(isAsFirst ? rounds[0] : round);
    const [together, without] = round.querySelectorAll(".sum > p");
    together.querySelector("output").textContent = minutes;
    together.hidden = minutes === 0;
    without.hidden = minutes > 0;
    const over = round.querySelector(".over-time");
    if (over) {
      const more = minutes - Number(round.dataset.minutes);
      over.hidden = more <= 0;
      over.querySelector("span").textContent = more;
    }
  }
}

// the next empty field comes when the one before it has been written in
function makeRoom(event) {
  const next = event.target.closest?.(".more")?.nextElementSibling;
  if (event.target.value && next?.matches("[data-spare]")) next.removeAttribute("data-spare");
}

// whoever writes the minutes of a stage wants the stage
function tick(event) {
  const row = event.target.closest?.(".length")?.closest("li");
  if (row && event.target.value) row.querySelector("[type=checkbox]").checked = true;
}

form?.addEventListener("input", (event) => {
  tick(event);
  makeRoom(event);
  tell();
});
if (form) tell();
