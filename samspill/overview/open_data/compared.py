"""Figures that municipalities have released for comparison, as rows: from the released copies alone."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils import timezone

from samspill.insight.models import ReleasedTheme, ThemeRelease
from samspill.overview.open_data.files import ROWS_AT_A_TIME, Row
from samspill.pure.claims.released import OWN


def evenings() -> Iterator[Row]:
    """Each released copy with its basis; one taken back with its days alone. One query."""
    rows = ThemeRelease.objects.select_related("municipality").order_by("held_on", "pk")
    for one in rows.iterator(ROWS_AT_A_TIME):
        stands = one.withdrawn_at is None
        yield {
            "id": one.pk,
            "municipality": one.municipality_id,
            "name": one.place,
            "date": one.held_on.isoformat(),
            "title": one.title if stands else None,
            "language": one.language if stands else None,
            "asked": " | ".join(one.asked) if stands else None,
            "associations": one.associations if stands else None,
            "tables": one.tables if stands else None,
            "contributions": one.contributions if stands else None,
            "by_people": one.by_people if stands else None,
            "proposed": one.proposed if stands else None,
            "unclear": one.unclear if stands else None,
            "own_themes": " | ".join(one.own_themes) if stands else None,
            "theme_list": one.theme_list if stands else None,
            "report": one.report if stands else None,
            "released": _day(one.released_at),
            "withdrawn": _day(one.withdrawn_at),
        }


def theme_figures() -> Iterator[Row]:
    """Each theme at each evening that stands, in the order of the themes. One query."""
    rows = ReleasedTheme.objects.filter(release__withdrawn_at__isnull=True)
    whole = rows.select_related("release", "theme").order_by("release__held_on", "release", "pk")
    for one in whole.iterator(ROWS_AT_A_TIME):
        yield {
            "evening": one.release_id,
            "municipality": one.release.municipality_id,
            "date": one.release.held_on.isoformat(),
            "theme": one.theme_id or OWN,
            "name_nb": one.theme.name_nb if one.theme else "",
            "name_nn": one.theme.name_nn if one.theme else "",
            "is_shown": one.is_told,
            "associations": one.associations,
            "associations_of": one.release.associations,
            "tables": one.tables,
            "tables_of": one.release.tables,
        }


def _day(moment: object) -> str:
    return timezone.localtime(moment).date().isoformat() if moment else ""  # type: ignore[arg-type]
