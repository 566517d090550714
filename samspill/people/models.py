from __future__ import annotations

from typing import ClassVar

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.contrib.sessions.base_session import AbstractBaseSession
from django.db.models import (
    CASCADE,
    BigIntegerField,
    BooleanField,
    CharField,
    DateField,
    DateTimeField,
    EmailField,
    ForeignKey,
    Model,
    OneToOneField,
    PositiveSmallIntegerField,
    QuerySet,
    TextChoices,
    UniqueConstraint,
)
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class UserManager(BaseUserManager["User"]):
    def create_user(self, email: str, name: str, password: str | None = None) -> User:
        """A person who may sign in; without a password only by one-time code."""
        user = self.model(email=self.normalize_email(email).lower(), name=name)
        user.set_password(password)
        user.save()
        return user

    def get_by_natural_key(self, username: str | None) -> User:
        return self.get(email=(username or "").strip().lower())


class User(AbstractBaseUser):
    """A person who works here: coordinator, working group, facilitator. Participants have none."""

    email = EmailField(_("e-mail"), unique=True)
    name = CharField(_("name"), max_length=120)
    language = CharField(max_length=3, blank=True)
    is_active = BooleanField(default=True)
    is_administrator = BooleanField(default=False)  # of the installation, not of any organiser
    joined_at = DateTimeField(default=timezone.now)
    closed_at = DateTimeField(null=True)  # when the last place they worked at let them go

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]
    objects = UserManager()

    def __str__(self) -> str:
        return self.name


class OneTimeCode(Model):
    """Six digits sent by e-mail; kept as a keyed fingerprint, good once and for a short time."""

    user = ForeignKey(User, CASCADE, related_name="one_time_codes")
    fingerprint = CharField(max_length=64)
    expires_at = DateTimeField()
    attempts = PositiveSmallIntegerField(default=0)
    used_at = DateTimeField(null=True)

    def __str__(self) -> str:
        return f"code for {self.user_id}"


class SecondFactor(Model):
    """The secret an authenticator app shares with us, sealed; a step of its clock is good once."""

    user = OneToOneField(User, CASCADE, related_name="second_factor")
    sealed_secret = CharField(max_length=250)
    last_step = BigIntegerField(default=0)  # of 30 seconds since 1970
    added_at = DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return f"second factor of {self.user_id}"


class RecoveryCode(Model):
    """For the day the telephone is lost: shown once, kept as a keyed fingerprint, good once."""

    user = ForeignKey(User, CASCADE, related_name="recovery_codes")
    fingerprint = CharField(max_length=64)
    used_at = DateTimeField(null=True)

    def __str__(self) -> str:
        return f"recovery code of {self.user_id}"


class ExternalIdentity(Model):
    """Who a person is to ID-porten, Ansattporten or Entra: the provider's own subject as a keyed
    fingerprint. A national identity number is never kept, nor asked for."""

    user = ForeignKey(User, CASCADE, related_name="identities")
    provider = CharField(max_length=30)
    fingerprint = CharField(max_length=64)
    tied_at = DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            UniqueConstraint(fields=["provider", "fingerprint"], name="one_person_per_identity"),
            UniqueConstraint(fields=["provider", "user"], name="one_identity_per_provider"),
        ]

    def __str__(self) -> str:
        return f"{self.user_id} at {self.provider}"


class SignInAttempt(Model):
    """How often something has been guessed at lately; of whom is a keyed fingerprint only."""

    class Kind(TextChoices):
        PASSWORD = "password", _("Password")
        CODE = "code", _("Code from the e-mail")
        SECOND_FACTOR = "second_factor", _("Code from the app")

    kind = CharField(max_length=15, choices=Kind)
    fingerprint = CharField(max_length=64)
    count = PositiveSmallIntegerField(default=0)
    began_at = DateTimeField(default=timezone.now)

    class Meta:
        constraints = [UniqueConstraint(fields=["kind", "fingerprint"], name="one_count_per_guess")]

    def __str__(self) -> str:
        return f"{self.count} {self.kind}"


class SessionQuerySet(QuerySet["Session"]):
    def of(self, user: User) -> SessionQuerySet:
        """Where the person is signed in, the one last used first."""
        alive = self.filter(user=user, expire_date__gt=timezone.now())
        return alive.order_by("-seen_on", "-began_at")


class Session(AbstractBaseSession):
    """One browser's stay here. Whose it is stands beside it, so that it can be listed and ended; the
    device in a few words, the day it was last seen, and no address of the machine."""

    user = ForeignKey(User, CASCADE, null=True, related_name="sessions")
    device = CharField(max_length=60, blank=True)  # "Firefox, Windows"
    began_at = DateTimeField(default=timezone.now)
    seen_on = DateField(default=timezone.localdate)

    objects = SessionQuerySet.as_manager()

    @classmethod
    def get_session_store_class(cls) -> type:
        from samspill.people.sessions import SessionStore

        return SessionStore
