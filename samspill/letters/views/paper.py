"""The letters on paper: one file to print in the order of the post, and what has been done with it."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.db.models import Count, Max, Q
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from samspill.letters import actions
from samspill.letters.documents import missing_facts
from samspill.letters.models import Letter
from samspill.letters.post import bundle
from samspill.letters.rules import can_mark_paper, can_see_recipients, may_leave
from samspill.organiser.access import OrganiserRequest, must, organiser_required
from samspill.organiser.models import Organiser


@organiser_required
def paper_post(request: OrganiserRequest, organiser: Organiser, pk: int) -> HttpResponse:
    """How many, how many sheets, the file when it is made; POST asks the worker for it."""
    letter = _letter(request, organiser, pk)
    if request.method == "POST":
        must(can_mark_paper(request.membership, letter))
        unprinted = request.POST.get("unprinted") == "on"
        try:
            if missing_facts(letter) or not actions.ask_for_bundle(
                letter, unprinted=unprinted, by=request.user
            ):
                messages.error(request, _("There is nothing to print yet."))
        except actions.LetterRefused as refused:
            _tell(request, refused)
        return redirect("letters:paper_post", organiser.slug, pk)
    counts = _counts(letter)
    is_complete = not missing_facts(letter)
    sheets = bundle.sheets_of_one(letter) if is_complete and counts["all"] else 0
    context = {
        "organiser": organiser,
        "section": "letters",
        "letter": letter,
        "counts": counts,
        "unprinted": counts["all"] - counts["printed"],
        "unposted": counts["printed"] - counts["posted"],
        "is_complete": is_complete,
        "is_approved": may_leave(letter),
        "sheets": sheets,
        "all_sheets": sheets * counts["all"],
        "bundle": bundle.bundle_of(letter),
        "may_mark": can_mark_paper(request.membership, letter),
    }
    return render(request, "letters/paper_post.html", context)


@organiser_required
def paper_part(
    request: OrganiserRequest, organiser: Organiser, pk: int, number: int
) -> HttpResponse:
    letter = _letter(request, organiser, pk)
    must(can_see_recipients(request.membership, letter))
    found = bundle.bundle_of(letter) if may_leave(letter) else None
    content = bundle.part_of(found, number) if found else None
    if found is None or content is None:
        raise Http404
    response = HttpResponse(content, content_type=bundle.PDF)
    name = bundle.bundle_name(letter, number, len(found.numbers))
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    response.headers["Cache-Control"] = "private, no-store"
    return response


@organiser_required
@require_POST
def printing(request: OrganiserRequest, organiser: Organiser, pk: int) -> HttpResponse:
    """Everything in the bundle has come out of the printer."""
    letter = _letter(request, organiser, pk)
    must(can_mark_paper(request.membership, letter))
    found = bundle.bundle_of(letter)
    numbers = [one for part in found.numbers for one in part] if found else None
    try:
        count = actions.mark_printed(letter, recipients=numbers, by=request.user)
    except actions.LetterRefused as refused:
        _tell(request, refused)
    else:
        words = ngettext("%(count)d is printed.", "%(count)d are printed.", count)
        messages.success(request, words % {"count": count})
    return redirect("letters:paper_post", organiser.slug, pk)


@organiser_required
@require_POST
def posting(request: OrganiserRequest, organiser: Organiser, pk: int) -> HttpResponse:
    """What is printed has been posted."""
    letter = _letter(request, organiser, pk)
    must(can_mark_paper(request.membership, letter))
    try:
        count = actions.mark_posted(letter, by=request.user)
    except actions.LetterRefused as refused:
        _tell(request, refused)
    else:
        words = ngettext("%(count)d is posted.", "%(count)d are posted.", count)
        messages.success(request, words % {"count": count})
    return redirect("letters:paper_post", organiser.slug, pk)


def _tell(request: OrganiserRequest, refused: actions.LetterRefused) -> None:
    for reason in refused.reasons:
        messages.error(request, reason)


def _letter(request: OrganiserRequest, organiser: Organiser, pk: int) -> Letter:
    seen = organiser.letters.seen_by(request.membership).defer("sent_pdf")
    return get_object_or_404(seen.select_related("organiser", "process"), pk=pk)


def _counts(letter: Letter) -> dict[str, Any]:
    """How many are to go on paper, how many are printed and posted, and when the last one was."""
    rows = bundle.to_print(letter).order_by()
    return rows.aggregate(
        all=Count("pk"),
        printed=Count("pk", filter=Q(printed_at__isnull=False)),
        posted=Count("pk", filter=Q(posted_at__isnull=False)),
        last_printed=Max("printed_at"),
        last_posted=Max("posted_at"),
    )
