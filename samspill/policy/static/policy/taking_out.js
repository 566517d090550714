/* Words marked in a statement land in the form; without script they are copied by hand. */
const statement = document.querySelector("[data-take-out]");
const field = document.querySelector("#id_text");

function marked() {
  const chosen = document.getSelection();
  if (!chosen || chosen.isCollapsed || !statement.contains(chosen.anchorNode)) return "";
  return statement.contains(chosen.focusNode) ? chosen.toString().trim() : "";
}

if (statement && field) {
  for (const event of ["mouseup", "touchend", "keyup"]) {
    document.addEventListener(event, () => {
      const words = marked();
      if (words) field.value = words;
    });
  }
}
