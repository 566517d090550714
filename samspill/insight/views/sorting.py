"""Sorting the pile: one contribution at a time, a proposal with its reasons, and the keys."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from samspill.dialogue.models import Contribution, Dialogue
from samspill.insight import actions
from samspill.insight.forms import CodingForm
from samspill.insight.marking import pieces
from samspill.insight.models import Theme
from samspill.insight.pile_picture import squares
from samspill.insight.reading import DONE, PROPOSED, UNCLEAR, pile, theme_choices
from samspill.insight.rules import can_sort
from samspill.insight.views.access import required_dialogue
from samspill.organiser.access import must, organiser_required
from samspill.organiser.models import Organiser
from samspill.pure.themes.taxonomy import OTHER

if TYPE_CHECKING:
    from samspill.organiser.access import OrganiserRequest

THEME_KEYS = "abcdefghijklm"


@organiser_required
def sort(request: OrganiserRequest, organiser: Organiser) -> HttpResponse:
    """`?at=` shows one contribution, `?after=` the next one, `?theme=` another theme's details."""
    must(can_sort(request.membership))
    dialogue = required_dialogue(request, organiser)
    standing = pile(dialogue)
    asked, before = _number(request, "at"), _number(request, "after")
    pk = asked or standing.after(before)
    context: dict[str, Any] = {
        "organiser": organiser,
        "section": "contributions",
        "dialogue": dialogue,
        "total": len(standing.rows),
        "left": len(standing.left),
        "counts": {state: standing.count(state) for state in (DONE, PROPOSED, UNCLEAR)},
        "squares": squares(standing, here=pk),
        "before": before,
    }
    if pk is None:
        return render(request, "insight/sorted.html", context)
    one = get_object_or_404(_standing(dialogue), pk=pk)
    return render(request, "insight/sort.html", context | _card(request, one))


@require_POST
@organiser_required
def coding(request: OrganiserRequest, organiser: Organiser, pk: int) -> HttpResponse:
    must(can_sort(request.membership))
    one = get_object_or_404(_standing(required_dialogue(request, organiser)), pk=pk)
    form = CodingForm(request.POST)
    if not form.is_valid():
        for error in form.errors.get("theme", [_("Choose one of the themes in the list.")]):
            messages.error(request, error)
        return redirect(f"{reverse('insight:sort', args=[organiser.slug])}?at={pk}")
    written = actions.code(one, **form.cleaned_data, by=request.user)
    theme = written.detail or written.primary
    messages.success(
        request, _("%(id)s is sorted under %(theme)s.") % {"id": one.reference, "theme": theme.name}
    )
    return redirect(f"{reverse('insight:sort', args=[organiser.slug])}?after={pk}")


@require_POST
@organiser_required
def proposals(request: OrganiserRequest, organiser: Organiser) -> HttpResponse:
    """The system's proposals for all that no person has sorted, and findings from them."""
    must(can_sort(request.membership))
    dialogue = required_dialogue(request, organiser)
    count = actions.propose_codings(dialogue, by=request.user)
    actions.make_findings(dialogue, language=_language(dialogue), by=request.user)
    messages.success(
        request,
        ngettext(
            "The system has a proposal for %d contribution.",
            "The system has a proposal for %d contributions.",
            count,
        )
        % count,
    )
    return redirect("insight:contributions", organiser.slug)


def _language(dialogue: Dialogue) -> str:
    process = dialogue.conference.process
    return process.language if process else dialogue.conference.language


def _standing(dialogue: Dialogue) -> Any:
    return dialogue.contributions.standing().with_place()


def _card(request: OrganiserRequest, one: Contribution) -> dict[str, Any]:
    proposal = one.codings.current().select_related("primary", "detail", "secondary").first()
    has_theme = proposal is not None and proposal.primary_id != OTHER
    shown = request.GET.get("theme") or (proposal.primary_id if has_theme else "")
    themes = theme_choices()
    details = next((details for theme, details in themes if theme.pk == shown), [])
    return {
        "one": one,
        "proposal": proposal,
        "can_accept": has_theme,
        "pieces": pieces(one.raw_text, proposal.words if proposal else ()),
        "themes": [(key, theme) for key, (theme, _d) in zip(THEME_KEYS, themes, strict=False)],
        "shown": Theme.objects.filter(pk=shown, parent=None).first(),
        "details": list(enumerate(details, start=1)),
    }


def _number(request: OrganiserRequest, name: str) -> int | None:
    value = request.GET.get(name, "")
    return int(value) if value.isascii() and value.isdecimal() and len(value) < 18 else None
