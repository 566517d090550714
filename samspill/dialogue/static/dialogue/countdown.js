// The time that is left of a stage or a round, on a page that one holds in the hand.
import { timeLeft } from "./clock.js";

/** Show it in `place`, twice a second, until the page is left.
 *
 * offset    () => milliseconds to add to this device's clock
 * Returns   set(clock): `clock` is {closes_at, left_seconds}, as the state of the dialogue tells it
 */
export function countdown(place, offset) {
  let clock = { closes_at: null, left_seconds: null };
  if (!place) return () => {};

  function show() {
    const hasStopped = Number.isInteger(clock.left_seconds);
    const text = hasStopped ? minutes(clock.left_seconds) : timeLeft(clock.closes_at ?? "", offset());
    place.hidden = !text;
    place.querySelector(".runs").hidden = hasStopped;
    place.querySelector(".stands").hidden = !hasStopped;
    const figure = place.querySelector("b");
    if (figure.textContent !== text) figure.textContent = text;
  }

  setInterval(show, 500);
  return (told) => {
    clock = told;
    show();
  };
}

function minutes(seconds) {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}
