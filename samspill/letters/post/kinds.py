"""Which letters can be reserved against, and which ask for an answer.

A formal letter (the request to the municipality, the consultation, the answers to what was said) goes
to all: the receiver has a right to it. Every other letter is an offer: it can be unsubscribed from,
and leaves out whoever has done so.
"""

from __future__ import annotations

from samspill.letters.models import Letter

FORMAL = frozenset((Letter.Kind.FORMAL_REQUEST, Letter.Kind.CONSULTATION, Letter.Kind.ANSWERS))
ASKS_FOR_AN_ANSWER = frozenset(
    (Letter.Kind.CONFERENCE_INVITATION, Letter.Kind.REMINDER, Letter.Kind.MUNICIPALITY_INVITATION)
)


def is_formal(letter: Letter) -> bool:
    return letter.kind in FORMAL


def asks_for_an_answer(letter: Letter) -> bool:
    """An invitation: one signs up, or says that one cannot come."""
    return letter.kind in ASKS_FOR_AN_ANSWER and bool(letter.facts.get("sign_up_url"))


def goes_to_municipalities(letter: Letter) -> bool:
    """A national host's letter: its receivers are handed down as a list of municipalities."""
    return letter.organiser.invites_municipalities and letter.process_id is None
