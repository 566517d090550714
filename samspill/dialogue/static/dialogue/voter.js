// A voter is a number drawn by the phone, and kept on it alone.
import { newKey } from "./queue.js";

const NAME = "samspill-voter";

/** This phone's voter. Where nothing may be kept, `suggested`: the one that the page came with. */
export function voter(suggested = "") {
  try {
    const known = localStorage.getItem(NAME);
    if (known) return known;
    const made = suggested || newKey();
    localStorage.setItem(NAME, made);
    return made;
  } catch {
    return suggested || newKey();
  }
}
