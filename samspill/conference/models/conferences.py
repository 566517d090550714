from __future__ import annotations

from datetime import datetime

from django.db.models import (
    CASCADE,
    SET_NULL,
    BooleanField,
    CharField,
    CheckConstraint,
    DateTimeField,
    DecimalField,
    EmailField,
    F,
    ForeignKey,
    IntegerField,
    Model,
    PositiveIntegerField,
    PositiveSmallIntegerField,
    Q,
    QuerySet,
    TextChoices,
    TextField,
)
from django.db.models.expressions import RawSQL
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samspill.organiser.models import Membership, Organiser
from samspill.process.models import Lead, PolicyProcess


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
        """Counted beside the row: grouping by all its columns takes longer than the counting."""
        return self.annotate(
            seats_taken=self._counted("seated", "offered"), waiting_count=self._counted("waiting")
        )

    def _counted(self, *states: str) -> RawSQL:
        """Written out: putting it together anew for every page takes longer than the counting."""
        sign_up = self.model._meta.get_field("sign_ups").related_model._meta.db_table
        marks = ", ".join(["%s"] * len(states))
        return RawSQL(  # noqa: S611 -- names of our own tables, and values apart
            f"SELECT COUNT(*) FROM {sign_up} AS taken"  # noqa: S608
            f" WHERE taken.conference_id = {self.model._meta.db_table}.id AND taken.state IN ({marks})",
            states,
            output_field=IntegerField(),
        )


class Conference(Model):
    """Dialogkonferanse: one meeting of associations and municipality around tables."""

    class OnePer(TextChoices):
        ASSOCIATION = "association", _("One from each association")
        MUNICIPALITY = "municipality", _("One from each municipality")
        NONE = "none", _("As many as want to")

    class OfferOrder(TextChoices):
        ARRIVAL = "arrival", _("The one who has waited longest")
        CATEGORY = "category", _("First the kinds of associations that have fewest seats")

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
    linked_to = ForeignKey("self", SET_NULL, null=True, related_name="linked_from")  # one form
    announced_at = DateTimeField(null=True)  # "save the date" is out, the sign-up is not
    sign_up_opens_at = DateTimeField(null=True)  # None: as soon as it is published
    offer_hours = PositiveSmallIntegerField(default=0)  # to say yes to a seat; 0: it is given
    offer_order = CharField(max_length=10, choices=OfferOrder, default=OfferOrder.ARRIVAL)
    is_for_invited = BooleanField(default=False)  # only those on the list of invited
    invited_ground = CharField(max_length=300, blank=True)  # why these and no others
    no_show_fee = DecimalField(max_digits=9, decimal_places=2, default=0)  # NOK
    programme_notice = CharField(max_length=300, blank=True)  # last word on a changed programme
    contact_name = CharField(max_length=120, blank=True)
    contact_role = CharField(max_length=120, blank=True)
    contact_email = EmailField(blank=True)
    contact_phone = CharField(max_length=20, blank=True)
    published_at = DateTimeField(null=True)
    door_withdrawn_at = DateTimeField(null=True)  # links to the door from before open nothing

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

    @property
    def is_for_others_too(self) -> bool:
        """A national host's, where organisations and people of the trade come beside municipalities."""
        return self.is_for_municipalities and self.one_per != self.OnePer.MUNICIPALITY
