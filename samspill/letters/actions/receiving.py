from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.db import transaction
from django.db.models import Model
from django.utils import timezone
from django.utils.translation import gettext as _

from samspill.history.actions import record
from samspill.letters import receivers
from samspill.letters.errors import LetterRefused
from samspill.letters.models import Letter, Recipient
from samspill.letters.post.municipalities import INVITED, SIGNED_UP, TYPED
from samspill.organiser.models import Organiser
from samspill.people.models import User

BATCH = 400  # rows
CHOSEN = (
    "association", "name", "address", "postal_address", "postcode", "municipality", "facts",
    "channel", "reason",
)  # fmt: skip
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
    """Part of another action: the rows as they should be now.

    Whoever was on the list keeps the row, with when their letter was printed and posted.
    """
    stood = list(letter.recipients.all())
    before = {_whose(row): row for row in stood}
    new, changed, found = list[Recipient](), list[Recipient](), list[Recipient]()
    for one in receivers.choose(letter):
        values = {name: getattr(one, name) for name in CHOSEN}
        row = before.pop(_whose(one), None)
        if row is None:
            new.append(row := Recipient(letter=letter, **values))
        elif any(getattr(row, name) != value for name, value in values.items()):
            for name, value in values.items():
                setattr(row, name, value)
            changed.append(row)
        found.append(row)
    kept = {row.pk for row in found}
    letter.recipients.filter(pk__in=[row.pk for row in stood if row.pk not in kept]).delete()
    Recipient.objects.bulk_update(changed, CHOSEN, batch_size=BATCH)
    Recipient.objects.bulk_create(new, batch_size=BATCH)
    return found


def _whose(one: Recipient | receivers.Receiver) -> tuple[object, object, str]:
    """An association or a municipality by its number, whatever it is called today."""
    association = one.association_id if isinstance(one, Recipient) else _key(one.association)
    municipality = one.municipality_id if isinstance(one, Recipient) else _key(one.municipality)
    return association, municipality, "" if association or municipality else one.name


def _key(one: Model | None) -> object:
    return one.pk if one is not None else None


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
def hand_down_invited(
    organiser: Organiser, *, conference_number: int, invited: Sequence[Mapping[str, str]]
) -> int:
    """The conference's list as it is now, for all its letters that have not left.

    invited   as post/municipalities.py tells; an address there goes before one typed on a letter
    Returns   how many letters have another list now. The approvals stand: not a word changes.
    """
    rows = [dict(one) for one in invited]
    reached = {one["number"] for one in rows if one.get("email")}
    unsent = organiser.letters.filter(conference_number=conference_number, facts__has_key=INVITED)
    changed = 0
    for letter in unsent.exclude(state=Letter.State.SENT).select_for_update():
        typed = letter.facts.get(TYPED, {})
        own = {number: email for number, email in typed.items() if number not in reached}
        facts = {**letter.facts, INVITED: rows} | ({TYPED: own} if TYPED in letter.facts else {})
        if facts != letter.facts:
            letter.facts = facts
            letter.save(update_fields=["facts"])
            write_recipients(letter)
            changed += 1
    return changed


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
