// Says at once that a chosen association or municipality has signed up one already.
// The list carries the marks; without this script the server says the same after sending.
const field = document.querySelector("input[list]");
const note = document.getElementById("taken");

if (field && note) {
  const options = [...field.list.options];
  const taken = new Set(options.filter((one) => "taken" in one.dataset).map((one) => fold(one.value)));
  if (note.hidden) note.setAttribute("role", "status");
  const tell = () => {
    note.hidden = !taken.has(fold(field.value));
  };
  field.addEventListener("input", tell);
  if (field.value && note.hidden) tell();
}

function fold(text) {
  return text.normalize("NFC").toLocaleLowerCase("nb").split(/\s+/).filter(Boolean).join(" ");
}
