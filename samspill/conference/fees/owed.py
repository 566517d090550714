"""What each sign-up owes, as it stands now. A fixed number of queries for a whole conference."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils import timezone

from samspill.conference.models import CheckIn, Conference, ExtraChoice, SignUp
from samspill.history.models import Entry
from samspill.pure.invoices.charges import Charge, Refund, charges, total

CANCELLED = "conference.sign_up_cancelled"
HELD = (SignUp.State.SEATED,)


@dataclass(frozen=True)
class Owed:
    """One sign-up and the lines it owes; none for one who waits or never had a seat."""

    sign_up: SignUp
    lines: Sequence[Charge]

    @property
    def amount(self) -> Decimal:
        return total(self.lines)


@dataclass(frozen=True)
class Cancelling:
    """What cancelling on a day costs: told before one does it."""

    to_pay: Decimal
    whole: Decimal
    rules: Sequence[Refund]


def refund_rules(conference: Conference) -> list[Refund]:
    return [Refund(one.until, one.percent) for one in conference.refund_rules.all()]


def owed(conference: Conference) -> list[Owed]:
    """For every sign-up that owes anything, in the order they came."""
    rules = refund_rules(conference)
    extras = _extras(ExtraChoice.objects.filter(sign_up__conference=conference))
    gave_back = _gave_back_a_seat(conference)
    came = set(
        CheckIn.objects.filter(sign_up__conference=conference).values_list("sign_up", flat=True)
    )
    is_counted = conference.is_past and bool(came)  # nobody was checked in: nobody can be missed
    rows = conference.sign_ups.select_related("association", "municipality", "invoice_buyer")
    found = []
    for one in rows:
        one.conference = conference
        if one.state not in HELD and one.pk not in gave_back:
            continue
        missed = is_counted and one.state in HELD and one.pk not in came
        lines = charges(
            conference.price,
            extras[one.pk],
            rules=rules,
            cancelled_on=_day_cancelled(one),
            no_show_fee=conference.no_show_fee if missed else Decimal(0),
        )
        found.append(Owed(one, lines))
    return [one for one in found if one.lines]


def cancelling(sign_up: SignUp, today: date) -> Cancelling | None:
    """What it costs to cancel today; None where nothing is paid, or no seat is held."""
    conference = sign_up.conference
    extras = _extras(sign_up.extras.all())[sign_up.pk]
    whole = total(charges(conference.price, extras))
    if not whole or sign_up.state not in HELD:
        return None
    rules = refund_rules(conference)
    to_pay = total(charges(conference.price, extras, rules=rules, cancelled_on=today))
    return Cancelling(to_pay, whole, rules)


def price_of(sign_up: SignUp) -> list[Charge]:
    """What taking part costs this person, with the extras that are chosen."""
    return charges(sign_up.conference.price, _extras(sign_up.extras.all())[sign_up.pk])


def _extras(choices: object) -> dict[int, list[tuple[str, Decimal]]]:
    found: dict[int, list[tuple[str, Decimal]]] = defaultdict(list)
    for one in choices.select_related("extra").order_by("extra__sort_order", "pk"):  # type: ignore[attr-defined]
        found[one.sign_up_id].append((one.extra.name, one.extra.price))
    return found


def _gave_back_a_seat(conference: Conference) -> set[int]:
    """Keys of the cancelled who had a seat: history tells what they had."""
    rows = Entry.objects.filter(
        organiser_number=conference.organiser_id,
        action=CANCELLED,
        details__conference=conference.pk,
        details__was=SignUp.State.SEATED,
    )
    return {int(one) for one in rows.values_list("subject_id", flat=True)}


def _day_cancelled(sign_up: SignUp) -> date | None:
    if sign_up.cancelled_at is None or sign_up.state != SignUp.State.CANCELLED:
        return None
    return timezone.localtime(sign_up.cancelled_at).date()
