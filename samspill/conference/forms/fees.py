"""What is written about who sends the invoices, and what is paid back when."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from stdnum.no import kontonr

from samspill.conference.actions import fees
from samspill.conference.asking.form_fields import OrgNumberField
from samspill.conference.errors import PlanError
from samspill.conference.models import Conference, InvoiceIssuer
from samspill.people.models import User

FACTS = (
    "name", "org_number", "address", "postcode", "place", "account_number", "email", "due_days",
    "is_vat_registered", "vat_exempt_reason",
)  # fmt: skip
REFUND = re.compile(r"^(\d{1,2})\.\s*(\d{1,2})\.\s*(\d{4})\s*[:;,]?\s+(\d{1,3})\s*%?$")


def _written(message: Any) -> dict[str, Any]:
    return {"required": message, "invalid": message}


class IssuerForm(forms.Form):
    name = forms.CharField(
        label=gettext_lazy("Who sends the invoices"),
        max_length=120,
        error_messages=_written(gettext_lazy("Write who sends the invoices.")),
    )
    org_number = OrgNumberField(
        label=gettext_lazy("Organisation number"),
        max_length=20,
        error_messages=_written(gettext_lazy("Write the organisation number with nine digits.")),
    )
    address = forms.CharField(
        label=gettext_lazy("Address"),
        max_length=200,
        error_messages=_written(gettext_lazy("Write the address.")),
    )
    postcode = forms.RegexField(
        r"^\d{4}$",
        label=gettext_lazy("Postcode"),
        error_messages=_written(gettext_lazy("Write the postcode with four digits.")),
    )
    place = forms.CharField(
        label=gettext_lazy("Place"),
        max_length=60,
        error_messages=_written(gettext_lazy("Write the place.")),
    )
    account_number = forms.CharField(
        label=gettext_lazy("Account number"),
        max_length=20,
        help_text=gettext_lazy("Eleven digits."),
        error_messages=_written(gettext_lazy("Write the account number with eleven digits.")),
    )
    email = forms.EmailField(
        label=gettext_lazy("E-mail"),
        required=False,
        error_messages=_written(
            gettext_lazy("Write the e-mail address like this: navn@example.no")
        ),
    )
    due_days = forms.IntegerField(
        label=gettext_lazy("Days to pay"),
        min_value=1,
        max_value=90,
        initial=30,
        error_messages=_written(gettext_lazy("Write a number of days, from 1 to 90.")),
    )
    is_vat_registered = forms.BooleanField(
        label=gettext_lazy("Registered for VAT"),
        required=False,
        help_text=gettext_lazy("Then the price includes 25 % VAT, unless it is exempt."),
    )
    vat_exempt_reason = forms.CharField(
        label=gettext_lazy("Why there is no VAT on this"),
        required=False,
        max_length=200,
        help_text=gettext_lazy("Ask the one who keeps the accounts. It stands on the invoice."),
    )
    refunds = forms.CharField(
        label=gettext_lazy("What is paid back"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy(
            "One day on each line, with how much falls away: 01.03.2027 100. "
            "After the last day all of it is asked for. Empty: cancelling costs nothing."
        ),
    )
    no_show_fee = forms.DecimalField(
        label=gettext_lazy("Fee for a seat that nobody used, in kroner"),
        required=False,
        min_value=0,
        max_digits=9,
        decimal_places=2,
        help_text=gettext_lazy("Only for those who were not checked in at the door."),
        error_messages=_written(gettext_lazy("Write an amount in kroner, for instance 500.")),
    )

    def __init__(self, *args: Any, conference: Conference) -> None:
        self.conference = conference
        super().__init__(*args, initial=_standing(conference))

    def clean_account_number(self) -> str:
        text = kontonr.compact(self.cleaned_data["account_number"])
        if len(text) != 11 or not text.isdecimal():
            raise ValidationError(_("Write the account number with eleven digits."))
        if not kontonr.is_valid(text):
            words = _("The last digit of %(number)s does not fit the others. Look for a slip.")
            raise ValidationError(words % {"number": text})
        return text

    def clean_refunds(self) -> list[tuple[date, int]]:
        lines = [one.strip() for one in self.cleaned_data["refunds"].splitlines() if one.strip()]
        return [_refund(line) for line in lines]

    def try_save(self, *, by: User) -> InvoiceIssuer | None:
        facts = {name: self.cleaned_data[name] for name in FACTS}
        try:
            return fees.save_issuer(
                self.conference,
                rules=self.cleaned_data["refunds"],
                no_show_fee=self.cleaned_data["no_show_fee"] or 0,
                by=by,
                **facts,
            )
        except PlanError as error:
            self.add_error(error.field or None, str(error))
            return None


def _refund(line: str) -> tuple[date, int]:
    words = _("Write «%(line)s» as a day and a number from 0 to 100: 01.03.2027 100.")
    wrong = ValidationError(words % {"line": line})
    if not (found := REFUND.match(line)):
        raise wrong
    day, month, year, percent = map(int, found.groups())
    try:
        until = date(year, month, day)
    except ValueError:
        raise wrong from None
    if percent > 100:
        raise wrong
    return until, percent


def _standing(conference: Conference) -> dict[str, Any]:
    rules = conference.refund_rules.all()
    lines = [f"{one.until:%d.%m.%Y} {one.percent}" for one in rules]
    found: dict[str, Any] = {"refunds": "\n".join(lines), "no_show_fee": conference.no_show_fee}
    issuer = InvoiceIssuer.objects.filter(conference=conference).first()
    if issuer is None:
        owner = conference.organiser
        return {**found, "name": owner.name, "due_days": 30, "email": owner.contact_email}
    return {**found, **{name: getattr(issuer, name) for name in FACTS}}
