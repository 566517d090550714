"""Setting up the rounds of an evening: their stages, prompts and questions, and who votes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from django.db import transaction
from django.db.models import F

from samspill.dialogue.actions.rounds import current_stage
from samspill.dialogue.models import Dialogue, Question, Round, Stage
from samspill.dialogue.round_setup.errors import (
    QuestionAnsweredError,
    StageBegunError,
    VotesGivenError,
)
from samspill.dialogue.round_setup.stages import ORDER, begun
from samspill.history.actions import record
from samspill.live.actions import announce
from samspill.people.models import User

ASIDE = 100  # no round has so many stages


@dataclass(frozen=True)
class RoundDraft:
    """How one round is to go.

    stages      kind -> minutes; their order is given by their kind
    questions   what it asks further, by number from 2; without a text the question is taken away
    more        questions that are new
    """

    stages: Mapping[str, int]
    voters: str
    dot_budget: int
    prompts: Sequence[str]
    questions: Mapping[int, str]
    more: Sequence[str] = ()


@transaction.atomic
def set_up_evening(
    dialogue: Dialogue,
    *,
    rounds: Mapping[int, RoundDraft],
    is_moderated: bool,
    checks_paper: bool,
    is_listed: bool,
    by: User | None = None,
) -> Dialogue:
    """Decide how every round goes, by its number, and what holds for the whole evening.

    Raises    StageBegunError, QuestionAnsweredError, VotesGivenError: then nothing is changed.
    """
    found = dialogue.rounds.select_for_update(no_key=True).filter(number__in=list(rounds))
    for round in found.order_by("number"):
        _set_up(round, rounds[round.number])
    dialogue.is_moderated, dialogue.checks_paper = is_moderated, checks_paper
    dialogue.is_listed = is_listed
    dialogue.save(update_fields=["is_moderated", "checks_paper", "is_listed"])
    announce(dialogue.channel_id, "set_up", {"rounds": len(rounds)})
    record(
        dialogue,
        action="dialogue.evening_set_up",
        organiser_number=dialogue.organiser_id,
        by=by,
        rounds=len(rounds),
    )
    return dialogue


def _set_up(round: Round, draft: RoundDraft) -> None:
    votes = (draft.voters, draft.dot_budget)
    if votes != (round.voters, round.dot_budget) and round.ballots.exists():
        raise VotesGivenError(
            round.number, "voters" if draft.voters != round.voters else "dot_budget"
        )
    round.voters, round.dot_budget = Round.Voters(draft.voters).value, draft.dot_budget
    round.prompts = "\n".join(draft.prompts)
    _set_stages(round, draft.stages)
    round.save(update_fields=["voters", "dot_budget", "prompts", "closes_at"])
    _set_questions(round, draft)


def _set_stages(round: Round, wanted: Mapping[str, int]) -> None:
    known = {one.kind: one for one in round.stages.all()}
    held = begun(known.values())
    for kind in held:
        if wanted.get(kind) != (known[kind].minutes if kind in known else None):
            raise StageBegunError(round.number, f"minutes_{kind}")
    round.stages.exclude(kind__in=list(wanted)).delete()
    round.stages.update(number=F("number") + ASIDE)  # out of each other's way
    stages = []
    for number, kind in enumerate((one for one in ORDER if one in wanted), start=1):
        stage = known.get(kind) or Stage(round=round, kind=kind)
        stage.number, stage.minutes = number, wanted[kind]
        stage.save()
        stages.append(stage)
    _move_the_end(round, stages)


def _move_the_end(round: Round, stages: Sequence[Stage]) -> None:
    """An open round lasts as long as the stage that stands open and those after it."""
    now = current_stage(stages)
    if now is not None and now.closes_at is not None:
        after = sum(one.minutes for one in stages if one.number > now.number)
        round.closes_at = now.closes_at + timedelta(minutes=after)


def _set_questions(round: Round, draft: RoundDraft) -> None:
    known = {one.number: one for one in round.further_questions.all()}
    answered = set(round.contributions.values_list("question", flat=True).distinct())
    for number, text in draft.questions.items():
        question = known.get(number)
        if question is None or question.text == text:
            continue
        if number in answered:
            raise QuestionAnsweredError(round.number, f"question_{number}")
        if text:
            question.text = text
            question.save(update_fields=["text"])
        else:
            question.delete()
    last = max([1, *known, *answered])
    Question.objects.bulk_create(
        Question(round=round, number=number, text=text)
        for number, text in enumerate((one for one in draft.more if one), start=last + 1)
    )
