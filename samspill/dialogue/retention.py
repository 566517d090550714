from __future__ import annotations

from datetime import datetime, timedelta

from django.db.models import QuerySet

from samspill.dialogue.actions import erase_contribution
from samspill.dialogue.models import Contribution, SeatingPlan, SeatingRule, TopicWish
from samspill.pure.personal_data import PersonalField

KEPT_DAYS = 365  # after the conference
RULES_KEPT_DAYS = 14  # after the conference
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


def _over(now: datetime) -> datetime:
    return now - timedelta(days=RULES_KEPT_DAYS)


def _old_rules(now: datetime) -> QuerySet:
    return SeatingRule.objects.filter(dialogue__conference__ends_at__lt=_over(now))


def _old_wishes(now: datetime) -> QuerySet:
    return TopicWish.objects.filter(round__dialogue__conference__ends_at__lt=_over(now))


def _old_reports(now: datetime) -> QuerySet:
    plans = SeatingPlan.objects.filter(dialogue__conference__ends_at__lt=_over(now))
    return plans.exclude(reasons=[], report={})


def _delete(rows: QuerySet) -> int:
    """The rows themselves: once the evening is over, nothing rests on them."""
    count = rows.count()
    rows.delete()
    return count


def _forget_reports(plans: QuerySet) -> int:
    return plans.update(reasons=[], report={})


PERSONAL = (
    PersonalField(
        "SeatingRule.note",
        purpose="Why somebody needs a step-free table, a companion or another table; for the planner.",
        legal_basis="9-2-a",
        kept_until="The whole rule is erased 14 days after the conference.",
        due=_old_rules,
        erase=_delete,
    ),
    PersonalField(
        "SeatingPlan.reasons",
        purpose="So that the planner sees which rules about people contradict each other.",
        legal_basis="6-1-e",
        kept_until="Until 14 days after the conference.",
        due=_old_reports,
        erase=_forget_reports,
    ),
    PersonalField(
        "SeatingPlan.report",
        purpose="So that the planner sees whether every rule about people is kept.",
        legal_basis="6-1-e",
        kept_until="Until 14 days after the conference.",
    ),
    PersonalField(
        "TopicWish.topic",
        purpose="So that people sit where the topic they have chosen is talked about.",
        legal_basis="6-1-e",
        kept_until="Until 14 days after the conference.",
        due=_old_wishes,
        erase=_delete,
    ),
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
    "SeatingPlan.lease_owner",
    "SeatingPlan.error",  # a code
    "SeatingSetup.spread",
    "SeatingSetup.no_solo",
    "TableTopic.topic",
    "Contribution.reference",
    "Contribution.fingerprint",
    "Contribution.language",
    "Contribution.kind",
    "Contribution.channel",
    "Contribution.erased_basis",
)
