"""Why a round cannot be set up as somebody wants it, each with words for the screen."""

from __future__ import annotations

from django.utils.translation import gettext as _

from samspill.dialogue.errors import DialogueError


class RoundSetupError(DialogueError):
    """`round` is the round's number, `field` what the sentence is told beside."""

    code = "round_setup"

    def __init__(self, round: int, field: str) -> None:
        super().__init__(round, field)
        self.round = round
        self.field = field


class StageBegunError(RoundSetupError):
    code = "stage_begun"

    def __str__(self) -> str:
        return _("The round has come to this stage or past it, so it stays as it is.")


class QuestionAnsweredError(RoundSetupError):
    code = "question_answered"

    def __str__(self) -> str:
        return _("Somebody has answered this question, so it stays as it is.")


class VotesGivenError(RoundSetupError):
    code = "votes_given"

    def __str__(self) -> str:
        return _("Somebody has given dots or opinions in this round, so this stays as it is.")
