// Saves the checklist when a point is ticked. Without this script the button does it.
for (const form of document.querySelectorAll("[data-checklist]")) {
  if (form.querySelector("fieldset").disabled) continue;
  const count = form.querySelector("[data-count]");
  const fault = form.querySelector("[data-fault]");
  const points = [...form.querySelectorAll("[name=item]")];
  form.dataset.saves = "";

  form.addEventListener("change", async (event) => {
    const point = event.target;
    let isSaved = false;
    try {
      const answer = await fetch(form.action, {
        method: "POST",
        body: new FormData(form),
        headers: { "X-Requested-With": "fetch" },
      });
      isSaved = answer.ok;
    } catch {
      isSaved = false;
    }
    if (!isSaved) point.checked = !point.checked;
    fault.hidden = isSaved;
    const done = points.filter((one) => one.checked).length;
    count.textContent = count.dataset.of.replace("#", done);
  });
}
