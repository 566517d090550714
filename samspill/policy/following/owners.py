"""Who answers for what, for the page of owners."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Prefetch

from samspill.policy.models import Measure, MeasureOwner, Policy

FINISHED = (Measure.Status.DELIVERED, Measure.Status.DROPPED)


@dataclass(frozen=True)
class UnitWithout:
    """Measures that lack an owner, by the unit that is said to be responsible ("" for none)."""

    unit: str
    measures: list[Measure]


def owners_of(policy: Policy) -> list[MeasureOwner]:
    """Each with its measures."""
    measures = Measure.objects.select_related("goal").order_by("goal__number", "number")
    return list(policy.owners.prefetch_related(Prefetch("measures", queryset=measures)))


def without_owner(policy: Policy) -> list[Measure]:
    """Not finished, and nobody answers for it."""
    rows = Measure.objects.filter(goal__policy=policy, owners__isnull=True)
    return list(rows.exclude(status__in=FINISHED).select_related("goal"))


def by_unit(measures: list[Measure]) -> list[UnitWithout]:
    """The unit with most first; those without a unit last."""
    units: dict[str, list[Measure]] = {}
    for one in measures:
        units.setdefault(one.responsible_unit, []).append(one)
    ordered = sorted(units.items(), key=lambda pair: (not pair[0], -len(pair[1]), pair[0]))
    return [UnitWithout(unit, found) for unit, found in ordered]
