from __future__ import annotations

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from samspill.history.actions import record
from samspill.letters.actions.drafting import rewritten
from samspill.letters.errors import LetterRefused
from samspill.letters.in_use import newest_wording
from samspill.letters.models import Letter, LetterTemplate
from samspill.organiser.models import Organiser
from samspill.people.models import User


@transaction.atomic
def save_wording(
    organiser: Organiser, *, kind: str, language: str, source: str, by: User | None = None
) -> LetterTemplate:
    """A new version of the organiser's own wording; the same text once more is no new version.

    source   as `own_wording.writing.joined` makes it, free of faults; "" is the house's own again
    Letters that are begun keep the version they have until somebody asks for the new one.
    """
    Organiser.objects.select_for_update().get(pk=organiser.pk)  # two at once get two numbers
    versions = organiser.letter_wordings.filter(kind=kind, language=language)
    newest = versions.first()
    if newest and newest.source == source:
        return newest
    last = versions.aggregate(last=Max("number"))["last"] or 0
    wording = organiser.letter_wordings.create(
        kind=kind, language=language, number=last + 1, source=source, by=by
    )
    action = "letters.wording_saved" if source else "letters.house_wording_chosen"
    record(
        wording,
        action=action,
        organiser_number=organiser.pk,
        by=by,
        kind=kind,
        language=language,
        number=wording.number,
    )
    return wording


def use_house_wording(
    organiser: Organiser, *, kind: str, language: str, by: User | None = None
) -> LetterTemplate | None:
    """From now on letters begin from the house's wording; what was written is kept. None: they do."""
    if newest_wording(organiser, kind, language) is None:
        return None
    return save_wording(organiser, kind=kind, language=language, source="", by=by)


def take_back_wording(wording: LetterTemplate, *, by: User | None = None) -> LetterTemplate:
    """An earlier version as the newest once more."""
    return save_wording(
        wording.organiser,
        kind=wording.kind,
        language=wording.language,
        source=wording.source,
        by=by,
    )


@transaction.atomic
def use_newest_wording(letter: Letter, *, by: User | None = None) -> Letter:
    """Write a draft by the wording as it is now. Takes the approvals back.

    Raises LetterRefused when the letter has been sent.
    """
    locked = Letter.objects.select_for_update().get(pk=letter.pk)
    if locked.state == Letter.State.SENT:
        raise LetterRefused([_("The letter has been sent and can no longer be changed.")])
    newest = newest_wording(locked.organiser, locked.kind, locked.language)
    if newest != locked.wording:
        locked.wording = newest
        locked.save(update_fields=["wording"])
        rewritten(locked)
        record(
            locked,
            action="letters.wording_used",
            organiser_number=locked.organiser_id,
            by=by,
            number=newest.number if newest else 0,
        )
    letter.refresh_from_db()
    return letter
