from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from samspill.dialogue.models import Contribution
from samspill.history.actions import record
from samspill.people.models import User
from samspill.policy.actions.earlier_answers import keep_answers
from samspill.policy.errors import (
    NotStandingError,
    NotTiedError,
    ReasonMissingError,
    StillTiedError,
)
from samspill.policy.models import Answer, Policy


@transaction.atomic
def answer(
    contribution: Contribution, *, verdict: str, reason: str = "", by: User | None = None
) -> Answer:
    """Say what became of a contribution; a new answer takes the earlier one's place.

    verdict   a value of Answer.Verdict. Taken in: tied to a measure. Not: tied to none.
    reason    why, in words; may be empty only for what is wholly taken in
    Raises    PolicyError: what stands in the way, in words. Policy.DoesNotExist without a draft.
    An adopted policy keeps its text; its answers may still be given.
    """
    policy = Policy.objects.select_for_update().get(dialogue=contribution.dialogue_id)
    if not contribution.is_standing:
        raise NotStandingError
    reason = reason.strip()
    _check(contribution, Answer.Verdict(verdict), reason)
    keep_answers(Answer.objects.filter(contribution=contribution))
    row, _is_new = Answer.objects.update_or_create(
        contribution=contribution,
        defaults={
            "policy": policy,
            "verdict": verdict,
            "reason": reason,
            "by": by,
            "at": timezone.now(),
        },
    )
    record(
        contribution,
        action="policy.answered",
        organiser_number=policy.organiser_id,
        by=by,
        verdict=str(verdict),
    )
    return row


@transaction.atomic
def take_back_answer(contribution: Contribution, *, by: User | None = None) -> None:
    """Let a contribution that no measure rests on stand open again. Raises StillTiedError."""
    if contribution.links.exists():
        raise StillTiedError
    rows = Answer.objects.filter(contribution=contribution)
    keep_answers(rows)
    deleted, _rows = rows.delete()
    if deleted:
        record(
            contribution,
            action="policy.answer_taken_back",
            organiser_number=contribution.organiser_id,
            by=by,
        )


def _check(contribution: Contribution, verdict: Answer.Verdict, reason: str) -> None:
    is_tied = contribution.links.exists()
    if verdict == Answer.Verdict.TAKEN_IN and not is_tied:
        raise NotTiedError
    if verdict == Answer.Verdict.NOT_TAKEN_IN and is_tied:
        raise StillTiedError
    if verdict != Answer.Verdict.TAKEN_IN and not reason:
        raise ReasonMissingError
