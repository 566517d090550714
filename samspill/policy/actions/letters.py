"""The letters that the policy makes ready: the consultation, and what became of what was said."""

from __future__ import annotations

from collections import Counter
from typing import Any

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import ngettext

from samspill.letters import actions as letter_actions
from samspill.letters.facts import facts_of_process
from samspill.letters.models import Letter
from samspill.people.models import User
from samspill.policy.became.chain import measures_in
from samspill.policy.council.versions import content_for_all, version_for_all
from samspill.policy.errors import ConsultationClosedError, NotPublicError
from samspill.policy.export import OPEN, completeness
from samspill.policy.models import Answer, Policy
from samspill.policy.rules import is_public

MOST_TOLD = 5  # measures, and reasons, named in the letter


@transaction.atomic
def draft_consultation_letter(policy: Policy, *, by: User | None = None) -> Letter:
    """Make the letter to all associations ready: the draft is out, the deadline, where to answer.

    Raises    ConsultationClosedError when no consultation is open.
    """
    consultation = policy.consultations.filter(closed_at=None).first()
    if consultation is None or not consultation.is_open(timezone.now()):
        raise ConsultationClosedError
    measures = measures_in(consultation.version.content)
    facts = {
        "consultation_deadline": timezone.localdate(consultation.deadline).isoformat(),
        "consultation_url": _address("public_consultation", policy),
        "became_url": _address("what_became", policy),
        "contribution_count": sum(completeness(policy).values()),
        "measure_count": len(measures),
    }
    return _draft(policy, Letter.Kind.CONSULTATION, facts, by)


@transaction.atomic
def draft_answers_letter(policy: Policy, *, by: User | None = None) -> Letter:
    """Make the letter ready that tells what became of what was said: figures, what most stand behind,
    what was not taken in and why, and where everyone finds their own.

    Raises    NotPublicError before the policy is out for consultation.
    """
    if not is_public(policy):
        raise NotPublicError
    counts = completeness(policy)
    resolution = policy.resolution
    facts: dict[str, Any] = {
        "contribution_count": sum(counts.values()),
        "taken_in_count": counts[Answer.Verdict.TAKEN_IN],
        "partly_count": counts[Answer.Verdict.PARTLY],
        "not_taken_in_count": counts[Answer.Verdict.NOT_TAKEN_IN],
        "open_count": counts[OPEN],
        "became_url": _address("what_became", policy),
        "policy_url": _address("public_policy", policy),
        "adopted_on": resolution.decided_on.isoformat() if resolution else "",
        "adopted_case": resolution.case_number if resolution else "",
    }
    with translation.override(policy.language):
        facts |= {"top_taken_in": _most_tied(policy), "top_not_taken_in": _most_refused(policy)}
    return _draft(policy, Letter.Kind.ANSWERS, facts, by)


def _draft(policy: Policy, kind: str, facts: dict[str, Any], by: User | None) -> Letter:
    process = policy.process
    known = facts_of_process(process, language=policy.language) if process is not None else {}
    conference = policy.dialogue.conference
    return letter_actions.draft(
        policy.organiser,
        kind=kind,
        language=policy.language,
        controller=process.lead if process is not None else conference.controller,
        process=process,
        facts={**known, **facts},
        by=by,
    )


def _most_tied(policy: Policy) -> list[str]:
    measures = measures_in(content_for_all(policy, version_for_all(policy)))
    tied = [one for one in measures if one["contributions"]]
    tied.sort(key=lambda one: -len(one["contributions"]))
    return [_line(one["text"], len(one["contributions"])) for one in tied[:MOST_TOLD]]


def _most_refused(policy: Policy) -> list[str]:
    answers = Answer.objects.filter(
        policy=policy,
        verdict=Answer.Verdict.NOT_TAKEN_IN,
        contribution__withdrawn_at=None,
        contribution__erased_at=None,
    )
    reasons = Counter(answers.order_by("contribution").values_list("reason", flat=True))
    return [_line(reason, count) for reason, count in reasons.most_common(MOST_TOLD)]


def _line(text: str, count: int) -> str:
    """On one line, since a fact of several texts has one a line."""
    behind = ngettext("%d contribution", "%d contributions", count) % count
    return f"{' '.join(text.split())} ({behind})"


def _address(name: str, policy: Policy) -> str:
    return settings.PUBLIC_ADDRESS + reverse(f"policy:{name}", args=[policy.organiser.slug])
