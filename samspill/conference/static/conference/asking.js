// Shows a question when the answer above opens it. Without this script the server does it in a
// second round. What the stand needs is unfolded when a stand is wished for.
const parts = [...document.querySelectorAll("[data-opens-with]")];

function answers(name) {
  const controls = [...document.getElementsByName(name)];
  if (controls.some((one) => one.closest("[data-opens-with][hidden]"))) return [];
  return controls
    .filter((one) => !["radio", "checkbox"].includes(one.type) || one.checked)
    .map((one) => fold(one.value))
    .filter(Boolean);
}

function show() {
  for (const part of parts) {
    const given = answers(part.dataset.opensWith);
    const wanted = fold(part.dataset.opensWhen);
    part.hidden = !(wanted ? given.includes(wanted) : given.length > 0);
    part.querySelector("[name=asked_seen]").disabled = part.hidden;
  }
}

function fold(text) {
  return text.normalize("NFC").toLocaleLowerCase("nb").split(/\s+/).filter(Boolean).join(" ");
}

if (parts.length) {
  document.addEventListener("input", show);
  document.addEventListener("change", show);
  show();
}

const wish = document.querySelector("[name=wants_stand]");
const stand = document.querySelector("details[data-group=stand]");
if (wish && stand) {
  wish.addEventListener("change", () => {
    stand.open = stand.open || wish.checked;
  });
}
