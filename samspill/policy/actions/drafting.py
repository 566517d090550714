from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db import transaction
from django.utils import timezone

from samspill.dialogue.models import Dialogue
from samspill.history.actions import record
from samspill.people.models import User
from samspill.policy import wording
from samspill.policy.actions.passages import lay_first
from samspill.policy.actions.revision import policy_revised_in
from samspill.policy.errors import AlreadyDraftedError
from samspill.policy.models import (
    Answer,
    Chapter,
    Goal,
    Measure,
    MeasureContribution,
    Policy,
)
from samspill.policy.writing.draft_facts import draft_facts
from samspill.policy.writing.draft_plan import GoalDraft, MeasureDraft, plan_draft
from samspill.process.models import DocumentKind, PolicyProcess

Written = list[tuple[MeasureDraft, Measure]]


@transaction.atomic
def draft_policy(
    process: PolicyProcess | None, dialogue: Dialogue, *, by: User | None = None
) -> Policy:
    """Write the first draft from the dialogue's findings: chapters, goals, measures with sources.

    process   whose document kind and language it gets; None for a conference outside a process
    Returns   a policy where every measure has a contribution behind it, and every contribution
              behind a measure is answered as taken in; one that only stands in the measure for the
              rest of its theme as partly taken in, with the reason.
    Raises    AlreadyDraftedError if the dialogue has a policy.
    """
    Dialogue.objects.select_for_update().get(pk=dialogue.pk)  # one draft, whoever asks first
    if dialogue.policies.exists():
        raise AlreadyDraftedError
    language = process.language if process else dialogue.conference.language
    kind = process.document_kind if process else DocumentKind.POLITIKK
    goals = plan_draft(dialogue, language=language)
    facts = draft_facts(dialogue, process, goals, kind=kind, language=language)
    policy = Policy.objects.create(
        organiser_id=dialogue.organiser_id,
        process=process,
        dialogue=dialogue,
        form=kind,
        title=wording.phrase("title", facts, language=language)[:200],
        language=language,
        revises=policy_revised_in(process),
    )
    chapters = _write_chapters(policy, facts)
    written = _write_goals(policy, goals)
    measures = [measure for _draft, measure in written]
    lay_first(chapters, list(policy.goals.all()), measures, by=by)
    linked = _tie(written, by=by)
    _answer(policy, written, by=by)
    record(
        policy,
        action="policy.drafted",
        organiser_number=policy.organiser_id,
        by=by,
        goals=len(goals),
        measures=len(written),
        contributions=linked,
    )
    return policy


def _write_chapters(policy: Policy, facts: dict[str, Any]) -> list[tuple[Chapter, str]]:
    """The chapters as rows, each with its text."""
    keys = wording.chapter_keys()
    texts = [wording.chapter(key, facts, language=policy.language) for key in keys]
    chapters = Chapter.objects.bulk_create(
        Chapter(policy=policy, key=key, heading=heading, sort_order=place * 10)
        for place, (key, (heading, _body)) in enumerate(zip(keys, texts, strict=True), start=1)
    )
    return [(chapter, body) for chapter, (_heading, body) in zip(chapters, texts, strict=True)]


def _write_goals(policy: Policy, drafts: Sequence[GoalDraft]) -> Written:
    """The goals and measures as rows, numbered from 1 in the order of the draft."""
    goals = Goal.objects.bulk_create(
        Goal(policy=policy, number=number, text=draft.text, theme_id=draft.theme)
        for number, draft in enumerate(drafts, start=1)
    )
    pairs = [
        (draft, Measure(goal=goal, number=number, text=draft.text, rationale=draft.rationale))
        for goal, goal_draft in zip(goals, drafts, strict=True)
        for number, draft in enumerate(goal_draft.measures, start=1)
    ]
    Measure.objects.bulk_create(measure for _draft, measure in pairs)
    return pairs


def _tie(written: Written, *, by: User | None) -> int:
    """Threads to contributions and findings, all of one moment. Returns how many contributions."""
    to_finding = Measure.findings.through
    to_finding.objects.bulk_create(
        to_finding(measure_id=measure.pk, finding_id=draft.finding.pk)
        for draft, measure in written
        if draft.finding is not None
    )
    now = timezone.now()
    links = [
        MeasureContribution(measure=measure, contribution_id=contribution, by=by, at=now)
        for draft, measure in written
        for contribution in draft.contributions
    ]
    MeasureContribution.objects.bulk_create(links, batch_size=500)
    return len({link.contribution_id for link in links})


def _answer(policy: Policy, written: Written, *, by: User | None) -> None:
    answers: dict[int, Answer] = {}
    for draft, measure in written:
        reason = _rest_reason(policy, measure) if draft.is_rest else ""
        for contribution in draft.contributions:
            taken_in = Answer(
                contribution_id=contribution,
                policy=policy,
                verdict=Answer.Verdict.PARTLY if draft.is_rest else Answer.Verdict.TAKEN_IN,
                reason=reason,
                by=by,
            )
            answers.setdefault(contribution, taken_in)
    Answer.objects.bulk_create(answers.values(), batch_size=500)


def _rest_reason(policy: Policy, measure: Measure) -> str:
    facts = {"measure": measure.reference}
    return wording.phrase("rest_reason", facts, language=policy.language)
