"""What an advice rests on, as everyone may read it. What is taken back falls out, and is told of."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone

from samspill.advice.models import Advice, AdviceText, Experience, Ground
from samspill.dialogue.models import PublishedContribution
from samspill.policy.models import Measure, Policy
from samspill.standard.models import Criterion

CONTRIBUTION, MEASURE, EXPERIENCE, SOURCE = "contribution", "measure", "experience", "source"
KINDS = (CONTRIBUTION, EXPERIENCE, MEASURE, SOURCE)


@dataclass(frozen=True)
class GroundLine:
    """One thing behind an advice. Texts and address are empty when it no longer stands.

    said    people's own words, and so shown as such
    place   whose it is
    target  key of the contribution, measure or experience
    """

    key: int
    kind: str
    number: int
    text: str = ""
    href: str = ""
    place: str = ""
    on: date | None = None
    language: str = ""
    is_standing: bool = True
    target: int = 0

    @property
    def said(self) -> bool:
        return self.kind in (CONTRIBUTION, EXPERIENCE)


def texts_in_force(advice: QuerySet[Advice]) -> list[AdviceText]:
    """The words in force of each, by number, each with its `advice`. One query."""
    rows = AdviceText.objects.filter(advice__in=advice).select_related("advice")
    found: dict[int, AdviceText] = {}
    for row in rows.order_by("advice__number", "-number"):
        found.setdefault(row.advice_id, row)
    return list(found.values())


def lines_of(rows: QuerySet[Ground]) -> dict[int, list[GroundLine]]:
    """Advice (or criterion, where the rows are of criteria) -> what is behind it, numbered in the order
    it was linked. One query. Numbers count what stands, so that a reader sees no hole.
    """
    found: dict[int, list[GroundLine]] = {}
    whole = rows.select_related(
        "contribution__published",
        "contribution__organiser",
        "contribution__dialogue__conference",
        "measure__goal__policy__organiser",
        "experience__municipality",
    )
    for row in whole.order_by("pk"):
        lines = found.setdefault(row.advice_id or row.criterion_id or 0, [])
        lines.append(_line(row, 1 + sum(one.is_standing for one in lines)))
    return found


def behind(one: Advice | Criterion) -> list[GroundLine]:
    """What is linked to one, with what no longer stands. One query."""
    return lines_of(one.grounds.all()).get(one.pk, [])  # type: ignore[union-attr]


def standing(lines: Iterable[GroundLine]) -> list[GroundLine]:
    return [one for one in lines if one.is_standing]


def released_contributions() -> QuerySet[PublishedContribution]:
    """Open to everyone at whatever place: published, and neither taken back nor erased."""
    return PublishedContribution.objects.filter(
        contribution__withdrawn_at__isnull=True, contribution__erased_at__isnull=True
    )


def adopted_measures() -> QuerySet[Measure]:
    return Measure.objects.filter(goal__policy__state=Policy.State.ADOPTED)


def _line(row: Ground, number: int) -> GroundLine:
    if row.contribution is not None:
        return _of_contribution(row, number)
    if row.measure is not None:
        return _of_measure(row, number)
    if row.experience is not None:
        return _of_experience(row, number)
    return GroundLine(row.pk, SOURCE, number, row.title, row.address, on=row.dated)


def _of_contribution(row: Ground, number: int) -> GroundLine:
    one = row.contribution
    if one is None or not one.is_standing or not hasattr(one, "published"):
        return GroundLine(row.pk, CONTRIBUTION, 0, is_standing=False)
    return GroundLine(
        row.pk,
        CONTRIBUTION,
        number,
        one.published.text,
        reverse("policy:became", args=[one.organiser.slug, one.pk]),
        one.organiser.name,
        timezone.localtime(one.dialogue.conference.starts_at).date(),
        one.language,
        target=one.pk,
    )


def _of_measure(row: Ground, number: int) -> GroundLine:
    one = row.measure
    if one is None or one.goal.policy.state != Policy.State.ADOPTED:
        return GroundLine(row.pk, MEASURE, 0, is_standing=False)
    policy = one.goal.policy
    return GroundLine(
        row.pk,
        MEASURE,
        number,
        f"{one.reference} {one.text}",
        reverse("policy:public_measure", args=[policy.organiser.slug, one.pk]),
        policy.organiser.name,
        language=policy.language,
        target=one.pk,
    )


def _of_experience(row: Ground, number: int) -> GroundLine:
    one = row.experience
    if one is None or not one.is_public:
        return GroundLine(row.pk, EXPERIENCE, 0, is_standing=False)
    return GroundLine(
        row.pk,
        EXPERIENCE,
        number,
        one.title,
        reverse("advice:experience", args=[one.pk]),
        one.municipality.name,
        one.released_on,
        one.language,
        target=one.pk,
    )


def experiences_at(step: str) -> QuerySet[Experience]:
    rows = Experience.objects.public().filter(step=step)
    return rows.select_related("municipality").newest_first()
