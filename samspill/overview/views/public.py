"""The pages that all may read: front, county, municipality, organiser."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_GET

from samspill.conference.models import Conference
from samspill.organiser.access import home_of, organiser_public
from samspill.organiser.models import Membership, Municipality, Organiser
from samspill.overview.finding import find_municipality, names_to_choose_from
from samspill.overview.followed import followed_contribution
from samspill.overview.map_picture import KINDS, beside, shapes, strip, view_box_of
from samspill.overview.place import Place
from samspill.overview.stops import road_stops
from samspill.overview.timeline import Timeline
from samspill.standard.map import STATES, VIEW_BOX, MapRow, State, county_rows, map_rows
from samspill.standard.map_years import map_years


@gzip_page
@require_GET
def front(request: HttpRequest) -> HttpResponse:
    """Promise, search, map, the road, one contribution followed, the counties.

    Sent packed: the outlines are most of the page, and nothing in it is secret.
    """
    rows = map_rows()
    typed = request.GET.get("municipality", "").strip()
    found = find_municipality(typed, rows)
    if len(found.exact) == 1:
        return redirect("overview:municipality", found.exact[0].number)
    counties = county_rows(rows)
    counts = {state: sum(county.counts[state] for county in counties) for state in STATES}
    stops = road_stops(rows)
    begun = counts[State.ADOPTED] + counts[State.ON_THE_WAY]
    context = {
        "section": "front",
        "typed": typed,
        "choices": found.exact or found.near,
        "is_known": bool(found.exact),
        "names": names_to_choose_from(rows),
        "counties": [(county, shapes(county.municipalities)) for county in counties],
        "strips": [
            (county, strip(row.state for row in county.municipalities)) for county in counties
        ],
        "widest": max(county.total for county in counties),
        "view_box": VIEW_BOX,
        "legend": [(KINDS[state], counts[state], State(state).label) for state in STATES],
        "total": len(rows),
        "as_of": max((row.as_of for row in rows if row.as_of), default=None),
        "stops": stops,
        "begun": begun,
        "elsewhere": begun - sum(stop.count for stop in stops),
        "followed": followed_contribution(),
        "note": _next_meeting(rows),
    }
    return render(request, "overview/front.html", context)


@gzip_page
@require_GET
def county(request: HttpRequest, number: str) -> HttpResponse:
    """The municipalities of one county, on the map and as a table."""
    rows = map_rows()
    found = next((one for one in county_rows(rows) if one.number == number), None)
    if found is None:
        raise Http404
    years = map_years(rows, of={row.number for row in found.municipalities})
    context = {
        "section": "map",
        "county": found,
        "years": years,
        "all_years": years.all(),
        "states": STATES,
        "shapes": shapes(found.municipalities),
        "neighbours": shapes(beside(found.municipalities, rows)),
        "view_box": view_box_of(found.municipalities),
        "legend": [
            (KINDS[state], count, State(state).label) for state, count in found.counts.items()
        ],
        "rows": sorted(found.municipalities, key=lambda row: row.name),
        "kinds": KINDS,
    }
    return render(request, "overview/county.html", context)


@require_GET
def municipality(request: HttpRequest, number: str) -> HttpResponse:
    """On to the municipality's own pages; without them, how to begin."""
    place = get_object_or_404(Municipality.objects.select_related("county"), number=number)
    own = place.organisers.filter(kind=Organiser.Kind.MUNICIPALITY).first()
    if own is not None:
        return redirect("overview:organiser", own.slug)
    rows = map_rows()
    row = next(one for one in rows if one.number == number)
    ahead = [
        one
        for one in sorted(rows, key=lambda one: one.name)
        if one.county_number == row.county_number
        and one.state in (State.ADOPTED, State.ON_THE_WAY)
        and one.number != number
    ]
    context = {"section": "map", "place": place, "row": row, "ahead": ahead, "state": row.state}
    return render(request, "overview/not_begun.html", context)


@require_GET
@organiser_public
def organiser(request: HttpRequest, organiser: Organiser) -> HttpResponse:
    place = Place(organiser)
    template = "national" if organiser.invites_municipalities else "organiser"
    context = {"organiser": organiser, "section": "place", "place": place}
    return render(request, f"overview/{template}.html", context)


@require_GET
@organiser_public
def timeline(request: HttpRequest, organiser: Organiser) -> HttpResponse:
    """Where are we now, what happens next, what has been; for a place with a road of its own."""
    if organiser.invites_municipalities:
        raise Http404
    place = Place(organiser)
    context = {
        "organiser": organiser,
        "section": "place",
        "place": place,
        "timeline": Timeline(place),
    }
    return render(request, "overview/timeline.html", context)


@require_GET
@login_required
def my_organisers(request: HttpRequest) -> HttpResponse:
    """Where the one signed in works; straight on when it is one place."""
    memberships = (
        Membership.objects.of(request.user)  # type: ignore[arg-type]
        .select_related("organiser")
        .order_by("organiser__name")
    )
    if len(memberships) == 1 and "all" not in request.GET:
        return redirect(home_of(memberships[0]))
    context = {"memberships": [(one, home_of(one)) for one in memberships]}
    return render(request, "overview/my_organisers.html", context)


def _next_meeting(rows: list[MapRow]) -> tuple[MapRow, Conference] | None:
    """The next dialogue conference of a municipality, to be marked on the map."""
    coming = (
        Conference.objects.published()
        .filter(organiser__kind=Organiser.Kind.MUNICIPALITY, ends_at__gte=timezone.now())
        .select_related("organiser")
        .order_by("starts_at")
        .first()
    )
    if coming is None:
        return None
    by_number = {row.number: row for row in rows}
    return by_number[coming.organiser.municipality_id], coming


my_organisers.access = "signed in"  # type: ignore[attr-defined]
for view in (front, county, municipality):
    view.access = "public"  # type: ignore[attr-defined]
