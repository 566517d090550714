"""Bases for invoices: numbered without holes, kept as made; what changes is credited, made anew."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from samspill.conference.actions.seats import locked
from samspill.conference.errors import PlanError
from samspill.conference.fees.invoices import credit_of, invoice_of, is_same, xml_of
from samspill.conference.fees.owed import Owed, owed
from samspill.conference.models import (
    Conference,
    InvoiceBasis,
    InvoiceIssuer,
    RefundRule,
    SignUp,
)
from samspill.history.actions import record
from samspill.people.models import User
from samspill.pure.invoices.shape import Invoice, as_values

Kind = InvoiceBasis.Kind


@dataclass(frozen=True)
class Made:
    """How many bases and credit notes were made."""

    invoices: int
    credits: int


@transaction.atomic
def save_issuer(
    conference: Conference,
    *,
    rules: Sequence[tuple[date, int]],
    no_show_fee: object,
    by: User | None = None,
    **facts: Any,
) -> InvoiceIssuer:
    """Who sends the invoices, and what is paid back when.

    rules   (last day, per cent of the price that falls away), each day once
    facts   the fields of InvoiceIssuer
    Raises  PlanError
    """
    held = locked(conference)
    if len({until for until, _percent in rules}) < len(rules):
        raise PlanError(_("Write each day once."), field="refunds")
    issuer, _is_new = InvoiceIssuer.objects.update_or_create(conference=held, defaults=facts)
    held.refund_rules.all().delete()
    RefundRule.objects.bulk_create(
        RefundRule(conference=held, until=until, percent=percent) for until, percent in rules
    )
    Conference.objects.filter(pk=held.pk).update(no_show_fee=no_show_fee)
    _record(held, "conference.fee_set_up", by)
    return issuer


@transaction.atomic
def make_bases(
    conference: Conference, *, sign_up: SignUp | None = None, by: User | None = None
) -> Made:
    """Make what is not made, for all or for one; where what is owed has changed, the old is
    credited and a new one made. Safe to do again.

    Raises   PlanError when nobody is set to send the invoices, or, for all, before the deadline
    """
    held = locked(conference)
    issuer = InvoiceIssuer.objects.filter(conference=held).first()
    if issuer is None:
        raise PlanError(_("Write first who sends the invoices."))
    if sign_up is None and not held.is_past_deadline:
        raise PlanError(_("The bases are made when the deadline has passed."))
    making = _Making(held, issuer)
    wanted = {one.sign_up.pk: one for one in owed(held)}
    keys = {*wanted, *making.standing} if sign_up is None else {sign_up.pk}
    for key in sorted(keys):
        making.bring_up_to_date(key, wanted.get(key))
    made = Made(making.invoices, making.credits)
    if made.invoices or made.credits:
        _record(held, "conference.bases_made", by, invoices=made.invoices, credits=made.credits)
    return made


@transaction.atomic
def take_out(conference: Conference, *, by: User | None = None) -> int:
    """Mark what goes into a file for the accounts; how many were not taken out before."""
    fresh = InvoiceBasis.objects.filter(conference=conference, taken_out_at=None)
    count = fresh.update(taken_out_at=timezone.now())
    _record(conference, "conference.bases_taken_out", by, count=count)
    return count


class _Making:
    """Numbers go on from the last; the conference's row is held, so nobody else takes one."""

    def __init__(self, conference: Conference, issuer: InvoiceIssuer) -> None:
        self.conference, self.issuer = conference, issuer
        self.today = timezone.localdate()
        rows = conference.invoice_bases.all()
        self.number = rows.aggregate(last=Max("number"))["last"] or 0
        free = rows.filter(kind=Kind.INVOICE, credited_by=None)
        self.standing = {one.sign_up_id: one for one in free.select_related("conference")}
        self.invoices = self.credits = 0

    def bring_up_to_date(self, key: int, one: Owed | None) -> None:
        kept = self.standing.get(key)
        if kept is not None and not kept.content:  # erased when the books' time was out
            return
        if kept is not None:
            if one is not None and is_same(kept.content, as_values(self._invoice(one))):
                return
            self._keep(
                kept.sign_up_id, credit_of(kept, number=self._next(), today=self.today), kept
            )
            self.credits += 1
        if one is not None:
            self._keep(key, self._invoice(one, self._next()), None)
            self.invoices += 1

    def _invoice(self, one: Owed, number: int = 0) -> Invoice:
        return invoice_of(one, self.issuer, number=number, today=self.today)

    def _next(self) -> int:
        self.number += 1
        return self.number

    def _keep(self, key: int, invoice: Invoice, taken_back: InvoiceBasis | None) -> None:
        InvoiceBasis.objects.create(
            conference=self.conference,
            sign_up_id=key,
            credits=taken_back,
            kind=Kind.CREDIT if taken_back else Kind.INVOICE,
            number=self.number,
            content=as_values(invoice),
            amount=invoice.to_pay,
            ehf=xml_of(invoice),
        )


def _record(conference: Conference, action: str, by: User | None, **details: object) -> None:
    number = conference.organiser_id
    record(conference, action=action, organiser_number=number, by=by, **details)
