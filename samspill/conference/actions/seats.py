"""Seats and the waiting list. Whoever counts seats holds the conference's own row while doing so:
a row lock on PostgreSQL, the write lock of BEGIN IMMEDIATE on SQLite."""

from __future__ import annotations

import secrets

from samspill.conference import confirmations
from samspill.conference.models import Conference, SignUp

CARD_LETTERS = "ABCDEFGHJKMNPRSTUVWXYZ23456789"  # none that looks like another
CARD_LENGTH = 5


def locked(conference: Conference) -> Conference:
    """The conference as it stands now, nobody else changing it until the transaction ends."""
    rows = Conference.objects.select_for_update(of=("self",)).select_related("organiser")
    return rows.get(pk=conference.pk)


def state_for_next(conference: Conference) -> str:
    """Seated while there are seats and nobody waits, else waiting. Needs a `locked` conference."""
    is_full = conference.sign_ups.seated().count() >= conference.capacity
    if is_full or conference.sign_ups.waiting().exists():
        return SignUp.State.WAITING
    return SignUp.State.SEATED


def fill_free_seats(conference: Conference) -> list[SignUp]:
    """Give free seats to those who have waited longest, and tell them. Nothing once it is over."""
    free = conference.capacity - conference.sign_ups.seated().count()
    if free <= 0 or conference.is_past:
        return []
    first = list(conference.sign_ups.waiting().select_related("association", "municipality")[:free])
    for sign_up in first:
        sign_up.state = SignUp.State.SEATED
        sign_up.calendar_sequence += 1
        sign_up.save(update_fields=["state", "calendar_sequence"])
        confirmations.post_to(sign_up, "promoted", conference=conference)
    return first


def free_card_code(conference: Conference) -> str:
    """A code no other card of the conference has. Needs a `locked` conference."""
    taken = set(conference.sign_ups.values_list("card_code", flat=True))
    while True:
        code = "".join(secrets.choice(CARD_LETTERS) for _letter in range(CARD_LENGTH))
        if code not in taken:
            return code
