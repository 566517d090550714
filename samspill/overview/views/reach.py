"""Whom do we reach? Kinds of associations and places, from the list to what was said."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from samspill.conference.models import Conference
from samspill.organiser.access import must, organiser_required
from samspill.organiser.models import Organiser
from samspill.overview.reach import reading
from samspill.overview.reach.next_acts import reach_acts
from samspill.overview.reach.picture import picture
from samspill.overview.reach.reading import MEASURES, NOT_KNOWN, Listed, Reach, reach
from samspill.registry.coverage import EXPECTED
from samspill.registry.rules import can_see

if TYPE_CHECKING:
    from samspill.organiser.access import OrganiserRequest

A_PAGE = 100
UNKNOWN = "-"  # in an address: the kind or the place that is not known
WORDS: dict[str, Promise] = {
    reading.LISTED: _("in the list"),
    reading.EMAIL: _("can be reached by e-mail"),
    reading.INVITED: _("were invited"),
    reading.SIGNED_UP: _("have signed up"),
    reading.CAME: _("came"),
    reading.GAVE: _("gave contributions"),
}
COLUMNS: dict[str, Promise] = {
    reading.LISTED: _("In the list"),
    reading.EMAIL: _("Has e-mail"),
    reading.INVITED: _("Invited"),
    reading.SIGNED_UP: _("Signed up"),
    reading.CAME: _("Came"),
    reading.GAVE: _("Gave contributions"),
}
NOT_WORDS: dict[str, Promise] = {
    reading.LISTED: _("Not in the list"),
    reading.EMAIL: _("Not reached by e-mail"),
    reading.INVITED: _("Not invited"),
    reading.SIGNED_UP: _("Not signed up"),
    reading.CAME: _("Did not come"),
    reading.GAVE: _("Gave no contributions"),
}


@organiser_required
def coverage(request: OrganiserRequest, organiser: Organiser) -> HttpResponse:
    must(can_see(request.membership))
    found = _reach(request, organiser)
    shown = _shown(request, found)
    drawn = picture(found, shown)
    held = {one.kind for one in found.listed}
    context = {
        "organiser": organiser,
        "section": "associations",
        "reach": found,
        "measure": shown,
        "words": WORDS[shown],
        "not_words": NOT_WORDS[shown],
        "stops": _stops(found, shown),
        "picture": drawn,
        "reached": len(found.known(shown)),
        "missing": len(found.missing(shown)),
        "absent": [found.kinds[one] for one in EXPECTED if one not in held],
        "acts": reach_acts(found, request.membership, shown),
        "query": _query(request, shown),
    }
    return render(request, "overview/reach.html", context)


@organiser_required
def unreached(request: OrganiserRequest, organiser: Organiser) -> HttpResponse:
    """Who they are, with a number to ring: for those who do the work alone."""
    must(can_see(request.membership))
    found = _reach(request, organiser)
    shown = _shown(request, found)
    missing = [one for one in found.missing(shown) if _fits(request, one)]
    rows = organiser.associations.filter(pk__in=[one.number for one in missing])
    kind, place = request.GET.get("kind", ""), request.GET.get("place", "")
    page = Paginator(rows.with_contact_points(), A_PAGE).get_page(request.GET.get("page"))
    context = {
        "organiser": organiser,
        "section": "associations",
        "reach": found,
        "not_words": NOT_WORDS[shown],
        "kind": found.kinds.get(kind, ""),
        "place": found.places.get(place, ""),
        "is_calls": bool(request.GET.get("phone")),
        "page": page,
        "query": _query(request, shown),
        "more": urlencode({name: value for name, value in request.GET.items() if name != "page"}),
    }
    return render(request, "overview/unreached.html", context)


def _reach(request: OrganiserRequest, organiser: Organiser) -> Reach:
    """Of the conference in the address, else of the current one."""
    seen = organiser.conferences.seen_by(request.membership)
    told = request.GET.get("conference", "")
    chosen: Conference | None = None
    if told.isdecimal() and len(told) < len(str(2**62)):
        chosen = seen.filter(pk=told).first()
    return reach(organiser, request.membership, conference=chosen or seen.current())


def _shown(request: OrganiserRequest, found: Reach) -> str:
    told = request.GET.get("shows", "")
    return told if told in MEASURES[1:] and found.reached[told] is not None else found.farthest


def _fits(request: OrganiserRequest, one: Listed) -> bool:
    told = {name: request.GET.get(name, "") for name in ("kind", "place")}
    wanted = {name: NOT_KNOWN if value == UNKNOWN else value for name, value in told.items()}
    return (
        (not told["kind"] or one.kind == wanted["kind"])
        and (not told["place"] or one.place == wanted["place"])
        and (not request.GET.get("phone") or one.has_phone)
    )


def _query(request: OrganiserRequest, shown: str) -> str:
    told = request.GET.get("conference", "")
    return urlencode({"shows": shown} | ({"conference": told} if told.isdecimal() else {}))


def _stops(found: Reach, shown: str) -> list[dict[str, object]]:
    """The thread: known, the one that is looked at, and what nobody knows yet."""
    stops = []
    for measure in MEASURES:
        known = found.reached[measure]
        state = "now" if measure == shown else "next" if known is None else "done"
        stops.append(
            {
                "measure": measure,
                "state": state,
                "words": WORDS[measure],
                "column": COLUMNS[measure],
                "count": None if known is None else len(known),
                "can_be_shown": known is not None and measure != reading.LISTED,
            }
        )
    return stops
