"""What one sign-up costs: price and extras, less what falls away, plus the fee for not coming."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Literal

What = Literal["seat", "extra", "no_show"]
ORE = Decimal("0.01")
WHOLE = Decimal(100)


@dataclass(frozen=True)
class Refund:
    """Cancelled on this day or before: so many per cent of the price are not asked for."""

    until: date
    percent: int


@dataclass(frozen=True)
class Charge:
    """One line to pay. `percent` is how much of `full` is asked for; `amount` is in NOK."""

    what: What
    name: str
    full: Decimal
    percent: int = 100

    @property
    def amount(self) -> Decimal:
        return (self.full * self.percent / WHOLE).quantize(ORE, ROUND_HALF_UP)


def percent_to_pay(rules: Sequence[Refund], cancelled_on: date | None) -> int:
    """How much of the price is asked for, 0 to 100.

    cancelled_on  None for one who has not cancelled
    Without rules a seat that is given back costs nothing. With rules, the first day that has not
    passed decides; after the last of them all of it is asked for.
    """
    if cancelled_on is None:
        return 100
    if not rules:
        return 0
    ahead = [one for one in sorted(rules, key=lambda one: one.until) if cancelled_on <= one.until]
    return 100 - min(ahead[0].percent, 100) if ahead else 100


def charges(
    price: Decimal,
    extras: Sequence[tuple[str, Decimal]],
    *,
    rules: Sequence[Refund] = (),
    cancelled_on: date | None = None,
    no_show_fee: Decimal = Decimal(0),
) -> list[Charge]:
    """The lines of one sign-up, without those of 0 kroner.

    extras       (name, price) of each that was chosen
    no_show_fee  0 for one who came, or who cancelled
    """
    percent = percent_to_pay(rules, cancelled_on)
    lines = [Charge("seat", "", price, percent)]
    lines += [Charge("extra", name, one, percent) for name, one in extras]
    lines.append(Charge("no_show", "", no_show_fee))
    return [one for one in lines if one.amount > 0]


def total(lines: Sequence[Charge]) -> Decimal:
    return sum((one.amount for one in lines), Decimal(0))
