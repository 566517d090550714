"""Who writes where, now. Never a lock: two may write the same, and both are kept."""

from __future__ import annotations

from datetime import timedelta

from django.db.models import Q
from django.utils import timezone

from samspill.people.models import User
from samspill.policy.models import Passage

STAYS = timedelta(seconds=40)  # after the last sign of life


def write_here(passage: Passage, *, by: User) -> User | None:
    """Tell that one is writing here. Returns the other who does already, or None."""
    now = timezone.now()
    free = Q(writer=None) | Q(writer=by) | Q(writer_until__lt=now) | Q(writer_until=None)
    mine = Passage.objects.filter(free, pk=passage.pk)
    if mine.update(writer=by, writer_until=now + STAYS):
        return None
    passage.refresh_from_db(fields=["writer"])
    return passage.writer


def leave_here(passage: Passage, *, by: User) -> None:
    """Saved, or gone to another page."""
    Passage.objects.filter(pk=passage.pk, writer=by).update(writer=None, writer_until=None)
