// The keys of the table host's screen. In the list they work while a line has the focus, so that no
// key is taken from anything else.

/** list: what `hostList` gave. */
export function hostKeys(form, place, list) {
  const box = form.elements.text;

  function lines() {
    return [...place.querySelectorAll(".line")];
  }

  function goTo(line) {
    if (!line) return;
    line.focus();
    line.scrollIntoView({ block: "nearest" });
  }

  box.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      form.requestSubmit();
    }
    const isAtEnd = box.selectionStart === box.value.length && box.selectionEnd === box.value.length;
    if (event.key === "ArrowDown" && isAtEnd && lines().length > 0) {
      event.preventDefault();
      goTo(lines()[0]);
    }
  });

  function move(line, by) {
    const all = lines();
    const to = all.indexOf(line) + by;
    if (to < 0) box.focus();
    else goTo(all[Math.min(to, all.length - 1)]);
  }

  place.addEventListener("keydown", (event) => {
    const line = event.target.closest(".line");
    if (!line || event.ctrlKey || event.altKey || event.metaKey) return;
    const isLetter = event.key.toLowerCase() === list.backKey();
    if (event.key === "ArrowDown") move(line, 1);
    else if (event.key === "ArrowUp") move(line, -1);
    else if (event.key === "Escape") box.focus();
    else if (["1", "2", "3"].includes(event.key)) list.setRank(line, Number(event.key));
    else if (event.key === "Delete" || isLetter) list.takeBack(line);
    else return;
    event.preventDefault();
  });
}
