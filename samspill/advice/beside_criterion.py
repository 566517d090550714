"""What stands beside a criterion of the standard: experiences from other municipalities."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import urlencode

from django.db.models import Count, Q
from django.urls import reverse

from samspill.advice.criteria import in_size, size_of
from samspill.advice.models import Experience, ExperienceQuerySet
from samspill.organiser.models import Municipality
from samspill.standard.beside import Experiences, Neighbour

LOOKED_AT = 60  # the newest


def experiences_of(place: Municipality | None) -> dict[int, Experiences]:
    """By the criterion's number: those of the same size, or all where there is none. One query."""
    size = size_of(place.population) if place else ""
    rows = (
        _told_by_others(place)
        .values("criterion")
        .annotate(all=Count("pk"), alike=Count("pk", filter=in_size(size) if size else Q(pk=None)))
        .order_by("criterion")
    )
    found: dict[int, Experiences] = {}
    for row in rows:
        asked = {"criterion": row["criterion"]} | ({"size": size} if row["alike"] else {})
        href = f"{reverse('advice:experiences')}?{urlencode(asked)}"
        found[row["criterion"] or 0] = Experiences(row["alike"] or row["all"], href)
    return found


def neighbour_of(place: Municipality | None, to_learn: Sequence[int]) -> Neighbour | None:
    """Of the newest, the one about what is most wanted; then one of the same size, then of the same
    county. One query.
    """
    rows = _told_by_others(place).filter(criterion__in=list(to_learn))
    newest = rows.select_related("municipality").newest_first()[:LOOKED_AT]
    wanted = {number: at for at, number in enumerate(to_learn)}

    def how_far(one: Experience) -> tuple[int, bool, bool]:
        other = one.municipality
        is_alike = bool(place) and size_of(place.population) == size_of(other.population)
        is_near = bool(place) and place.county_id == other.county_id
        return wanted[one.criterion or 0], not is_alike, not is_near

    one = min(newest, key=how_far, default=None)
    if one is None:
        return None
    return Neighbour(
        criterion=one.criterion or 0,
        title=one.title,
        hard=one.hard,
        place=one.municipality.name,
        href=reverse("advice:experience", args=[one.pk]),
        language=one.language,
    )


def _told_by_others(place: Municipality | None) -> ExperienceQuerySet:
    rows = Experience.objects.public().filter(criterion__isnull=False)
    return rows.exclude(municipality=place.pk) if place else rows
