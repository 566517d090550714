"""Where the invited municipalities get their letters: kept on the list, for all its letters."""

from __future__ import annotations

from collections.abc import Mapping

from django.db import transaction

from samspill.conference.actions.seats import locked
from samspill.conference.models import Conference, Invited
from samspill.conference.words_of_letters import invited_municipalities
from samspill.history.actions import record
from samspill.letters import actions as letters
from samspill.people.models import User


@transaction.atomic
def give_addresses(
    conference: Conference, *, addresses: Mapping[int, str], by: User | None = None
) -> int:
    """Write down e-mail addresses of those on the list, and bring the unsent letters' lists along.

    addresses   by the number of the row on the list; "" takes one away. Others stay as they are.
    Returns     how many are others than before
    """
    held = locked(conference)
    rows = held.invited.filter(state=Invited.State.INVITED, pk__in=list(addresses))
    changed = list[Invited]()
    for one in rows.only("sender_email", "conference"):
        email = addresses[one.pk].strip()
        if one.sender_email != email:
            one.sender_email = email
            changed.append(one)
    Invited.objects.bulk_update(changed, ["sender_email"], batch_size=400)
    if changed:
        letters.hand_down_invited(
            held.organiser, conference_number=held.pk, invited=invited_municipalities(held)
        )
        record(
            held,
            action="conference.invited_addresses",
            organiser_number=held.organiser_id,
            by=by,
            count=len(changed),
        )
    return len(changed)
