from __future__ import annotations

from datetime import date, timedelta

from django.db.models import (
    CASCADE,
    SET_NULL,
    BooleanField,
    CharField,
    DateField,
    DateTimeField,
    EmailField,
    ForeignKey,
    JSONField,
    Model,
    OneToOneField,
    PositiveIntegerField,
    PositiveSmallIntegerField,
    Q,
    QuerySet,
    TextChoices,
    TextField,
    UniqueConstraint,
)
from django.utils.translation import gettext_lazy as _

from samspill.organiser.models import Organiser
from samspill.people.models import User
from samspill.registry.models import Association


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
    municipality_answered_on = DateField(null=True, blank=True)  # to the formal request
    municipality_answer = TextField(blank=True)  # its words, or the sum of them
    began_at_step = CharField(max_length=30, blank=True)  # a key of the guide: earlier are past
    copied_from = ForeignKey("self", SET_NULL, null=True, related_name="copies")

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
    agenda = TextField(blank=True)  # a point a line
    minutes = TextField(blank=True)

    def __str__(self) -> str:
        return f"preliminary meeting of {self.process_id}"


class MeetingAttendee(Model):
    """Which association came to the preliminary meeting, and how many of them; no names."""

    meeting = ForeignKey(PreliminaryMeeting, CASCADE, related_name="attendees")
    association = ForeignKey(Association, SET_NULL, null=True, related_name="+")
    association_name = CharField(max_length=200)
    people = PositiveSmallIntegerField(default=1)

    class Meta:
        ordering = ["association_name"]

    def __str__(self) -> str:
        return self.association_name


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
    is_contact = BooleanField(default=False)  # named in public, with the address below
    email = EmailField(blank=True)  # reminders go here

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


class ProcessStepQuerySet(QuerySet["ProcessStep"]):
    def ahead(self) -> ProcessStepQuerySet:
        """Neither done nor passed over."""
        return self.filter(done_on__isnull=True, passed_over="")

    def near_deadline(self, today: date) -> ProcessStepQuerySet:
        """Those ahead with an owner, and a deadline at most a week away on either side."""
        week = timedelta(days=7)
        has_owner = Q(owner__isnull=False) | Q(owner_user__isnull=False)
        return self.ahead().filter(has_owner, deadline__range=(today - week, today + week))


class ProcessStep(Model):
    """One stop on the road: planned, done, by whom, with what document to show for it."""

    process = ForeignKey(PolicyProcess, CASCADE, related_name="steps")
    key = CharField(max_length=30)  # a key of the guide
    planned_from = DateField(null=True, blank=True)
    planned_to = DateField(null=True, blank=True)
    done_on = DateField(null=True, blank=True)
    responsible = CharField(max_length=120, blank=True)  # a role, not a person
    owner = ForeignKey(WorkingGroupMember, SET_NULL, null=True, related_name="steps")
    owner_user = ForeignKey(User, SET_NULL, null=True, related_name="+")  # one who signs in
    deadline = DateField(null=True, blank=True)
    reminded_at = DateTimeField(null=True)  # of this deadline
    passed_over = CharField(max_length=200, blank=True)  # why this step is not walked

    objects = ProcessStepQuerySet.as_manager()

    class Meta:
        constraints = [UniqueConstraint(fields=["process", "key"], name="step_once_per_process")]

    def __str__(self) -> str:
        return self.key

    @property
    def owner_name(self) -> str:
        """The person who answers for it; empty when nobody does."""
        return str(self.owner_user or self.owner or "")

    @property
    def owner_address(self) -> tuple[str, str]:
        """(address, name) that reminders go to; both empty when there is none."""
        user = self.owner_user or (self.owner.user if self.owner else None)
        if user is not None and user.is_active and (self.owner_user or not self.owner.email):
            return user.email, user.name
        return (self.owner.email, self.owner.name) if self.owner and self.owner.email else ("", "")


class ChecklistTick(Model):
    step = ForeignKey(ProcessStep, CASCADE, related_name="ticks")
    item = PositiveSmallIntegerField()  # place in the guide's checklist, from 0
    by = ForeignKey(User, SET_NULL, null=True, related_name="+")
    at = DateTimeField()

    class Meta:
        constraints = [UniqueConstraint(fields=["step", "item"], name="tick_once")]

    def __str__(self) -> str:
        return f"{self.step_id}:{self.item}"


class GuideTextQuerySet(QuerySet["GuideText"]):
    def published(self) -> GuideTextQuerySet:
        return self.exclude(state=GuideText.State.DRAFT)

    def in_force(self) -> GuideTextQuerySet:
        return self.filter(state=GuideText.State.IN_FORCE)


class GuideText(Model):
    """One step of the guide as a national body has written it, in both languages; versions are kept.

    Version 0 is the file that comes with the house; it has no row.
    """

    class State(TextChoices):
        DRAFT = "draft", _("Draft")
        IN_FORCE = "in_force", _("In force")
        EARLIER = "earlier", _("Earlier")

    step = CharField(max_length=30)  # a key of the guide
    number = PositiveIntegerField(null=True)  # of the version, from 1; a draft has none
    state = CharField(max_length=10, choices=State, default=State.DRAFT)
    nb = JSONField(default=dict)  # field of the page -> its text, as guide.written has them
    nn = JSONField(default=dict)
    returned_to = PositiveIntegerField(null=True)  # the earlier version that this one repeats
    organiser = ForeignKey(Organiser, SET_NULL, null=True, related_name="guide_texts")
    by = ForeignKey(User, SET_NULL, null=True, related_name="+")
    at = DateTimeField()  # saved, or published

    objects = GuideTextQuerySet.as_manager()

    class Meta:
        ordering = ["step", "-number"]
        constraints = [
            UniqueConstraint(fields=["step", "number"], name="guide_version_once"),
            UniqueConstraint(
                fields=["step"], condition=Q(state="draft"), name="guide_one_draft_a_step"
            ),
            UniqueConstraint(
                fields=["step"], condition=Q(state="in_force"), name="guide_one_in_force_a_step"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.step} {self.number or 'draft'}"

    @property
    def texts(self) -> dict[str, dict[str, str]]:
        """Language -> field -> text."""
        return {"nb": self.nb, "nn": self.nn}
