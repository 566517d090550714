"""A statement at the desk: read as it came, and split into remarks on what it speaks of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from samspill.organiser.access import must, organiser_required
from samspill.organiser.models import Organiser
from samspill.policy import actions
from samspill.policy.consulting import desk as consultation_reading
from samspill.policy.consulting.desk import places_of
from samspill.policy.errors import PolicyError
from samspill.policy.forms.remarks import TakeOutForm
from samspill.policy.models import ConsultationResponse, Passage
from samspill.policy.rules import can_answer
from samspill.policy.views.access import page, seen_policy
from samspill.policy.views.consultation_pages import remark_rows
from samspill.policy.views.public_statements import as_received

if TYPE_CHECKING:
    from samspill.organiser.access import OrganiserRequest


@organiser_required
def statement(request: OrganiserRequest, organiser: Organiser, pk: int) -> HttpResponse:
    response = _response(request, organiser, pk)
    places = places_of(response.consultation.version.content)
    form = TakeOutForm(request.POST or None, places=places.values())
    if request.method == "POST":
        must(can_answer(request.membership))
    if form.is_valid():
        given = form.cleaned_data
        passage = Passage.objects.filter(pk=given["passage"]).first()
        try:
            remark = actions.take_out_remark(
                response, text=given["text"], passage=passage, by=request.user
            )
        except PolicyError as error:
            form.add_error("text", str(error))
        else:
            messages.success(request, _("It is remark %d now.") % remark.number)
            return redirect("policy:statement", organiser.slug, pk)
    whole, *parts = response.remarks.select_related("response").order_by("number")
    return page(
        request,
        organiser,
        "policy/response_desk.html",
        policy=response.consultation.policy,
        response=response,
        whole=whole,
        files=list(response.files.defer("content")),
        rows=remark_rows(parts, places),
        form=form,
        can_handle=can_answer(request.membership),
    )


@require_POST
@organiser_required
def putting_back(request: OrganiserRequest, organiser: Organiser, pk: int) -> HttpResponse:
    """A remark that was taken out of a statement by mistake."""
    policy = seen_policy(request, organiser)
    must(can_answer(request.membership))
    out = consultation_reading.consultation_of(policy)
    rows = out.remarks if out is not None else None
    remark = get_object_or_404(rows.filter(response__isnull=False) if rows else [], pk=pk)
    response = remark.response_id
    try:
        actions.put_back_remark(remark, by=request.user)
    except ValueError:
        messages.error(request, _("An answered remark stays. Take the answer back first."))
    else:
        messages.success(
            request, _("The remark is taken away. The words still stand in the statement.")
        )
    return redirect("policy:statement", organiser.slug, response)


@organiser_required
def statement_file(
    request: OrganiserRequest, organiser: Organiser, pk: int, file_pk: int
) -> HttpResponse:
    response = _response(request, organiser, pk)
    return as_received(get_object_or_404(response.files, pk=file_pk))


def _response(request: OrganiserRequest, organiser: Organiser, pk: int) -> ConsultationResponse:
    policy = seen_policy(request, organiser)
    rows = ConsultationResponse.objects.filter(consultation__policy=policy)
    return get_object_or_404(
        rows.select_related("consultation__version", "consultation__policy"), pk=pk
    )
