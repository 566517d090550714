"""The letter as files: PDF, DOCX, and one PDF with a copy for each receiver on paper."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404

from samspill.letters.documents import docx, file_name, paper_pdf
from samspill.letters.documents import pdf as letter_pdf
from samspill.letters.models import Letter, Recipient
from samspill.letters.rules import may_leave
from samspill.organiser.access import OrganiserRequest, organiser_required
from samspill.organiser.models import Organiser
from samspill.pure.documents.letter import UnresolvedField

PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@organiser_required
def pdf(request: OrganiserRequest, organiser: Organiser, pk: int) -> HttpResponse:
    found = _find(request, organiser, pk)
    try:
        return _file(letter_pdf(found), f"{file_name(found)}.pdf", PDF)
    except UnresolvedField as error:
        raise Http404 from error


@organiser_required
def word(request: OrganiserRequest, organiser: Organiser, pk: int) -> HttpResponse:
    found = _find(request, organiser, pk)
    try:
        return _file(docx(found), f"{file_name(found)}.docx", DOCX)
    except UnresolvedField as error:
        raise Http404 from error


@organiser_required
def paper(request: OrganiserRequest, organiser: Organiser, pk: int) -> HttpResponse:
    found = _find(request, organiser, pk)
    if not may_leave(found):
        raise Http404
    receivers = list(found.recipients.filter(channel=Recipient.Channel.PAPER))
    if not receivers:
        raise Http404
    try:
        return _file(paper_pdf(found, receivers), f"{file_name(found)}-papir.pdf", PDF)
    except UnresolvedField as error:
        raise Http404 from error


def _find(request: OrganiserRequest, organiser: Organiser, pk: int) -> Letter:
    return get_object_or_404(organiser.letters.seen_by(request.membership), pk=pk)


def _file(content: bytes, name: str, media_type: str) -> HttpResponse:
    response = HttpResponse(content, content_type=media_type)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    response.headers["Cache-Control"] = "private, no-store"
    return response
