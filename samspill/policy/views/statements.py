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
from samspill.policy.consulting.desk import body_named, places_of, whole_of
from samspill.policy.consulting.splitting import words_left
from samspill.policy.errors import PolicyError
from samspill.policy.forms.remarks import TakeOutForm
from samspill.policy.models import ConsultationResponse, Passage, Remark
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
    may_see = can_answer(request.membership)
    is_shown = may_see or not whole.is_held_back
    return page(
        request,
        organiser,
        "policy/response_desk.html",
        policy=response.consultation.policy,
        response=response,
        whole=whole,
        files=list(response.files.defer("content")) if is_shown else [],
        rows=remark_rows(parts, places, is_private=may_see),
        rest=_rest(whole, parts, is_private=may_see),
        text=(response.text if may_see else whole.shown_text) if is_shown else "",
        claimed=body_named(response.consultation, response.on_behalf_of),
        form=form,
        can_handle=may_see,
    )


@require_POST
@organiser_required
def statement_body(request: OrganiserRequest, organiser: Organiser, pk: int) -> HttpResponse:
    """A person knows that it is from the body it names."""
    response = _response(request, organiser, pk)
    must(can_answer(request.membership))
    try:
        actions.confirm_body(response, by=request.user)
    except PolicyError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("It counts as the answer of %s.") % response.on_behalf_of)
    return redirect("policy:statement", organiser.slug, pk)


@require_POST
@organiser_required
def statement_parting(request: OrganiserRequest, organiser: Organiser, pk: int) -> HttpResponse:
    response = _response(request, organiser, pk)
    must(can_answer(request.membership))
    actions.part_from_body(response, by=request.user)
    messages.success(
        request, _("It does not count as the answer of %s any more.") % response.on_behalf_of
    )
    return redirect("policy:statement", organiser.slug, pk)


@require_POST
@organiser_required
def statement_rest(request: OrganiserRequest, organiser: Organiser, pk: int) -> HttpResponse:
    """What is left of a split statement is nothing to answer."""
    response = _response(request, organiser, pk)
    must(can_answer(request.membership))
    try:
        actions.settle_rest(response, by=request.user)
    except PolicyError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("The rest needs no answer. The whole stands on this page."))
    return redirect("policy:statement", organiser.slug, pk)


@require_POST
@organiser_required
def putting_back(request: OrganiserRequest, organiser: Organiser, pk: int) -> HttpResponse:
    """A remark that was taken out of a statement by mistake."""
    policy = seen_policy(request, organiser)
    must(can_answer(request.membership))
    rows = Remark.objects.filter(consultation__policy=policy, response__isnull=False)
    remark = get_object_or_404(rows, pk=pk)
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
    must(can_answer(request.membership) or not whole_of(response).is_held_back)
    return as_received(get_object_or_404(response.files, pk=file_pk))


def _rest(whole: Remark, parts: list[Remark], *, is_private: bool) -> list[str]:
    """The words that no part holds; nothing where it is not split, or may not be read yet."""
    if not parts or whole.erased_at is not None or (whole.is_held_back and not is_private):
        return []
    text = whole.raw_text if is_private else whole.shown_text
    return words_left(text, [part.raw_text for part in parts] + [p.shown_text for p in parts])


def _response(request: OrganiserRequest, organiser: Organiser, pk: int) -> ConsultationResponse:
    policy = seen_policy(request, organiser)
    rows = ConsultationResponse.objects.filter(consultation__policy=policy)
    return get_object_or_404(
        rows.select_related("consultation__version", "consultation__policy"), pk=pk
    )
