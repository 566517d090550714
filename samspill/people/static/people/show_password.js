// One box after the last password field lets a person see what they write. It is a password again when
// it is sent, so that the browser does not offer it elsewhere as text.
const fields = [...document.querySelectorAll("input[type=password]")];
const words = document.querySelector("#show-password");

function show(type) {
  for (const field of fields) field.type = type;
}

if (fields.length && words) {
  const choice = words.content.firstElementChild.cloneNode(true);
  const box = choice.querySelector("input");
  box.addEventListener("change", () => show(box.checked ? "text" : "password"));
  for (const field of fields) {
    field.spellcheck = false;
    field.autocapitalize = "off";
  }
  fields.at(-1).after(choice);
  fields.at(-1).form.addEventListener("submit", () => show("password"));
}
