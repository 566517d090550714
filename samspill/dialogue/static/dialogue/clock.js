// Counts down to a moment the server has given, by the server's clock rather than the device's.

/** Milliseconds to add to this device's clock, from the server's time as ISO text. */
export function offsetFrom(now) {
  const moment = Date.parse(now);
  return Number.isNaN(moment) ? 0 : moment - Date.now();
}

/** "8:40" until the moment `closes` (ISO text); "" when it has passed. */
export function timeLeft(closes, offset) {
  const seconds = Math.ceil((Date.parse(closes) - Date.now() - offset) / 1000);
  if (!(seconds > 0)) return "";
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}
