"""Those a municipality is seen among: of about its own size, or in its own county.

Only what each of them has chosen to show is read, and none of them is named.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from samspill.organiser.models import Municipality, Organiser
from samspill.pure.documents import norwegian
from samspill.standard.models import Mark

SIZE, COUNTY = "size", "county"
SIZES = (0, 2_000, 5_000, 8_000, 15_000, 30_000, 75_000)  # people, from and up
MOST_PEOPLE = 10_000_000
Levels = dict[int, int | None]  # criterion -> newest public level; None is no data


@dataclass(frozen=True)
class Peers:
    """One way to be like others. `levels`: of each of the others that shows anything at all.

    name    for the choice: "of about the same size"
    words   for a sentence: "8 000–15 000 residents", or the county's name
    """

    key: str
    name: str
    words: str
    levels: list[Levels]

    @property
    def count(self) -> int:
        return len(self.levels)

    def of(self, criterion: int) -> list[int | None]:
        """One a municipality; None where it shows no level of this one."""
        return [levels.get(criterion) for levels in self.levels]


def peers_of(organiser: Organiser) -> list[Peers]:
    """The ways, the first being the one to begin with; none for one without a municipality. Two queries."""
    place = Municipality.objects.select_related("county").filter(pk=organiser.municipality_id)
    own = place.first()
    if own is None:
        return []
    low, high = _size(own.population)
    found = _shown(organiser, own, low, high)
    alike = [levels for people, _county, levels in found if low <= people < high]
    near = [levels for _people, county, levels in found if county == own.county_id]
    return [
        Peers(
            SIZE,
            pgettext("a comparison", "of about the same size"),
            size_words(own.population),
            alike,
        ),
        Peers(
            COUNTY,
            pgettext("a comparison", "in %(county)s") % {"county": own.county.name},
            own.county.name,
            near,
        ),
    ]


def chosen(ways: Iterable[Peers], key: str) -> Peers | None:
    """The way that is asked for, else the first."""
    known = list(ways)
    return next((one for one in known if one.key == key), known[0] if known else None)


def _shown(
    organiser: Organiser, own: Municipality, low: int, high: int
) -> list[tuple[int, str, Levels]]:
    """(people, county, levels) of each of the others that is alike in one way or the other."""
    place = "assessment__organiser__municipality__"
    is_alike = Q(**{f"{place}population__gte": low, f"{place}population__lt": high})
    rows = (
        Mark.objects.public()
        .filter(is_alike | Q(**{f"{place}county": own.county_id}))
        .filter(assessment__organiser__kind=organiser.kind)
        .exclude(assessment__organiser=organiser)
        .order_by("assessment__year")
        .values_list(
            "assessment__organiser",
            f"{place}population",
            f"{place}county",
            "criterion",
            "level",
        )
    )
    levels: dict[tuple[int, int, str], Levels] = defaultdict(dict)
    for key, people, county, criterion, level in rows:
        levels[key, people, county][criterion] = level
    return [(people, county, shown) for (_key, people, county), shown in levels.items()]


def _size(people: int) -> tuple[int, int]:
    return next((low, high) for low, high in pairwise([*SIZES, MOST_PEOPLE]) if people < high)


def size_words(people: int) -> str:
    """ "8 000–15 000 residents"."""
    low, high = _size(people)
    first, last = (norwegian.thousands(number, "nb") for number in (low, high))
    if high > SIZES[-1]:
        return _("more than %(first)s residents") % {"first": first}
    if low == 0:
        return _("fewer than %(last)s residents") % {"last": last}
    return _("%(first)s–%(last)s residents") % {"first": first, "last": last}
