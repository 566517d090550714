"""A letter's receivers beside the sign-ups: how it reached each, and what each has answered."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q

from samspill.conference.models import Conference, SignUp
from samspill.letters.actions.sending import source_of
from samspill.letters.models import Letter, Recipient
from samspill.organiser.models import Organiser
from samspill.outbox.models import Delivery

SIGNED_UP, SAID_NO, SILENT, NOT_REACHED = "signed_up", "said_no", "silent", "not_reached"
ORDER = (SIGNED_UP, SAID_NO, SILENT, NOT_REACHED)
ON_PAPER = Recipient.Channel.PAPER
LEFT_OUT = Recipient.Channel.LEFT_OUT
FAILED = (Delivery.State.BOUNCED, Delivery.State.FAILED, Delivery.State.STOPPED)
COUNTED_OUT = ("same_address", "dead_email")  # left out of the sending, and yet invited


@dataclass(frozen=True)
class Answered:
    """One receiver. `reached` is a Delivery.State, or printed | posted | to_print | left_out."""

    recipient: Recipient
    reached: str
    answer: str


def conference_of(organiser: Organiser, letter: Letter) -> Conference | None:
    """What the letter invites to: by its number, else the newest of its process."""
    if letter.conference_number is not None:
        return organiser.conferences.filter(pk=letter.conference_number).first()
    if letter.process_id is None:
        return None
    return organiser.conferences.filter(process=letter.process_id).order_by("-starts_at").first()


def who_answered(letter: Letter, conference: Conference) -> list[Answered]:
    """Everyone the letter was for, by name; three queries."""
    recipients = letter.recipients.order_by("name", "pk").filter(
        ~Q(channel=LEFT_OUT) | Q(reason__startswith="same_address") | Q(reason="dead_email")
    )
    states = _states(letter)
    came, cancelled = signed_up(conference)
    return [_answered(one, states, came, cancelled) for one in recipients]


def counts(rows: Iterable[Answered]) -> dict[str, int]:
    found = dict.fromkeys(ORDER, 0)
    for one in rows:
        found[one.answer] += 1
    return found


def signed_up(conference: Conference) -> tuple[set[object], set[object]]:
    """Associations' numbers and municipalities' (as text): with a sign-up, and with cancelled ones only."""
    rows = conference.sign_ups.values_list("association_id", "municipality_id", "state")
    came: set[object] = set()
    cancelled: set[object] = set()
    for association, municipality, state in rows:
        whose = cancelled if state == SignUp.State.CANCELLED else came
        whose.update(one for one in (association, municipality) if one)
    return came, cancelled - came


def _states(letter: Letter) -> dict[str, str]:
    rows = Delivery.objects.filter(
        message__source=source_of(letter), message__organiser_number=letter.organiser_id
    )
    return {address.lower(): state for address, state in rows.values_list("address", "state")}


def _answered(
    one: Recipient, states: dict[str, str], came: set[object], cancelled: set[object]
) -> Answered:
    who = one.association_id or one.municipality_id
    reached = _reached(one, states)
    if who in came:
        return Answered(one, reached, SIGNED_UP)
    if who in cancelled or "said_no_at" in one.facts:
        return Answered(one, reached, SAID_NO)
    is_lost = reached in FAILED or reached == "left_out"
    return Answered(one, reached, NOT_REACHED if is_lost else SILENT)


def _reached(one: Recipient, states: dict[str, str]) -> str:
    if one.channel == ON_PAPER:
        return "posted" if one.posted_at else "printed" if one.printed_at else "to_print"
    if one.channel == LEFT_OUT and one.reason == "dead_email":
        return "left_out"
    state = states.get(one.address.lower(), "")
    return state or ("left_out" if one.channel == LEFT_OUT else Delivery.State.QUEUED)
