"""What may stand in the way of dots and opinions, in words for the screen.

`field` is the part of what was sent that is wrong; "" when it is not what was sent, but the moment.
"""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samspill.dialogue.errors import DialogueError


class ReactionError(DialogueError):
    field = ""


class NotNowError(ReactionError):
    """The stage has not begun, or it is over."""

    code = "not_now"

    def __str__(self) -> str:
        return _("This is not open right now. What was given before the end is counted.")


class TooManyDotsError(ReactionError):
    code = "too_many_dots"
    field = "dots"

    def __init__(self, budget: int) -> None:
        super().__init__(budget)
        self.budget = budget

    def __str__(self) -> str:
        return ngettext(
            "There is %(count)d dot to give. Take it back first.",
            "There are %(count)d dots to give. Take one back first.",
            self.budget,
        ) % {"count": self.budget}


class NotInRoundError(ReactionError):
    """No such contribution in this round, or it has been taken back."""

    code = "not_in_round"
    field = "contribution"

    def __init__(self, reference: str) -> None:
        super().__init__(reference)
        self.reference = reference

    def __str__(self) -> str:
        return _(
            "The contribution %(reference)s is not in this round, or it has been taken back."
        ) % {"reference": self.reference}


class OtherTableError(ReactionError):
    code = "other_table"
    field = "dots"

    def __str__(self) -> str:
        return _("Dots are given to what your own table has written.")


class PairWithItselfError(ReactionError):
    code = "pair_with_itself"
    field = "other"

    def __str__(self) -> str:
        return _("Choose between two different contributions.")


class UnknownValueError(ReactionError):
    code = "unknown_value"
    field = "value"

    def __str__(self) -> str:
        return _("The answer is 1, 0 or -1.")


class UnknownCardError(ReactionError):
    code = "unknown_card"
    field = "card"

    def __str__(self) -> str:
        return _("We do not find this code in the plan. Look at the card, or leave it out.")


class AssociationNeededError(ReactionError):
    """Each association votes once in this round, and it is not known which this is."""

    code = "association_needed"
    field = "association"

    def __str__(self) -> str:
        return _(
            "In this round each association votes once. Give the code on your card, or the"
            " association's name as it stands in the register."
        )
