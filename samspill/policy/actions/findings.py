from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone

from samspill.dialogue.models import Contribution
from samspill.history.actions import record
from samspill.history.models import Entry
from samspill.insight.models import Finding
from samspill.people.models import User
from samspill.policy.actions.earlier_answers import keep_answers
from samspill.policy.actions.locking import locked_policy, policy_of
from samspill.policy.models import Answer, Measure, MeasureContribution, Policy


@transaction.atomic
def tie_finding(
    measure: Measure, *, finding: Finding, with_contributions: bool = False, by: User | None = None
) -> int:
    """Let a measure rest on a finding; tied already: the finding stays.

    with_contributions  tie every standing contribution behind the finding as well
    Returns   how many contributions were tied now.
    Raises    AdoptedError; ValueError for another dialogue's finding.
    """
    policy = locked_policy(policy_of(measure))
    if finding.dialogue_id != policy.dialogue_id:
        raise ValueError(f"finding {finding.pk} is not of the dialogue of policy {policy.pk}")
    measure.findings.add(finding)
    said = finding.contributions.standing() if with_contributions else ()
    count = _tie_all(policy, measure, said, by)
    record(
        measure,
        action="policy.finding_linked",
        organiser_number=policy.organiser_id,
        by=by,
        finding=finding.reference,
        contributions=count,
    )
    return count


@transaction.atomic
def untie_finding(measure: Measure, *, finding: Finding, by: User | None = None) -> None:
    """The measure no longer rests on the finding; its contributions stay tied. Raises AdoptedError."""
    policy = locked_policy(policy_of(measure))
    measure.findings.remove(finding)
    record(
        measure,
        action="policy.finding_unlinked",
        organiser_number=policy.organiser_id,
        by=by,
        finding=finding.reference,
    )


def _tie_all(
    policy: Policy, measure: Measure, said: Iterable[Contribution], by: User | None
) -> int:
    """As `link` for each, in a few questions however many they are, and all of one moment."""
    tied = set(measure.links.values_list("contribution", flat=True))
    new = [one.pk for one in said if one.pk not in tied]
    now = timezone.now()
    MeasureContribution.objects.bulk_create(
        (MeasureContribution(measure=measure, contribution_id=pk, by=by, at=now) for pk in new),
        batch_size=200,
    )
    _take_in(policy, new, by)
    Entry.objects.bulk_create(
        (
            Entry(
                organiser_number=policy.organiser_id,
                actor=by,
                action="policy.linked",
                subject_kind=Contribution._meta.label_lower,
                subject_id=str(pk),
                details={"measure": measure.pk},
            )
            for pk in new
        ),
        batch_size=200,
    )
    return len(new)


def _take_in(policy: Policy, contributions: list[int], by: User | None) -> None:
    """What was open or refused is taken in; an answer that says "partly" stays."""
    of_policy = Answer.objects.filter(contribution__dialogue=policy.dialogue_id)
    refused = of_policy.filter(contribution__in=contributions, verdict=Answer.Verdict.NOT_TAKEN_IN)
    keep_answers(refused)
    refused.delete()
    answered = set(of_policy.values_list("contribution", flat=True))
    Answer.objects.bulk_create(
        (
            Answer(contribution_id=pk, policy=policy, verdict=Answer.Verdict.TAKEN_IN, by=by)
            for pk in contributions
            if pk not in answered
        ),
        batch_size=200,
    )
