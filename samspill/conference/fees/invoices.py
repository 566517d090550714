"""From what is owed to an invoice as plain values, and back from what was kept."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from django.utils import translation
from django.utils.translation import gettext as _

from samspill.conference.fees.owed import Owed
from samspill.conference.models import Conference, InvoiceBasis, InvoiceIssuer, SignUp
from samspill.pure.invoices.charges import Charge
from samspill.pure.invoices.ehf import MissingError, ehf
from samspill.pure.invoices.kid import kid
from samspill.pure.invoices.shape import Invoice, Line, Party, VatCategory, from_values

MOVING = ("number", "issued_on", "due_on", "kid")  # say nothing of what is owed


def invoice_of(one: Owed, issuer: InvoiceIssuer, *, number: int, today: date) -> Invoice:
    """What this sign-up owes, in the conference's language."""
    conference = one.sign_up.conference
    with translation.override(conference.language):
        lines = [Line(_words(line, one.sign_up), line.amount) for line in one.lines]
        reason = issuer.vat_exempt_reason or _("The seller is not registered for VAT.")
    category = _category(issuer)
    return Invoice(
        number=number_on_paper(conference, number),
        issued_on=f"{today:%Y-%m-%d}",
        due_on=f"{today + timedelta(days=issuer.due_days):%Y-%m-%d}",
        seller=_seller(issuer),
        buyer=_buyer(one.sign_up),
        lines=lines,
        reference=one.sign_up.invoice_reference,
        account=issuer.account_number,
        kid=kid(conference.pk, number),
        vat_category=category,
        vat_reason="" if category == "S" else reason,
    )


def credit_of(basis: InvoiceBasis, *, number: int, today: date) -> Invoice:
    """The credit note that takes all of a basis back: the same parties and lines."""
    before = from_values(basis.content)
    return replace(
        before,
        number=number_on_paper(basis.conference, number),
        issued_on=f"{today:%Y-%m-%d}",
        due_on=f"{today:%Y-%m-%d}",
        credits=before.number,
        credits_on=before.issued_on,
    )


def is_same(kept: Mapping[str, Any], wanted: Mapping[str, Any]) -> bool:
    """Whether nothing that is owed, or by whom, has changed since the basis was made."""
    return all(kept.get(name) == value for name, value in wanted.items() if name not in MOVING)


def xml_of(invoice: Invoice) -> str:
    """EHF, or "" where something is missing that EHF asks for: it goes by e-mail or paper then."""
    try:
        return ehf(invoice)
    except MissingError:
        return ""


def number_on_paper(conference: Conference, number: int) -> str:
    return f"{conference.pk}-{number}"


def _category(issuer: InvoiceIssuer) -> VatCategory:
    """Outside VAT; registered, but exempt for this; or the standard rate, within the price."""
    if not issuer.is_vat_registered:
        return "O"
    return "E" if issuer.vat_exempt_reason else "S"


def _seller(issuer: InvoiceIssuer) -> Party:
    return Party(
        issuer.name,
        issuer.org_number,
        issuer.address,
        issuer.postcode,
        issuer.place,
        issuer.email,
        issuer.is_vat_registered,
    )


def _buyer(sign_up: SignUp) -> Party:
    known = getattr(sign_up, "invoice_buyer", None)
    if known is not None:
        return Party(
            known.name, known.org_number, known.address, known.postcode, known.place, known.email
        )
    one = sign_up.association
    if one is None:
        return Party(sign_up.represents or sign_up.name, "", email=sign_up.email)
    return Party(
        one.display_name, one.org_number, one.address, one.postcode, one.place, sign_up.email
    )


def _words(line: Charge, sign_up: SignUp) -> str:
    """Without the name of the person: for whom it is says enough in the accounts."""
    title = sign_up.conference.title
    if line.what == "no_show":
        return _("Fee for a seat that nobody used: %(title)s") % {"title": title}
    name = _("Taking part") if line.what == "seat" else line.name
    said = _("%(what)s: %(title)s") % {"what": name, "title": title}
    if line.percent < 100:
        return _("%(line)s (cancelled, %(percent)d %% of the price)") % {
            "line": said,
            "percent": line.percent,
        }
    return said
