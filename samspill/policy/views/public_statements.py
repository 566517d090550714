"""Formal statements, for everyone: sending one in, the receipt, and those that have come."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import content_disposition_header
from django.utils.translation import get_language

from samspill.organiser.access import organiser_public
from samspill.organiser.models import Organiser
from samspill.policy import actions
from samspill.policy.consulting import desk as consultation_reading
from samspill.policy.consulting.changes import kept_of
from samspill.policy.consulting.desk import places_of, whole_of
from samspill.policy.errors import EmptyStatementError, PolicyError
from samspill.policy.forms.statements import StatementForm
from samspill.policy.models import Consultation, ConsultationResponse, ResponseFile
from samspill.policy.views.consultation_pages import (
    asked_consultation,
    names_to_choose,
    remark_rows,
    shared_facts,
)


@organiser_public
def public_statement(request: HttpRequest, organiser: Organiser) -> HttpResponse:
    """Where an association or a body sends its statement; late ones are taken and marked."""
    out = asked_consultation(request, organiser)
    form = StatementForm(request.POST or None, request.FILES or None)
    if form.is_valid() and (response := _try_receive(out, form)):
        return redirect("policy:response_receipt", organiser.slug, response.key)
    context = {
        **shared_facts(organiser, out),
        "form": form,
        "names": names_to_choose(organiser, out),
        "has_lost_files": bool(request.FILES),
    }
    return render(request, "policy/response_form.html", context)


@organiser_public
def response_receipt(request: HttpRequest, organiser: Organiser, key: UUID) -> HttpResponse:
    response = get_object_or_404(_responses(organiser), key=key)
    whole = whole_of(response)
    if whole.erased_at is not None:
        raise Http404
    context = {**_response(organiser, response), "whole": whole}
    return render(request, "policy/response_receipt.html", context)


@organiser_public
def public_response(request: HttpRequest, organiser: Organiser, pk: int) -> HttpResponse:
    """One statement as everyone may read it, with the answers to what it says."""
    response = get_object_or_404(_responses(organiser), pk=pk)
    whole = whole_of(response)
    context = {**_response(organiser, response), "whole": whole}
    return render(request, "policy/response.html", context)


@organiser_public
def response_file(
    request: HttpRequest, organiser: Organiser, pk: int, file_pk: int
) -> HttpResponse:
    """A file as it was received, when a person has looked at it; never opened in the browser."""
    response = get_object_or_404(_responses(organiser), pk=pk)
    whole = whole_of(response)
    if whole.is_held_back or whole.erased_at is not None:
        raise Http404
    return as_received(get_object_or_404(response.files, pk=file_pk))


def as_received(file: ResponseFile) -> HttpResponse:
    """The bytes as they came, always to be saved: what others have made is not shown as our page."""
    headers = {
        "Content-Disposition": content_disposition_header(True, file.name) or "attachment",
        "X-Content-Type-Options": "nosniff",
        "Content-Security-Policy": "sandbox; default-src 'none'",
        "Cache-Control": "private, no-store",
    }
    return HttpResponse(bytes(file.content), content_type=file.media_type, headers=headers)


def _try_receive(out: Consultation, form: StatementForm) -> ConsultationResponse | None:
    given = dict(form.cleaned_data)
    given.pop("website_address")
    try:
        return actions.receive_response(out, **given, language=get_language() or "")
    except PolicyError as error:
        form.add_error("text" if isinstance(error, EmptyStatementError) else None, str(error))
    return None


def _responses(organiser: Organiser) -> QuerySet[ConsultationResponse]:
    rows = ConsultationResponse.objects.filter(consultation__policy__organiser=organiser)
    return rows.select_related("consultation__version", "consultation__policy")


def _response(organiser: Organiser, response: ConsultationResponse) -> dict[str, Any]:
    out = response.consultation
    shown = consultation_reading.public_remarks(out).filter(response=response)
    return {
        **shared_facts(organiser, out),
        "response": response,
        "files": list(response.files.defer("content")),
        "rows": remark_rows(list(shown), places_of(out.version.content), kept=kept_of(out.policy)),
    }
