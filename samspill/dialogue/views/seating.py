"""Asking for a seating plan, publishing it, and the rules it keeps."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from samspill.conference.models import SignUp
from samspill.dialogue import actions
from samspill.dialogue.errors import DialogueError
from samspill.dialogue.forms import TablesForm
from samspill.dialogue.models import TopicWish
from samspill.dialogue.rules import can_deal_tables, can_see_tables
from samspill.dialogue.seating.errors import BadRuleError
from samspill.dialogue.seating.forms import TableRowForm
from samspill.dialogue.seating.making import is_under_way, making_message
from samspill.dialogue.seating.page import Evening
from samspill.dialogue.views import table_forms
from samspill.dialogue.views.evening import current_conference, must_have_dialogue
from samspill.dialogue.views.tables import evening_of, seating_page
from samspill.organiser.access import must, organiser_required
from samspill.organiser.models import Organiser


def _dealing_evening(request: HttpRequest, organiser: Organiser) -> Evening:
    """The evening, for one who may deal; not found for the others."""
    must(can_deal_tables(request.membership))  # type: ignore[attr-defined]
    evening = evening_of(request, must_have_dialogue(request, organiser))
    if evening is None:
        raise Http404
    return evening


@organiser_required
@require_POST
def room(request: HttpRequest, organiser: Organiser) -> HttpResponse:
    """Set out the tables, all alike or one by one; the first time this opens the dialogue too."""
    must(can_deal_tables(request.membership))  # type: ignore[attr-defined]
    if request.POST.get("how") == "each":
        return _each_table(request, organiser)
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
            _say_tables(request, form.cleaned_data["count"])
            return redirect("dialogue:tables", organiser.slug)
    return seating_page(request, organiser, bound={"form": form, "open_part": "tables"})


def _each_table(request: HttpRequest, organiser: Organiser) -> HttpResponse:
    evening = _dealing_evening(request, organiser)
    rows = table_forms.table_rows(evening, request.POST)
    if not rows:
        raise Http404
    valid = [row["form"].is_valid() for row in rows]  # all of them, so that each tells its faults
    if all(valid):
        actions.set_tables(
            evening.dialogue, tables=[_draft(row["table"].number, row["form"]) for row in rows],
            by=request.user,
        )  # fmt: skip
        _say_tables(request, len(rows))
        return redirect("dialogue:tables", organiser.slug)
    return seating_page(request, organiser, bound={"table_rows": rows, "open_part": "tables"})


def _draft(number: int, form: TableRowForm) -> actions.TableDraft:
    return actions.TableDraft(number=number, **form.cleaned_data)


def _say_tables(request: HttpRequest, count: int) -> None:
    text = ngettext("%(count)d table is set out.", "%(count)d tables are set out.", count)
    messages.success(request, text % {"count": count})


@organiser_required
@require_POST
def plan(request: HttpRequest, organiser: Organiser) -> HttpResponse:
    """Ask for a plan; the worker makes it, and the page shows how far it has come."""
    must(can_deal_tables(request.membership))  # type: ignore[attr-defined]
    dialogue = must_have_dialogue(request, organiser)
    actions.open_dialogue(dialogue.conference, by=request.user)  # rounds that are new take part
    try:
        actions.ask_for_plan(dialogue, by=request.user)
    except DialogueError as error:
        messages.error(request, str(error))
    return redirect("dialogue:tables", organiser.slug)


@organiser_required
@require_POST
def not_come(request: HttpRequest, organiser: Organiser) -> HttpResponse:
    """Those who have not come through the door are to sit at no table."""
    evening = _dealing_evening(request, organiser)
    count = actions.leave_out_those_not_come(evening.dialogue, by=request.user)
    text = ngettext("%(count)d counts as absent.", "%(count)d count as absent.", count)
    messages.success(request, text % {"count": count})
    return redirect("dialogue:tables", organiser.slug)


@organiser_required
@require_POST
def replan(request: HttpRequest, organiser: Organiser) -> HttpResponse:
    """Fit the rounds that are left to those who are there now."""
    evening = _dealing_evening(request, organiser)
    try:
        actions.replan(evening.dialogue, by=request.user)
    except DialogueError as error:
        messages.error(request, str(error))
    return redirect("dialogue:tables", organiser.slug)


@organiser_required
@require_GET
@never_cache
def plan_state(request: HttpRequest, organiser: Organiser) -> HttpResponse:
    """How far the newest plan has come, for the page that waits for it."""
    must(can_see_tables(request.membership))  # type: ignore[attr-defined]
    dialogue = must_have_dialogue(request, organiser)
    newest = dialogue.seating_plans.order_by("-pk").first()
    if newest is None:
        return JsonResponse({"state": "none", "progress": 0, "message": "", "is_done": True})
    return JsonResponse(
        {
            "state": newest.state,
            "progress": newest.progress,
            "message": making_message(newest),
            "is_done": not is_under_way(newest),
        }
    )


@organiser_required
@require_POST
def publication(request: HttpRequest, organiser: Organiser, pk: int) -> HttpResponse:
    must(can_deal_tables(request.membership))  # type: ignore[attr-defined]
    dialogue = must_have_dialogue(request, organiser)
    found = get_object_or_404(dialogue.seating_plans.made(), pk=pk)
    actions.publish_plan(found, by=request.user)
    messages.success(request, _("The plan is published. Everyone finds their table by their card."))
    return redirect("dialogue:tables", organiser.slug)


@organiser_required
@require_POST
def setup(request: HttpRequest, organiser: Organiser) -> HttpResponse:
    evening = _dealing_evening(request, organiser)
    form = table_forms.setup_form(evening, request.POST)
    if not form.is_valid():
        return seating_page(request, organiser, bound={"setup_form": form, "open_part": "setup"})
    actions.change_setup(evening.dialogue, **form.cleaned_data, by=request.user)
    messages.success(request, _("Saved. The next plan you make follows this."))
    return redirect("dialogue:tables", organiser.slug)


@organiser_required
@require_POST
def rule_new(request: HttpRequest, organiser: Organiser) -> HttpResponse:
    evening = _dealing_evening(request, organiser)
    form = table_forms.rule_form(evening, request.POST)
    if form.is_valid():
        try:
            actions.add_rule(evening.dialogue, **form.cleaned_data, by=request.user)
        except BadRuleError as error:
            form.add_error(error.field, str(error))
        else:
            messages.success(request, _("The rule is added. The next plan you make keeps it."))
            return redirect("dialogue:tables", organiser.slug)
    return seating_page(request, organiser, bound={"rule_form": form, "open_part": "rules"})


@organiser_required
@require_POST
def rule_removal(request: HttpRequest, organiser: Organiser, pk: int) -> HttpResponse:
    evening = _dealing_evening(request, organiser)
    actions.remove_rule(get_object_or_404(evening.dialogue.seating_rules, pk=pk), by=request.user)
    messages.success(request, _("The rule is removed. The next plan you make goes without it."))
    return redirect("dialogue:tables", organiser.slug)


@organiser_required
@require_POST
def topics(request: HttpRequest, organiser: Organiser) -> HttpResponse:
    evening = _dealing_evening(request, organiser)
    form = table_forms.topics_form(evening, request.POST)
    if not form.is_valid():
        return seating_page(request, organiser, bound={"topics_form": form, "open_part": "topics"})
    actions.set_topics(evening.dialogue, topics=form.topics, by=request.user)
    messages.success(request, _("The topics are saved."))
    return redirect("dialogue:tables", organiser.slug)


@organiser_required
@require_POST
def wish(request: HttpRequest, organiser: Organiser) -> HttpResponse:
    """Write down the topic that somebody wants, beside those they have chosen before."""
    evening = _dealing_evening(request, organiser)
    form = table_forms.wish_form(evening, request.POST)
    if not form.is_valid():
        return seating_page(request, organiser, bound={"wish_form": form, "open_part": "topics"})
    number, _bar, topic = form.cleaned_data["topic"].partition("|")
    sign_up: SignUp = form.cleaned_data["person"]
    round = next(one for one in evening.rounds if str(one.number) == number)
    offered = {one.topic for one in evening.topics if one.round_id == round.pk}
    wished = round.wishes.filter(sign_up=sign_up, topic__in=offered)
    known = wished.values_list("topic", flat=True)
    actions.wish_topic(sign_up, round=round, topics=[*known, topic], by=request.user)
    messages.success(request, _("The topic is written down."))
    return redirect("dialogue:tables", organiser.slug)


@organiser_required
@require_POST
def wish_removal(request: HttpRequest, organiser: Organiser, pk: int) -> HttpResponse:
    evening = _dealing_evening(request, organiser)
    rows = TopicWish.objects.filter(round__dialogue=evening.dialogue)
    found = get_object_or_404(rows.select_related("round__dialogue"), pk=pk)
    actions.remove_wish(found, by=request.user)
    messages.success(request, _("The topic is removed."))
    return redirect("dialogue:tables", organiser.slug)
