from __future__ import annotations

from django.db import transaction

from samspill.dialogue.models import Contribution
from samspill.history.actions import record
from samspill.people.models import User
from samspill.policy.actions.earlier_answers import keep_answers
from samspill.policy.actions.locking import locked_policy, policy_of
from samspill.policy.errors import LastContributionError, NotStandingError
from samspill.policy.models import Answer, Measure, MeasureContribution, Policy


@transaction.atomic
def link(
    measure: Measure, *, contribution: Contribution, by: User | None = None
) -> MeasureContribution:
    """Tie a contribution to a measure, and answer it as taken in unless it is partly so.

    Tied already: nothing happens.
    Raises    AdoptedError, NotStandingError; ValueError for another dialogue's contribution.
    """
    policy = locked_policy(policy_of(measure))
    if contribution.dialogue_id != policy.dialogue_id:
        raise ValueError(f"{contribution.pk} was not given in the dialogue of policy {policy.pk}")
    if not contribution.is_standing:
        raise NotStandingError
    thread, is_new = MeasureContribution.objects.get_or_create(
        measure=measure, contribution=contribution, defaults={"by": by}
    )
    if is_new:
        _take_in(policy, contribution, by)
        _record(policy, contribution, "policy.linked", measure, by)
    return thread


@transaction.atomic
def unlink(measure: Measure, *, contribution: Contribution, by: User | None = None) -> None:
    """Untie a contribution. Tied to no other measure, it is open again.

    Raises    AdoptedError; LastContributionError, since a measure is never without one.
    """
    policy = locked_policy(policy_of(measure))
    links = MeasureContribution.objects.filter(measure=measure)
    if not links.filter(contribution=contribution).exists():
        return
    if links.count() == 1:
        raise LastContributionError
    links.filter(contribution=contribution).delete()
    open_again(policy, [contribution.pk])
    _record(policy, contribution, "policy.unlinked", measure, by)


def open_again(policy: Policy, contributions: list[int]) -> None:
    """Take away the answers that said "taken in" of contributions that no measure rests on."""
    answers = Answer.objects.filter(
        policy=policy,
        contribution__in=contributions,
        contribution__links__isnull=True,
        verdict__in=(Answer.Verdict.TAKEN_IN, Answer.Verdict.PARTLY),
    )
    keep_answers(answers)
    answers.delete()


def _take_in(policy: Policy, contribution: Contribution, by: User | None) -> None:
    answer, is_new = Answer.objects.get_or_create(
        contribution=contribution,
        defaults={"policy": policy, "verdict": Answer.Verdict.TAKEN_IN, "by": by},
    )
    if not is_new and answer.verdict == Answer.Verdict.NOT_TAKEN_IN:
        keep_answers(Answer.objects.filter(pk=answer.pk))
        answer.verdict, answer.reason, answer.by = Answer.Verdict.TAKEN_IN, "", by
        answer.save(update_fields=["verdict", "reason", "by"])


def _record(
    policy: Policy, contribution: Contribution, action: str, measure: Measure, by: User | None
) -> None:
    record(
        contribution,
        action=action,
        organiser_number=policy.organiser_id,
        by=by,
        measure=measure.pk,
    )
