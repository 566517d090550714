from __future__ import annotations

from datetime import datetime, timedelta

from django.db.models import QuerySet

from samspill.dialogue.actions import erase_contribution
from samspill.dialogue.models import Contribution
from samspill.pure.personal_data import PersonalField

KEPT_DAYS = 365  # after the conference
WITHDRAWN_BASIS = "17-1-b: taken back by the giver"


def _withdrawn(now: datetime) -> QuerySet:
    return Contribution.objects.filter(
        withdrawn_at__isnull=False,
        erased_at__isnull=True,
        dialogue__conference__ends_at__lt=now - timedelta(days=KEPT_DAYS),
    )


def _erase(contributions: QuerySet) -> int:
    return sum(
        1 for contribution in contributions
        if erase_contribution(contribution, legal_basis=WITHDRAWN_BASIS)
    )  # fmt: skip


PERSONAL = (
    PersonalField(
        "Contribution.raw_text",
        purpose="What was said is the ground of the policy, and is kept as it was given.",
        legal_basis="6-1-e",
        kept_until="Kept with the case. What is taken back is erased a year after the conference.",
        due=_withdrawn,
        erase=_erase,
    ),
    PersonalField(
        "Contribution.written_by",
        purpose="So that a contribution written down for others can be checked with the one who did.",
        legal_basis="6-1-e",
        kept_until="Until the account is erased.",
    ),
    PersonalField(
        "PublishedContribution.text",
        purpose="What everyone may read: names and health words are masked.",
        legal_basis="6-1-e",
        kept_until="Kept with the case, or until it is taken back.",
    ),
    PersonalField(
        "PublishedContribution.by",
        purpose="So that colleagues see who has masked and published a text.",
        legal_basis="6-1-e",
        kept_until="Until the account is erased.",
    ),
)
IMPERSONAL = (
    "Dialogue.code",
    "Round.state",
    "SeatingPlan.quality",  # figures; who sat where goes with the sign-ups
    "Contribution.reference",
    "Contribution.fingerprint",
    "Contribution.language",
    "Contribution.kind",
    "Contribution.channel",
    "Contribution.erased_basis",
)
