from datetime import date
from decimal import Decimal

import pytest

from samspill.pure.invoices.charges import Refund, charges, percent_to_pay, total

RULES = [Refund(date(2027, 3, 10), 50), Refund(date(2027, 3, 1), 100)]


@pytest.mark.parametrize(
    ("day", "percent"),
    [
        (None, 100),
        (date(2027, 3, 1), 0),
        (date(2027, 3, 2), 50),
        (date(2027, 3, 10), 50),
        (date(2027, 3, 11), 100),
    ],
)
def test_the_first_day_that_has_not_passed_decides(day, percent):
    assert percent_to_pay(RULES, day) == percent


def test_without_rules_a_seat_given_back_costs_nothing():
    assert percent_to_pay([], date(2027, 3, 1)) == 0


def test_extras_follow_the_price_and_a_fee_for_not_coming_is_a_line_of_its_own():
    lines = charges(
        Decimal(500),
        [("Middag", Decimal("395.50")), ("Lunsj", Decimal(0))],
        no_show_fee=Decimal(300),
    )

    assert [(one.what, one.amount) for one in lines] == [
        ("seat", Decimal("500.00")),
        ("extra", Decimal("395.50")),
        ("no_show", Decimal("300.00")),
    ]
    assert total(lines) == Decimal("1195.50")


def test_half_of_an_odd_price_is_rounded_up_to_an_ore():
    lines = charges(Decimal("0.05"), [], rules=RULES, cancelled_on=date(2027, 3, 5))

    assert lines[0].amount == Decimal("0.03")
