from __future__ import annotations

from django.utils import timezone

from samspill.dialogue import actions
from samspill.dialogue.models import Round


def close_rounds_by_the_clock() -> None:
    """Close every round whose time is out; the contributions that come later are marked late."""
    for round in Round.objects.open().filter(closes_at__lte=timezone.now()):
        actions.close_round(round)
