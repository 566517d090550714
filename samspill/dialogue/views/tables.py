from __future__ import annotations

from collections import Counter
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_POST

from samspill.adapters.typst import table_cards_pdf
from samspill.conference.models import Conference
from samspill.dialogue import actions
from samspill.dialogue.documents import table_cards
from samspill.dialogue.errors import DialogueError
from samspill.dialogue.forms import TablesForm
from samspill.dialogue.models import Dialogue, SeatingPlan
from samspill.dialogue.rules import can_deal_tables, can_see_tables
from samspill.dialogue.seating import SeatedPerson, fields_of_work, room_in_round, seated_people
from samspill.dialogue.views.evening import (
    current_conference,
    current_dialogue,
    must_have_dialogue,
)
from samspill.organiser.access import must, organiser_required
from samspill.organiser.models import Organiser

SEEDS = 32767


@organiser_required
@require_GET
def tables(request: HttpRequest, organiser: Organiser) -> HttpResponse:
    """Who sits where: first the sentence that says whether it is fair, then the room and the list."""
    must(can_see_tables(request.membership))  # type: ignore[attr-defined]
    conference = current_conference(request, organiser)
    if conference is None:
        return _page(request, organiser, None)
    dialogue = current_dialogue(request, organiser)
    return _page(request, organiser, conference, dialogue)


@organiser_required
@require_POST
def room(request: HttpRequest, organiser: Organiser) -> HttpResponse:
    """Set out the tables; the first time this opens the dialogue too."""
    must(can_deal_tables(request.membership))  # type: ignore[attr-defined]
    conference = current_conference(request, organiser)
    if conference is None:
        raise Http404
    form = TablesForm(request.POST)
    if form.is_valid():
        dialogue = actions.open_dialogue(conference, by=request.user)
        try:
            actions.set_tables(dialogue, **form.cleaned_data, by=request.user)
        except DialogueError as error:
            form.add_error("count", str(error))
        else:
            text = ngettext(
                "%(count)d table is set out.", "%(count)d tables are set out.",
                form.cleaned_data["count"],
            )  # fmt: skip
            messages.success(request, text % {"count": form.cleaned_data["count"]})
            return redirect("dialogue:tables", organiser.slug)
    return _page(request, organiser, conference, current_dialogue(request, organiser), form)


@organiser_required
@require_POST
def plan(request: HttpRequest, organiser: Organiser) -> HttpResponse:
    """Deal everyone to the tables. Again gives another deal."""
    must(can_deal_tables(request.membership))  # type: ignore[attr-defined]
    dialogue = must_have_dialogue(request, organiser)
    actions.open_dialogue(dialogue.conference, by=request.user)  # rounds that are new take part
    seed = dialogue.seating_plans.count() % SEEDS + 1
    try:
        actions.deal_tables(dialogue, seed=seed, by=request.user)
    except DialogueError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("The plan is made. Nobody sees it until you publish it."))
    return redirect("dialogue:tables", organiser.slug)


@organiser_required
@require_POST
def publication(request: HttpRequest, organiser: Organiser, pk: int) -> HttpResponse:
    must(can_deal_tables(request.membership))  # type: ignore[attr-defined]
    dialogue = must_have_dialogue(request, organiser)
    actions.publish_plan(get_object_or_404(dialogue.seating_plans, pk=pk), by=request.user)
    messages.success(request, _("The plan is published. Everyone finds their table by their card."))
    return redirect("dialogue:tables", organiser.slug)


@organiser_required
@require_GET
def cards(request: HttpRequest, organiser: Organiser) -> HttpResponse:
    """Table cards, list by name and slips as one PDF, of the newest plan."""
    must(can_see_tables(request.membership))  # type: ignore[attr-defined]
    plan = _newest_plan(must_have_dialogue(request, organiser))
    if plan is None:
        raise Http404
    response = HttpResponse(table_cards_pdf(table_cards(plan)), content_type="application/pdf")
    response["Content-Disposition"] = 'inline; filename="bordkort.pdf"'
    return response


def _page(
    request: HttpRequest,
    organiser: Organiser,
    conference: Conference | None,
    dialogue: Dialogue | None = None,
    form: TablesForm | None = None,
) -> HttpResponse:
    context: dict[str, Any] = {
        "organiser": organiser,
        "section": "conference",
        "conference": conference,
        "dialogue": dialogue,
        "may_deal": can_deal_tables(request.membership),  # type: ignore[attr-defined]
    }
    if conference is not None:
        context |= _tables_of(conference, dialogue, form)
    if dialogue is not None:
        context |= _plan_of(dialogue, request.GET.get("round", ""))
    return render(request, "dialogue/tables.html", context, status=422 if form else 200)


def _tables_of(
    conference: Conference, dialogue: Dialogue | None, form: TablesForm | None
) -> dict[str, Any]:
    seated = conference.sign_ups.seated().count()
    known = list(dialogue.tables.all()) if dialogue else []
    initial = {
        "count": len(known) or max(-(-seated // conference.table_size), 1),
        "capacity": known[0].capacity if known else conference.table_size,
    }
    return {
        "seated": seated,
        "form": form or TablesForm(initial=initial),
        "table_count": len(known),
    }


def _newest_plan(dialogue: Dialogue) -> SeatingPlan | None:
    return dialogue.seating_plans.order_by("-pk").first()


def _plan_of(dialogue: Dialogue, asked_round: str) -> dict[str, Any]:
    """The newest plan: its figures, the room in the round asked for, and the people by name."""
    plan = _newest_plan(dialogue)
    rounds = list(dialogue.rounds.with_item())
    if plan is None or not rounds:
        return {"plan": None, "rounds": rounds}
    round = next((one for one in rounds if str(one.number) == asked_round), rounds[0])
    people = seated_people(plan)
    fields = fields_of_work(people)
    left_out = dialogue.conference.sign_ups.seated().count() - len(people)
    return {
        "plan": plan,
        "rounds": rounds,
        "round": round,
        "people": people,
        "fields": fields,
        "room": room_in_round(people, fields, round.number),
        "spread": _spread(people, round.number),
        "left_out": max(left_out, 0),
        "is_published": plan.published_at is not None,
    }


def _spread(people: list[SeatedPerson], round: int) -> list[dict[str, Any]]:
    """Who sits at each table in one round, in order of tables."""
    sizes = Counter(person.tables.get(round) for person in people)
    numbers = sorted(number for number in sizes if number is not None)
    return [
        {
            "number": number,
            "people": [person for person in people if person.tables.get(round) == number],
        }
        for number in numbers
    ]
