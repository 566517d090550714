"""The plenary's work page: what the tables said is laid together, and what is said of it is kept."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from samspill.dialogue import actions
from samspill.dialogue.errors import DialogueError
from samspill.dialogue.models import Cluster, Contribution, Dialogue, Round
from samspill.dialogue.plenary.errors import NothingChosenError
from samspill.dialogue.plenary.forms import ReflectionForm, TitleForm
from samspill.dialogue.plenary.page import asked_round, last_act, plenary_page
from samspill.dialogue.rules import can_lead
from samspill.dialogue.views.evening import current_conference, current_dialogue, must_have_dialogue
from samspill.organiser.access import must, organiser_required
from samspill.organiser.models import Organiser

LONGEST_NUMBER = 18  # digits; databases count no further
NEW, OUT = "new", "out"


@organiser_required
@require_GET
@never_cache
def plenary(request: HttpRequest, organiser: Organiser) -> HttpResponse:
    """The cards of one round, the tables' own first, and the clusters beside them."""
    must(can_lead(request.membership))  # type: ignore[attr-defined]
    dialogue = current_dialogue(request, organiser)
    if dialogue is None or not dialogue.rounds.exists():
        conference = current_conference(request, organiser)
        return plenary_page(request, organiser, None, None, conference=conference)
    return plenary_page(request, organiser, dialogue, asked_round(dialogue, request.GET))


@organiser_required
@require_POST
def laying(request: HttpRequest, organiser: Organiser) -> HttpResponse:
    """Lay the chosen contributions in a cluster, in a new one, or take them out."""
    dialogue, round = _asked(request, organiser)
    chosen, place = _chosen(request, dialogue, round), request.POST.get("cluster", "")

    def lay() -> Cluster | None:
        if not chosen:
            raise NothingChosenError
        if place == OUT:
            return actions.take_out(round, contributions=chosen, by=request.user)  # type: ignore[arg-type, func-returns-value]
        if place == NEW:
            return actions.make_cluster(round, contributions=chosen, by=request.user)  # type: ignore[arg-type]
        cluster = get_object_or_404(dialogue.clusters, pk=_number(place))
        return actions.lay_in_cluster(cluster, contributions=chosen, by=request.user)  # type: ignore[arg-type]

    return _done(request, organiser, dialogue, round, lay)


@organiser_required
@require_POST
def cluster_title(request: HttpRequest, organiser: Organiser, pk: int) -> HttpResponse:
    dialogue, round = _asked(request, organiser)
    cluster = get_object_or_404(dialogue.clusters, pk=pk)
    form = TitleForm(request.POST, prefix=f"c{pk}")
    if not form.is_valid():
        return plenary_page(request, organiser, dialogue, round, title_form=(pk, form))
    title = form.cleaned_data["title"]
    return _done(
        request,
        organiser,
        dialogue,
        round,
        lambda: actions.name_cluster(cluster, title=title, by=request.user),  # type: ignore[arg-type]
    )


@organiser_required
@require_POST
def cluster_removal(request: HttpRequest, organiser: Organiser, pk: int) -> HttpResponse:
    """Take a cluster apart; what lay in it lies free."""
    dialogue, round = _asked(request, organiser)
    cluster = get_object_or_404(dialogue.clusters, pk=pk)
    return _done(
        request,
        organiser,
        dialogue,
        round,
        lambda: actions.remove_cluster(cluster, by=request.user),  # type: ignore[arg-type]
    )


@organiser_required
@require_POST
def reflection(request: HttpRequest, organiser: Organiser) -> HttpResponse:
    """Keep what is said in the plenary, in the same chain as what was said at the tables."""
    dialogue, round = _asked(request, organiser)
    form = ReflectionForm(request.POST, dialogue=dialogue, round=round)
    if form.is_valid():
        given = form.cleaned_data
        try:
            kept = actions.reflect(
                round,
                text=given["text"],
                key=given["key"],
                table=form.tables.get(given["table"]),
                cluster=form.clusters.get(given["cluster"]),
                by=request.user,  # type: ignore[arg-type]
            )
        except DialogueError as error:
            form.add_error("text", str(error))
        else:
            messages.success(request, _("Kept as %(reference)s.") % {"reference": kept.reference})
            return _back(organiser, round)
    return plenary_page(request, organiser, dialogue, round, form=form)


@organiser_required
@require_POST
def reflection_withdrawal(request: HttpRequest, organiser: Organiser, pk: int) -> HttpResponse:
    """Take back a reflection that was written wrongly; a mark is left."""
    dialogue, round = _asked(request, organiser)
    rows = dialogue.contributions.filter(kind=Contribution.Kind.REFLECTION)
    actions.withdraw(get_object_or_404(rows, pk=pk), by=request.user)  # type: ignore[arg-type]
    return _back(organiser, round)


@organiser_required
@require_POST
def plenary_reversal(request: HttpRequest, organiser: Organiser) -> HttpResponse:
    """Undo what this person did last in the plenary of the round, or the act that is named."""
    dialogue, round = _asked(request, organiser)
    act = last_act(dialogue, round, request.user)  # type: ignore[arg-type]
    if request.POST.get("act"):
        rows = dialogue.control_acts.filter(kind__in=actions.PLENARY)
        act = get_object_or_404(rows, pk=_number(request.POST["act"]))
    if act is None:
        messages.info(request, _("You have nothing to undo here."))
        return _back(organiser, round)
    found = act
    return _done(
        request,
        organiser,
        dialogue,
        round,
        lambda: actions.undo_plenary(found, by=request.user),  # type: ignore[arg-type]
        said=_("It is undone."),
    )


def _asked(request: HttpRequest, organiser: Organiser) -> tuple[Dialogue, Round]:
    must(can_lead(request.membership))  # type: ignore[attr-defined]
    dialogue = must_have_dialogue(request, organiser)
    round = asked_round(dialogue, request.POST)
    if round is None:
        raise Http404
    return dialogue, round


def _chosen(request: HttpRequest, dialogue: Dialogue, round: Round) -> list[Contribution]:
    """The chosen contributions of this round, in the order they were given; what is gone is left out."""
    wanted = [_number(one) for one in request.POST.getlist("contribution")]
    rows = dialogue.contributions.standing().filter(pk__in=wanted, round=round)
    return list(rows.order_by("pk"))


def _number(text: str) -> int:
    if not (text.isdecimal() and len(text) <= LONGEST_NUMBER):
        raise Http404
    return int(text)


def _done(
    request: HttpRequest,
    organiser: Organiser,
    dialogue: Dialogue,
    round: Round,
    act: Callable[[], Any],
    said: str = "",
) -> HttpResponse:
    """Do it, and show the page anew; what stands in the way is told on the page."""
    try:
        act()
    except DialogueError as error:
        return plenary_page(request, organiser, dialogue, round, problem=str(error))
    if said:
        messages.success(request, said)
    return _back(organiser, round, all_cards=request.POST.get("all", ""))


def _back(organiser: Organiser, round: Round, all_cards: str = "") -> HttpResponse:
    address = reverse("dialogue:plenary", args=[organiser.slug])
    asked = {"round": round.number, **({"all": "1"} if all_cards else {})}
    return redirect(f"{address}?{urlencode(asked)}")
