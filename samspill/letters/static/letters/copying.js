// A button beside each text that puts it on the clipboard.
const words = document.getElementById("copy-words").dataset;

for (const text of document.querySelectorAll("textarea[data-copied]")) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "ds-button";
  button.dataset.variant = "secondary";
  button.dataset.size = "sm";
  button.textContent = words.copy;
  const said = document.createElement("span");
  said.setAttribute("role", "status");
  said.className = "muted";
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(text.value);
    } catch {
      text.select();
      document.execCommand("copy");
    }
    said.textContent = words.copied;
  });
  const line = document.createElement("p");
  line.append(button, " ", said);
  text.closest(".ds-field").append(line);
}
