"""Who has signed up, laid beside all who could: the picture that shows which voices are missing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import Count, Q
from django.utils.translation import gettext as _

from samspill.conference.models import Conference
from samspill.organiser.models import County, Municipality
from samspill.registry.models import Category


@dataclass(frozen=True)
class Line:
    """One category or county: how many have signed up, of how many."""

    name: str
    signed_up: int
    whole: int


@dataclass(frozen=True)
class Coverage:
    lines: list[Line]
    signed_up: int
    whole: int

    @property
    def missing(self) -> list[str]:
        """Names of those where nobody has signed up."""
        return [line.name for line in self.lines if not line.signed_up]


def coverage(conference: Conference) -> Coverage:
    """By category for associations, by county for municipalities; largest first, north to south.

    Counts associations or municipalities, not people. Three queries.
    """
    if conference.is_for_municipalities:
        return _of_municipalities(conference)
    return _of_associations(conference)


def _of_associations(conference: Conference) -> Coverage:
    names = {category.pk: category.name for category in Category.objects.all()}
    active = conference.organiser.associations.active()
    counted = active.order_by().values_list("category")
    whole = dict(counted.annotate(count=Count("pk")))
    came = Count("pk", filter=Q(pk__in=_signed_up(conference, "association_id")))
    signed_up = dict(counted.annotate(count=came))
    keys = sorted(whole, key=lambda key: (-whole[key], names.get(key, "~")))
    return _coverage(
        [(names.get(key, _("Without category")), key) for key in keys], signed_up, whole
    )


def _of_municipalities(conference: Conference) -> Coverage:
    counted = Municipality.objects.order_by().values_list("county")
    whole = dict(counted.annotate(count=Count("pk")))
    came = Count("pk", filter=Q(pk__in=_signed_up(conference, "municipality_id")))
    signed_up = dict(counted.annotate(count=came))
    counties = [(county.name, county.pk) for county in County.objects.all()]
    return _coverage(counties, signed_up, whole)


def _signed_up(conference: Conference, column: str) -> Iterable[object]:
    standing = conference.sign_ups.standing()
    return standing.exclude(**{column: None}).order_by().values(column)


def _coverage(
    names: list[tuple[str, object]],
    signed_up: Mapping[object, int],
    whole: Mapping[object, int],
) -> Coverage:
    lines = [Line(name, signed_up.get(key, 0), whole.get(key, 0)) for name, key in names]
    return Coverage(lines, sum(signed_up.values()), sum(whole.values()))
