"""One contribution followed the whole way, for the front page: said, measure, decided, done."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Case, IntegerField, Value, When

from samspill.dialogue.models import PublishedContribution
from samspill.policy.models import Measure, Policy, Resolution
from samspill.pure.themes.covering import covered_words

AGREED = (Policy.State.CONSULTATION, Policy.State.ADOPTED)
WORKED_ON = (Measure.Status.IN_PROGRESS, Measure.Status.DELIVERED, Measure.Status.DROPPED)


@dataclass(frozen=True)
class Followed:
    """What was said and the measure it led to; `resolution` is None until it is decided."""

    published: PublishedContribution
    measure: Measure
    resolution: Resolution | None

    @property
    def reason(self) -> str:
        """What was told of it last, as everyone may read it."""
        return covered_words(self.measure.status_reason, self.measure.goal.policy.language)

    @property
    def is_worked_on(self) -> bool:
        return self.measure.status in WORKED_ON

    @property
    def is_delivered(self) -> bool:
        return self.measure.status == Measure.Status.DELIVERED


def followed_contribution() -> Followed | None:
    """One that came furthest, the newest of them; None when nothing is published yet."""
    measure = _furthest_measure()
    published = _first_published(measure) if measure else None
    if measure is None or published is None:
        return None
    return Followed(published, measure, measure.goal.policy.resolution)


def _furthest_measure() -> Measure | None:
    return (
        Measure.objects.filter(
            goal__policy__state__in=AGREED,
            contributions__published__isnull=False,
            contributions__withdrawn_at__isnull=True,
            contributions__erased_at__isnull=True,
        )
        .annotate(
            how_far=Case(
                When(status=Measure.Status.DELIVERED, then=Value(3)),
                When(status=Measure.Status.IN_PROGRESS, then=Value(2)),
                When(goal__policy__state=Policy.State.ADOPTED, then=Value(1)),
                default=Value(0),
                output_field=IntegerField(),
            )
        )
        .select_related("goal__policy")
        .order_by("-how_far", "-pk")
        .first()
    )


def _first_published(measure: Measure) -> PublishedContribution | None:
    """What lies behind the measure, and may still be read."""
    return (
        PublishedContribution.objects.filter(
            contribution__measures=measure,
            contribution__withdrawn_at__isnull=True,
            contribution__erased_at__isnull=True,
        )
        .select_related(
            "contribution__organiser",
            "contribution__round",
            "contribution__table",
            "contribution__dialogue__conference",
        )
        .order_by("pk")
        .first()
    )
