from __future__ import annotations

from datetime import date

from django.db import transaction

from samspill.advice.errors import NotReleasedError
from samspill.advice.models import Advice, Experience, Ground
from samspill.advice.standing import adopted_measures, released_contributions
from samspill.dialogue.models import Contribution
from samspill.history.actions import record
from samspill.organiser.models import Organiser
from samspill.people.models import User
from samspill.policy.models import Measure


@transaction.atomic
def add_ground(
    advice: Advice,
    *,
    organiser: Organiser,
    by: User,
    contribution: Contribution | None = None,
    measure: Measure | None = None,
    experience: Experience | None = None,
    title: str = "",
    address: str = "",
    dated: date | None = None,
) -> Ground:
    """Link one thing to the advice: a contribution, a measure, an experience or a source outside.

    The same thing twice is one link.
    Raises  NotReleasedError when it is not open to everyone
    """
    _must_be_released(contribution, measure, experience)
    wanted = {
        "contribution": contribution,
        "measure": measure,
        "experience": experience,
        "address": address,
    }
    ground, is_new = Ground.objects.get_or_create(
        advice=advice, **wanted, defaults={"title": title, "dated": dated, "by": by}
    )
    if is_new:
        record(
            advice,
            action="advice.linked",
            organiser_number=organiser.pk,
            by=by,
            number=advice.number,
            ground=ground.pk,
        )
    return ground


@transaction.atomic
def remove_ground(ground: Ground, *, organiser: Organiser, by: User) -> None:
    record(
        ground.advice,
        action="advice.unlinked",
        organiser_number=organiser.pk,
        by=by,
        number=ground.advice.number,
        ground=ground.pk,
    )
    ground.delete()


def _must_be_released(
    contribution: Contribution | None, measure: Measure | None, experience: Experience | None
) -> None:
    is_open = (
        contribution is None or released_contributions().filter(contribution=contribution).exists(),
        measure is None or adopted_measures().filter(pk=measure.pk).exists(),
        experience is None or experience.is_public,
    )
    if not all(is_open):
        raise NotReleasedError
