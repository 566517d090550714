// Several photos at once: each is shown small with the sheet it is of, and sent by itself.
const form = document.getElementById("photos-form");
const LARGEST_BYTES = 12 * 1024 * 1024;

if (form) {
  const many = document.getElementById("many");
  const list = form.querySelector(".chosen");
  const told = form.querySelector(".told");
  const button = form.querySelector("button[type=submit]");
  const [first, ...rest] = form.querySelectorAll(".pair");
  const sheets = first.querySelector("select");
  const word = (name, n, m) => form.dataset[name].replace("{n}", n).replace("{m}", m);
  const waiting = [];

  form.querySelector(".many").hidden = false;
  for (const one of [first, ...rest]) {
    one.hidden = true;
    one.disabled = true;
  }
  button.hidden = true;

  const left = () => waiting.filter((one) => !one.isSent);

  function offer() {
    button.hidden = left().length === 0;
    button.textContent = left().length === 1 ? form.dataset.sendOne : word("send", "", left().length);
  }

  function show(one, number) {
    const item = document.createElement("li");
    const image = document.createElement("img");
    const name = document.createElement("label");
    const note = document.createElement("p");
    one.select = sheets.cloneNode(true);
    one.select.id = `sheet-of-${number}`;
    one.select.className = "ds-input";
    one.select.removeAttribute("aria-invalid");
    one.select.removeAttribute("aria-describedby");
    name.htmlFor = one.select.id;
    name.className = "name small";
    name.textContent = one.file.name;
    note.className = "ds-validation-message";
    note.id = `note-of-${number}`;
    note.hidden = true;
    image.alt = word("one", number, waiting.length);
    const reader = new FileReader();
    reader.onload = () => { image.src = reader.result; };
    reader.readAsDataURL(one.file);
    Object.assign(one, { item, note });
    item.append(image, name, one.select, note);
    list.append(item);
  }

  function say(one, text, isWrong) {
    one.note.textContent = text;
    one.note.hidden = !text;
    one.note.className = isWrong ? "ds-validation-message" : "small muted";
    one.select.toggleAttribute("aria-invalid", isWrong);
    if (isWrong) one.select.setAttribute("aria-invalid", "true");
    one.select.setAttribute("aria-describedby", one.note.id);
  }

  many.addEventListener("change", () => {
    for (const file of many.files) {
      const one = { file };
      waiting.push(one);
      show(one, waiting.length);
    }
    many.value = "";
    offer();
  });

  async function send(one) {
    const body = new FormData();
    body.append("csrfmiddlewaretoken", form.querySelector("[name=csrfmiddlewaretoken]").value);
    body.append("photo0-photo", one.file);
    body.append("photo0-sheet", one.select.value);
    const answer = await fetch(form.action, { method: "POST", body, redirect: "manual" });
    if (answer.type === "opaqueredirect" || answer.ok) return "";
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    return page.querySelector(".pair .ds-validation-message")?.textContent.trim() || form.dataset.failed;
  }

  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    for (const one of left()) {
      const wrong = !one.select.value ? form.dataset.choose : one.file.size > LARGEST_BYTES ? form.dataset.large : "";
      say(one, wrong, Boolean(wrong));
    }
    const wrong = left().find((one) => one.select.hasAttribute("aria-invalid"));
    if (wrong) {
      wrong.select.focus();
      return;
    }
    button.disabled = true;
    const these = left();
    for (const [number, one] of these.entries()) {
      told.textContent = word("sending", number + 1, these.length);
      const problem = await send(one).catch(() => form.dataset.failed);
      one.isSent = !problem;
      say(one, problem || form.dataset.sent, Boolean(problem));
    }
    button.disabled = false;
    told.textContent = "";
    if (left().length) offer();
    else location.reload();
  });
}
