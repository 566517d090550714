"""Fees: who sends the invoices, what is owed, and the bases as files for the accounts."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from samspill.conference import rules
from samspill.conference.actions import fees as fee_actions
from samspill.conference.errors import PlanError
from samspill.conference.fees import books
from samspill.conference.fees.owed import owed, refund_rules
from samspill.conference.fees.standing import standing
from samspill.conference.forms.fees import IssuerForm
from samspill.conference.models import Conference, InvoiceBasis, InvoiceIssuer
from samspill.conference.views.files import as_file
from samspill.conference.views.work import context, of_member
from samspill.organiser.access import OrganiserRequest, must, organiser_required
from samspill.organiser.models import Organiser


@organiser_required
def fees(request: OrganiserRequest, organiser: Organiser, pk: int) -> HttpResponse:
    """What is owed now, and the bases that are made."""
    found = _to_handle(request, organiser, pk)
    now = owed(found)
    bases = list(_bases(found))
    issuer = InvoiceIssuer.objects.filter(conference=found).first()
    more = {
        "conference": found,
        "issuer": issuer,
        "owed": now,
        "sum": sum(one.amount for one in now),
        "bases": bases,
        "standing": standing(now, bases, issuer),
        "is_to_accounts": any(one.ehf for one in bases),
        "without_reference": [one for one in now if not one.sign_up.invoice_reference],
        "refunds": refund_rules(found),
        "page": "fees",
    }
    return render(request, "conference/fees/fees.html", context(request, organiser, **more))


@organiser_required
def issuer(request: OrganiserRequest, organiser: Organiser, pk: int) -> HttpResponse:
    found = _to_handle(request, organiser, pk)
    form = IssuerForm(request.POST or None, conference=found)
    if form.is_valid() and form.try_save(by=request.user):
        messages.success(request, _("Saved."))
        return redirect("conference:fees", organiser.slug, pk)
    more = {"conference": found, "form": form, "page": "fees"}
    return render(request, "conference/fees/issuer.html", context(request, organiser, **more))


@require_POST
@organiser_required
def bases(request: OrganiserRequest, organiser: Organiser, pk: int) -> HttpResponse:
    """Make the bases for all, or for the one that is named."""
    found = _to_handle(request, organiser, pk)
    number = request.POST.get("sign_up", "")
    one = get_object_or_404(found.sign_ups, pk=number) if number.isdecimal() else None
    try:
        made = fee_actions.make_bases(found, sign_up=one, by=request.user)
    except PlanError as error:
        messages.error(request, str(error))
        return redirect("conference:fees", organiser.slug, pk)
    if made.invoices or made.credits:
        words = _("Made: %(invoices)d invoice bases and %(credits)d credit notes.")
        messages.success(request, words % {"invoices": made.invoices, "credits": made.credits})
    else:
        messages.success(request, _("Nothing has changed since the bases were made."))
    return redirect("conference:fees", organiser.slug, pk)


@require_POST
@organiser_required
def bases_xlsx(request: OrganiserRequest, organiser: Organiser, pk: int) -> HttpResponse:
    """POST, for it marks the bases as taken out."""
    found = _to_handle(request, organiser, pk)
    fee_actions.take_out(found, by=request.user)
    content = books.bases_xlsx([one for one in _bases(found) if one.content])
    return as_file(content, books.XLSX, f"{organiser.slug}-{pk}-fees.xlsx")


@require_POST
@organiser_required
def bases_zip(request: OrganiserRequest, organiser: Organiser, pk: int) -> HttpResponse:
    found = _to_handle(request, organiser, pk)
    fee_actions.take_out(found, by=request.user)
    content = books.ehf_zip(list(_bases(found)))
    return as_file(content, "application/zip", f"{organiser.slug}-{pk}-ehf.zip")


@organiser_required
def basis_ehf(
    request: OrganiserRequest, organiser: Organiser, pk: int, number: int
) -> HttpResponse:
    found = _to_handle(request, organiser, pk)
    basis = get_object_or_404(found.invoice_bases, number=number)
    if not basis.ehf:
        raise Http404
    return as_file(basis.ehf.encode(), "application/xml", books.ehf_name(basis))


def _bases(conference: Conference) -> list[InvoiceBasis]:
    rows = conference.invoice_bases.select_related("sign_up__association", "credits")
    found = list(rows.select_related("sign_up__municipality"))
    credited = {one.credits_id for one in found}
    for one in found:
        one.is_credited = one.pk in credited  # type: ignore[attr-defined]
    return found


def _to_handle(request: OrganiserRequest, organiser: Organiser, pk: int) -> Conference:
    must(rules.can_handle_fees(request.membership))
    return get_object_or_404(of_member(request, organiser), pk=pk)
