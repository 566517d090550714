from __future__ import annotations

from typing import cast

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_GET

from samspill.adapters import typst
from samspill.conference import rules
from samspill.conference.models import Conference
from samspill.conference.printing import papers
from samspill.conference.views.files import as_file
from samspill.conference.views.work import of_member
from samspill.organiser.access import OrganiserRequest, must, organiser_required
from samspill.organiser.models import Organiser
from samspill.pure.documents.badges import SIZES, Size

MOST_TABLES = 200


@require_GET
@organiser_required
def badges(request: OrganiserRequest, organiser: Organiser, pk: int) -> HttpResponse:
    size = request.GET.get("size", "labels")
    if size not in SIZES:
        raise Http404
    found = papers.badges(_conference(request, organiser, pk), size=cast(Size, size))
    return as_file(typst.badges_pdf(found), "application/pdf", "badges.pdf")


@require_GET
@organiser_required
def door_list(request: OrganiserRequest, organiser: Organiser, pk: int, order: str) -> HttpResponse:
    if order not in papers.WIDTHS:
        raise Http404
    document = papers.door_list(
        _conference(request, organiser, pk), order=cast(papers.Order, order)
    )
    return as_file(typst.pdf(document), "application/pdf", f"door-list-{order}.pdf")


@require_GET
@organiser_required
def table_signs(request: OrganiserRequest, organiser: Organiser, pk: int) -> HttpResponse:
    found = _conference(request, organiser, pk)
    written = request.GET.get("tables", "")
    tables = int(written) if written.isascii() and written.isdecimal() else 1
    signs = papers.table_signs(found, tables=min(max(tables, 1), MOST_TABLES))
    return as_file(typst.table_signs_pdf(signs), "application/pdf", "table-signs.pdf")


def _conference(request: OrganiserRequest, organiser: Organiser, pk: int) -> Conference:
    must(rules.can_manage_sign_ups(request.membership))
    return get_object_or_404(of_member(request, organiser), pk=pk)
