// Enter keeps the line, so that the hands need not leave the keyboard.
const form = document.getElementById("write");
const box = form?.querySelector("textarea");

if (box) {
  box.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    if (box.value.trim()) form.requestSubmit();
  });
  if (!document.querySelector("[aria-invalid=true]")) box.focus();
}
