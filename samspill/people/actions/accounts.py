"""A person's account: made, changed, closed."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_noop as _

from samspill.people.actions.telling import tell_of_change
from samspill.people.models import User


def create_user(email: str, *, name: str, password: str | None = None, language: str = "") -> User:
    """A person who may sign in. Raises IntegrityError when the address is taken."""
    user = User.objects.create_user(email, name, password)
    if language:
        user.language = language
        user.save(update_fields=["language"])
    return user


def name_administrator(user: User, *, is_administrator: bool) -> User:
    """May open and look after places; sees nothing of what is written there."""
    user.is_administrator = is_administrator
    user.save(update_fields=["is_administrator"])
    return user


def change_account(user: User, *, name: str, language: str) -> User:
    user.name, user.language = name.strip(), language
    user.save(update_fields=["name", "language"])
    return user


@transaction.atomic
def change_password(user: User, *, password: str, kept_session: str = "") -> User:
    """A new password, or the first; every other session ends, and the person is told by e-mail."""
    user.set_password(password)
    user.save(update_fields=["password"])
    user.sessions.exclude(session_key=kept_session).delete()
    tell_of_change(user, what=_("Your password was changed."))
    return user


@transaction.atomic
def close_account(user: User) -> None:
    """Nobody has work for them here any more: they cannot sign in, and their time begins to run."""
    user.is_active, user.closed_at = False, timezone.now()
    user.save(update_fields=["is_active", "closed_at"])
    user.sessions.all().delete()
    user.one_time_codes.all().delete()


def reopen_account(user: User) -> User:
    """They are invited again before they are forgotten."""
    if not user.is_active:
        user.is_active, user.closed_at = True, None
        user.save(update_fields=["is_active", "closed_at"])
    return user
