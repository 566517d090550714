"""What is asked at sign-up beyond who comes, each with its own reason and its own end."""

from __future__ import annotations

from django.db.models import (
    CASCADE,
    PROTECT,
    SET_NULL,
    BooleanField,
    CharField,
    CheckConstraint,
    DateTimeField,
    DecimalField,
    ForeignKey,
    JSONField,
    Model,
    OneToOneField,
    PositiveIntegerField,
    PositiveSmallIntegerField,
    Q,
    TextChoices,
    TextField,
    UniqueConstraint,
)
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samspill.conference.models.conferences import Conference
from samspill.conference.models.programme import ProgrammeItem
from samspill.conference.models.sign_ups import SignUp


class SignUpField(Model):
    """Påmeldingsfelt: something the organiser asks, with the reason that is shown beside it."""

    class Kind(TextChoices):
        TEXT = "text", _("A line of text")
        LONG_TEXT = "long_text", _("A longer text")
        YES_NO = "yes_no", _("Yes or no")
        ONE = "one", _("One of several")
        MANY = "many", _("Any of several")
        NUMBER = "number", _("A number")

    conference = ForeignKey(Conference, CASCADE, related_name="own_fields")
    kind = CharField(max_length=10, choices=Kind)
    label = CharField(max_length=200)
    help_text = CharField(max_length=300, blank=True)
    reason = CharField(max_length=200)  # why it is asked: shown to the one who answers
    choices = JSONField(default=list, blank=True)  # texts, for one and many
    is_required = BooleanField(default=False)
    sort_order = PositiveSmallIntegerField(default=0)
    asked_when = ForeignKey("self", SET_NULL, null=True, blank=True, related_name="+")
    asked_when_is = CharField(max_length=200, blank=True)  # the answer that opens it; "yes" | "no"

    class Meta:
        ordering = ["sort_order", "pk"]

    def __str__(self) -> str:
        return self.label


class SignUpAnswer(Model):
    sign_up = ForeignKey(SignUp, CASCADE, related_name="own_answers")
    field = ForeignKey(SignUpField, PROTECT, related_name="answers")
    value = JSONField()  # text | true | false | number | list of texts

    class Meta:
        constraints = [UniqueConstraint(fields=["sign_up", "field"], name="field_answered_once")]

    def __str__(self) -> str:
        return f"{self.sign_up_id}: {self.field_id}"


class Needs(Model):
    """Behov: food one cannot eat, and what one needs to take part. Apart from all else, asked with
    consent, seen by few, erased first."""

    sign_up = OneToOneField(SignUp, CASCADE, related_name="needs")
    diet = TextField(blank=True)
    access = TextField(blank=True)
    consented_at = DateTimeField()

    def __str__(self) -> str:
        return f"needs of {self.sign_up_id}"


class Extra(Model):
    """Tilvalg: dinner, a night, lunch – what one may take part without."""

    class Kind(TextChoices):
        MEAL = "meal", _("Meal")
        NIGHT = "night", _("Night")
        OTHER = "other", _("Something else")

    conference = ForeignKey(Conference, CASCADE, related_name="extras")
    kind = CharField(max_length=10, choices=Kind)
    name = CharField(max_length=120)
    capacity = PositiveIntegerField(null=True)  # people; None: all who come
    price = DecimalField(max_digits=9, decimal_places=2, default=0)  # NOK beyond the conference's
    sort_order = PositiveSmallIntegerField(default=0)

    taken: int  # by extras_with_taken
    waits: int  # by extras_with_taken

    class Meta:
        ordering = ["sort_order", "pk"]

    def __str__(self) -> str:
        return self.name


class ExtraChoice(Model):
    extra = ForeignKey(Extra, PROTECT, related_name="choices")
    sign_up = ForeignKey(SignUp, CASCADE, related_name="extras")
    details = CharField(max_length=200, blank=True)  # whom one shares a room with

    class Meta:
        constraints = [UniqueConstraint(fields=["extra", "sign_up"], name="extra_chosen_once")]

    def __str__(self) -> str:
        return f"{self.sign_up_id}: {self.extra_id}"


