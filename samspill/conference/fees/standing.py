"""The bases that are made, held against what is owed now. Reads only."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils import timezone

from samspill.conference.fees.invoices import invoice_of, is_same
from samspill.conference.fees.owed import Owed
from samspill.conference.models import InvoiceBasis, InvoiceIssuer
from samspill.pure.invoices.shape import as_values


@dataclass(frozen=True)
class Standing:
    """Keys of sign-ups whose basis says what they owe now, and of those whose basis says another
    thing; the bases of those who owe nothing any more."""

    made: frozenset[int]
    changed: frozenset[int]
    owe_nothing: Sequence[InvoiceBasis]


def standing(
    now: Sequence[Owed], bases: Sequence[InvoiceBasis], issuer: InvoiceIssuer | None
) -> Standing:
    """`bases` are all of the conference. One whose content is erased is left as it was."""
    credited = {one.credits_id for one in bases}
    kept = {
        one.sign_up_id: one
        for one in bases
        if one.kind == InvoiceBasis.Kind.INVOICE and one.pk not in credited
    }
    owing = {one.sign_up.pk: one for one in now}
    both = owing.keys() & kept.keys()
    made = {key for key in both if issuer and _says(kept[key], owing[key], issuer)}
    others = [one for key, one in kept.items() if key not in owing and one.content]
    return Standing(frozenset(made), frozenset(both - made), others)


def _says(basis: InvoiceBasis, one: Owed, issuer: InvoiceIssuer) -> bool:
    today = timezone.localdate()
    wanted = invoice_of(one, issuer, number=basis.number, today=today)
    return not basis.content or is_same(basis.content, as_values(wanted))
