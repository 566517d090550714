// Whom one speaks for: remembered on this phone alone; the names come when somebody asks for them.

/** `part` is the folded part of the form. */
export function rememberAssociation(part, code) {
  const name = `samspill-association-${code}`;
  const field = part.querySelector("input");
  const names = part.querySelector("datalist");
  const chosen = part.querySelector("[data-chosen]");

  function tell() {
    const text = field.value.trim();
    chosen.hidden = !text;
    chosen.querySelector("b").textContent = text;
    part.querySelector("[data-none]").hidden = Boolean(text);
  }

  try {
    field.value ||= localStorage.getItem(name) ?? "";
  } catch {
    // nothing may be kept on this phone
  }
  tell();
  field.addEventListener("input", () => {
    tell();
    try {
      if (field.value.trim()) localStorage.setItem(name, field.value.trim());
      else localStorage.removeItem(name);
    } catch {
      // then it is asked for again
    }
  });
  part.addEventListener("toggle", async () => {
    if (!part.open || names.childElementCount > 0) return;
    try {
      const response = await fetch(part.dataset.names, { credentials: "omit" });
      const { associations } = await response.json();
      names.replaceChildren(...associations.map((one) => Object.assign(document.createElement("option"), { value: one })));
    } catch {
      // without suggestions one writes the name
    }
  });
}
