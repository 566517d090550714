from __future__ import annotations

from datetime import datetime

from django.db.models import (
    CASCADE,
    PROTECT,
    SET_NULL,
    BooleanField,
    CharField,
    CheckConstraint,
    Count,
    DateTimeField,
    DecimalField,
    EmailField,
    F,
    ForeignKey,
    Model,
    PositiveIntegerField,
    PositiveSmallIntegerField,
    Q,
    QuerySet,
    TextChoices,
    TextField,
    UniqueConstraint,
)
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samspill.organiser.models import Membership, Municipality, Organiser
from samspill.process.models import Lead, PolicyProcess
from samspill.registry.models import Association


class ConferenceQuerySet(QuerySet["Conference"]):
    def published(self) -> ConferenceQuerySet:
        return self.filter(published_at__isnull=False)

    def open_for_sign_up(self, now: datetime | None = None) -> ConferenceQuerySet:
        return self.published().filter(sign_up_deadline__gte=now or timezone.now())

    def seen_by(self, membership: Membership) -> ConferenceQuerySet:
        """What the working group holds is its own until it is handed over."""
        if membership.party == Membership.Party.WORKING_GROUP:
            return self
        held_back = Q(controller=Lead.WORKING_GROUP, process__hand_over__isnull=True)
        return self.exclude(held_back)

    def current(self, now: datetime | None = None) -> Conference | None:
        """The one being worked on: the next that is not over, else the last that was."""
        moment = now or timezone.now()
        coming = self.filter(ends_at__gte=moment).order_by("starts_at").first()
        return coming or self.order_by("-starts_at").first()

    def with_seats_taken(self) -> ConferenceQuerySet:
        seated = Q(sign_ups__state=SignUp.State.SEATED)
        waiting = Q(sign_ups__state=SignUp.State.WAITING)
        return self.annotate(
            seats_taken=Count("sign_ups", filter=seated, distinct=True),
            waiting_count=Count("sign_ups", filter=waiting, distinct=True),
        )


