"""Sorting the pile: one card at a time, a proposal with its reasons, and the keys."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from samspill.dialogue.models import Contribution, Dialogue
from samspill.insight import actions
from samspill.insight.card import read_card
from samspill.insight.errors import InsightError
from samspill.insight.forms import CardForm, CodingForm
from samspill.insight.likenesses import alike_for
from samspill.insight.models import Coding
from samspill.insight.pile_picture import squares
from samspill.insight.reading import (
    ASIDE,
    DONE,
    PROPOSED,
    UNCLEAR,
    Card,
    Pile,
    pile,
)
from samspill.insight.rules import can_sort
from samspill.insight.second_reading import coders_agreement
from samspill.insight.so_far import themes_so_far
from samspill.insight.views.access import required_dialogue
from samspill.insight.views.bench import Bench, go_to, keyed_themes
from samspill.organiser.access import must, organiser_required
from samspill.organiser.models import Organiser

if TYPE_CHECKING:
    from samspill.organiser.access import OrganiserRequest

STATES = (DONE, PROPOSED, UNCLEAR, ASIDE)


@organiser_required
def sort(request: OrganiserRequest, organiser: Organiser) -> HttpResponse:
    """`?at=` shows one card, `?after=` the next one; `?change` opens the themes, `?theme=` one of them."""
    must(can_sort(request.membership))
    dialogue = required_dialogue(request, organiser)
    standing = pile(dialogue)
    card = _asked(standing, request.GET.get("at", ""))
    if card is None:
        card = standing.after(Card.at(request.GET.get("after", "")))
    context: dict[str, Any] = {
        "organiser": organiser,
        "section": "contributions",
        "dialogue": dialogue,
        "bench": Bench.of(request, dialogue, standing=standing),
        "total": len(standing.rows),
        "contributions": standing.contributions,
        "left": len(standing.left),
        "counts": {state: standing.count(state) for state in STATES},
        "squares": squares(standing, here=card),
        "agreement": coders_agreement(dialogue),
        "so_far": themes_so_far(dialogue),
        "can_sort": True,
    }
    if card is None:
        return render(request, "insight/sorted.html", context)
    return render(request, "insight/sort.html", context | _card(request, dialogue, card, standing))


@require_POST
@organiser_required
def coding(request: OrganiserRequest, organiser: Organiser, pk: int) -> HttpResponse:
    must(can_sort(request.membership))
    one = get_object_or_404(_standing(required_dialogue(request, organiser)), pk=pk)
    form = CodingForm(request.POST, one=one)
    if not form.is_valid():
        return _refused(request, organiser, one, form)
    try:
        written = actions.code(one, **form.cleaned_data, by=request.user)
    except InsightError as error:
        return _back(request, organiser, one, str(error.sentence))
    theme = written.detail or written.primary
    sentence = _("%(id)s is sorted under %(theme)s.")
    if written.secondary:
        sentence = _("%(id)s is sorted under %(theme)s, and under %(second)s.")
    names = {"id": one.reference, "theme": theme.name, "second": str(written.secondary)}
    messages.success(request, sentence % names)
    return _on(request, organiser, one, written)


@require_POST
@organiser_required
def doubt(request: OrganiserRequest, organiser: Organiser, pk: int) -> HttpResponse:
    """A person cannot tell: it is laid aside, and counted as unclear."""
    must(can_sort(request.membership))
    one = get_object_or_404(_standing(required_dialogue(request, organiser)), pk=pk)
    form = CardForm(request.POST, one=one)
    if not form.is_valid():
        return _refused(request, organiser, one, form)
    try:
        written = actions.set_aside(one, **form.cleaned_data, by=request.user)
    except InsightError as error:
        return _back(request, organiser, one, str(error.sentence))
    messages.success(request, _("%(id)s is set aside as unclear.") % {"id": one.reference})
    return _on(request, organiser, one, written)


def _on(
    request: OrganiserRequest, organiser: Organiser, one: Contribution, written: Coding
) -> HttpResponse:
    """To the next card. Where another person was there first, that is told."""
    if not written.is_current:
        messages.warning(
            request,
            _("Someone else sorted %(id)s while you read it. Both are kept.")
            % {"id": one.reference},
        )
    return go_to("sort", organiser, after=Card(one.pk, written.part_id))


def _refused(
    request: OrganiserRequest, organiser: Organiser, one: Contribution, form: CardForm
) -> HttpResponse:
    errors = [str(error) for errors in form.errors.values() for error in errors]
    part = request.POST.get("part", "") if "part" not in form.errors else ""
    return _back(request, organiser, one, *errors, part=part)


def _back(
    request: OrganiserRequest, organiser: Organiser, one: Contribution, *errors: str, part: str = ""
) -> HttpResponse:
    """To the same card, with what was wrong."""
    for error in errors:
        messages.error(request, error)
    return go_to("sort", organiser, at=Card.at(f"{one.pk}-{part}") or one.pk)


def _asked(standing: Pile, address: str) -> Card | None:
    """The card of `?at=`. One that is in parts since is shown by the first of them that is left."""
    asked = Card.at(address)
    if asked is None:
        return None
    cards = [card for card, _state in standing.rows if card[0] == asked.contribution]  # type: ignore[index]
    if not cards:
        raise Http404
    waiting = [card for card in standing.left if card in cards]
    return asked if asked in cards else (waiting + cards)[0]


def _standing(dialogue: Dialogue) -> Any:
    found = dialogue.contributions.standing().with_place()
    return found.select_related("round__item", "table", "association__category", "organiser")


def _card(
    request: OrganiserRequest, dialogue: Dialogue, card: Card, standing: Pile
) -> dict[str, Any]:
    one = get_object_or_404(_standing(dialogue), pk=card.contribution)
    read = read_card(one, card)
    themes = keyed_themes(dialogue.organiser)
    shown = request.GET.get("theme", "")
    is_choosing = "change" in request.GET or any(shown == keyed.theme.pk for keyed in themes)
    return {
        "one": one,
        "card": read,
        "place": [known for known, _state in standing.rows].index(card) + 1,
        "can_accept": read.can_accept,
        "themes": themes,
        "shown": shown,
        "is_choosing": is_choosing or not (read.can_accept or read.is_sorted),
        "cards": alike_for(one),
    }
