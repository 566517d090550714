// Dots, opinions and pairs: what one chooses is kept on the phone first, then sent. Without this
// script every form sends by itself.
import { openBallots } from "./ballots.js";
import { showCards } from "./cards.js";
import { countdown } from "./countdown.js";
import { countDots } from "./dots.js";
import { follow } from "./follow.js";
import { keepPages } from "./offline.js";
import { voter } from "./voter.js";

const page = document.getElementById("react");
const { code, card, association, language, kind } = page.dataset;
const table = Number(page.dataset.table);
const round = Number(page.dataset.round);
const net = document.getElementById("net");
const refused = document.getElementById("refused");
const delivered = document.getElementById("delivered");

const shared = { voter: voter(page.dataset.voter), round };
if (table) shared.table = table;
if (card) shared.card = card;
if (association) shared.association = association;

let shown = null; // what shows the kind of the moment
const ballots = openBallots(code, language, shared, tell);

/** Say how it stands with what has been given: only what is of this round. */
function tell() {
  const here = ballots.places().filter((place) => place.startsWith(`${round}|`));
  const states = here.map((place) => ballots.of(place));
  if (net) net.hidden = !(ballots.isAway() && states.some((one) => one.state === "waiting"));
  if (refused) {
    const wrong = states.find((one) => one.state === "refused");
    refused.hidden = !wrong;
    refused.textContent = wrong?.message ?? "";
  }
  if (delivered) delivered.hidden = ballots.of(`${round}|dots`)?.state !== "sent";
  shown?.changed();
}

function moved(state) {
  const now = state.round;
  setClock(now?.clock ?? {});
  const isSame =
    now?.number === round && now.state === page.dataset.state && (now.stage ?? "") === page.dataset.stage;
  if (!isSame) location.reload();
}

const following = follow(code, { told: moved, about: () => ({ table, waiting: ballots.waiting() }) });
const place = document.getElementById("clock");
const setClock = countdown(place, following.offset);
if (place) {
  const left = place.dataset.left === "" ? null : Number(place.dataset.left);
  setClock({ closes_at: place.dataset.closes || null, left_seconds: left });
}

if (kind === "dots" && document.getElementById("dots")) {
  shown = countDots(document.getElementById("dots"), {
    place: `${round}|dots`,
    ballots,
    left: document.getElementById("left"),
  });
} else if (document.getElementById("cards")) {
  shown = showCards({ kind, round, ballots, voter: shared.voter });
}
tell();
ballots.sendAll();
keepPages();
