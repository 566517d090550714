"""Moving people by hand, and locking seats."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from samspill.conference.models import SignUp
from samspill.dialogue import actions
from samspill.dialogue.errors import DialogueError
from samspill.dialogue.models import Round, SeatingPlan, Table
from samspill.dialogue.rules import can_deal_tables
from samspill.dialogue.seating.move import move_of
from samspill.dialogue.seating.page import Evening, plan_context
from samspill.dialogue.views.evening import must_have_dialogue
from samspill.dialogue.views.tables import evening_of, seating_page
from samspill.organiser.access import must, organiser_required
from samspill.organiser.models import Organiser

LONGEST_NUMBER = 19  # digits; databases count no further


@organiser_required
@require_POST
def move(request: HttpRequest, organiser: Organiser) -> HttpResponse:
    """Move a person to a table, or let two change places; what cannot be is told on the page."""
    must(can_deal_tables(request.membership))  # type: ignore[attr-defined]
    sent = request.POST
    asked = {
        "round": sent.get("round", ""),
        "show": sent.get("show", ""),
        "move": sent.get("person", ""),
        "to": sent.get("table", ""),
    }
    evening = evening_of(request, must_have_dialogue(request, organiser), asked)
    plan, round = _asked_plan(evening)
    if sent.get("plan", str(plan.pk)) != str(plan.pk):
        messages.error(request, _("The plan is another now. Look it over, and move again."))
        return redirect(_address(organiser, round, sent.get("show", "")))
    person = _person(evening, sent.get("person", ""))
    try:
        said = _moved(request, evening, plan, round, person)
    except DialogueError as error:
        return seating_page(request, organiser, asked=asked, problem=str(error))
    messages.success(request, said)
    return redirect(_address(organiser, round, sent.get("show", "")))


def _moved(
    request: HttpRequest, evening: Evening, plan: SeatingPlan, round: Round, person: SignUp
) -> str:
    sent = request.POST
    if sent.get("how") == "swap":
        other = _person(evening, sent.get("with", ""))
        actions.swap_seats(plan, sign_up=person, other=other, round=round, by=request.user)
        return _("%(one)s and %(other)s have changed tables in round %(round)d.") % {
            "one": person.name,
            "other": other.name,
            "round": round.number,
        }
    table = _table(evening, sent.get("table", ""))
    actions.move_seat(plan, sign_up=person, round=round, table=table, by=request.user)
    return _("%(name)s sits at table %(table)d in round %(round)d now.") % {
        "name": person.name,
        "table": table.number,
        "round": round.number,
    }


@organiser_required
@require_GET
@never_cache
def move_cost(request: HttpRequest, organiser: Organiser) -> HttpResponse:
    """What a move would cost, as figures and as the box that the page shows."""
    must(can_deal_tables(request.membership))  # type: ignore[attr-defined]
    given = request.GET
    if not given.get("person"):
        return redirect("dialogue:tables", organiser.slug)
    asked = {**given.dict(), "move": given.get("person", ""), "to": given.get("to", "")}
    evening = evening_of(request, must_have_dialogue(request, organiser), asked)
    if (
        evening is None
        or evening.plan is None
        or str(evening.round and evening.round.number) != (given.get("round", ""))
    ):
        raise Http404
    shown = plan_context(evening)
    found = move_of(evening, shown["all_people"])
    if found is None or (asked["to"] and found.to_table is None):
        raise Http404
    box: dict[str, Any] = {
        "move": found,
        "plan": evening.plan,
        "show": evening.show,
        "organiser": organiser,
    }
    html = render_to_string("dialogue/seating_move.html", box, request)
    return JsonResponse({**found.as_dict(), "html": html})


@organiser_required
@require_POST
def lock(request: HttpRequest, organiser: Organiser) -> HttpResponse:
    """Lock a seat so that it stays when the plan is made anew, or unlock it."""
    must(can_deal_tables(request.membership))  # type: ignore[attr-defined]
    asked = {"round": request.POST.get("round", "")}
    evening = evening_of(request, must_have_dialogue(request, organiser), asked)
    plan, round = _asked_plan(evening)
    person = _person(evening, request.POST.get("person", ""))
    act = actions.lock_seat if request.POST.get("locked") == "1" else actions.unlock_seat
    try:
        act(plan, sign_up=person, round=round, by=request.user)
    except DialogueError as error:
        messages.error(request, str(error))
    address = _address(organiser, round, request.POST.get("show", ""))
    return redirect(f"{address}#p{person.pk}")


def _asked_plan(evening: Evening | None) -> tuple[SeatingPlan, Round]:
    """The plan that the page shows, and the round asked for."""
    if evening is None or evening.plan is None:
        raise Http404
    round = evening.round
    if round is None or str(round.number) != evening.asked.get("round"):
        raise Http404
    return evening.plan, round


def _person(evening: Evening | None, pk: str) -> SignUp:
    rows = evening.conference.sign_ups.all() if evening is not None else SignUp.objects.none()
    is_number = pk.isascii() and pk.isdigit() and len(pk) < LONGEST_NUMBER
    found = rows.filter(pk=int(pk)).first() if is_number else None
    if found is None:
        raise Http404
    return found


def _table(evening: Evening, number: str) -> Table:
    found = next((one for one in evening.tables if str(one.number) == number), None)
    if found is None:
        raise Http404
    return found


def _address(organiser: Organiser, round: Round, show: str) -> str:
    query = {"round": round.number, **({"show": show} if show else {})}
    return f"{reverse('dialogue:tables', args=[organiser.slug])}?{urlencode(query)}"
