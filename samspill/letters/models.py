from __future__ import annotations

from django.db.models import (
    CASCADE,
    PROTECT,
    SET_NULL,
    BigIntegerField,
    BinaryField,
    BooleanField,
    CharField,
    DateTimeField,
    EmailField,
    ForeignKey,
    JSONField,
    Model,
    PositiveIntegerField,
    Q,
    QuerySet,
    TextChoices,
    TextField,
    UniqueConstraint,
)
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samspill.organiser.models import Membership, Municipality, Organiser
from samspill.people.models import User
from samspill.process.models import Lead, PolicyProcess
from samspill.registry.models import Association


class LetterTemplate(Model):
    """Brevmal: one version of an organiser's own wording of a kind of letter, in one language."""

    organiser = ForeignKey(Organiser, CASCADE, related_name="letter_wordings")
    kind = CharField(max_length=30)  # of Letter.Kind
    language = CharField(max_length=8)  # nb | nn | en | any other: sme, ar, uk …
    number = PositiveIntegerField()  # from 1 for each kind and language
    source = TextField()  # as samspill/letters/wording: a head, and Markdown with fields
    by = ForeignKey(User, SET_NULL, null=True, related_name="+")
    at = DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-number"]
        constraints = [
            UniqueConstraint(
                fields=["organiser", "kind", "language", "number"], name="wording_number_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.language} {self.number}"


class LetterQuerySet(QuerySet["Letter"]):
    def seen_by(self, membership: Membership) -> LetterQuerySet:
        """What the working group holds is its own until it is handed over."""
        if membership.party == Membership.Party.WORKING_GROUP:
            return self
        held_back = Q(controller=Lead.WORKING_GROUP, process__hand_over__isnull=True)
        return self.exclude(held_back)


class Letter(Model):
    """Brev: what is written for signatures, approved, and kept as sent."""

    class Kind(TextChoices):
        PRELIMINARY_INVITATION = "preliminary_invitation", _("Invitation to the discussion meeting")
        FORMAL_REQUEST = "formal_request", _("Formal request to the municipality")
        CONFERENCE_INVITATION = "conference_invitation", _("Invitation to the dialogue conference")
        REMINDER = "reminder", _("Reminder")
        THANKS = "thanks", _("Thanks with summary")
        CONSULTATION = "consultation", _("Consultation letter")
        ANSWERS = "answers", _("What became of what you said")
        SAVE_THE_DATE = "save_the_date", _("Save the date")
        MUNICIPALITY_INVITATION = "municipality_invitation", _("Invitation to municipalities")
        OTHER = "other", _("Another letter")

    class State(TextChoices):
        DRAFT = "draft", _("Draft")
        APPROVED = "approved", _("Approved")
        SENT = "sent", _("Sent")

    organiser = ForeignKey(Organiser, CASCADE, related_name="letters")
    process = ForeignKey(PolicyProcess, CASCADE, null=True, related_name="letters")
    conference_number = BigIntegerField(null=True)  # by value: of a host that has no process
    kind = CharField(max_length=30, choices=Kind)
    language = CharField(max_length=8)
    wording = ForeignKey(
        LetterTemplate, PROTECT, null=True, related_name="letters"
    )  # else the house's
    controller = CharField(max_length=20, choices=Lead)
    facts = JSONField(default=dict)  # the values that later stages hand down; dates in ISO
    subject = CharField(max_length=200, blank=True)
    state = CharField(max_length=10, choices=State, default=State.DRAFT)
    created_at = DateTimeField(default=timezone.now)
    sent_at = DateTimeField(null=True)
    sent_pdf = BinaryField(null=True)  # exactly as it left the house

    objects = LetterQuerySet.as_manager()

    class Meta:
        constraints = [
            UniqueConstraint(
                fields=["process", "kind", "language"],
                condition=~Q(state="sent"),
                name="one_draft_per_kind_and_language",
            )
        ]

    def __str__(self) -> str:
        return self.subject or self.get_kind_display()

    @property
    def comes_too_late(self) -> bool:
        """An unsent reminder to sign up, when nobody can any more; the deadline is the letter's own."""
        deadline = str(self.facts.get("sign_up_deadline", ""))
        is_waiting = self.kind == self.Kind.REMINDER and self.state != self.State.SENT
        return is_waiting and bool(deadline) and deadline < timezone.localdate().isoformat()


FROM_THE_POLICY = (Letter.Kind.CONSULTATION, Letter.Kind.ANSWERS)
"""Made ready by the policy once there is one; the road has the others from the start."""


class Approval(Model):
    """A signatory's yes to the letter as it stands; a change of the facts takes it back."""

    letter = ForeignKey(Letter, CASCADE, related_name="approvals")
    party = CharField(max_length=20, choices=Membership.Party)
    by = ForeignKey(User, SET_NULL, null=True, related_name="+")
    at = DateTimeField()

    class Meta:
        constraints = [UniqueConstraint(fields=["letter", "party"], name="party_approves_once")]

    def __str__(self) -> str:
        return f"{self.letter_id} {self.party}"


class Recipient(Model):
    """Who gets the letter, how, and who does not, with the reason."""

    class Channel(TextChoices):
        EMAIL = "email", _("E-mail")
        PAPER = "paper", _("Paper")
        LEFT_OUT = "left_out", _("Left out")

    letter = ForeignKey(Letter, CASCADE, related_name="recipients")
    association = ForeignKey(Association, SET_NULL, null=True, related_name="letters_received")
    name = CharField(max_length=200)
    municipality = ForeignKey(Municipality, PROTECT, null=True, related_name="+")
    facts = JSONField(default=dict)  # this receiver's own: their name, their sign-up address
    address = EmailField(blank=True)
    postal_address = TextField(blank=True)
    postcode = CharField(max_length=4, blank=True)  # paper letters are sorted by it
    printed_at = DateTimeField(null=True)
    posted_at = DateTimeField(null=True)  # a person has said so
    channel = CharField(max_length=10, choices=Channel)
    reason = CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["name"]
        constraints = [
            UniqueConstraint(
                fields=["letter", "association"],
                condition=Q(association__isnull=False),
                name="association_gets_letter_once",
            )
        ]

    def __str__(self) -> str:
        return self.name


class Notice(Model):
    """Kunngjøring: the letter's word to all who stand in no register, in a form for its place."""

    class Form(TextChoices):
        POSTER = "poster", _("Poster")
        NEWSPAPER = "newspaper", _("For the local paper")
        WEBSITE = "website", _("For the municipality's page")
        SOCIAL = "social", _("For social media")

    letter = ForeignKey(Letter, CASCADE, related_name="notices")
    form = CharField(max_length=10, choices=Form)
    text = TextField()  # as the coordinator has changed it; without a row, made from the letter
    at = DateTimeField(default=timezone.now)

    class Meta:
        constraints = [UniqueConstraint(fields=["letter", "form"], name="one_notice_a_form")]

    def __str__(self) -> str:
        return f"{self.letter_id} {self.form}"


class Topic(TextChoices):
    """What a newsletter is about, and what one who gets it has asked for."""

    CONFERENCES = "conferences", _("Conferences and meetings")
    POLICY = "policy", _("The policy and what becomes of it")
    GUIDE = "guide", _("Advice and experiences")


class Subscriber(Model):
    """Abonnent: an address that asked for the newsletter; nobody until it is confirmed by a link.

    Rests on consent: `confirmed_at` is when it was given, and the row is erased when it ends.
    """

    organiser = ForeignKey(Organiser, CASCADE, related_name="subscribers")
    email = EmailField()
    address_fingerprint = CharField(max_length=64)  # as the outbox makes it, to be found by
    language = CharField(max_length=2)  # nb | nn
    wants_conferences = BooleanField(default=True)
    wants_policy = BooleanField(default=True)
    wants_guide = BooleanField(default=True)
    asked_at = DateTimeField(default=timezone.now)
    confirmed_at = DateTimeField(null=True)
    dead_at = DateTimeField(null=True)  # since when what is sent comes back

    class Meta:
        ordering = ["email"]
        constraints = [
            UniqueConstraint(
                fields=["organiser", "address_fingerprint"], name="address_subscribes_once"
            )
        ]

    def __str__(self) -> str:
        return f"subscriber {self.pk}"

    def wants(self, topic: str) -> bool:
        """What goes to all has no topic."""
        return not topic or bool(getattr(self, f"wants_{topic}"))


class Newsletter(Model):
    """Nyhetsbrev: written in nb and nn, sent once, kept and shown to all as it was sent."""

    organiser = ForeignKey(Organiser, CASCADE, related_name="newsletters")
    number = PositiveIntegerField(null=True)  # from 1 for each organiser, given when it is sent
    topic = CharField(max_length=20, choices=Topic, blank=True)  # "" is for all
    title_nb = CharField(max_length=150, blank=True)
    text_nb = TextField(blank=True)  # Markdown
    title_nn = CharField(max_length=150, blank=True)
    text_nn = TextField(blank=True)
    by = ForeignKey(User, SET_NULL, null=True, related_name="+")
    begun_at = DateTimeField(default=timezone.now)
    sent_at = DateTimeField(null=True)
    sent_count = PositiveIntegerField(default=0)  # addresses

    class Meta:
        ordering = ["-pk"]
        constraints = [
            UniqueConstraint(fields=["organiser", "number"], name="newsletter_number_once")
        ]

    def __str__(self) -> str:
        return self.title_nb or self.title_nn

    def title_in(self, language: str) -> str:
        """In the language asked for, else in the one it is written in."""
        first, other = (self.title_nb, self.title_nn)[:: -1 if language == "nn" else 1]
        return first or other
