from __future__ import annotations

from typing import ClassVar

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db.models import (
    CASCADE,
    BooleanField,
    CharField,
    DateTimeField,
    EmailField,
    ForeignKey,
    Model,
    PositiveSmallIntegerField,
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
