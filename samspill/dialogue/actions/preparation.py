"""What people answered at sign-up becomes contributions of a round 0, in their own words."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction
from django.db.models import QuerySet
from django.utils import translation
from django.utils.translation import gettext as _

from samspill.conference.models import (
    Conference,
    PreparationAnswer,
    PreparationQuestion,
    ProgrammeItem,
    SignUp,
)
from samspill.dialogue.actions.contributions import ContributionDraft, contribute_many
from samspill.dialogue.models import Contribution, Dialogue, Question, Round
from samspill.dialogue.models.dialogue import PREPARATION


@transaction.atomic
def take_in_preparation(dialogue: Dialogue) -> int:
    """Take in what is not taken in yet; how many. Safe to do again: each answer once.

    Round 0 is no round of the evening: no plan, no clock and no board reads it (`Round.objects`
    leaves it out). Who has cancelled before that is left out too.
    """
    Conference.objects.select_for_update().get(pk=dialogue.conference_id)
    answers = list(_waiting(dialogue))
    if not answers:
        return 0
    numbers = _lay_out_round(dialogue)
    drafts = [_draft(one, numbers[one.question_id]) for one in answers]
    outcomes = contribute_many(dialogue, drafts=drafts, channel=Contribution.Channel.WEB)
    taken = [
        (answer, outcome)
        for answer, outcome in zip(answers, outcomes, strict=True)
        if isinstance(outcome, Contribution)
    ]
    for answer, contribution in taken:
        answer.taken_in_as = contribution.reference
    PreparationAnswer.objects.bulk_update([answer for answer, _one in taken], ["taken_in_as"])
    return len(taken)


def dialogues_with_preparation() -> Sequence[Dialogue]:
    """Those for which somebody has answered since the last time."""
    waiting = _not_taken_in().values("question__conference")
    return list(Dialogue.objects.filter(conference__in=waiting).select_related("conference"))


def _not_taken_in() -> QuerySet[PreparationAnswer]:
    standing = PreparationAnswer.objects.filter(taken_in_as="").exclude(text="")
    return standing.exclude(sign_up__state=SignUp.State.CANCELLED)


def _waiting(dialogue: Dialogue) -> Sequence[PreparationAnswer]:
    mine = _not_taken_in().filter(question__conference=dialogue.conference_id)
    people = mine.select_related("sign_up__association", "sign_up__municipality")
    return list(people.order_by("pk"))


def _draft(answer: PreparationAnswer, question: int) -> ContributionDraft:
    """As it was sent. The key is made here: it is a key to the words, and must not be guessed."""
    person = answer.sign_up
    return ContributionDraft(
        round=PREPARATION,
        table=None,
        text=answer.text,
        question=question,
        association=person.association,
        association_said="" if person.association else person.represents,
    )


def _lay_out_round(dialogue: Dialogue) -> dict[int, int]:
    """Round 0 with a question for each that is asked; the numbers by the questions' keys."""
    asked = list(PreparationQuestion.objects.filter(conference=dialogue.conference_id))
    with translation.override(dialogue.conference.language):
        name = _("Before the conference")
    item, _is_new = ProgrammeItem.everything.update_or_create(
        conference=dialogue.conference,
        kind=ProgrammeItem.Kind.ROUND,
        round_number=PREPARATION,
        defaults={
            "starts_at": dialogue.conference.starts_at,
            "title": name,
            "theme": name,
            "question": asked[0].text,
        },
    )
    round, _is_new = Round.everything.get_or_create(
        dialogue=dialogue,
        number=PREPARATION,
        defaults={"item": item, "state": Round.State.CLOSED},
    )
    for number, one in enumerate(asked[1:], start=2):
        Question.objects.update_or_create(round=round, number=number, defaults={"text": one.text})
    return {one.pk: number for number, one in enumerate(asked, start=1)}
