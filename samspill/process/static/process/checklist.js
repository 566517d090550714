// Saves the checklist when a point is ticked. Without this script the button does it.
for (const form of document.querySelectorAll("[data-checklist]")) {
  if (form.querySelector("fieldset").disabled) continue;
  const count = form.querySelector("[data-count]");
  const fault = form.querySelector("[data-fault]");
  const points = [...form.querySelectorAll("[name=item]")];
  let saving = Promise.resolve(); // one at a time, so that the newest list is saved last
  form.dataset.saves = "";

  form.addEventListener("change", (event) => {
    saving = saving.then(() => save(event.target));
  });

  async function save(point) {
    const isSaved = await post();
    if (!isSaved) point.checked = !point.checked;
    fault.hidden = isSaved;
    const done = points.filter((one) => one.checked).length;
    count.textContent = count.dataset.of.replace("#", done);
  }

  async function post() {
    try {
      const headers = { "X-Requested-With": "fetch" };
      const answer = await fetch(form.action, { method: "POST", body: new FormData(form), headers });
      return answer.ok;
    } catch {
      return false;
    }
  }
}
