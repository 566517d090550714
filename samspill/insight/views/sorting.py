"""Sorting the pile: one card at a time, a proposal with its reasons, and the keys."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from samspill.dialogue.models import Contribution, Dialogue
from samspill.insight import actions
from samspill.insight.card import ReadCard, read_card
from samspill.insight.errors import InsightError
from samspill.insight.forms import CardForm, CodingForm
from samspill.insight.likenesses import MOST_CARDS, all_alike
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
from samspill.insight.second_reading import coders_agreement, disagreements_on
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
        "total": standing.contributions,
        "left": len(standing.whole.left),
        "counts": {state: standing.whole.count(state) for state in STATES},
        "squares": squares(standing.whole, here=card.contribution if card else None),
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
    return _on(request, organiser, one, written, sentence % names)


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
    sentence = _("%(id)s is set aside as unclear.") % {"id": one.reference}
    return _on(request, organiser, one, written, sentence)


def _on(
    request: OrganiserRequest, organiser: Organiser, one: Contribution, written: Coding, done: str
) -> HttpResponse:
    """To the next card. Where another person was there first, that is told instead."""
    if written.is_current:
        messages.success(request, done)
    else:
        messages.warning(request, _beside(organiser, one, written))
    return go_to("sort", organiser, after=Card(one.pk, written.part_id))


def _beside(organiser: Organiser, one: Contribution, written: Coding) -> str:
    """What another person said of the same card meanwhile, with the way to settle it."""
    first = one.codings.current().filter(part=written.part_id).select_related("by", "primary").get()
    names = {
        "id": one.reference,
        "name": first.by.name if first.by else _("Someone else"),
        "theme": first.primary.name,
    }
    if first.primary_id == written.primary_id:
        return _("%(name)s sorted %(id)s meanwhile, and said the same: %(theme)s.") % names
    sentence = _("%(name)s sorted %(id)s under %(theme)s meanwhile. Both words are kept.") % names
    if written.is_unclear:
        return sentence
    address = reverse("insight:disagreements", args=[organiser.slug])
    card = Card(one.pk, written.part_id)
    link = format_html('<a href="{}?at={}">{}</a>', address, card, _("See what you differ on"))
    return format_html("{} {}", sentence, link)


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


def _alike(one: Contribution) -> dict[str, Any]:
    """What to lay beside it. at_hand: the first that nobody has judged."""
    cards = all_alike(one)
    shown = cards[:MOST_CARDS]
    judged = [like.is_together or like.is_refused or like.is_told_apart for like in shown]
    at_hand = next((like for like, is_done in zip(shown, judged, strict=True) if not is_done), None)
    return {"cards": shown, "at_hand": at_hand, "more": len(cards) - len(shown)}


def _is_own(request: OrganiserRequest, one: Contribution, read: ReadCard) -> bool:
    """Whether what counts is this person's own word, and nobody differs: then a change keeps what it
    does not touch."""
    coding = read.coding
    if coding is None or not read.is_sorted or coding.by_id != request.user.pk:
        return False
    return not any(found.part == read.part for found in disagreements_on(one))


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
        "place": [known for known, _state in standing.whole.rows].index(card.contribution) + 1,
        "can_accept": read.can_accept,
        "themes": themes,
        "shown": shown,
        "is_choosing": is_choosing or not (read.can_accept or read.is_sorted),
        **_alike(one),
        "keeps_second": _is_own(request, one, read),
    }
