from __future__ import annotations

from django.db.models import (
    CASCADE,
    PROTECT,
    SET_NULL,
    BinaryField,
    CharField,
    CheckConstraint,
    DateField,
    DateTimeField,
    EmailField,
    ForeignKey,
    Model,
    PositiveSmallIntegerField,
    Q,
    QuerySet,
    TextChoices,
    TextField,
    UniqueConstraint,
    URLField,
)
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from samspill.conference.models import PreparationAnswer
from samspill.dialogue.models import Contribution
from samspill.insight.models import Theme
from samspill.organiser.models import Municipality, Organiser
from samspill.people.models import User
from samspill.policy.models import Measure
from samspill.standard.models import Criterion


class ExperienceQuerySet(QuerySet["Experience"]):
    def public(self) -> ExperienceQuerySet:
        return self.filter(state=Experience.State.APPROVED)

    def newest_first(self) -> ExperienceQuerySet:
        return self.order_by("-approved_at", "-pk")

    def with_place(self) -> ExperienceQuerySet:
        return self.select_related("municipality__county", "theme")


class Experience(Model):
    """Erfaring: what a municipality or an association did, and what was hard, in its own words."""

    class State(TextChoices):
        ASKED = "asked", _("We have asked")
        UNCONFIRMED = "unconfirmed", _("The e-mail address is not confirmed")
        WAITING = "waiting", _("Waits to be read")
        APPROVED = "approved", _("Shown to all")
        DECLINED = "declined", _("Not shown")
        WITHDRAWN = "withdrawn", _("Taken back")

    state = CharField(max_length=12, choices=State)
    title = CharField(max_length=120, blank=True)
    done = TextField(blank=True)  # what they are proud of
    hard = TextField(blank=True)
    municipality = ForeignKey(Municipality, PROTECT, related_name="experiences")
    criterion = PositiveSmallIntegerField(null=True)  # of the standard, 1 to 16
    theme = ForeignKey(Theme, SET_NULL, null=True, related_name="+")
    step = CharField(max_length=30, blank=True)  # a key of the guide
    language = CharField(
        max_length=2, default="nb"
    )  # of the words, and of the e-mail to the sender
    email = EmailField(blank=True)  # of the sender; never shown
    search_text = TextField(blank=True)  # folded: SQLite knows only ASCII's upper and lower
    answer = ForeignKey(  # of round 0, where it began
        PreparationAnswer, SET_NULL, null=True, related_name="+"
    )
    asked_for = ForeignKey(  # the national body that asked
        Organiser, SET_NULL, null=True, related_name="asked_experiences"
    )
    sent_at = DateTimeField(default=timezone.now)
    released_on = DateField(null=True)  # the sender said yes to its being shown
    approved_at = DateTimeField(null=True)
    approved_by = ForeignKey(User, SET_NULL, null=True, related_name="+")

    objects = ExperienceQuerySet.as_manager()

    class Meta:
        constraints = [UniqueConstraint(fields=["answer"], name="experience_once_per_answer")]

    def __str__(self) -> str:
        return self.title or f"experience {self.pk}"

    @property
    def is_public(self) -> bool:
        return self.state == Experience.State.APPROVED


class AdviceQuerySet(QuerySet["Advice"]):
    def public(self) -> AdviceQuerySet:
        return self.filter(published_at__isnull=False, withdrawn_at__isnull=True)


class Advice(Model):
    """Råd: one paragraph of the guide with a number of its own, and links to what is behind it."""

    number = PositiveSmallIntegerField(unique=True)  # in its address; never given again
    step = CharField(max_length=30)  # a key of the guide
    published_at = DateTimeField(null=True)
    withdrawn_at = DateTimeField(null=True)

    objects = AdviceQuerySet.as_manager()

    class Meta:
        ordering = ["number"]

    def __str__(self) -> str:
        return f"advice {self.number}"

    @property
    def is_public(self) -> bool:
        return self.published_at is not None and self.withdrawn_at is None


class AdviceText(Model):
    """One version of an advice's words, in both languages; the highest number is in force."""

    advice = ForeignKey(Advice, CASCADE, related_name="texts")
    number = PositiveSmallIntegerField()
    nb = TextField()
    nn = TextField()
    organiser = ForeignKey(Organiser, SET_NULL, null=True, related_name="advice_texts")
    by = ForeignKey(User, SET_NULL, null=True, related_name="+")
    at = DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-number"]
        constraints = [UniqueConstraint(fields=["advice", "number"], name="advice_version_once")]

    def __str__(self) -> str:
        return f"{self.advice_id}.{self.number}"

    @property
    def text(self) -> str:
        """In the language of the screen."""
        return self.nn if self.language == "nn" else self.nb

    @property
    def language(self) -> str:
        """The language that `text` is in."""
        return "nn" if (get_language() or "nb").startswith("nn") else "nb"


class Ground(Model):
    """Grunnlag: one thing that an advice or a criterion of the standard rests on.

    Exactly one of advice and criterion is filled in, and one of contribution, measure, experience and
    source (title, address, date).
    """

    advice = ForeignKey(Advice, CASCADE, null=True, related_name="grounds")
    criterion = ForeignKey(Criterion, CASCADE, null=True, related_name="grounds")
    contribution = ForeignKey(Contribution, CASCADE, null=True, related_name="advice_grounds")
    measure = ForeignKey(Measure, CASCADE, null=True, related_name="advice_grounds")
    experience = ForeignKey(Experience, CASCADE, null=True, related_name="advice_grounds")
    title = CharField(max_length=200, blank=True)  # of a source outside
    address = URLField(max_length=400, blank=True)
    dated = DateField(null=True, blank=True)
    by = ForeignKey(User, SET_NULL, null=True, related_name="+")
    at = DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["pk"]
        constraints = [
            UniqueConstraint(fields=["advice", "contribution"], name="advice_contribution_once"),
            UniqueConstraint(fields=["advice", "measure"], name="advice_measure_once"),
            UniqueConstraint(fields=["advice", "experience"], name="advice_experience_once"),
            UniqueConstraint(
                fields=["advice", "address"], condition=~Q(address=""), name="advice_source_once"
            ),
            UniqueConstraint(
                fields=["criterion", "contribution"], name="criterion_contribution_once"
            ),
            UniqueConstraint(fields=["criterion", "measure"], name="criterion_measure_once"),
            UniqueConstraint(fields=["criterion", "experience"], name="criterion_experience_once"),
            UniqueConstraint(
                fields=["criterion", "address"],
                condition=~Q(address=""),
                name="criterion_source_once",
            ),
            CheckConstraint(
                condition=Q(advice__isnull=True) ^ Q(criterion__isnull=True),
                name="ground_of_advice_or_criterion",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.rests} <- {self.pk}"

    @property
    def rests(self) -> Advice | Criterion:
        """What it is behind."""
        found = self.advice or self.criterion
        if found is None:
            raise ValueError(self.pk)  # the database has refused it
        return found


class GuidePrint(Model):
    """The whole guide as a PDF, as the worker made it last; one for each language."""

    language = CharField(max_length=2, primary_key=True)
    fingerprint = CharField(max_length=64)  # of all that is in it
    made_at = DateTimeField(default=timezone.now)
    content = BinaryField()

    def __str__(self) -> str:
        return f"guide {self.language}"
