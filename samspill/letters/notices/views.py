from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from samspill.adapters import typst
from samspill.letters import actions
from samspill.letters.models import Letter, Notice
from samspill.letters.notices.announcing import announcement, can_be_announced, text_of
from samspill.letters.notices.forms import NoticeForm
from samspill.letters.rules import can_write
from samspill.letters.shelf import seen_letters
from samspill.organiser.access import OrganiserRequest, must, organiser_required
from samspill.organiser.models import Organiser
from samspill.pure.documents.announcements import BETWEEN, LONG, SHORT, poster_data, web_html

PAPERS = ("a3", "a4")


@organiser_required
def notices(request: OrganiserRequest, organiser: Organiser, pk: int) -> HttpResponse:
    """The four notices of a letter, ready to use, each with a way to change it."""
    found = _find(request, organiser, pk)
    rows = [_shown(found, form) for form in Notice.Form.values]
    context = {
        **_base(organiser, found),
        "rows": rows,
        "twin": _twin(request, organiser, found),
        "may_write": can_write(request.membership),
    }
    return render(request, "letters/notices.html", context)


@organiser_required
def notice(request: OrganiserRequest, organiser: Organiser, pk: int, form: str) -> HttpResponse:
    """One notice to change."""
    found = _find(request, organiser, pk)
    must(can_write(request.membership) and form in Notice.Form.values)
    text, is_own = text_of(found, form)
    typed = NoticeForm(request.POST or None, form=form, text=text, language=found.language)
    if request.method == "POST" and typed.is_valid():
        actions.save_notice(found, form=form, text=typed.joined(), by=request.user)
        messages.success(request, _("Saved. It stands like this until you change it."))
        return redirect("letters:notices", organiser.slug, pk)
    title = Notice.Form(form).label
    context = {**_base(organiser, found), "form": typed, "title": title, "is_own": is_own}
    return render(request, "letters/notice.html", {**context, "form_name": form})


@organiser_required
@require_POST
def beginning(request: OrganiserRequest, organiser: Organiser, pk: int, form: str) -> HttpResponse:
    """Make the notice from the letter again."""
    found = _find(request, organiser, pk)
    must(can_write(request.membership) and form in Notice.Form.values)
    actions.drop_notice(found, form=form, by=request.user)
    messages.success(request, _("The text is made from the letter again."))
    return redirect("letters:notices", organiser.slug, pk)


@organiser_required
def poster(request: OrganiserRequest, organiser: Organiser, pk: int, paper: str) -> HttpResponse:
    found = _find(request, organiser, pk)
    if paper not in PAPERS:
        raise Http404
    text, _is_own = text_of(found, Notice.Form.POSTER)
    content = typst.poster_pdf(poster_data(announcement(found), text, paper=paper))
    response = HttpResponse(content, content_type="application/pdf")
    response.headers["Content-Disposition"] = f'attachment; filename="plakat-{paper}.pdf"'
    response.headers["Cache-Control"] = "private, no-store"
    return response


def _find(request: OrganiserRequest, organiser: Organiser, pk: int) -> Letter:
    found = get_object_or_404(seen_letters(organiser, request.membership), pk=pk)
    if not can_be_announced(found):
        raise Http404
    return found


def _base(organiser: Organiser, found: Letter) -> dict[str, object]:
    return {"organiser": organiser, "section": "letters", "letter": found}


def _shown(found: Letter, form: str) -> dict[str, Any]:
    text, is_own = text_of(found, form)
    row: dict[str, Any] = {
        "form": form,
        "title": Notice.Form(form).label,
        "text": text,
        "is_own": is_own,
    }
    if form == Notice.Form.WEBSITE:
        row["html"] = web_html(text)
    if form == Notice.Form.SOCIAL:
        short, _between, long = text.partition(BETWEEN)
        row["posts"] = [(short, len(short), SHORT), (long, len(long), LONG)]
    return row


def _twin(request: OrganiserRequest, organiser: Organiser, found: Letter) -> Letter | None:
    """The same letter in the other form of Norwegian has notices of its own."""
    other = "nb" if found.language == "nn" else "nn"
    rows = organiser.letters.seen_by(request.membership).filter(
        process=found.process_id, kind=found.kind, language=other
    )
    return rows.order_by("pk").last()
