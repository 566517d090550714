from __future__ import annotations

from datetime import datetime, timedelta

from django.db.models import QuerySet
from django.utils.translation import gettext_noop as _

from samspill.conference.models import InvoiceBasis, InvoiceBuyer
from samspill.pure.personal_data import PersonalField

BOOKS_KEPT = timedelta(days=5 * 365 + 2)
BOOKS_END = _("Five years after the conference, as the Bookkeeping Act asks.")
BUYER_PURPOSE = _("To send the invoice to the right place.")


def _old_buyers(now: datetime) -> QuerySet:
    return InvoiceBuyer.objects.filter(sign_up__conference__ends_at__lt=now - BOOKS_KEPT)


def _old_bases(now: datetime) -> QuerySet:
    old = InvoiceBasis.objects.filter(conference__ends_at__lt=now - BOOKS_KEPT)
    return old.exclude(content={}, ehf="")


def _delete(rows: QuerySet) -> int:
    return rows.delete()[0]


def _forget_content(rows: QuerySet) -> int:
    """The number and the amount stay: a series has no holes."""
    return rows.update(content={}, ehf="")


def _buyer(name: str) -> PersonalField:
    return PersonalField(
        f"InvoiceBuyer.{name}", purpose=BUYER_PURPOSE, legal_basis="6-1-c", kept_until=BOOKS_END
    )


PERSONAL = (
    PersonalField(
        "InvoiceBuyer.name",
        purpose=BUYER_PURPOSE,
        legal_basis="6-1-c",
        kept_until=BOOKS_END,
        due=_old_buyers,
        erase=_delete,
    ),
    _buyer("address"),
    _buyer("email"),
    PersonalField(
        "InvoiceBasis.content",
        purpose=_("To show what was invoiced, and why."),
        legal_basis="6-1-c",
        kept_until=BOOKS_END,
        due=_old_bases,
        erase=_forget_content,
    ),
    PersonalField(
        "InvoiceBasis.ehf",
        purpose=_("To show what was invoiced, and why."),
        legal_basis="6-1-c",
        kept_until=BOOKS_END,
    ),
)
IMPERSONAL = (
    "InvoiceIssuer.name",
    "InvoiceIssuer.org_number",
    "InvoiceIssuer.address",
    "InvoiceIssuer.postcode",
    "InvoiceIssuer.place",
    "InvoiceIssuer.account_number",
    "InvoiceIssuer.vat_exempt_reason",
    "InvoiceIssuer.email",
    "InvoiceBuyer.org_number",
    "InvoiceBuyer.postcode",
    "InvoiceBuyer.place",
)
