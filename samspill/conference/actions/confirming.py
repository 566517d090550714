"""The confirmation of one who was taken in while many others came: written with nothing locked."""

from __future__ import annotations

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from samspill.conference import confirmations
from samspill.conference.models import SignUp

PATIENCE = timedelta(seconds=30)  # for the request that took them in, before the worker does it


@transaction.atomic
def confirm_sign_up(sign_up: SignUp) -> bool:
    """Put the confirmation that is owed in the outbox. Returns False when none is owed any more.

    Who has been told something newer meanwhile (moved up, changed, cancelled) is not told the old.
    """
    owed = SignUp.objects.owed_a_confirmation().filter(pk=sign_up.pk).order_by()
    held = owed.select_for_update(of=("self",), no_key=True)
    changes = next(iter(held.values_list("calendar_sequence", flat=True)), None)
    if changes is None:
        return False
    if changes == sign_up.calendar_sequence == 0:
        confirmations.post_to(sign_up, sign_up.state, conference=sign_up.conference)
    owed.update(confirmation_due_at=None)
    return True


def confirm_forgotten() -> int:
    """Those whose request ended before it came so far. Returns how many were confirmed."""
    before = timezone.now() - PATIENCE
    forgotten = SignUp.objects.owed_a_confirmation().filter(confirmation_due_at__lt=before)
    whole = forgotten.select_related("conference__organiser", "association", "municipality")
    return sum(confirm_sign_up(one) for one in whole)
