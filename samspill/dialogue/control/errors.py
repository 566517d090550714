"""What may stand in the way of an act in the control room, each with words for the screen."""

from __future__ import annotations

from django.utils.translation import gettext as _

from samspill.dialogue.errors import DialogueError
from samspill.dialogue.models import ControlAct


class AlreadyDoneError(DialogueError):
    """Another was first, or the clock; `act` tells what was done, None where it is not known."""

    code = "already_done"

    def __init__(self, act: ControlAct | None = None) -> None:
        super().__init__(act)
        self.act = act

    def __str__(self) -> str:
        return _("Somebody else was first. Nothing was done twice.")


class CannotLeadError(DialogueError):
    code = "cannot_lead"

    def __str__(self) -> str:
        return _("Only a coordinator or a facilitator of the same place can lead the evening.")


class TakenBackError(DialogueError):
    """The table took its words back, so that the board cannot show them."""

    code = "taken_back"

    def __str__(self) -> str:
        return _("The table has taken these words back. They are not shown to anyone.")


class NoReasonError(DialogueError):
    code = "no_reason"

    def __str__(self) -> str:
        return _("Write why, so that the table learns the reason.")
