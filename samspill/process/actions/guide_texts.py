"""The guide is rewritten: a draft for each step, and versions that are kept."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from samspill.history.actions import record
from samspill.organiser.models import Organiser
from samspill.people.models import User
from samspill.process.guide.in_force import texts_in_force
from samspill.process.guide.written import (
    ChangedMeanwhileError,
    FaultsLeftError,
    NothingNewError,
    faults,
    shipped,
)
from samspill.process.models import GuideText, GuideTextQuerySet

State = GuideText.State


@transaction.atomic
def save_guide_draft(
    step: str,
    *,
    texts: Mapping[str, Mapping[str, str]],
    seen: datetime | None,
    organiser: Organiser,
    by: User,
) -> GuideText:
    """Keep what is written so far, faults and all. Readers see nothing of it.

    texts   language -> field -> text
    seen    when the draft that was read had been saved; None when there was none
    Raises  ChangedMeanwhileError when another has saved since
    """
    draft = _locked(step).filter(state=State.DRAFT).first()
    if (draft.at if draft else None) != seen:
        raise ChangedMeanwhileError
    draft = draft or GuideText(step=step)
    draft.nb, draft.nn = dict(texts["nb"]), dict(texts["nn"])
    draft.organiser, draft.by, draft.at = organiser, by, timezone.now()
    draft.save()
    _told(draft, "process.guide_saved", organiser, by)
    return draft


@transaction.atomic
def publish_guide_text(step: str, *, seen: datetime, organiser: Organiser, by: User) -> GuideText:
    """The draft that was looked at becomes the text in force, in both languages at once.

    Raises  ChangedMeanwhileError, FaultsLeftError, NothingNewError
    """
    draft = _locked(step).filter(state=State.DRAFT).first()
    if draft is None or draft.at != seen:
        raise ChangedMeanwhileError
    if left := faults(draft.texts, key=step):
        raise FaultsLeftError(left)
    if draft.texts == texts_in_force(step):
        raise NothingNewError
    return _publish(draft, organiser=organiser, by=by)


@transaction.atomic
def return_to_guide_text(step: str, *, number: int, organiser: Organiser, by: User) -> GuideText:
    """An earlier version is published again, as a new one; 0 is the file of the house.

    Raises  GuideText.DoesNotExist; NothingNewError
    """
    rows = _locked(step)
    texts = rows.published().get(number=number).texts if number else shipped(step)
    if texts == texts_in_force(step):
        raise NothingNewError
    again = GuideText(step=step, nb=texts["nb"], nn=texts["nn"], returned_to=number)
    return _publish(again, organiser=organiser, by=by)


@transaction.atomic
def remove_guide_draft(step: str, *, organiser: Organiser, by: User) -> None:
    """What is not published is thrown away; the text in force stays."""
    draft = _locked(step).filter(state=State.DRAFT).first()
    if draft is not None:
        _told(draft, "process.guide_draft_removed", organiser, by)
        draft.delete()


def _locked(step: str) -> GuideTextQuerySet:
    return GuideText.objects.select_for_update().filter(step=step)


def _publish(text: GuideText, *, organiser: Organiser, by: User) -> GuideText:
    rows = GuideText.objects.filter(step=text.step)
    last = rows.aggregate(last=Max("number"))["last"] or 0
    rows.in_force().update(state=State.EARLIER)
    text.state, text.number = State.IN_FORCE, last + 1
    text.organiser, text.by, text.at = organiser, by, timezone.now()
    text.save()
    _told(text, "process.guide_published", organiser, by)
    return text


def _told(text: GuideText, action: str, organiser: Organiser, by: User) -> None:
    record(
        text,
        action=action,
        organiser_number=organiser.pk,
        by=by,
        step=text.step,
        version=text.number,
    )
