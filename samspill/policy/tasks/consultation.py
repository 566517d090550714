"""What the worker does for a consultation: reminds those invited, once, a week before the deadline."""

from __future__ import annotations

from django.utils import timezone

from samspill.policy.actions.consultations import REMIND_BEFORE, remind_before_deadline
from samspill.policy.models import Consultation


def remind_bodies() -> None:
    now = timezone.now()
    near = Consultation.objects.filter(
        closed_at__isnull=True, deadline__gt=now, deadline__lte=now + REMIND_BEFORE
    )
    for consultation in near:
        remind_before_deadline(consultation, now=now)
