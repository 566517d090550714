"""An invoice as plain values. It is kept as JSON: amounts are texts with two decimals."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Any, Literal

VatCategory = Literal["O", "E", "S"]
"""Outside the scope of VAT; exempt; standard rate. The same for the whole invoice."""

STANDARD_RATE = Decimal(25)  # per cent
ORE = Decimal("0.01")


@dataclass(frozen=True)
class Party:
    """Seller or buyer. `org_number` is nine digits, or "" for a buyer that has none."""

    name: str
    org_number: str
    address: str = ""
    postcode: str = ""
    place: str = ""
    email: str = ""
    is_vat_registered: bool = False


@dataclass(frozen=True)
class Line:
    """Text, and the amount to pay in NOK with VAT if there is any."""

    text: str
    amount: Decimal


@dataclass(frozen=True)
class Invoice:
    """An invoice, or the credit note that takes one back.

    number     as it stands on paper, unique for the seller
    credits    the number of the invoice that is taken back, "" for an invoice
    reference  Deres referanse
    """

    number: str
    issued_on: str  # 2027-03-12
    due_on: str
    seller: Party
    buyer: Party
    lines: Sequence[Line]
    reference: str
    account: str
    kid: str
    vat_category: VatCategory
    vat_reason: str = ""
    note: str = ""
    credits: str = ""
    credits_on: str = ""

    @property
    def rate(self) -> Decimal:
        return STANDARD_RATE if self.vat_category == "S" else Decimal(0)

    def net(self, line: Line) -> Decimal:
        """The line without VAT."""
        return (line.amount * 100 / (100 + self.rate)).quantize(ORE, ROUND_HALF_UP)

    @property
    def net_total(self) -> Decimal:
        return sum((self.net(one) for one in self.lines), Decimal("0.00"))

    @property
    def vat_total(self) -> Decimal:
        return (self.net_total * self.rate / 100).quantize(ORE, ROUND_HALF_UP)

    @property
    def to_pay(self) -> Decimal:
        return sum((one.amount for one in self.lines), Decimal("0.00")).quantize(ORE)

    @property
    def rounding(self) -> Decimal:
        """An øre that net and VAT do not add up to, when they are rounded each for itself."""
        return self.to_pay - self.net_total - self.vat_total


def as_values(invoice: Invoice) -> dict[str, Any]:
    """What is kept as JSON."""
    values = asdict(invoice)
    values["lines"] = [{"text": one.text, "amount": f"{one.amount:.2f}"} for one in invoice.lines]
    return values


def from_values(values: Mapping[str, Any]) -> Invoice:
    """The invoice again, of what `as_values` made."""
    whole = dict(values)
    whole["seller"], whole["buyer"] = Party(**values["seller"]), Party(**values["buyer"])
    whole["lines"] = [Line(one["text"], Decimal(one["amount"])) for one in values["lines"]]
    return Invoice(**whole)
