"""Who has a seat, laid beside all who could: the picture that shows which voices are missing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext as _

from samspill.conference.models import Conference, Invited, SignUpQuerySet
from samspill.organiser.models import County, Municipality
from samspill.registry.models import Category


@dataclass(frozen=True)
class Line:
    """One category or county: how many have a seat, of how many; and how many have been heard from."""

    name: str
    seated: int
    whole: int
    heard: int  # with a seat, offered one, or on the waiting list


@dataclass(frozen=True)
class Coverage:
    lines: list[Line]
    seated: int
    whole: int

    @property
    def missing(self) -> list[str]:
        """Names of those where nobody has signed up, not even to wait."""
        return [line.name for line in self.lines if not line.heard]


def coverage(conference: Conference) -> Coverage:
    """By category for associations, by county for municipalities; largest first, north to south.

    Counts associations or municipalities, not people. Where only those invited may come, the whole
    is those. Two queries.
    """
    if conference.is_for_municipalities:
        return _of_municipalities(conference)
    return _of_associations(conference)


def _of_associations(conference: Conference) -> Coverage:
    names = {category.pk: category.name for category in Category.objects.all()}
    active = _who_may(conference, conference.organiser.associations.active(), "association_id")
    counts = _counts(conference, active, "category", "association_id")
    keys = sorted(counts, key=lambda key: (-counts[key][0], names.get(key, "~")))
    return _coverage([(names.get(key, _("Without category")), key) for key in keys], counts)


def _of_municipalities(conference: Conference) -> Coverage:
    may_come = _who_may(conference, Municipality.objects.all(), "municipality_id")
    counts = _counts(conference, may_come, "county", "municipality_id")
    counties = [(one.name, one.pk) for one in County.objects.all() if one.pk in counts]
    return _coverage(counties, counts)


def _who_may(conference: Conference, rows: QuerySet, column: str) -> QuerySet:
    if not conference.is_for_invited:
        return rows
    on_list = conference.invited.filter(state=Invited.State.INVITED)
    return rows.filter(pk__in=on_list.exclude(**{column: None}).order_by().values(column))


def _counts(
    conference: Conference, rows: QuerySet, group: str, column: str
) -> Mapping[object, tuple[int, int, int]]:
    """For each group how many there are, have a seat, and have been heard from."""

    def among(sign_ups: SignUpQuerySet) -> Count:
        theirs = sign_ups.exclude(**{column: None}).order_by().values(column)
        return Count("pk", filter=Q(pk__in=theirs))

    counted = rows.order_by().values_list(group).annotate(
        whole=Count("pk"),
        came=among(conference.sign_ups.seated()),
        heard=among(conference.sign_ups.standing()),
    )  # fmt: skip
    return {key: (whole, came, heard) for key, whole, came, heard in counted}


def _coverage(
    names: list[tuple[str, object]], counts: Mapping[object, tuple[int, int, int]]
) -> Coverage:
    lines = [
        Line(name, seated=counts[key][1], whole=counts[key][0], heard=counts[key][2])
        for name, key in names
    ]
    return Coverage(lines, sum(one.seated for one in lines), sum(one.whole for one in lines))
