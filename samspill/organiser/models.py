from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db.models import (
    CASCADE,
    PROTECT,
    SET_NULL,
    BooleanField,
    CharField,
    CheckConstraint,
    DateTimeField,
    EmailField,
    FloatField,
    ForeignKey,
    IntegerField,
    Model,
    PositiveIntegerField,
    Q,
    QuerySet,
    SlugField,
    TextChoices,
    UniqueConstraint,
    URLField,
)
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samspill.history.models import Entry, EntryQuerySet
from samspill.outbox.models import Delivery, DeliveryQuerySet
from samspill.people.models import User

RESERVED_SLUGS = frozenset(
    "guide conferences sign-ups municipalities counties map join board d sign-in sign-out api static privacy"
    " accessibility language open-data me account health service-worker measure-status"
    " answer bookings door opening-notices own-entries substitutes unsubscribe"
    " administration criteria experiences invitations survey themes".split()
)


def refuse_reserved(slug: str) -> None:
    """Raises ValidationError for the first word of an address that the service itself uses."""
    if slug in RESERVED_SLUGS:
        raise ValidationError(_("This address is used by the service itself. Choose another."))


class LanguageForm(TextChoices):
    BOKMAL = "nb", _("Bokmål")
    NYNORSK = "nn", _("Nynorsk")
    NEUTRAL = "neutral", _("neutral")


class County(Model):
    """Fylke: reference row that all may read."""

    number = CharField(max_length=2, primary_key=True)
    name = CharField(max_length=60)
    north_to_south = IntegerField()

    class Meta:
        ordering = ["north_to_south"]

    def __str__(self) -> str:
        return self.name


class Municipality(Model):
    """Kommune: one of the 357, reference row that all may read. Figures are SSB's of 1 Jan 2024."""

    number = CharField(max_length=4, primary_key=True)
    name = CharField(max_length=60)
    official_name = CharField(max_length=90)
    county = ForeignKey(County, PROTECT, related_name="municipalities")
    language_form = CharField(max_length=7, choices=LanguageForm)
    population = PositiveIntegerField()  # people
    area_km2 = FloatField()
    centre = CharField(max_length=60, blank=True)
    website = URLField(blank=True)
    search_text = CharField(max_length=200)  # folded: SQLite knows only ASCII's upper and lower

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    @property
    def called(self) -> tuple[str, ...]:
        """All that people write for it: number, name, and each language's own name."""
        names = (self.name, self.official_name, *self.official_name.split(" - "))
        return (self.number, f"{self.name} kommune", *names)


class Organiser(Model):
    """Arrangør, the tenant: every look-up a person makes starts here."""

    class Kind(TextChoices):
        MUNICIPALITY = "municipality", _("Municipality")
        DISTRICT = "district", _("District")
        COUNTY_AUTHORITY = "county_authority", _("County authority")
        NATIONAL = "national", _("National body")

    kind = CharField(max_length=20, choices=Kind)
    name = CharField(max_length=120)
    slug = SlugField(unique=True, validators=[refuse_reserved])
    municipality = ForeignKey(Municipality, PROTECT, null=True, related_name="organisers")
    language = CharField(max_length=2, default="nb")
    contact_name = CharField(max_length=120, blank=True)
    contact_role = CharField(max_length=120, blank=True)
    contact_email = EmailField(blank=True)
    contact_phone = CharField(max_length=20, blank=True)  # E.164
    accessibility_statement = URLField(blank=True)  # at uustatus.no
    requires_second_factor = BooleanField(default=False)  # of its coordinators, at sign-in
    is_example = BooleanField(default=False)  # every page says that all in it is invented
    opened_at = DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["name"]
        constraints = [
            UniqueConstraint(
                fields=["municipality"],
                condition=Q(kind="municipality"),
                name="one_organiser_per_municipality",
            ),
            CheckConstraint(
                condition=Q(kind="national") | Q(municipality__isnull=False),
                name="local_organiser_has_municipality",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def history(self) -> EntryQuerySet:
        return Entry.objects.filter(organiser_number=self.pk)

    @property
    def deliveries(self) -> DeliveryQuerySet:
        return Delivery.objects.filter(message__organiser_number=self.pk)

    @property
    def invites_municipalities(self) -> bool:
        return self.kind == self.Kind.NATIONAL


class MembershipQuerySet(QuerySet["Membership"]):
    def of(self, user: User) -> MembershipQuerySet:
        return self.filter(user=user, user__is_active=True)


class Membership(Model):
    """A person's place at an organiser: what they may do, and for which party they speak."""

    class Role(TextChoices):
        COORDINATOR = "coordinator", _("Coordinator")
        CASE_OFFICER = "case_officer", _("Case officer")
        GROUP_MEMBER = "working_group_member", _("Working group member")
        FACILITATOR = "facilitator", _("Facilitator")
        SIGNATORY = "signatory", _("Signatory")
        TABLE_HOST = "table_host", _("Table host")
        READER = "reader", _("Reader")

    class Party(TextChoices):
        WORKING_GROUP = "working_group", _("Working group")
        MUNICIPALITY = "municipality", _("Municipality")

    organiser = ForeignKey(Organiser, CASCADE, related_name="memberships")
    user = ForeignKey(User, CASCADE, related_name="memberships")
    role = CharField(max_length=20, choices=Role)
    party = CharField(max_length=20, choices=Party)

    objects = MembershipQuerySet.as_manager()

    class Meta:
        constraints = [
            UniqueConstraint(fields=["organiser", "user"], name="one_membership_per_person")
        ]

    def __str__(self) -> str:
        return f"{self.user_id} {self.role} at {self.organiser_id}"

    @property
    def needs_second_factor(self) -> bool:
        """Asks for `organiser`."""
        return self.organiser.requires_second_factor and self.role == self.Role.COORDINATOR


class InvitationQuerySet(QuerySet["Invitation"]):
    def standing(self) -> InvitationQuerySet:
        """Neither taken nor withdrawn; they may have run out."""
        return self.filter(accepted_at=None, withdrawn_at=None)


class Invitation(Model):
    """A colleague is asked to work here: a signed link in an e-mail, good once and for a fortnight."""

    organiser = ForeignKey(Organiser, CASCADE, related_name="invitations")
    email = EmailField()
    name = CharField(max_length=120, blank=True)
    role = CharField(max_length=20, choices=Membership.Role)
    party = CharField(max_length=20, choices=Membership.Party)
    language = CharField(max_length=2, default="nb")
    invited_by = ForeignKey(User, SET_NULL, null=True, related_name="+")
    link_number = PositiveIntegerField(default=1)  # sent anew, the earlier link opens nothing
    sent_at = DateTimeField(default=timezone.now)
    expires_at = DateTimeField()
    accepted_at = DateTimeField(null=True)
    withdrawn_at = DateTimeField(null=True)

    objects = InvitationQuerySet.as_manager()

    class Meta:
        ordering = ["-sent_at", "-pk"]
        constraints = [
            UniqueConstraint(
                fields=["organiser", "email"],
                condition=Q(accepted_at=None, withdrawn_at=None),
                name="one_standing_invitation_per_address",
            )
        ]

    def __str__(self) -> str:
        return f"invitation to {self.organiser_id} as {self.role}"

    @property
    def is_open(self) -> bool:
        is_used = self.accepted_at is not None or self.withdrawn_at is not None
        return not is_used and self.expires_at > timezone.now()
