from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils import timezone

from samspill.dialogue.models import Contribution
from samspill.history.actions import record
from samspill.people.models import User
from samspill.policy.actions.earlier_answers import keep_answers
from samspill.policy.errors import ReasonMissingError
from samspill.policy.models import Answer, MeasureContribution, Policy

BATCH = 400  # keys in one statement


@dataclass(frozen=True)
class Answered:
    """How many got the answer; how many could not, because of what they are tied to."""

    given: int
    left_out: int


@transaction.atomic
def answer_many(
    policy: Policy,
    *,
    contributions: Iterable[int],
    verdict: str,
    reason: str = "",
    by: User | None = None,
) -> Answered:
    """Give many contributions the same answer: those of a merge group, a theme, or chosen by hand.

    contributions  their keys; others than the policy's own, and withdrawn ones, are passed by
    verdict        a value of Answer.Verdict. Taken in is given to those tied to a measure alone,
                   not taken in to those tied to none: the others are left out, and counted.
    Raises         ReasonMissingError; ValueError for no verdict.
    """
    held = Policy.objects.select_for_update().get(pk=policy.pk)
    verdict, reason = Answer.Verdict(verdict), reason.strip()
    if verdict != Answer.Verdict.TAKEN_IN and not reason:
        raise ReasonMissingError
    rows = _standing(held, list(dict.fromkeys(contributions)))
    fitting = [pk for pk, is_tied in rows if _fits(verdict, is_tied)]
    _give(held, fitting, verdict, reason, by)
    answered = Answered(len(fitting), len(rows) - len(fitting))
    if fitting:
        record(
            held,
            action="policy.answered_many",
            organiser_number=held.organiser_id,
            by=by,
            verdict=str(verdict),
            count=answered.given,
        )
    return answered


def _standing(policy: Policy, keys: list[int]) -> list[tuple[int, bool]]:
    """Those of the policy's dialogue that stand, with whether a measure rests on them."""
    tied = Exists(MeasureContribution.objects.filter(contribution=OuterRef("pk")))
    standing = Contribution.objects.standing().filter(dialogue=policy.dialogue_id)
    return [
        row
        for start in range(0, len(keys), BATCH)
        for row in standing.filter(pk__in=keys[start : start + BATCH])
        .annotate(is_tied=tied)
        .values_list("pk", "is_tied")
    ]


def _fits(verdict: Answer.Verdict, is_tied: bool) -> bool:
    if verdict == Answer.Verdict.PARTLY:
        return True
    return is_tied == (verdict == Answer.Verdict.TAKEN_IN)


def _give(
    policy: Policy, keys: list[int], verdict: Answer.Verdict, reason: str, by: User | None
) -> None:
    now = timezone.now()
    for start in range(0, len(keys), BATCH):
        some = keys[start : start + BATCH]
        keep_answers(Answer.objects.filter(contribution__in=some))
        Answer.objects.bulk_create(
            (
                Answer(
                    contribution_id=pk, policy=policy, verdict=verdict, reason=reason, by=by, at=now
                )
                for pk in some
            ),
            update_conflicts=True,
            unique_fields=["contribution"],
            update_fields=["policy", "verdict", "reason", "by", "at"],
        )
