"""What people need is erased first: some days after the conference, by the worker's own round."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction

from samspill.conference.models import Needs

NEEDS_KEPT = timedelta(days=14)  # after the conference; the retention plan says the same


@transaction.atomic
def erase_needs(before: datetime) -> int:
    """Erase the needs told for conferences that ended before this moment; how many were erased."""
    return Needs.objects.filter(sign_up__conference__ends_at__lt=before).delete()[0]
