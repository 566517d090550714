"""Dinner, nights and lunch beyond the seat, and the questions to prepare."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from samspill.conference.actions.places import fill_places
from samspill.conference.actions.seats import locked
from samspill.conference.asking.offered import extras_with_taken
from samspill.conference.errors import PlanError
from samspill.conference.models import Conference, Extra, PreparationQuestion
from samspill.history.actions import record
from samspill.people.models import User


@transaction.atomic
def save_extra(
    conference: Conference,
    *,
    extra: Extra | None = None,
    name: str,
    kind: str,
    capacity: int | None,
    price: Decimal,
    by: User | None = None,
) -> Extra:
    """A new extra last, or one that is changed. Raises PlanError when more have chosen it."""
    held = locked(conference)
    taken = {one.pk: one.taken for one in extras_with_taken(held)}
    last = held.extras.aggregate(last=Max("sort_order"))["last"] or 0
    wanted = extra or Extra(conference=held, sort_order=last + 1)
    if capacity is not None and taken.get(wanted.pk, 0) > capacity:
        words = _("%(taken)d have chosen it already. Write at least that many.")
        raise PlanError(words % {"taken": taken[wanted.pk]}, field="capacity")
    wanted.name, wanted.kind = " ".join(name.split()), kind
    wanted.capacity, wanted.price = capacity, price
    wanted.save()
    fill_places(held)
    _record(held, "conference.extras_changed", by)
    return wanted


@transaction.atomic
def delete_extra(extra: Extra, *, by: User | None = None) -> None:
    """Raises PlanError when somebody has chosen it."""
    held = locked(extra.conference)
    if extra.choices.exists() or extra.line.exists():
        raise PlanError(_("Some have chosen it. Tell them first, and take it away from each."))
    extra.delete()
    _record(held, "conference.extras_changed", by)


@transaction.atomic
def set_preparation(
    conference: Conference, *, texts: Sequence[str], by: User | None = None
) -> None:
    """The questions asked before one comes, in order. What is answered keeps its words.

    Raises PlanError when a question that has answers is changed or taken away.
    """
    held = locked(conference)
    known = {one.number: one for one in held.preparation_questions.all()}
    answered = set(
        held.preparation_questions.filter(answers__isnull=False).values_list("number", flat=True)
    )
    for number in answered:
        if number > len(texts) or texts[number - 1] != known[number].text:
            words = _("«%(question)s» has answers, and stays where it is and as it is.")
            raise PlanError(words % {"question": known[number].text}, field="questions")
    held.preparation_questions.exclude(number__in=answered).delete()
    PreparationQuestion.objects.bulk_create(
        PreparationQuestion(conference=held, number=number, text=text)
        for number, text in enumerate(texts, start=1)
        if number not in answered
    )
    _record(held, "conference.preparation_changed", by)


def _record(conference: Conference, action: str, by: User | None) -> None:
    number = conference.organiser_id
    record(conference, action=action, organiser_number=number, by=by)
