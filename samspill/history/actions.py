from __future__ import annotations

from typing import Any

from django.db.models import Model

from samspill.history.models import Entry
from samspill.people.models import User


def record(
    subject: Model | None,
    *,
    action: str,
    organiser_number: int | None,
    by: User | None = None,
    **details: Any,
) -> Entry:
    """Write the one history row of an action, in the action's own transaction.

    action   "<stage>.<verb in the past>", for instance "letters.approved"
    subject  the row it was done to; None for what concerns the whole house
    details  figures and references only; never names, addresses or texts
    """
    return Entry.objects.create(
        organiser_number=organiser_number,
        actor=by if by is not None and by.pk else None,
        action=action,
        subject_kind=subject._meta.label_lower if subject is not None else "",
        subject_id=str(subject.pk) if subject is not None else "",
        details=details,
    )
