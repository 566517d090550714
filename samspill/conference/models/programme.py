from __future__ import annotations

from django.db.models import (
    CASCADE,
    SET_NULL,
    BinaryField,
    CharField,
    CheckConstraint,
    DateField,
    DateTimeField,
    EmailField,
    ForeignKey,
    JSONField,
    Manager,
    Model,
    PositiveIntegerField,
    PositiveSmallIntegerField,
    Q,
    QuerySet,
    TextChoices,
    TextField,
    UniqueConstraint,
    URLField,
)
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samspill.conference.models.conferences import Conference
from samspill.people.models import User


class Picture(Model):
    """Bilde: with a text for those who do not see it, and the ground for showing it."""

    conference = ForeignKey(Conference, CASCADE, related_name="pictures")
    content = BinaryField()  # made smaller, without place and camera
    media_type = CharField(max_length=40)  # image/jpeg | image/png | image/svg+xml is refused
    width = PositiveIntegerField()  # pixels
    height = PositiveIntegerField()  # pixels
    alternative_text = CharField(max_length=300)
    credit = CharField(max_length=120, blank=True)
    shows_people = CharField(max_length=300, blank=True)  # how those who can be known said yes
    consented_on = DateField(null=True)
    on_page = PositiveSmallIntegerField(null=True)  # place among the page's pictures; None: not

    class Meta:
        ordering = ["on_page", "pk"]

    def __str__(self) -> str:
        return self.alternative_text


class ProgrammeManager(Manager["ProgrammeItem"]):
    """What is held. The item with round number 0 only carries the questions asked at sign-up, for
    their contributions to point at: it stands in no programme."""

    def get_queryset(self) -> QuerySet[ProgrammeItem]:
        return super().get_queryset().exclude(round_number=0)


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
    track = CharField(max_length=80, blank=True)  # what runs beside something else has one
    room = CharField(max_length=80, blank=True)
    capacity = PositiveIntegerField(null=True, blank=True)  # people, of a session; None: all
    responsible = CharField(max_length=80, blank=True)  # a role: for the run sheet only
    on_projector = CharField(max_length=200, blank=True)  # for the run sheet only

    taken: int  # by sessions_with_taken
    waits: int  # by sessions_with_taken
    objects = ProgrammeManager()
    everything: Manager[ProgrammeItem] = Manager()

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
    email = EmailField(blank=True)  # told when the talk is moved
    about = TextField(blank=True)
    photo = ForeignKey(Picture, SET_NULL, null=True, related_name="+")

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return ", ".join(part for part in (self.name, self.title, self.organisation) if part)


class ProgrammeVersion(Model):
    """The programme as it was put out, kept; the next one tells what differs."""

    conference = ForeignKey(Conference, CASCADE, related_name="programme_versions")
    number = PositiveIntegerField()  # from 1
    content = JSONField()  # items in order, as plain values
    note = CharField(max_length=300, blank=True)  # what to tell those it matters for
    by = ForeignKey(User, SET_NULL, null=True, related_name="+")
    at = DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-number"]
        constraints = [
            UniqueConstraint(fields=["conference", "number"], name="programme_version_number_once")
        ]

    def __str__(self) -> str:
        return f"programme {self.conference_id} v{self.number}"


class Partner(Model):
    """Medarrangør eller finansieringskilde, with the logo as they want it shown."""

    class Role(TextChoices):
        CO_ORGANISER = "co_organiser", _("Organises together with us")
        FUNDER = "funder", _("Pays for it")

    conference = ForeignKey(Conference, CASCADE, related_name="partners")
    role = CharField(max_length=15, choices=Role)
    name = CharField(max_length=120)
    website = URLField(blank=True)
    logo = ForeignKey(Picture, SET_NULL, null=True, related_name="+")
    sort_order = PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["role", "sort_order", "pk"]

    def __str__(self) -> str:
        return self.name


class RunSheetCue(Model):
    """A line of the run sheet between the programme's own: doors open, microphones, coffee."""

    conference = ForeignKey(Conference, CASCADE, related_name="cues")
    starts_at = DateTimeField()
    what = CharField(max_length=200)
    responsible = CharField(max_length=80, blank=True)  # a role
    on_projector = CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["starts_at", "pk"]

    def __str__(self) -> str:
        return self.what
