from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from samspill.history.actions import record
from samspill.letters import receivers
from samspill.letters.errors import LetterRefused
from samspill.letters.models import Letter, Recipient
from samspill.letters.post.municipalities import SIGNED_UP, TYPED
from samspill.people.models import User

BATCH = 400  # rows
ANSWERED = ("signed_up_associations", SIGNED_UP)
SAID_NO = "said_no_at"


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
                postcode=one.postcode,
                municipality=one.municipality,
                facts=one.facts,
                channel=one.channel,
                reason=one.reason,
            )
            for one in receivers.choose(letter)
        ),
        batch_size=BATCH,
    )


@transaction.atomic
def give_address(recipient: Recipient, *, email: str, by: User | None = None) -> None:
    """A municipality's e-mail address, typed by a person; kept when the list is made anew.

    Raises LetterRefused when the letter has been sent, or the receiver is no municipality.
    """
    letter = Letter.objects.select_for_update().get(pk=recipient.letter_id)
    number = recipient.municipality_id
    if letter.state == Letter.State.SENT or number is None:
        raise LetterRefused([_("The letter has been sent; who got it can no longer be changed.")])
    typed = {**letter.facts.get(TYPED, {}), number: email.strip()}
    letter.facts = {**letter.facts, TYPED: {one: value for one, value in typed.items() if value}}
    letter.save(update_fields=["facts"])
    write_recipients(letter)
    record(letter, action="letters.address_given", organiser_number=letter.organiser_id, by=by)


@transaction.atomic
def refresh_answered(letter: Letter, *, facts: Mapping[str, list[Any]]) -> bool:
    """Who has signed up by now, told by the stage that knows: nobody is reminded in vain.

    facts    signed_up_associations (numbers) or signed_up_municipalities (their numbers as text)
    Returns  whether the list is another now. The approvals stand: not a word of the letter changes.
    """
    locked = Letter.objects.select_for_update().get(pk=letter.pk)
    if locked.state == Letter.State.SENT:
        return False
    told = {name: list(value) for name, value in facts.items() if name in ANSWERED}
    if all(locked.facts.get(name) == value for name, value in told.items()):
        return False
    locked.facts = {**locked.facts, **told}
    locked.save(update_fields=["facts"])
    write_recipients(locked)
    letter.refresh_from_db()
    return True


@transaction.atomic
def say_no(recipient: Recipient, *, is_no: bool = True) -> None:
    """The receiver's own word on an invitation: we cannot come; or they can after all."""
    locked = Recipient.objects.select_for_update().select_related("letter").get(pk=recipient.pk)
    facts = {name: value for name, value in locked.facts.items() if name != SAID_NO}
    if is_no:
        facts[SAID_NO] = timezone.now().isoformat()
    locked.facts = facts
    locked.save(update_fields=["facts"])
    letter = locked.letter
    record(
        letter,
        action="letters.said_no" if is_no else "letters.no_taken_back",
        organiser_number=letter.organiser_id,
        recipient=locked.pk,
    )
