"""The text as it is written by several people at once: where one stands in it, and what stood before."""

from __future__ import annotations

from django.db.models import (
    CASCADE,
    SET_NULL,
    BooleanField,
    CharField,
    CheckConstraint,
    DateTimeField,
    ForeignKey,
    Index,
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
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from samspill.people.models import User
from samspill.policy.models.policies import Chapter, Goal, Measure, Policy


class PassageQuerySet(QuerySet["Passage"]):
    def standing(self) -> PassageQuerySet:
        return self.filter(is_standing=True)

    def in_order(self) -> PassageQuerySet:
        """As they stand in the document: the chapters' paragraphs, then goals with their measures."""
        return self.order_by(
            "chapter__sort_order", "sort_order", "goal__number", "measure__goal__number", "pk"
        )


class Passage(Model):
    """Avsnitt: one place in the document that can be written, commented on and remarked upon.

    A paragraph of a chapter keeps its text here; a goal and a measure keep theirs in their own row.
    One that is taken away stays, so that what was said of it still points at something: `name` and
    its last wording tell what it was.
    """

    class Kind(TextChoices):
        PARAGRAPH = "paragraph", _("Paragraph")
        GOAL = "goal", _("Goal")
        MEASURE = "measure", _("Measure")

    policy = ForeignKey(Policy, CASCADE, related_name="passages")
    kind = CharField(max_length=10, choices=Kind)
    chapter = ForeignKey(Chapter, CASCADE, null=True, related_name="passages")
    goal = OneToOneField(Goal, SET_NULL, null=True, related_name="passage")
    measure = OneToOneField(Measure, SET_NULL, null=True, related_name="passage")
    sort_order = PositiveIntegerField(default=0)  # within the chapter
    text = TextField(blank=True)  # of a paragraph
    name = CharField(max_length=60, blank=True)  # once it is taken away: "2.3"
    version = PositiveIntegerField(default=1)  # counts every wording that came to stand
    is_standing = BooleanField(default=True)
    writer = ForeignKey(User, SET_NULL, null=True, related_name="+")  # who writes here now
    writer_until = DateTimeField(null=True)

    objects = PassageQuerySet.as_manager()

    class Meta:
        ordering = ["chapter__sort_order", "sort_order", "pk"]
        indexes = [Index(fields=["policy", "kind"], name="passages_of_policy")]
        constraints = [
            CheckConstraint(
                condition=Q(kind="paragraph", chapter__isnull=False)
                | Q(kind="goal", goal__isnull=False)
                | Q(kind="measure", measure__isnull=False)
                | Q(is_standing=False),
                name="passage_stands_somewhere",
            )
        ]

    def __str__(self) -> str:
        return self.name or f"{self.kind} {self.pk}"


class Wording(Model):
    """Ordlyd: how a passage read at one time. Every one is kept, also the one that lost a clash."""

    passage = ForeignKey(Passage, CASCADE, related_name="wordings")
    version = PositiveIntegerField()  # the version it became, or, set aside, the one it met
    content = JSONField()  # {"text": …}; of a measure all its fields as text
    is_set_aside = BooleanField(default=False)  # written by one who had not seen what stood
    settled_at = DateTimeField(null=True)  # a person has looked at both
    by = ForeignKey(User, SET_NULL, null=True, related_name="+")
    at = DateTimeField(default=timezone.now)
    because_of = ForeignKey("policy.Remark", SET_NULL, null=True, related_name="wordings")

    class Meta:
        ordering = ["passage", "version", "pk"]
        constraints = [
            UniqueConstraint(
                fields=["passage", "version"],
                condition=Q(is_set_aside=False),
                name="wording_stood_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.passage_id} v{self.version}"


class Comment(Model):
    """Kommentar: between those who write, never public."""

    passage = ForeignKey(Passage, CASCADE, related_name="comments")
    answers = ForeignKey("self", CASCADE, null=True, related_name="replies")
    text = TextField()
    by = ForeignKey(User, SET_NULL, null=True, related_name="+")
    at = DateTimeField(default=timezone.now)
    settled_at = DateTimeField(null=True)
    settled_by = ForeignKey(User, SET_NULL, null=True, related_name="+")

    class Meta:
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return f"comment {self.pk}"


class PolicyVersionQuerySet(QuerySet["PolicyVersion"]):
    def public(self) -> PolicyVersionQuerySet:
        """What everyone may read, the newest first."""
        return self.exclude(kind=PolicyVersion.Kind.SAVED).order_by("-number")


class PolicyVersion(Model):
    """Versjon: the whole document as it stood. The database refuses to change it."""

    class Kind(TextChoices):
        SAVED = "saved", _("Saved")
        CONSULTATION = "consultation", _("Sent out for consultation")
        ADOPTED = "adopted", pgettext_lazy("version", "Adopted")
        AMENDED = "amended", pgettext_lazy("version", "Amended")

    policy = ForeignKey(Policy, CASCADE, related_name="versions")
    number = PositiveSmallIntegerField()
    kind = CharField(max_length=12, choices=Kind, default=Kind.SAVED)
    content = JSONField()  # samspill.policy.content
    fingerprint = CharField(max_length=64)  # SHA-256 of the content in canonical JSON
    note = CharField(max_length=200, blank=True)
    open_count = PositiveIntegerField(default=0)  # contributions without an answer at that time
    word = TextField(blank=True)  # why it went out with open ones, in a person's own words
    by = ForeignKey(User, SET_NULL, null=True, related_name="+")
    at = DateTimeField(default=timezone.now)

    objects = PolicyVersionQuerySet.as_manager()

    class Meta:
        ordering = ["number"]
        constraints = [UniqueConstraint(fields=["policy", "number"], name="version_number_once")]

    def __str__(self) -> str:
        return f"{self.policy_id} v{self.number}"
