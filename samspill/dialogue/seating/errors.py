"""What may stand in the way of a seating plan, each with words for the screen."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext as _

from samspill.dialogue.errors import DialogueError


class ImpossiblePlanError(DialogueError):
    """The rules contradict each other. `sentences` say how, with names: for the planner only."""

    code = "impossible_plan"

    def __init__(self, sentences: Sequence[str]) -> None:
        super().__init__(*sentences)
        self.sentences = tuple(sentences)

    def __str__(self) -> str:
        return " ".join(self.sentences) or _("The rules contradict each other.")


class UndecidedPlanError(DialogueError):
    code = "undecided_plan"

    def __str__(self) -> str:
        return _(
            "The rules are so tight that no plan was found, nor a proof that there is none. "
            "Loosen one of them, and make the plan anew."
        )


class NoPublishedPlanError(DialogueError):
    code = "no_published_plan"

    def __str__(self) -> str:
        return _("No plan is published yet. Make a plan for everyone instead.")


class UnfinishedPlanError(DialogueError):
    code = "unfinished_plan"

    def __str__(self) -> str:
        return _("The plan is not made yet.")


class RoundHeldError(DialogueError):
    """Where people sat in a round that has begun is history."""

    code = "round_held"

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number

    def __str__(self) -> str:
        return _("Round %(number)d has begun, so nobody is moved in it.") % {"number": self.number}


class NotInPlanError(DialogueError):
    code = "not_in_plan"

    def __str__(self) -> str:
        return _("This person has no place in this round of the plan.")


class SeatLockedError(DialogueError):
    code = "seat_locked"

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name

    def __str__(self) -> str:
        return _("The seat of %(name)s is locked. Unlock it first.") % {"name": self.name}


class BreaksRulesError(DialogueError):
    """A move that would break rules. `sentences` say which: for the planner only."""

    code = "breaks_rules"

    def __init__(self, sentences: Sequence[str]) -> None:
        super().__init__(*sentences)
        self.sentences = tuple(sentences)

    def __str__(self) -> str:
        return " ".join([_("Nobody was moved."), *self.sentences])


class BadRuleError(DialogueError):
    """A rule that cannot be. `field` is the part to put right."""

    code = "bad_rule"

    def __init__(self, field: str, sentence: str) -> None:
        super().__init__(field, sentence)
        self.field, self.sentence = field, sentence

    def __str__(self) -> str:
        return self.sentence
