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
from samspill.standard.models import Criterion


@transaction.atomic
def add_ground(
    rests: Advice | Criterion,
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
    """Link one thing to an advice or a criterion: a contribution, a measure, an experience or a source
    outside. The same thing twice is one link.

    Raises  NotReleasedError when it is not open to everyone
    """
    _must_be_released(contribution, measure, experience)
    wanted = {
        "contribution": contribution,
        "measure": measure,
        "experience": experience,
        "address": address,
    }
    of = {"advice" if isinstance(rests, Advice) else "criterion": rests}
    ground, is_new = Ground.objects.get_or_create(
        **of, **wanted, defaults={"title": title, "dated": dated, "by": by}
    )
    if is_new:
        _told(ground, "linked", organiser, by)
    return ground


@transaction.atomic
def remove_ground(ground: Ground, *, organiser: Organiser, by: User) -> None:
    _told(ground, "unlinked", organiser, by)
    ground.delete()


def _told(ground: Ground, what: str, organiser: Organiser, by: User) -> None:
    record(
        ground.rests,
        action=f"advice.{what}" if ground.advice_id else f"advice.criterion_{what}",
        organiser_number=organiser.pk,
        by=by,
        number=ground.rests.number,
        ground=ground.pk,
    )


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
