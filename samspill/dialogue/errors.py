"""What may stand in the way of a contribution or a round, each with words for the screen.

`code` is for programs, `str(error)` is translated when it is read.
"""

from __future__ import annotations

from django.utils.translation import gettext as _

LONGEST_TEXT = 4000  # characters; a contribution is one thought


class DialogueError(Exception):
    """Something a person can put right."""

    code = ""


class EmptyTextError(DialogueError):
    code = "empty_text"

    def __str__(self) -> str:
        return _("Write something before you send.")


class LongTextError(DialogueError):
    code = "long_text"

    def __str__(self) -> str:
        return _("The text is too long. Divide it in two and send each by itself.")


class UnreadableTextError(DialogueError):
    """A sign that no database keeps: a null sign, or half of a pair."""

    code = "unreadable_text"

    def __str__(self) -> str:
        return _("The text has a sign that cannot be kept. Take it away, and send again.")


class UnknownRoundError(DialogueError):
    code = "unknown_round"

    def __str__(self) -> str:
        return _("This conference has no such round.")


class UnknownTableError(DialogueError):
    code = "unknown_table"

    def __str__(self) -> str:
        return _("There is no such table. Look at the number on the table, and choose it anew.")


class RoundNotOpenError(DialogueError):
    code = "round_not_open"

    def __str__(self) -> str:
        return _("The round has not begun yet. Your text is kept; send it when the round opens.")


class KeyUsedError(DialogueError):
    """The key has been used for another text: nothing is overwritten."""

    code = "key_used"

    def __str__(self) -> str:
        return _("Another text has been sent under this number. Write the text anew, and send it.")


class ReferenceUsedError(DialogueError):
    code = "reference_used"

    def __init__(self, reference: str) -> None:
        super().__init__(reference)
        self.reference = reference

    def __str__(self) -> str:
        return _("The id %(reference)s is used by another contribution.") % {
            "reference": self.reference
        }


class NotYoursError(DialogueError):
    code = "not_yours"

    def __str__(self) -> str:
        return _("Only the phone that sent this contribution can take it back.")


class NothingToDealError(DialogueError):
    code = "nothing_to_deal"

    def __str__(self) -> str:
        return _(
            "There are no tables, no rounds or nobody with a seat, so there is nothing to deal."
        )


class TablesInUseError(DialogueError):
    """Tables that somebody sits at in a plan, or that have said something, are not taken away."""

    code = "tables_in_use"

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number

    def __str__(self) -> str:
        return _(
            "Table %(number)d has contributions, so there must be at least %(number)d tables."
        ) % {"number": self.number}


class CannotPublishError(DialogueError):
    code = "cannot_publish"

    def __str__(self) -> str:
        return _("A contribution that has been taken back cannot be published.")


class UnknownQuestionError(DialogueError):
    code = "unknown_question"

    def __str__(self) -> str:
        return _("This round has no such question.")


class CannotUndoError(DialogueError):
    """Something has been done since that rests on it."""

    code = "cannot_undo"

    def __str__(self) -> str:
        return _("Something has been done since. Undo that first.")
