"""The session store: Django's own in the database, with whose session it is beside it."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore as DatabaseStore
from django.utils import timezone

from samspill.people.models import Session

DEVICE, BEGAN, STRONG = "device", "began", "is_strong"


class SessionStore(DatabaseStore):
    """What is written in the session decides what stands in the columns beside it."""

    @classmethod
    def get_model_class(cls) -> type[Session]:
        return Session

    def create_model_instance(self, data: dict[str, Any]) -> Session:
        row: Session = super().create_model_instance(data)
        row.user_id = int(data[SESSION_KEY]) if SESSION_KEY in data else None
        row.device = str(data.get(DEVICE, ""))[:60]
        if told := data.get(BEGAN):
            row.began_at = datetime.fromisoformat(told)
        return row

    def _get_session_from_db(self) -> Session | None:
        """Also writes down, once a day, that the session is in use."""
        row: Session | None = super()._get_session_from_db()
        today = timezone.localdate()
        if row is not None and row.user_id is not None and row.seen_on != today:
            Session.objects.filter(pk=row.pk).update(seen_on=today)
        return row
