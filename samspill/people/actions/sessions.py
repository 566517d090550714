"""Where a person is signed in: ended one by one, or all but this."""

from __future__ import annotations

from django.utils.crypto import constant_time_compare, salted_hmac

from samspill.people.models import Session, User

REFERENCE_LENGTH = 20


def session_reference(session_key: str) -> str:
    """What stands for a session on a page: the key itself would let anyone in who reads it."""
    digest = salted_hmac("people.session", session_key, algorithm="sha256").hexdigest()
    return digest[:REFERENCE_LENGTH]


def end_session(user: User, *, reference: str) -> bool:
    """End the one session of theirs; False when it is not there."""
    for session in Session.objects.of(user):
        if constant_time_compare(session_reference(session.session_key), reference):
            session.delete()
            return True
    return False


def end_other_sessions(user: User, *, kept_session: str = "") -> int:
    """End all but the one that is kept; how many."""
    return user.sessions.exclude(session_key=kept_session).delete()[0]
