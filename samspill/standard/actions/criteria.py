from __future__ import annotations

from collections.abc import Mapping

from django.db import transaction
from django.db.models import Max

from samspill.history.actions import record
from samspill.organiser.models import Organiser
from samspill.people.models import User
from samspill.standard.models import Criterion, CriterionVersion


@transaction.atomic
def write_criterion(
    criterion: Criterion,
    *,
    texts: Mapping[str, str],
    is_starred: bool,
    is_for_the_map: bool,
    state: str,
    organiser: Organiser,
    by: User | None = None,
) -> bool:
    """Change what a criterion is; a new wording is a new version. False when nothing became another.

    texts   "title_nb" … "ground_en", all fifteen
    """
    held = Criterion.objects.select_for_update().get(pk=criterion.pk)
    newest = held.text
    is_new_text = any(getattr(newest, name) != text for name, text in texts.items())
    values = {"is_starred": is_starred, "is_for_the_map": is_for_the_map, "state": state}
    if not is_new_text and all(getattr(held, name) == value for name, value in values.items()):
        return False
    if is_new_text:
        CriterionVersion.objects.create(
            criterion=held, number=newest.number + 1, by=by, **dict(texts)
        )
    Criterion.objects.filter(pk=held.pk).update(**values)
    record(
        held,
        action="standard.criterion_written",
        organiser_number=organiser.pk,
        by=by,
        number=held.number,
        state=state,
    )
    return True


@transaction.atomic
def add_criterion(
    organiser: Organiser,
    *,
    texts: Mapping[str, str],
    is_starred: bool,
    is_for_the_map: bool,
    state: str,
    by: User | None = None,
) -> Criterion:
    """One more, after the last."""
    last = Criterion.objects.aggregate(last=Max("number"))["last"] or 0
    made = Criterion.objects.create(
        number=last + 1, is_starred=is_starred, is_for_the_map=is_for_the_map, state=state
    )
    CriterionVersion.objects.create(criterion=made, number=1, by=by, **dict(texts))
    record(
        made,
        action="standard.criterion_written",
        organiser_number=organiser.pk,
        by=by,
        number=made.number,
        state=state,
    )
    return made
