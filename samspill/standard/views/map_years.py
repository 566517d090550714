"""The map from year to year, open to all."""

from __future__ import annotations

from itertools import groupby

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_GET

from samspill.standard.map import STATES, VIEW_BOX, State, counts_by_state, map_rows
from samspill.standard.map_years import Change, MapYears, map_years


@gzip_page
@require_GET
def map_year(request: HttpRequest, year: int | None = None) -> HttpResponse:
    """How the map was when a year ended, and what that year changed; without a year, this one."""
    years = map_years(map_rows())
    chosen = timezone.localdate().year if year is None else year
    if chosen not in years.numbers:
        raise Http404
    rows = years.at(chosen)
    counts = counts_by_state(rows)
    all_years = years.all()
    context = {
        "section": "map",
        "year": chosen,
        "is_now": chosen == years.this_year,
        "rows": rows,
        "view_box": VIEW_BOX,
        "key": [(state, state.label, counts[state]) for state in STATES],
        "adopted": counts[State.ADOPTED],
        "years": years,
        "all_years": all_years,
        "groups": _groups(years, chosen),
        "states": STATES,
    }
    return render(request, "standard/map_year.html", context)


def _groups(years: MapYears, year: int) -> list[tuple[State, list[Change]]]:
    """What the year changed, by the state it came to."""
    found = groupby(years.changes(year), key=lambda one: one.kept.state)
    return [(State(state), list(changes)) for state, changes in found]


map_year.access = "public"  # type: ignore[attr-defined]
