// The list at the door as it stands on the page: who is expected, who has come, who is looked for.

export function doorList(page) {
  const told = page.dataset;
  const place = document.getElementById("people");
  const people = new Map();
  for (const row of place.children) take(row);
  let wanted = "";

  function take(row) {
    const { person, name, association, code, token, at, door } = row.dataset;
    people.set(Number(person), { id: Number(person), name, association, code, token, at, door, row });
  }

  function show(one) {
    const { row, at, door } = one;
    row.dataset.at = at;
    row.querySelector(".came").textContent = at ? fill(door ? told.cameDoor : told.came, { clock: clock(at), door }) : "";
    row.querySelector(".in").hidden = Boolean(at);
    row.querySelector(".undo").hidden = !at;
    row.querySelector("button").dataset.variant = at ? "tertiary" : "secondary";
  }

  function count() {
    document.getElementById("come").textContent = [...people.values()].filter((one) => one.at).length;
    document.getElementById("expected").textContent = people.size;
  }

  function set(id, values) {
    const one = people.get(id);
    if (!one) return;
    Object.assign(one, values);
    show(one);
    count();
  }

  /** One who has signed up since the page was made: a row like the others. */
  function add({ id, name, association, code, token }) {
    const pattern = place.lastElementChild;
    if (!pattern) return;
    const row = pattern.cloneNode(true);
    Object.assign(row.dataset, { person: id, name, association, code, token, at: "", door: "" });
    row.querySelector(".name").textContent = name;
    row.querySelector(".muted").textContent = association;
    row.querySelector(".ds-sr-only").textContent = ` ${name}`;
    row.querySelector("[name=sign_up]").value = id;
    const after = [...place.children].find((other) => name.localeCompare(other.dataset.name, "nb") < 0);
    place.insertBefore(row, after ?? null);
    take(row);
  }

  function search(text) {
    wanted = plain(text);
    let found = 0;
    for (const one of people.values()) {
      const isFound = plain(`${one.name} ${one.association} ${one.code}`).includes(wanted);
      one.row.hidden = !isFound;
      found += isFound;
    }
    document.getElementById("nobody").hidden = found > 0;
  }

  return {
    set,
    search,
    of: (row) => people.get(Number(row?.dataset.person)),
    byCode(text) {
      const read = text.trim().toUpperCase();
      return [...people.values()].find((one) => one.token.toUpperCase() === read || one.code.toUpperCase() === read);
    },
    cameTwice: ({ name, at, door }) => fill(door ? told.twiceDoor : told.twice, { name, clock: clock(at), door }),
    /** What the server says now, under what waits on this device. */
    merge(told, waiting) {
      const here = new Set(waiting.map((item) => item.sign_up));
      const known = new Set(told.map((one) => one.id));
      for (const one of told) {
        if (!people.has(one.id)) add(one);
        const { name, association, token, at, door } = one;
        if (!here.has(one.id)) set(one.id, { name, association, token, at, door });
      }
      for (const one of people.values()) {
        if (known.has(one.id)) continue;
        one.row.remove();
        people.delete(one.id);
      }
      count();
      search(wanted);
    },
    /** What was done on this device after the page was made, oldest first. */
    apply(items, madeAt) {
      for (const item of [...items].reverse()) {
        const isOnPage = item.state === "sent" && item.sentAt < madeAt;
        if (isOnPage || item.state === "refused" || item.kind === "walk_in") continue;
        if (item.kind === "undo") set(item.sign_up, { at: "", door: "" });
        else set(item.sign_up, { at: item.cameAt ?? new Date(item.at).toISOString(), door: item.cameDoor ?? item.door });
      }
    },
  };
}

function clock(at) {
  const moment = new Date(at);
  return new Intl.DateTimeFormat("nb", { hour: "2-digit", minute: "2-digit", timeZone: "Europe/Oslo" }).format(moment).replace(":", ".");
}

function plain(text) {
  return text.normalize("NFC").toLocaleLowerCase("nb").split(/\s+/).filter(Boolean).join(" ");
}

function fill(text, values) {
  return text.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
}
