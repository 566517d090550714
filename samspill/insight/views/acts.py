"""What has been done at the workbench, by everyone, and the way back from each of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from samspill.dialogue.models import Dialogue
from samspill.insight import actions
from samspill.insight.act_sentences import told_acts
from samspill.insight.errors import InsightError
from samspill.insight.models import Coding, SortingAct
from samspill.insight.reading import Card
from samspill.insight.rules import can_sort
from samspill.insight.views.access import required_dialogue
from samspill.insight.views.bench import Bench, go_to, number
from samspill.organiser.access import must, organiser_required
from samspill.organiser.models import Organiser

if TYPE_CHECKING:
    from samspill.organiser.access import OrganiserRequest

PAGE_SIZE = 50
BENCHES = ("sort", "second_reading", "disagreements")  # pages that show one card by `?at=`


@organiser_required
def acts(request: OrganiserRequest, organiser: Organiser) -> HttpResponse:
    must(can_sort(request.membership))
    dialogue = required_dialogue(request, organiser)
    return _page(request, organiser, dialogue)


@require_POST
@organiser_required
def act_undoing(request: OrganiserRequest, organiser: Organiser, pk: int) -> HttpResponse:
    """Undo one act of the list; what stands in the way is told beside it."""
    must(can_sort(request.membership))
    dialogue = required_dialogue(request, organiser)
    act = get_object_or_404(dialogue.sorting_acts.all(), pk=pk)
    try:
        actions.undo(act, by=request.user)
    except InsightError as error:
        return _page(request, organiser, dialogue, refused=act, reason=str(error.sentence))
    messages.success(request, _undone(act))
    return redirect(_address(organiser, act))


@require_POST
@organiser_required
def act_redoing(request: OrganiserRequest, organiser: Organiser, pk: int) -> HttpResponse:
    """Do again one act of the list that was undone."""
    must(can_sort(request.membership))
    dialogue = required_dialogue(request, organiser)
    act = get_object_or_404(dialogue.sorting_acts.all(), pk=pk)
    try:
        actions.redo(act, by=request.user)
    except InsightError as error:
        return _page(request, organiser, dialogue, refused=act, reason=str(error.sentence))
    [told] = told_acts([act])
    messages.success(request, _("Done again: %(act)s.") % {"act": told.sentence})
    return redirect(_address(organiser, act))


@require_POST
@organiser_required
def undoing(request: OrganiserRequest, organiser: Organiser) -> HttpResponse:
    """Undo one's own newest act, and go back to the card that it was about. One that cannot be undone is
    passed: the next press goes on with the one `before` it."""
    must(can_sort(request.membership))
    dialogue = required_dialogue(request, organiser)
    passed = number(request.POST.get("before", ""))
    act = actions.last_act(dialogue, by=request.user, before=passed)
    here = Card.at(request.POST.get("here", ""))
    if act is None:
        messages.info(request, _("There is nothing of yours to undo."))
        return _on(request, organiser, here)
    try:
        actions.undo(act, by=request.user)
    except InsightError as error:
        messages.error(request, _in_the_way(organiser, act) or str(error.sentence))
        return _on(request, organiser, here, before=act.pk)
    messages.success(request, _undone(act))
    return _on(request, organiser, _card_of(act) or here, before=act.pk if passed else None)


def _in_the_way(organiser: Organiser, act: SortingAct) -> str:
    """Who has done what since, with the way to it; "" where nothing stands in the way."""
    later = actions.act_in_the_way(act)
    if later is None:
        return ""
    names = {
        "act": act.contribution.reference if act.contribution else told_acts([act])[0].sentence,
        "name": later.by.name if later.by else _("someone"),
        "since": told_acts([later])[0].sentence,
    }
    sentence = _("%(act)s cannot be undone. Since then %(name)s has done this: %(since)s.") % names
    more = _("Press once more to undo what you did before.")
    link = format_html(
        '<a href="{}">{}</a>', _address(organiser, later), _("See what was done since")
    )
    return format_html("{} {} {}", sentence, more, link)


def _address(organiser: Organiser, act: SortingAct) -> str:
    address = reverse("insight:acts", args=[organiser.slug])
    return f"{address}?page={_page_of(act.dialogue, act)}#act-{act.pk}"


def _page(
    request: OrganiserRequest,
    organiser: Organiser,
    dialogue: Dialogue,
    *,
    refused: SortingAct | None = None,
    reason: str = "",
) -> HttpResponse:
    number = _page_of(dialogue, refused) if refused else request.GET.get("page")
    page = Paginator(_all(dialogue), PAGE_SIZE).get_page(number)
    context: dict[str, Any] = {
        "organiser": organiser,
        "section": "contributions",
        "dialogue": dialogue,
        "bench": Bench.of(request, dialogue),
        "page": page,
        "acts": told_acts(list(page.object_list)),
        "refused": refused,
        "reason": reason,
        "can_sort": True,
        "query": "",
    }
    return render(request, "insight/acts.html", context)


def _all(dialogue: Dialogue) -> Any:
    return dialogue.sorting_acts.select_related("by", "undone_by", "contribution")


def _page_of(dialogue: Dialogue, act: SortingAct) -> int:
    return 1 + dialogue.sorting_acts.filter(pk__gt=act.pk).count() // PAGE_SIZE


def _undone(act: SortingAct) -> str:
    [told] = told_acts([act])
    names = {"id": act.contribution.reference if act.contribution else "", "act": told.sentence}
    return (_("Undone for %(id)s: %(act)s.") if names["id"] else _("Undone: %(act)s.")) % names


def _card_of(act: SortingAct) -> Card | None:
    """The card that an act was about: the part, where it was a part."""
    if act.contribution_id is None:
        return None
    touched = [change["pk"] for change in act.changes if change["model"] == "coding"]
    parts = Coding.objects.filter(pk__in=touched, part__is_standing=True).order_by("pk")
    return Card(act.contribution_id, parts.values_list("part", flat=True).first())


def _on(
    request: OrganiserRequest, organiser: Organiser, card: Card | None, before: int | None = None
) -> HttpResponse:
    """Back to the page that asked, at the card. before: the act that was passed."""
    following = request.POST.get("next", "")
    if following and url_has_allowed_host_and_scheme(following, allowed_hosts=None):
        joined = "&" if "?" in following else "?"
        return redirect(f"{following}{joined}before={before}" if before else following)
    page = request.POST.get("page", "")
    return go_to(page if page in BENCHES else "sort", organiser, at=card, before=before)
