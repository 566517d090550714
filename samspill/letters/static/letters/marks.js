// The list of fields becomes buttons: a choice is put in where the cursor last stood in a text.
const panel = document.querySelector("[data-marks]");
const texts = [...document.querySelectorAll(".wording-form textarea, .wording-form input[type=text]")];
let last = texts.find((one) => one.matches("textarea[name$='-body']"));

for (const one of texts) one.addEventListener("focus", () => { last = one; });

function putIn(mark, isAbove) {
  if (!last) return;
  const at = last.selectionStart;
  if (isAbove && last.matches("textarea")) {
    const start = last.value.lastIndexOf("\n\n", Math.max(at - 1, 0));
    const from = start < 0 ? 0 : start + 2;
    last.setRangeText(`${mark}\n`, from, from, "end");
  } else {
    last.setRangeText(mark, at, last.selectionEnd, "end");
  }
  last.focus();
  last.dispatchEvent(new Event("input", { bubbles: true }));
}

if (panel) {
  for (const code of panel.querySelectorAll("[data-mark]")) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = code.textContent;
    button.setAttribute("aria-label", `${panel.dataset.insert}: ${code.textContent}`);
    button.addEventListener("click", () => putIn(code.textContent, code.dataset.mark === "above"));
    code.replaceWith(button);
  }
  for (const hint of panel.querySelectorAll("[data-with-script]")) hint.hidden = false;
}
