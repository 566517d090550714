from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from samspill.history.actions import record
from samspill.letters import receivers
from samspill.letters.errors import LetterRefused
from samspill.letters.models import Letter, Recipient
from samspill.people.models import User

BATCH = 400  # rows


@transaction.atomic
def choose_recipients(letter: Letter, *, by: User | None = None) -> list[Recipient]:
    """Find anew who gets the letter, how, and who does not: the registry may have changed.

    Raises LetterRefused when the letter has been sent.
    """
    locked = Letter.objects.select_for_update().get(pk=letter.pk)
    if locked.state == Letter.State.SENT:
        raise LetterRefused([_("The letter has been sent; who got it can no longer be changed.")])
    rows = write_recipients(locked)
    record(
        letter,
        action="letters.recipients_chosen",
        organiser_number=letter.organiser_id,
        by=by,
        **{channel: sum(row.channel == channel for row in rows) for channel in Recipient.Channel},
    )
    return rows


def write_recipients(letter: Letter) -> list[Recipient]:
    """Part of another action: the rows as they should be now."""
    letter.recipients.all().delete()
    return Recipient.objects.bulk_create(
        (
            Recipient(
                letter=letter,
                association=one.association,
                name=one.name,
                address=one.address,
                postal_address=one.postal_address,
                channel=one.channel,
                reason=one.reason,
            )
            for one in receivers.choose(letter)
        ),
        batch_size=BATCH,
    )
