"""Downloads of a published conference: calendar files and the programme for print."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.http import content_disposition_header

from samspill.adapters import typst
from samspill.conference import calendar
from samspill.conference.document import programme_document
from samspill.organiser.access import organiser_public
from samspill.organiser.models import Organiser


def as_file(content: bytes, media_type: str, name: str) -> HttpResponse:
    if media_type.startswith("text/"):
        media_type += "; charset=utf-8"
    response = HttpResponse(content, content_type=media_type)
    response["Content-Disposition"] = content_disposition_header(True, name)
    return response


@organiser_public
def calendar_of_conference(request: HttpRequest, organiser: Organiser, pk: int) -> HttpResponse:
    found = get_object_or_404(organiser.conferences.published().select_related("organiser"), pk=pk)
    return as_file(calendar.calendar_file(found), calendar.MEDIA_TYPE, calendar.file_name(found))


@organiser_public
def calendar_of_programme(request: HttpRequest, organiser: Organiser, pk: int) -> HttpResponse:
    found = get_object_or_404(organiser.conferences.published().select_related("organiser"), pk=pk)
    return as_file(calendar.programme_calendar(found), calendar.MEDIA_TYPE, "programme.ics")


@organiser_public
def programme_pdf(request: HttpRequest, organiser: Organiser, pk: int) -> HttpResponse:
    found = get_object_or_404(organiser.conferences.published().select_related("organiser"), pk=pk)
    return as_file(typst.pdf(programme_document(found)), "application/pdf", "programme.pdf")
