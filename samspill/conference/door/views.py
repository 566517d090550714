"""The door's page: opened by a signed link, by those who welcome people; no account."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any
from uuid import UUID, uuid4

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET, require_POST

from samspill.conference import actions, words
from samspill.conference.door import entrance
from samspill.conference.door.acts import done
from samspill.conference.door.keys import door_closes_at, door_link, door_token
from samspill.conference.errors import SignUpError
from samspill.conference.models import Conference, SignUp
from samspill.ui.middleware import use_language_of_place

NOT_FOUND, GONE = 404, 410
WITHDRAWN = "Door-Withdrawn"  # tells the page that this is not just any 404
View = Callable[..., HttpResponse]


def by_door_link(view: View) -> View:
    """The token becomes the conference. Withdrawn, or when the day after is over, it shows nobody's
    name any more."""

    @wraps(view)
    def inner(request: HttpRequest, token: str, *args: Any, **kwargs: Any) -> HttpResponse:
        link = door_link(token)
        if link is None:
            raise Http404
        conference = link.conference
        use_language_of_place(request, conference.language)
        context = {"conference": conference, "organiser": conference.organiser}
        if link.is_withdrawn:
            page = render(request, "conference/door_withdrawn.html", context, status=NOT_FOUND)
            page.headers[WITHDRAWN] = "yes"
            return page
        if timezone.now() >= door_closes_at(conference):
            return render(request, "conference/door_closed.html", context, status=GONE)
        return view(request, conference, *args, **kwargs)

    inner.access = "public"  # type: ignore[attr-defined]
    return never_cache(inner)


@require_GET
@by_door_link
def door(request: HttpRequest, conference: Conference) -> HttpResponse:
    """Everyone who is expected, each with a button; the script makes it quick, and needs no network."""
    people = entrance.expected(conference)
    written = request.GET.get("q", "").strip()
    context = {
        "conference": conference,
        "organiser": conference.organiser,
        "when": words.when(conference),
        "token": door_token(conference),
        "people": entrance.found(people, written) if written else people,
        "come": sum(1 for one in people if one.came_at),
        "expected": len(people),
        "written": written,
        "key": uuid4,
        "now": timezone.now(),
        "closes_at": door_closes_at(conference),
    }
    return render(request, "conference/door.html", context)


@csrf_exempt  # the link is the key, and no cookie is sent
@by_door_link
def arrivals(request: HttpRequest, conference: Conference) -> HttpResponse:
    """GET: how it stands. POST: acts made at the door, each done once, with what came of each."""
    if request.method == "POST":
        answers, status = done(conference, request.body)
        return JsonResponse({"answers": answers}, status=status)
    people = entrance.expected(conference)
    told = [entrance.as_told(one) for one in people]
    return JsonResponse({"now": timezone.now().isoformat(), "people": told})


@require_POST
@by_door_link
def check_in(request: HttpRequest, conference: Conference) -> HttpResponse:
    """The button of one who has no script."""
    sign_up = _asked_for(request, conference)
    try:
        key = UUID(request.POST.get("key", ""))
    except ValueError:
        key = uuid4()
    try:
        arrival = actions.check_in(sign_up, key=key, door=request.POST.get("door", ""))
    except SignUpError as error:
        messages.error(request, str(error))
        return _back(conference)
    name = {"name": sign_up.name}
    if arrival.outcome == "double" and arrival.check_in:
        came = timezone.localtime(arrival.check_in.at)
        clock = f"{came:%H.%M}"
        messages.error(request, _("%(name)s came at %(clock)s.") % {**name, "clock": clock})
    else:
        messages.success(request, _("%(name)s is in. Welcome.") % name)
    return _back(conference)


@require_POST
@by_door_link
def reversal(request: HttpRequest, conference: Conference) -> HttpResponse:
    sign_up = _asked_for(request, conference)
    actions.undo_check_in(sign_up)
    messages.success(request, _("%(name)s is not in any more.") % {"name": sign_up.name})
    return _back(conference)


@require_POST
@by_door_link
def walk_in(request: HttpRequest, conference: Conference) -> HttpResponse:
    written = {name: request.POST.get(name, "").strip() for name in ("name", "represents", "email")}
    try:
        arrival = actions.walk_in(conference, key=uuid4(), **written)
    except SignUpError as error:
        messages.error(request, str(error))
        return _back(conference)
    name = {"name": arrival.sign_up.name}
    if arrival.check_in is None:
        said = _("Every seat is taken. %(name)s is on the waiting list.")
        messages.error(request, said % name)
    else:
        messages.success(request, _("%(name)s is in. Welcome.") % name)
    return _back(conference)


def _asked_for(request: HttpRequest, conference: Conference) -> SignUp:
    number = request.POST.get("sign_up", "")
    found = conference.sign_ups.filter(pk=int(number)).first() if number.isdecimal() else None
    if found is None:
        raise Http404
    found.conference = conference
    return found


def _back(conference: Conference) -> HttpResponse:
    return redirect("conference:door", door_token(conference))
