import { keepPages } from "./offline.js";

// Remembers on this phone alone where one sits, so that one finds back after putting it away.
const place = document.getElementById("find");
const name = `samspill-seat-${place.dataset.code}`;
const asked = new URLSearchParams(location.search);

try {
  if (place.dataset.card) localStorage.setItem(name, `card=${encodeURIComponent(place.dataset.card)}`);
  else if (place.dataset.person) localStorage.setItem(name, `person=${encodeURIComponent(place.dataset.person)}`);
  else if (place.dataset.table) localStorage.setItem(name, `table=${place.dataset.table}`);
  else if (asked.has("again")) localStorage.removeItem(name);
  else if (!["card", "table", "person", "name"].some((one) => asked.has(one)) && localStorage.getItem(name)) {
    location.replace(`${location.pathname}?${localStorage.getItem(name)}`);
  }
} catch {
  // Nothing may be kept on this phone: then the number is asked for again.
}

keepPages();
