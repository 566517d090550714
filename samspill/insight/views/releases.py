"""Where a municipality sees what everyone would see of its evening, and releases it or takes it back."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from samspill.dialogue.models import Dialogue
from samspill.insight import actions
from samspill.insight.comparing import evening_of, shared_themes
from samspill.insight.errors import CannotReleaseError, NoReportError, ReleaseChangedError
from samspill.insight.reading import current_dialogue
from samspill.insight.releasing import Draft, choices, copy_of, draft_release, is_released
from samspill.insight.rules import can_release_themes, can_see_contributions, can_sort
from samspill.insight.views.access import EVENING, chosen_dialogue, seen_dialogues
from samspill.insight.work_left import WorkLeft, work_left
from samspill.organiser.access import must, organiser_required
from samspill.organiser.models import Organiser

if TYPE_CHECKING:
    from samspill.organiser.access import OrganiserRequest

COUNTS_AS = "counts_as."  # in front of an own theme's code, in addresses and forms


@require_GET
@organiser_required
def releasing(request: OrganiserRequest, organiser: Organiser) -> HttpResponse:
    """What stands for all to see, and what would."""
    must(can_release_themes(request.membership))
    dialogue = chosen_dialogue(request, organiser, request.GET)
    context: dict[str, Any] = {"organiser": organiser, "section": "contributions"}
    if dialogue is None or not dialogue.contributions.exists():
        return render(request, "insight/no_contributions.html", context)
    return _page(request, dialogue)


@require_POST
@organiser_required
def theme_releases(request: OrganiserRequest, organiser: Organiser) -> HttpResponse:
    must(can_release_themes(request.membership))
    dialogue = chosen_dialogue(request, organiser, request.POST)
    if dialogue is None:
        raise Http404
    try:
        actions.release_themes(
            dialogue,
            counts_as=_counts_as(request.POST),
            seen=request.POST.get("seen", ""),
            by=request.user,
        )
    except (CannotReleaseError, ReleaseChangedError) as error:
        messages.error(request, str(error.sentence))
        return _back(dialogue)
    messages.success(request, _("The figures are released. Everyone can compare them now."))
    return _back(dialogue)


@require_POST
@organiser_required
def release_withdrawal(request: OrganiserRequest, organiser: Organiser, pk: int) -> HttpResponse:
    must(can_release_themes(request.membership))
    rows = organiser.theme_releases.select_related("dialogue__conference__process")
    release = get_object_or_404(rows, pk=pk)
    must(can_see_contributions(request.membership, release.dialogue))
    actions.withdraw_release(release, by=request.user)
    messages.success(request, _("The figures are taken out of the comparison."))
    return _back(release.dialogue)


def _back(dialogue: Dialogue) -> HttpResponse:
    """To the evening that it was about."""
    page = reverse("insight:releasing", args=[dialogue.organiser.slug])
    return redirect(f"{page}?{EVENING}={dialogue.pk}")


def _page(request: OrganiserRequest, dialogue: Dialogue) -> HttpResponse:
    draft, error = _draft(dialogue, _counts_as(request.GET))
    themes = shared_themes()
    rows = dialogue.theme_releases.select_related("released_by", "withdrawn_by").order_by("-pk")
    history = list(rows)
    standing = next((one for one in history if one.withdrawn_at is None), None)
    may_sort = can_sort(request.membership)
    at_hand = current_dialogue(dialogue.organiser)
    context = {
        "organiser": dialogue.organiser,
        "section": "contributions",
        "dialogue": dialogue,
        "choices": choices(seen_dialogues(dialogue.organiser, request.membership)),
        "is_at_hand": dialogue == at_hand,
        "can_sort": may_sort,
        "work_left": _left(request, at_hand) if may_sort and at_hand else None,
        "draft": draft,
        "cannot": error,
        "needs_report": isinstance(error, NoReportError),
        "evening": evening_of(*copy_of(dialogue, draft), themes) if draft else None,
        "themes": themes[:-1],
        "counts_as": COUNTS_AS,
        "standing": standing,
        "is_same": bool(draft and standing and is_released(draft, standing)),
        "history": history,
    }
    return render(request, "insight/releasing.html", context)


def _left(request: OrganiserRequest, at_hand: Dialogue) -> WorkLeft | None:
    """On the pages beside this one, which are of the evening at hand whichever is chosen here."""
    is_seen = can_see_contributions(request.membership, at_hand)
    return work_left(at_hand, request.user) if is_seen else None


def _draft(
    dialogue: Dialogue, counts_as: Mapping[str, str]
) -> tuple[Draft | None, CannotReleaseError | None]:
    try:
        return draft_release(dialogue, counts_as=counts_as), None
    except CannotReleaseError as error:
        return None, error


def _counts_as(asked: Mapping[str, str]) -> dict[str, str]:
    return {
        name.removeprefix(COUNTS_AS): asked[name]
        for name in asked
        if name.startswith(COUNTS_AS) and asked[name]
    }
