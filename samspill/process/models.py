from __future__ import annotations

from django.db.models import (
    CASCADE,
    SET_NULL,
    BooleanField,
    CharField,
    DateField,
    DateTimeField,
    ForeignKey,
    JSONField,
    Model,
    OneToOneField,
    PositiveIntegerField,
    PositiveSmallIntegerField,
    QuerySet,
    TextChoices,
    TextField,
    UniqueConstraint,
)
from django.utils.translation import gettext_lazy as _

from samspill.organiser.models import Organiser
from samspill.people.models import User


class Lead(TextChoices):
    """Who leads, and so who is data controller for lists and letters."""

    WORKING_GROUP = "working_group", _("The working group")
    MUNICIPALITY = "municipality", _("The municipality")
    JOINT = "joint", _("Working group and municipality together")


class DocumentKind(TextChoices):
    """What the municipality calls the document: the same thing, other title (Policy.form)."""

    POLITIKK = "frivillighetspolitikk", "frivillighetspolitikk"
    MELDING = "frivillighetsmelding", "frivillighetsmelding"
    PLATTFORM = "frivillighetsplattform", "frivillighetsplattform"
    STRATEGI = "frivillighetsstrategi", "frivillighetsstrategi"
    ERKLAERING = "frivillighetserklæring", "frivillighetserklæring"
    PLAN = "frivillighetsplan", "frivillighetsplan"


class PolicyProcessQuerySet(QuerySet["PolicyProcess"]):
    def public(self) -> PolicyProcessQuerySet:
        return self.filter(is_public=True)

    def newest(self) -> PolicyProcess | None:
        """The process that an organiser's pages are about: the one begun last."""
        return self.order_by("-started_on", "-pk").first()


class PolicyProcess(Model):
    """Prosess: one municipality (or district), once along the road."""

    class Level(TextChoices):
        MUNICIPALITY = "municipality", _("Municipality")
        DISTRICT = "district", _("District")

    organiser = ForeignKey(Organiser, CASCADE, related_name="processes")
    lead = CharField(max_length=20, choices=Lead, default=Lead.JOINT)
    level = CharField(max_length=20, choices=Level, default=Level.MUNICIPALITY)
    district_name = CharField(max_length=80, blank=True)
    document_kind = CharField(max_length=30, choices=DocumentKind, default=DocumentKind.POLITIKK)
    language = CharField(max_length=2, default="nb")
    started_on = DateField()
    is_public = BooleanField(default=True)
    # facts that flow from letter to letter: typed once
    formal_request_sent_on = DateField(null=True, blank=True)
    municipality_meeting_on = DateField(null=True, blank=True)
    mayor_name = CharField(max_length=120, blank=True)
    decision_body = CharField(max_length=120, blank=True)
    decision_on = DateField(null=True, blank=True)
    decision_case_number = CharField(max_length=30, blank=True)

    objects = PolicyProcessQuerySet.as_manager()

    def __str__(self) -> str:
        return f"{self.document_kind} {self.place_name}"

    @property
    def place_name(self) -> str:
        return self.district_name or self.organiser.name


class PreliminaryMeeting(Model):
    """Diskusjonsmøte: where associations first talk, before anything is asked of the municipality."""

    process = OneToOneField(PolicyProcess, CASCADE, related_name="preliminary_meeting")
    starts_at = DateTimeField()
    place = CharField(max_length=120, blank=True)
    theme = CharField(max_length=300, blank=True)
    types_present = JSONField(default=list, blank=True)  # ["kultur", "idrett"]
    association_count = PositiveIntegerField(null=True, blank=True)
    conclusions = JSONField(default=list, blank=True)  # sentences

    def __str__(self) -> str:
        return f"preliminary meeting of {self.process_id}"


class WorkingGroup(Model):
    """Arbeidsgruppe with its mandate from the preliminary meeting."""

    process = OneToOneField(PolicyProcess, CASCADE, related_name="working_group")
    set_up_on = DateField()
    mandate = TextField(blank=True)

    def __str__(self) -> str:
        return f"working group of {self.process_id}"


class WorkingGroupMember(Model):
    group = ForeignKey(WorkingGroup, CASCADE, related_name="members")
    user = ForeignKey(User, SET_NULL, null=True, blank=True, related_name="+")
    name = CharField(max_length=120)
    association_name = CharField(max_length=200, blank=True)
    is_leader = BooleanField(default=False)

    class Meta:
        ordering = ["-is_leader", "name"]

    def __str__(self) -> str:
        return self.name


class HandOver(Model):
    """Overlevering: from here on the municipality sees what the working group held until now."""

    process = OneToOneField(PolicyProcess, CASCADE, related_name="hand_over")
    at = DateTimeField()
    by = ForeignKey(User, SET_NULL, null=True, related_name="+")

    def __str__(self) -> str:
        return f"hand-over of {self.process_id}"


class ProcessStep(Model):
    """One stop on the road: planned, done, by whom, with what document to show for it."""

    process = ForeignKey(PolicyProcess, CASCADE, related_name="steps")
    key = CharField(max_length=30)  # a key of the guide
    planned_from = DateField(null=True, blank=True)
    planned_to = DateField(null=True, blank=True)
    done_on = DateField(null=True, blank=True)
    responsible = CharField(max_length=120, blank=True)  # a role, not a person

    class Meta:
        constraints = [UniqueConstraint(fields=["process", "key"], name="step_once_per_process")]

    def __str__(self) -> str:
        return self.key


class ChecklistTick(Model):
    step = ForeignKey(ProcessStep, CASCADE, related_name="ticks")
    item = PositiveSmallIntegerField()  # place in the guide's checklist, from 0
    by = ForeignKey(User, SET_NULL, null=True, related_name="+")
    at = DateTimeField()

    class Meta:
        constraints = [UniqueConstraint(fields=["step", "item"], name="tick_once")]

    def __str__(self) -> str:
        return f"{self.step_id}:{self.item}"
