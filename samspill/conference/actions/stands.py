"""Stands: given with a number and a place, or refused with a reason; the one who asked is told."""

from __future__ import annotations

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from samspill.conference.actions.seats import locked
from samspill.conference.errors import PlanError
from samspill.conference.models import Conference, Stand
from samspill.conference.stands.square import first_free_number
from samspill.conference.stands.telling import tell
from samspill.history.actions import record
from samspill.people.models import User

Place = tuple[int, int]


@transaction.atomic
def give_stand(
    stand: Stand,
    *,
    number: int,
    place: Place | None = None,
    answer: str = "",
    by: User | None = None,
) -> Stand:
    """Give it this number, and a place on the map: (column, row) from 0.

    The one who asked is told the first time, and when number or answer is another.
    Raises   PlanError when number or place is another's.
    """
    held = locked(stand.conference)
    before = (stand.state, stand.number, stand.answer)
    others = held.stands.exclude(pk=stand.pk)
    if others.filter(number=number).exists():
        words = _("Number %(number)d is given to another. Choose a free one.")
        raise PlanError(words % {"number": number}, field="number")
    if place and others.filter(column=place[0], row=place[1]).exists():
        raise PlanError(_("Another stand has this place. Choose a free one."), field="place")
    stand.state, stand.number, stand.answer = Stand.State.GIVEN, number, answer.strip()
    stand.column, stand.row = place or (None, None)
    _save(stand)
    _record(held, stand, "conference.stand_given", by)
    if (stand.state, stand.number, stand.answer) != before:
        tell(stand, conference=held)
    return stand


@transaction.atomic
def refuse_stand(stand: Stand, *, answer: str, by: User | None = None) -> Stand:
    """Say no, with the reason; number and place are free again. Raises PlanError without one."""
    if not answer.strip():
        raise PlanError(_("Write why there is no stand. It is sent to them."), field="answer")
    held = locked(stand.conference)
    stand.state, stand.answer = Stand.State.REFUSED, answer.strip()
    stand.number = stand.column = stand.row = None
    _save(stand)
    _record(held, stand, "conference.stand_refused", by)
    tell(stand, conference=held)
    return stand


@transaction.atomic
def add_own_stand(conference: Conference, *, brings: str, by: User | None = None) -> Stand:
    """One that nobody has signed up for: the host's own, or the volunteer centre's."""
    held = locked(conference)
    stand = Stand.objects.create(conference=held, brings=brings.strip()[:300])
    _record(held, stand, "conference.stand_added", by)
    return stand


@transaction.atomic
def place_stand(stand: Stand, *, place: Place, by: User | None = None) -> Stand:
    """Move it on the map. One that has no number yet gets the first that is free, and is told."""
    number = stand.number or first_free_number(list(stand.conference.stands.all()))
    return give_stand(stand, number=number, place=place, answer=stand.answer, by=by)


def _save(stand: Stand) -> None:
    try:
        with transaction.atomic():
            stand.save()
    except IntegrityError as error:
        raise PlanError(_("Another stand has this place. Choose a free one.")) from error


def _record(conference: Conference, stand: Stand, action: str, by: User | None) -> None:
    record(
        stand,
        action=action,
        organiser_number=conference.organiser_id,
        by=by,
        conference=conference.pk,
    )
