"""The same themes over many evenings, read from released copies alone.

Evenings stand by their day, the newest first, and themes in the order of the shared list: nothing is
ranked, and no sum is made across municipalities.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from samspill.dialogue.models import PublishedContribution
from samspill.insight.models import Coding, ReleasedTheme, Theme, ThemeRelease
from samspill.organiser.models import County
from samspill.organiser.sizes import SIZES, in_size
from samspill.pure.claims.released import OWN

Choices = Sequence[tuple[str, str | Promise]]
OWN_NAME = _("Themes of their own")
WITHDRAWN_SHOWN = 12


@dataclass(frozen=True)
class Bar:
    """One theme at one evening. `associations` is None where it is too little to show.

    share   of the associations that spoke, in hundredths; 0 where it is not told
    said    published contributions that can be read of it
    """

    code: str
    name: str | Promise
    associations: int | None
    of: int
    tables: int | None
    said: int = 0

    @property
    def is_told(self) -> bool:
        return self.associations is not None

    @property
    def share(self) -> float:
        return 100 * (self.associations or 0) / self.of


@dataclass(frozen=True)
class Evening:
    release: ThemeRelease
    bars: Sequence[Bar]

    @property
    def has_hidden(self) -> bool:
        return any(not one.is_told for one in self.bars)


@dataclass(frozen=True)
class Search:
    """What is asked for; what is not a choice is passed over."""

    county: str
    size: str
    counties: Choices
    sizes: Choices

    @property
    def is_on(self) -> bool:
        return bool(self.county or self.size)

    @property
    def query(self) -> str:
        asked = {"county": self.county, "size": self.size}
        return urlencode({name: value for name, value in asked.items() if value})

    def found(self) -> QuerySet[ThemeRelease]:
        rows = ThemeRelease.objects.standing().newest_evening_first()
        if self.county:
            rows = rows.filter(municipality__county=self.county)
        if self.size:
            rows = rows.filter(in_size(self.size))
        return rows.select_related("municipality__county", "organiser")


def read_search(asked: Mapping[str, str]) -> Search:
    """Only counties that have released something can be chosen. One query."""
    standing = ThemeRelease.objects.standing().filter(municipality__county=OuterRef("pk"))
    counties = [(one.pk, one.name) for one in County.objects.filter(Exists(standing))]
    sizes = list(SIZES.items())
    return Search(
        county=_one_of(counties, asked.get("county", "")),
        size=_one_of(sizes, asked.get("size", "")),
        counties=counties,
        sizes=sizes,
    )


def shared_themes() -> list[tuple[str, str | Promise]]:
    """(code, name) in the order in which they are compared, and last those of their own. One query."""
    rows = Theme.objects.filter(organiser=None, parent=None).order_by("sort_order")
    return [*((one.pk, one.name) for one in rows), (OWN, OWN_NAME)]


def evenings(
    releases: Sequence[ThemeRelease], themes: Sequence[tuple[str, str | Promise]]
) -> list[Evening]:
    """One query, however many there are."""
    told: defaultdict[int, list[ReleasedTheme]] = defaultdict(list)
    for row in ReleasedTheme.objects.filter(release__in=releases):
        told[row.release_id].append(row)
    return [evening_of(one, told[one.pk], themes) for one in releases]


def evening_of(
    release: ThemeRelease,
    rows: Sequence[ReleasedTheme],
    themes: Sequence[tuple[str, str | Promise]],
) -> Evening:
    told = {one.theme_id or OWN: one for one in rows}
    return Evening(release, [_bar(release, code, name, told.get(code)) for code, name in themes])


def theme_over_evenings(
    releases: Sequence[ThemeRelease], code: str, name: str | Promise
) -> list[tuple[ThemeRelease, Bar]]:
    """One theme at each evening, with how many published contributions there are of it. Two queries."""
    theme = None if code == OWN else code
    rows = ReleasedTheme.objects.filter(release__in=releases, theme=theme)
    told = {one.release_id: one for one in rows}
    said = _said(releases, code)
    return [
        (one, _bar(one, code, name, told.get(one.pk), said.get(one.dialogue_id, 0)))
        for one in releases
    ]


def published_under(release: ThemeRelease, code: str) -> QuerySet[PublishedContribution]:
    """The published contributions of the evening that stand under the theme, as they are sorted now."""
    return (
        _published()
        .filter(contribution__dialogue=release.dialogue_id)
        .filter(Exists(_codings(code).filter(contribution=OuterRef("contribution"))))
        .select_related("contribution__round", "contribution__table")
        .order_by("contribution__round__number", "contribution__table__number", "pk")
    )


def taken_back() -> QuerySet[ThemeRelease]:
    """The last that were withdrawn without another in their place."""
    standing = ThemeRelease.objects.standing().filter(dialogue=OuterRef("dialogue"))
    later = ThemeRelease.objects.filter(dialogue=OuterRef("dialogue"), pk__gt=OuterRef("pk"))
    gone = ThemeRelease.objects.exclude(withdrawn_at=None)
    return gone.exclude(Exists(standing) | Exists(later)).order_by("-withdrawn_at", "-pk")


def _bar(
    release: ThemeRelease,
    code: str,
    name: str | Promise,
    told: ReleasedTheme | None,
    said: int = 0,
) -> Bar:
    """A theme that the list did not have when it was released is not told."""
    return Bar(
        code=code,
        name=name,
        associations=told.associations if told else None,
        of=release.associations,
        tables=told.tables if told else None,
        said=said,
    )


def _said(releases: Sequence[ThemeRelease], code: str) -> dict[int, int]:
    """Dialogue -> published contributions under the theme."""
    rows = _published().filter(
        Exists(_codings(code).filter(contribution=OuterRef("contribution"))),
        contribution__dialogue__in=[one.dialogue_id for one in releases],
    )
    counted = rows.order_by("contribution__dialogue").values_list("contribution__dialogue")
    return dict(counted.annotate(Count("pk")))


def _published() -> QuerySet[PublishedContribution]:
    return PublishedContribution.objects.filter(
        contribution__withdrawn_at__isnull=True, contribution__erased_at__isnull=True
    )


def _codings(code: str) -> QuerySet[Coding]:
    """Those that count under the theme: as `samspill.pure.claims.rows.Coded.themes`."""
    current = Coding.objects.current().filter(is_unclear=False)
    by_person = Q(source=Coding.Source.PERSON)
    if code == OWN:
        own = Q(primary__organiser__isnull=False)
        return current.filter(own | by_person & Q(secondary__organiser__isnull=False))
    return current.filter(Q(primary=code) | by_person & Q(secondary=code))


def _one_of(choices: Choices, asked: str) -> str:
    return asked if asked in dict(choices) else ""
