"""What says the same: the pairs that the system proposes, and the groups that people have made."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.db.models import Count, Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from samspill.dialogue.models import Dialogue
from samspill.insight import actions
from samspill.insight.errors import CannotMergeError
from samspill.insight.likenesses import difference, groups_of, open_pairs
from samspill.insight.marking import Piece, pieces
from samspill.insight.models import Likeness, SortingAct
from samspill.insight.rules import can_sort
from samspill.insight.views.access import required_dialogue
from samspill.insight.views.bench import Bench
from samspill.organiser.access import must, organiser_required
from samspill.organiser.models import Organiser
from samspill.pure.themes.differing import words_of_one_alone

if TYPE_CHECKING:
    from samspill.organiser.access import OrganiserRequest

MOST_NEXT = 5
NEARLY_THE_SAME, VERY_ALIKE = 0.9, 0.75  # scores
Kind = SortingAct.Kind
OF_MERGING = (Kind.MERGED, Kind.PARTED, Kind.TOLD_APART)


@dataclass(frozen=True)
class ShownPair:
    """first, second   the texts in pieces, marked where one says what the other does not."""

    pair: Likeness
    first: Sequence[Piece]
    second: Sequence[Piece]
    difference: str
    likeness: str

    @property
    def is_marked(self) -> bool:
        return any(piece.is_marked for piece in (*self.first, *self.second))

    @property
    def sides(self) -> Sequence[tuple[Any, Sequence[Piece]]]:
        return ((self.pair.a, self.first), (self.pair.b, self.second))


@organiser_required
def alike(request: OrganiserRequest, organiser: Organiser) -> HttpResponse:
    """`?at=` shows one pair, or the next one after it when it is judged already."""
    must(can_sort(request.membership))
    dialogue = required_dialogue(request, organiser)
    pairs = open_pairs(dialogue)
    order = list(pairs.values_list("score", "pk"))
    start = _place(order, dialogue, request.GET.get("at", ""))
    numbers = [pk for _score, pk in order[start:] + order[:start]][: MOST_NEXT + 1]
    found = pairs.in_bulk(
        numbers or [0]
    )  # asked also when there are none: one query more or less tells
    shown = [_shown(found[pk]) for pk in numbers if pk in found]
    bench = Bench.of(request, dialogue)
    context: dict[str, Any] = {
        "organiser": organiser,
        "section": "contributions",
        "dialogue": dialogue,
        "can_sort": True,
        "bench": bench,
        "left": len(order),
        "judged": _judged(dialogue),
        "at_hand": shown[0] if shown else None,
        "upcoming": shown[1:],
        "more": len(order) - len(shown),
        "undone_at": _undone_at(bench.last),
        "groups": groups_of(dialogue),
        "tables": dialogue.tables.count(),
    }
    return render(request, "insight/alike.html", context)


def _place(order: Sequence[tuple[float, int]], dialogue: Dialogue, asked: str) -> int:
    """Where in the order to begin: at the pair asked for, or where it stood before it was judged."""
    if not (asked.isascii() and asked.isdecimal() and len(asked) < 18):
        return 0
    asked_for = Likeness.objects.filter(a__dialogue=dialogue, pk=asked).first()
    if asked_for is None:
        return 0
    wanted = (-asked_for.score, asked_for.pk)
    return next((n for n, (score, pk) in enumerate(order) if (-score, pk) >= wanted), 0)


def _shown(pair: Likeness) -> ShownPair:
    first, second = words_of_one_alone(pair.a.raw_text, pair.b.raw_text)
    return ShownPair(
        pair,
        pieces(pair.a.raw_text, first),
        pieces(pair.b.raw_text, second),
        difference(pair.guard, pair.a, pair.b),
        _likeness(pair.score),
    )


def _likeness(score: float) -> str:
    if score >= NEARLY_THE_SAME:
        return _("Almost the same words.")
    return _("Many of the same words.") if score >= VERY_ALIKE else _("Some of the same words.")


def _judged(dialogue: Dialogue) -> dict[str, int]:
    judged = Likeness.objects.filter(a__dialogue=dialogue)
    return judged.aggregate(
        same=Count("pk", filter=Q(verdict=Likeness.Verdict.SAME)),
        different=Count("pk", filter=Q(verdict=Likeness.Verdict.DIFFERENT)),
    )


def _undone_at(last: SortingAct | None) -> int | None:
    """The pair that an undoing here leads back to; None where the newest act is not of this page."""
    if last is None or last.kind not in OF_MERGING:
        return None
    pairs = [change["pk"] for change in last.changes if change["model"] == "likeness"]
    return pairs[0] if pairs else 0


@require_POST
@organiser_required
def merges(request: OrganiserRequest, organiser: Organiser, pk: int) -> HttpResponse:
    return _judge(
        request, organiser, pk, actions.merge, _("%(one)s and %(other)s are joined. Both stand.")
    )


@require_POST
@organiser_required
def differences(request: OrganiserRequest, organiser: Organiser, pk: int) -> HttpResponse:
    return _judge(
        request, organiser, pk, actions.tell_apart, _("%(one)s and %(other)s do not say the same.")
    )


@require_POST
@organiser_required
def partings(request: OrganiserRequest, organiser: Organiser, pk: int) -> HttpResponse:
    """Take one out of those that are joined."""
    must(can_sort(request.membership))
    one = get_object_or_404(required_dialogue(request, organiser).contributions, pk=pk)
    try:
        actions.part_from_group(one, by=request.user)
    except CannotMergeError:
        messages.error(request, _("%(one)s is not joined with any.") % {"one": one.reference})
    else:
        messages.success(request, _("%(one)s is taken out.") % {"one": one.reference})
    return _back(request, organiser)


def _judge(
    request: OrganiserRequest,
    organiser: Organiser,
    pk: int,
    action: Callable[..., SortingAct],
    done: str,
) -> HttpResponse:
    """What a person says of two: `other` is the second of them."""
    must(can_sort(request.membership))
    contributions = required_dialogue(request, organiser).contributions
    one = get_object_or_404(contributions, pk=pk)
    other = request.POST.get("other", "")
    is_number = other.isascii() and other.isdecimal() and len(other) < 18
    second = contributions.filter(pk=other).first() if is_number else None
    try:
        if second is None:
            raise CannotMergeError
        action(one, second, by=request.user)
    except CannotMergeError as error:
        messages.error(request, str(error.sentence))
    else:
        names = {"one": one.reference, "other": second.reference}
        messages.success(request, done % names)
    return _back(request, organiser)


def _back(request: OrganiserRequest, organiser: Organiser) -> HttpResponse:
    """To the page that asked."""
    following = request.POST.get("next", "")
    if following and url_has_allowed_host_and_scheme(following, allowed_hosts=None):
        return redirect(following)
    return redirect("insight:alike", organiser.slug)