class Conference(Model):
    """Dialogkonferanse: one meeting of associations and municipality around tables."""

    class OnePer(TextChoices):
        ASSOCIATION = "association", _("One from each association")
        MUNICIPALITY = "municipality", _("One from each municipality")
        NONE = "none", _("As many as want to")

    organiser = ForeignKey(Organiser, CASCADE, related_name="conferences")
    process = ForeignKey(PolicyProcess, CASCADE, null=True, related_name="conferences")
    controller = CharField(max_length=20, choices=Lead, default=Lead.MUNICIPALITY)
    title = CharField(max_length=200)
    language = CharField(max_length=2, default="nb")
    lead_text = TextField(blank=True)  # why, in two or three sentences
    target_group = CharField(max_length=300, blank=True)
    starts_at = DateTimeField()
    ends_at = DateTimeField()
    venue = CharField(max_length=120)
    address = CharField(max_length=200, blank=True)
    sign_up_deadline = DateTimeField()
    capacity = PositiveIntegerField()  # people
    table_size = PositiveSmallIntegerField(default=7)  # people
    one_per = CharField(max_length=20, choices=OnePer, default=OnePer.ASSOCIATION)
    price = DecimalField(max_digits=9, decimal_places=2, default=0)  # NOK per person
    price_includes = CharField(max_length=200, blank=True)
    has_stands = BooleanField(default=False)
    stand_text = TextField(blank=True)
    linked_event = TextField(blank=True)  # a conference beside this one, told in words
    contact_name = CharField(max_length=120, blank=True)
    contact_role = CharField(max_length=120, blank=True)
    contact_email = EmailField(blank=True)
    contact_phone = CharField(max_length=20, blank=True)
    published_at = DateTimeField(null=True)

    seats_taken: int  # by with_seats_taken
    waiting_count: int  # by with_seats_taken
    objects = ConferenceQuerySet.as_manager()

    class Meta:
        ordering = ["starts_at"]
        constraints = [
            CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="ends_after_start"),
            CheckConstraint(
                condition=Q(sign_up_deadline__lte=F("starts_at")), name="deadline_before_start"
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def is_past(self) -> bool:
        return self.ends_at < timezone.now()

    @property
    def is_one_day(self) -> bool:
        first, last = timezone.localtime(self.starts_at), timezone.localtime(self.ends_at)
        return first.date() == last.date()

    @property
    def is_past_deadline(self) -> bool:
        return self.sign_up_deadline < timezone.now()

    @property
    def is_for_municipalities(self) -> bool:
        """Those who come stand for a municipality each, not for an association."""
        return self.one_per == self.OnePer.MUNICIPALITY or self.organiser.invites_municipalities


class ProgrammeItem(Model):
    """Programpost. A round's title, theme, question and introduction stand here."""

    class Kind(TextChoices):
        TALK = "talk", _("Talk")
        ROUND = "round", _("Round around the tables")
        PLENARY = "plenary", _("Plenary")
        INTRODUCTION = "introduction", _("Introduction")
        BREAK = "break", _("Break")
        MEAL = "meal", _("Meal")
        PRACTICAL = "practical", _("Practical")

    conference = ForeignKey(Conference, CASCADE, related_name="programme")
    starts_at = DateTimeField()
    ends_at = DateTimeField(null=True, blank=True)
    kind = CharField(max_length=15, choices=Kind)
    title = CharField(max_length=200)
    round_number = PositiveSmallIntegerField(null=True, blank=True)  # also of a round's plenary
    theme = CharField(max_length=200, blank=True)
    question = TextField(blank=True)
    introduction = TextField(blank=True)

    class Meta:
        ordering = ["starts_at", "pk"]
        constraints = [
            UniqueConstraint(
                fields=["conference", "round_number"],
                condition=Q(kind="round"),
                name="round_number_once",
            ),
            CheckConstraint(
                condition=~Q(kind="round") | (Q(round_number__isnull=False) & ~Q(question="")),
                name="round_has_number_and_question",
            ),
        ]

    def __str__(self) -> str:
        return self.title


class Speaker(Model):
    item = ForeignKey(ProgrammeItem, CASCADE, related_name="speakers")
    name = CharField(max_length=120)
    title = CharField(max_length=120, blank=True)
    organisation = CharField(max_length=120, blank=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return ", ".join(part for part in (self.name, self.title, self.organisation) if part)


class SignUpQuerySet(QuerySet["SignUp"]):
    def seated(self) -> SignUpQuerySet:
        return self.filter(state=SignUp.State.SEATED)

    def waiting(self) -> SignUpQuerySet:
        return self.filter(state=SignUp.State.WAITING).order_by("created_at", "pk")

    def standing(self) -> SignUpQuerySet:
        return self.exclude(state=SignUp.State.CANCELLED)


class SignUp(Model):
    """Påmelding: one person, for an association or a municipality, at one conference."""

    class State(TextChoices):
        SEATED = "seated", _("Has a seat")
        WAITING = "waiting", _("On the waiting list")
        CANCELLED = "cancelled", _("Cancelled")

    conference = ForeignKey(Conference, CASCADE, related_name="sign_ups")
    association = ForeignKey(Association, SET_NULL, null=True, related_name="sign_ups")
    municipality = ForeignKey(Municipality, PROTECT, null=True, related_name="+")
    association_name = CharField(max_length=200, blank=True)  # when it is in no register
    name = CharField(max_length=120)
    email = EmailField(blank=True)
    phone = CharField(max_length=20, blank=True)
    role = CharField(max_length=80, blank=True)
    invoice_reference = CharField(max_length=60, blank=True)
    wants_stand = BooleanField(default=False)
    language = CharField(max_length=2, default="nb")  # of what is sent to this person
    state = CharField(max_length=10, choices=State)
    card_code = CharField(max_length=8)  # finds my table; stands on the card
    created_at = DateTimeField(default=timezone.now)
    cancelled_at = DateTimeField(null=True)
    calendar_sequence = PositiveSmallIntegerField(default=0)  # RFC 5545 SEQUENCE
    link_number = PositiveSmallIntegerField(default=1)  # a link with another number opens nothing
    # not counted where the conference takes one from each: the rule stays a constraint
    is_extra = BooleanField(default=False)

    objects = SignUpQuerySet.as_manager()

    class Meta:
        ordering = ["created_at", "pk"]
        constraints = [
            UniqueConstraint(
                fields=["conference", "association"],
                condition=Q(association__isnull=False) & ~Q(state="cancelled") & Q(is_extra=False),
                name="one_sign_up_per_association",
            ),
            UniqueConstraint(
                fields=["conference", "municipality"],
                condition=Q(municipality__isnull=False) & ~Q(state="cancelled") & Q(is_extra=False),
                name="one_sign_up_per_municipality",
            ),
            UniqueConstraint(fields=["conference", "card_code"], name="card_code_once"),
        ]

    def __str__(self) -> str:
        return f"{self.name}, {self.represents}"

    @property
    def represents(self) -> str:
        """For whom: the association, the municipality, or what was written."""
        if self.association is not None:
            return self.association.display_name
        if self.municipality is not None:
            return self.municipality.name
        return self.association_name
