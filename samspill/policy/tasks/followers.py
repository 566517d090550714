"""What the worker does for those who follow a contribution."""

from __future__ import annotations

from django.utils import timezone

from samspill.policy.actions.followers import tell_of_answers as tell


def tell_of_answers() -> None:
    """Answers that have stood a little; each is told once."""
    tell(now=timezone.now())
