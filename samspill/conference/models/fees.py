"""What it costs to take part: bases for invoices. Nobody pays in Samspill."""

from __future__ import annotations

from django.db.models import (
    CASCADE,
    PROTECT,
    BooleanField,
    CharField,
    DateField,
    DateTimeField,
    DecimalField,
    EmailField,
    ForeignKey,
    JSONField,
    Model,
    OneToOneField,
    PositiveIntegerField,
    PositiveSmallIntegerField,
    TextChoices,
    TextField,
    UniqueConstraint,
)
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samspill.conference.models.conferences import Conference
from samspill.conference.models.sign_ups import SignUp


class InvoiceIssuer(Model):
    """Fakturautsteder: who sends the invoices of a conference."""

    conference = OneToOneField(Conference, CASCADE, related_name="invoice_issuer")
    name = CharField(max_length=120)
    org_number = CharField(max_length=9)
    address = CharField(max_length=200)
    postcode = CharField(max_length=4)
    place = CharField(max_length=60)
    account_number = CharField(max_length=11)  # eleven digits, mod 11
    is_vat_registered = BooleanField(default=False)
    vat_exempt_reason = CharField(max_length=200, blank=True)
    due_days = PositiveSmallIntegerField(default=30)
    email = EmailField(blank=True)

    def __str__(self) -> str:
        return self.name


class RefundRule(Model):
    """Cancelled on this day or before: so much of the price is not asked for."""

    conference = ForeignKey(Conference, CASCADE, related_name="refund_rules")
    until = DateField()
    percent = PositiveSmallIntegerField()  # of the price that falls away, 0 to 100

    class Meta:
        ordering = ["until"]
        constraints = [UniqueConstraint(fields=["conference", "until"], name="refund_day_once")]

    def __str__(self) -> str:
        return f"{self.until}: {self.percent} %"


class InvoiceBuyer(Model):
    """Who is to be sent the invoice for one sign-up; municipalities need a reference."""

    sign_up = OneToOneField(SignUp, CASCADE, related_name="invoice_buyer")
    name = CharField(max_length=200)
    org_number = CharField(max_length=9, blank=True)
    address = CharField(max_length=200, blank=True)
    postcode = CharField(max_length=4, blank=True)
    place = CharField(max_length=60, blank=True)
    email = EmailField(blank=True)

    def __str__(self) -> str:
        return self.name


class InvoiceBasis(Model):
    """Fakturagrunnlag: numbered, kept as made; what changes later is a credit with its own number."""

    class Kind(TextChoices):
        INVOICE = "invoice", _("Invoice")
        CREDIT = "credit", _("Credit note")

    conference = ForeignKey(Conference, PROTECT, related_name="invoice_bases")
    sign_up = ForeignKey(SignUp, PROTECT, related_name="invoice_bases")
    credits = OneToOneField("self", PROTECT, null=True, related_name="credited_by")
    kind = CharField(max_length=10, choices=Kind)
    number = PositiveIntegerField()  # within the conference, from 1
    content = JSONField()  # seller, buyer, lines and sums, as plain values; amounts as texts
    amount = DecimalField(max_digits=9, decimal_places=2)  # NOK
    ehf = TextField(blank=True)  # Peppol BIS Billing 3; "" when the buyer has no org number
    made_at = DateTimeField(default=timezone.now)
    taken_out_at = DateTimeField(null=True)  # in a file for the accounts

    class Meta:
        ordering = ["number"]
        constraints = [UniqueConstraint(fields=["conference", "number"], name="basis_number_once")]

    def __str__(self) -> str:
        return f"{self.kind} {self.number}"
