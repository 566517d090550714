"""What the evening gave, as a page and as files; and the letter of thanks made from it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from samspill.adapters import typst
from samspill.dialogue.rules import can_lead
from samspill.insight import actions
from samspill.insight.debrief.building import Debrief, build_debrief
from samspill.insight.debrief.document import debrief_document
from samspill.insight.debrief.page import table_lines
from samspill.insight.reading import language_of
from samspill.insight.rules import can_sort
from samspill.insight.thanks_letter import has_news, thanks_letter
from samspill.insight.views.access import required_dialogue, seen_dialogue
from samspill.insight.work_left import work_left
from samspill.letters.rules import can_write
from samspill.organiser.access import must, organiser_required
from samspill.organiser.models import Organiser
from samspill.pure.documents.docx import to_docx
from samspill.pure.documents.tree import Document

if TYPE_CHECKING:
    from samspill.organiser.access import OrganiserRequest

FORMS: dict[str, tuple[str, Callable[[Document], bytes]]] = {
    "pdf": ("application/pdf", typst.pdf),
    "docx": (
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        to_docx,
    ),
}


@organiser_required
def debrief(request: OrganiserRequest, organiser: Organiser) -> HttpResponse:
    """One sentence first, then what waits, then round by round what the tables sent on."""
    dialogue = seen_dialogue(request, organiser)
    context: dict[str, Any] = {"organiser": organiser, "section": "contributions"}
    if dialogue is None or not dialogue.contributions.exists():
        return render(request, "insight/no_contributions.html", context)
    built = build_debrief(dialogue)
    letter = thanks_letter(dialogue, request.membership)
    context |= {
        "dialogue": dialogue,
        "debrief": built,
        "lines": table_lines(built),
        "letter": letter,
        "letter_has_news": letter is not None and has_news(letter, built),
        "may_write": can_write(request.membership),
        "can_sort": can_sort(request.membership),
        "work_left": work_left(dialogue, request.user) if can_sort(request.membership) else None,
        "may_lead": can_lead(request.membership),
    }
    return render(request, "insight/debrief.html", context)


@organiser_required
def debrief_file(request: OrganiserRequest, organiser: Organiser, form: str) -> HttpResponse:
    """The same, for print and for Word, in the municipality's own language."""
    if form not in FORMS:
        raise Http404
    dialogue = required_dialogue(request, organiser)
    media_type, write = FORMS[form]
    built: Debrief = build_debrief(dialogue)
    content = write(debrief_document(built, language=language_of(dialogue)))
    headers = {
        "Content-Disposition": f'attachment; filename="{organiser.slug}-evening.{form}"',
        "Cache-Control": "no-store",
    }
    return HttpResponse(content, content_type=media_type, headers=headers)


@require_POST
@organiser_required
def thanks(request: OrganiserRequest, organiser: Organiser) -> HttpResponse:
    """Make the letter of thanks ready, or bring it up to date, and open it. Nothing is sent."""
    must(can_write(request.membership))
    dialogue = required_dialogue(request, organiser)
    known = thanks_letter(dialogue, request.membership)
    if known is not None and known.is_sent:
        return redirect("letters:letter", organiser.slug, known.letter.pk)
    letter = actions.draft_thanks(dialogue, by=request.user)
    messages.success(
        request, _("The letter is made ready. Look it over; it goes nowhere by itself.")
    )
    return redirect("letters:letter", organiser.slug, letter.pk)
