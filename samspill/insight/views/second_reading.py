"""Two who read the same: a second person reads blind, and what they differ on is settled."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from samspill.dialogue.models import Contribution, Dialogue
from samspill.insight import actions
from samspill.insight.card import blind_card, read_card
from samspill.insight.differing import opinions
from samspill.insight.errors import InsightError
from samspill.insight.forms import CodingForm
from samspill.insight.reading import Card
from samspill.insight.rules import can_sort
from samspill.insight.second_reading import coders_agreement, disagreements, to_read_again
from samspill.insight.views.access import required_dialogue
from samspill.insight.views.bench import Bench, go_to, keyed_themes
from samspill.organiser.access import must, organiser_required
from samspill.organiser.models import Organiser

if TYPE_CHECKING:
    from samspill.organiser.access import OrganiserRequest


@organiser_required
def second_reading(request: OrganiserRequest, organiser: Organiser) -> HttpResponse:
    """One contribution that another person has sorted, without how. `?at=` this one, `?after=` the next."""
    must(can_sort(request.membership))
    dialogue = required_dialogue(request, organiser)
    left = to_read_again(dialogue, request.user)
    card = _next([Card(pk) for pk in left], request)
    context = _context(request, organiser, dialogue)
    read = context["agreement"].contributions
    context |= {"left": len(left), "read": read, "of": read + len(left)}
    if card is None:
        return render(request, "insight/second_read.html", context)
    one = get_object_or_404(_standing(dialogue), pk=card.contribution)
    context |= {"one": one, "card": blind_card(one), **_choosing(request, organiser)}
    return render(request, "insight/second_reading.html", context)


@require_POST
@organiser_required
def rereading(request: OrganiserRequest, organiser: Organiser, pk: int) -> HttpResponse:
    """The second person's word on it."""
    must(can_sort(request.membership))
    one, form = _posted(request, organiser, pk)
    if not form.is_valid():
        return _refused(request, organiser, "second_reading", one, form)
    themes = {name: form.cleaned_data[name] for name in ("primary", "detail")}
    try:
        written = actions.read_again(one, **themes, by=request.user)
    except InsightError as error:
        messages.error(request, str(error.sentence))
        return go_to("second_reading", organiser)
    names = {"id": one.reference, "theme": (written.detail or written.primary).name}
    messages.success(request, _("%(id)s is read by you as %(theme)s.") % names)
    return go_to("second_reading", organiser, after=one.pk)


@organiser_required
def differing(request: OrganiserRequest, organiser: Organiser) -> HttpResponse:
    """What people have read differently, one at a time: `?at=` this one, `?after=` the next."""
    must(can_sort(request.membership))
    dialogue = required_dialogue(request, organiser)
    unsettled = {
        Card(one.contribution.pk, one.part.pk if one.part else None): one
        for one in disagreements(dialogue)
    }
    card = _next(list(unsettled), request)
    context = _context(request, organiser, dialogue) | {"left": len(unsettled)}
    if card is None:
        return render(request, "insight/agreed.html", context)
    one = get_object_or_404(_standing(dialogue), pk=card.contribution)
    context |= {
        "one": one,
        "card": read_card(one, card),
        "opinions": opinions(unsettled[card].words),
        "place": list(unsettled).index(card) + 1,
        "all": [(at, found, opinions(found.words)) for at, found in unsettled.items()],
        **_choosing(request, organiser),
    }
    return render(request, "insight/differing.html", context)


@require_POST
@organiser_required
def settlement(request: OrganiserRequest, organiser: Organiser, pk: int) -> HttpResponse:
    """What it counts as, by one who has seen what each has said."""
    must(can_sort(request.membership))
    one, form = _posted(request, organiser, pk)
    if not form.is_valid():
        return _refused(request, organiser, "disagreements", one, form)
    decided = {name: form.cleaned_data[name] for name in ("primary", "detail", "secondary", "part")}
    try:
        written = actions.settle(one, **decided, by=request.user)
    except InsightError as error:
        messages.error(request, str(error.sentence))
        return go_to("disagreements", organiser)
    names = {"id": one.reference, "theme": (written.detail or written.primary).name}
    messages.success(request, _("%(id)s is settled: %(theme)s.") % names)
    return go_to("disagreements", organiser, after=Card(one.pk, written.part_id))


def _context(request: OrganiserRequest, organiser: Organiser, dialogue: Dialogue) -> dict[str, Any]:
    return {
        "organiser": organiser,
        "section": "contributions",
        "dialogue": dialogue,
        "bench": Bench.of(request, dialogue),
        "agreement": coders_agreement(dialogue),
        "can_sort": True,
    }


def _choosing(request: OrganiserRequest, organiser: Organiser) -> dict[str, Any]:
    shown = request.GET.get("theme", "")
    return {
        "themes": keyed_themes(organiser),
        "shown": shown,
        "is_choosing": bool(shown) or "change" in request.GET,
    }


def _next(cards: Sequence[Card], request: OrganiserRequest) -> Card | None:
    """The card asked for, or the one after; the first where there is no such."""
    asked, passed = (Card.at(request.GET.get(name, "")) for name in ("at", "after"))
    if asked in cards:
        return asked
    if passed in cards:
        return cards[(cards.index(passed) + 1) % len(cards)]
    return cards[0] if cards else None


def _posted(
    request: OrganiserRequest, organiser: Organiser, pk: int
) -> tuple[Contribution, CodingForm]:
    dialogue = required_dialogue(request, organiser)
    one = get_object_or_404(_standing(dialogue), pk=pk)
    return one, CodingForm(request.POST, one=one)


def _refused(
    request: OrganiserRequest, organiser: Organiser, page: str, one: Contribution, form: CodingForm
) -> HttpResponse:
    for error in [error for errors in form.errors.values() for error in errors]:
        messages.error(request, str(error))
    return go_to(page, organiser, at=one.pk)


def _standing(dialogue: Dialogue) -> Any:
    found = dialogue.contributions.standing().with_place()
    return found.select_related(
        "round__item", "table", "association__category", "organiser", "dialogue"
    )
