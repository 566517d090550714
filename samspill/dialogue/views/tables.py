"""The seating page, and what is printed from it. The forms on it are in `seating`, moves in `moves`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from samspill.adapters.typst import door_poster_pdf, name_list_pdf, table_cards_pdf
from samspill.conference.models import Conference
from samspill.dialogue.documents import table_cards
from samspill.dialogue.models import Dialogue, SeatingPlan
from samspill.dialogue.rules import can_deal_tables, can_see_reasons, can_see_tables
from samspill.dialogue.seating.making import making_context
from samspill.dialogue.seating.move import move_context
from samspill.dialogue.seating.page import Evening, plan_context
from samspill.dialogue.seating.side import changes_context, comings_and_goings, rules_context
from samspill.dialogue.views.evening import (
    current_conference,
    current_dialogue,
    must_have_dialogue,
)
from samspill.dialogue.views.table_forms import forms_context
from samspill.organiser.access import must, open_to_table_hosts, organiser_required
from samspill.organiser.models import Organiser
from samspill.pure.documents.cards import TableCards


@organiser_required
@require_GET
@open_to_table_hosts
def tables(request: HttpRequest, organiser: Organiser) -> HttpResponse:
    """Who sits where: first the sentence that says whether it is fair, then the room and the list."""
    must(can_see_tables(request.membership))  # type: ignore[attr-defined]
    return seating_page(request, organiser)


def seating_page(
    request: HttpRequest,
    organiser: Organiser,
    *,
    asked: Mapping[str, str] | None = None,
    bound: Mapping[str, Any] | None = None,
    problem: str = "",
) -> HttpResponse:
    """The whole page; with 422 when a form on it was not accepted.

    asked    what is looked at, in place of what the address says
    bound    forms by their names in the context, as they were filled in, and `open_part`
    problem  why a move was not made
    """
    conference = current_conference(request, organiser)
    dialogue = current_dialogue(request, organiser)
    evening = evening_of(request, dialogue, asked)
    context = {
        **_head(request, organiser, conference, dialogue),
        **forms_context(conference, evening, bound or {}),
    }
    if evening is not None:
        context |= _evening_context(evening, problem)
    status = 422 if bound or problem else 200
    return render(request, "dialogue/tables.html", context, status=status)


def evening_of(
    request: HttpRequest, dialogue: Dialogue | None, asked: Mapping[str, str] | None = None
) -> Evening | None:
    """What the page is about, with what this member may."""
    if dialogue is None:
        return None
    membership = request.membership  # type: ignore[attr-defined]
    return Evening(
        dialogue,
        may_deal=can_deal_tables(membership),
        may_see_reasons=can_see_reasons(membership),
        asked=asked if asked is not None else request.GET.dict(),
    )


def _head(
    request: HttpRequest,
    organiser: Organiser,
    conference: Conference | None,
    dialogue: Dialogue | None,
) -> dict[str, Any]:
    membership = request.membership  # type: ignore[attr-defined]
    return {
        "organiser": organiser,
        "section": "conference",
        "conference": conference,
        "dialogue": dialogue,
        "may_deal": can_deal_tables(membership),
        "may_see_reasons": can_see_reasons(membership),
        "seated": conference.sign_ups.seated().count() if conference else 0,
        "table_count": 0,
        "rounds": [],
        "held": [],
        "plan": None,
    }


def _evening_context(evening: Evening, problem: str) -> dict[str, Any]:
    context: dict[str, Any] = {
        "table_count": len(evening.tables),
        "tables": evening.tables,
        "rounds": evening.rounds,
        "held": evening.held,
        **plan_context(evening),
        **rules_context(evening),
        **comings_and_goings(evening),
        **changes_context(evening),
    }
    context |= making_context(evening, context)
    if evening.may_deal and evening.plan is not None:
        context |= move_context(evening, context, problem)
    return context


@organiser_required
@require_GET
@open_to_table_hosts
def cards(request: HttpRequest, organiser: Organiser) -> HttpResponse:
    """Cards for the tables and slips for the participants, of the newest plan."""

    def made(all_of_it: TableCards) -> bytes:
        return table_cards_pdf(replace(all_of_it, with_list=False))

    return _printed(request, organiser, made, "bordkort.pdf")


@organiser_required
@require_GET
@open_to_table_hosts
def name_list(request: HttpRequest, organiser: Organiser) -> HttpResponse:
    """Everyone by name, with the table for each round."""
    return _printed(request, organiser, name_list_pdf, "navneliste.pdf")


@organiser_required
@require_GET
@open_to_table_hosts
def door_poster(request: HttpRequest, organiser: Organiser) -> HttpResponse:
    """The same for the wall by the door, large."""
    return _printed(request, organiser, door_poster_pdf, "dorplakat.pdf")


def _printed(
    request: HttpRequest,
    organiser: Organiser,
    print_: Callable[[TableCards], bytes],
    name: str,
) -> HttpResponse:
    must(can_see_tables(request.membership))  # type: ignore[attr-defined]
    plan = newest_plan(must_have_dialogue(request, organiser))
    if plan is None:
        raise Http404
    response = HttpResponse(print_(table_cards(plan)), content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{name}"'
    response["Cache-Control"] = "no-store"
    return response


def newest_plan(dialogue: Dialogue) -> SeatingPlan | None:
    """The one that the page shows."""
    return dialogue.seating_plans.made().order_by("-pk").first()
