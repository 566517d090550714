"""What may stand in the way of a table's top three, in words for the screen."""

from __future__ import annotations

from django.utils.translation import gettext as _

from samspill.dialogue.errors import DialogueError


class NotThisTablesError(DialogueError):
    """Taken back meanwhile, or of another table or round."""

    code = "not_this_tables"

    def __str__(self) -> str:
        return _("One of the three is no longer in the table's list. Choose anew.")


class TooManyTopsError(DialogueError):
    code = "too_many_tops"

    def __str__(self) -> str:
        return _("A table sends three contributions to the plenary at most.")


class ChosenTwiceError(DialogueError):
    code = "chosen_twice"

    def __str__(self) -> str:
        return _("A contribution can be chosen once only.")
