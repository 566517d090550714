"""What was written before the conference by the one who has the seat now."""

from __future__ import annotations

from datetime import UTC, datetime

from django.db.models import DateTimeField, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from samspill.conference.models import PreparationAnswer, SignUp
from samspill.history.models import Entry

LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC)


def prepared_by_holder(sign_up: SignUp) -> QuerySet[PreparationAnswer]:
    """What one before had sent is a contribution still, but stands on no other person's page."""
    handed_over = Entry.objects.about(sign_up).filter(
        organiser_number=sign_up.conference.organiser_id,
        action="conference.sign_up_changed",
        details__is_other_person=True,
    )
    latest = Subquery(handed_over.order_by("-at").values("at")[:1])
    since = Coalesce(latest, Value(LONG_AGO), output_field=DateTimeField())
    return PreparationAnswer.objects.filter(sign_up=sign_up, at__gt=since)