class SessionChoice(Model):
    """Which of the sessions that run beside each other one goes to."""

    item = ForeignKey(ProgrammeItem, CASCADE, related_name="choices")
    sign_up = ForeignKey(SignUp, CASCADE, related_name="sessions")

    class Meta:
        constraints = [UniqueConstraint(fields=["item", "sign_up"], name="session_chosen_once")]

    def __str__(self) -> str:
        return f"{self.sign_up_id}: {self.item_id}"


class PlaceInLine(Model):
    """Plass i køen: wants a dinner, a night or a session that is full. What is offered is held."""

    sign_up = ForeignKey(SignUp, CASCADE, related_name="in_line")
    extra = ForeignKey(Extra, CASCADE, null=True, related_name="line")
    item = ForeignKey(ProgrammeItem, CASCADE, null=True, related_name="line")
    details = CharField(max_length=200, blank=True)  # as those of an ExtraChoice
    since = DateTimeField(default=timezone.now)
    offered_until = DateTimeField(null=True)  # then the offer goes to the next; None: waits

    class Meta:
        ordering = ["since", "pk"]
        constraints = [
            UniqueConstraint(fields=["sign_up", "extra"], name="in_line_for_extra_once"),
            UniqueConstraint(fields=["sign_up", "item"], name="in_line_for_session_once"),
            CheckConstraint(
                condition=Q(extra__isnull=False) ^ Q(item__isnull=False), name="in_line_for_one"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.sign_up_id} in line for {self.extra_id or self.item_id}"

    @property
    def what(self) -> str:
        """What it is called."""
        wanted = self.extra or self.item
        return str(wanted)


class Stand(Model):
    """Stand: a place in the square (torg), with what the association needs there."""

    class State(TextChoices):
        WISHED = "wished", _("Wished for")
        GIVEN = "given", _("Given")
        REFUSED = "refused", _("Refused")

    conference = ForeignKey(Conference, CASCADE, related_name="stands")
    sign_up = OneToOneField(SignUp, CASCADE, null=True, related_name="stand")
    number = PositiveSmallIntegerField(null=True)  # as on the map; None until it is given
    column = PositiveSmallIntegerField(null=True)  # on the map, from 0
    row = PositiveSmallIntegerField(null=True)
    state = CharField(max_length=10, choices=State, default=State.WISHED)
    tables = PositiveSmallIntegerField(default=1)
    needs_power = BooleanField(default=False)
    brings = CharField(max_length=300, blank=True)  # what is shown
    answer = CharField(max_length=300, blank=True)  # to the association

    class Meta:
        ordering = ["number", "pk"]
        constraints = [
            UniqueConstraint(fields=["conference", "number"], name="stand_number_once"),
            UniqueConstraint(fields=["conference", "column", "row"], name="stand_place_once"),
        ]

    def __str__(self) -> str:
        return f"stand {self.number or '–'}"


class PreparationQuestion(Model):
    """Asked before one comes: «what are you proud of, what challenges do you meet?»"""

    conference = ForeignKey(Conference, CASCADE, related_name="preparation_questions")
    number = PositiveSmallIntegerField()  # from 1
    text = CharField(max_length=300)

    class Meta:
        ordering = ["number"]
        constraints = [
            UniqueConstraint(
                fields=["conference", "number"], name="preparation_question_number_once"
            )
        ]

    def __str__(self) -> str:
        return self.text


class PreparationAnswer(Model):
    """As it was sent; becomes a contribution of round 0, and is never changed here."""

    question = ForeignKey(PreparationQuestion, PROTECT, related_name="answers")
    sign_up = ForeignKey(SignUp, CASCADE, related_name="preparation")
    text = TextField()
    language = CharField(max_length=3, blank=True)
    at = DateTimeField(default=timezone.now)
    taken_in_as = CharField(max_length=60, blank=True)  # the contribution's reference, by value

    def __str__(self) -> str:
        return f"{self.sign_up_id}: {self.question_id}"
