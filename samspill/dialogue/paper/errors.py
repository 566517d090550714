"""What may stand in the way of writing in from paper, in words for the screen."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samspill.dialogue.errors import DialogueError
from samspill.dialogue.reactions.errors import TooManyDotsError


class PaperError(DialogueError):
    pass


class SheetRowsError(PaperError):
    """Some rows of a sheet cannot be kept; none of them is. `problems` by the row's place, from 0."""

    code = "sheet_rows"

    def __init__(self, problems: Mapping[int, DialogueError]) -> None:
        super().__init__(problems)
        self.problems = problems

    def __str__(self) -> str:
        return " ".join(str(problem) for problem in self.problems.values())


class RowKeptError(PaperError):
    """The row was kept with other words: the page was sent twice, with a change in between."""

    code = "row_kept"

    def __str__(self) -> str:
        return _(
            "This line is kept already, with other words. Correct it in the list of kept lines."
        )


class EmptySheetError(PaperError):
    code = "empty_sheet"

    def __str__(self) -> str:
        return _("Write at least one line, or tick that the sheet is empty.")


class PeopleNeededError(PaperError):
    code = "people_needed"

    def __str__(self) -> str:
        return _("Write how many sat at the table, so that the dots can be counted.")


class SheetDotsError(TooManyDotsError):
    """More dots stand on the sheet than those who sat there had to give; one has one at least."""

    def __init__(self, dots: int, people: int, each: int) -> None:
        super().__init__(each * people)
        self.dots, self.people, self.each = dots, people, each

    def __str__(self) -> str:
        return ngettext(
            "%(dots)d dots are more than %(people)d person can give (%(each)d each).",
            "%(dots)d dots are more than %(people)d people can give (%(each)d each).",
            self.people,
        ) % {"dots": self.dots, "people": self.people, "each": self.each}


class SameHandError(PaperError):
    """The check is done by another than the one who typed."""

    code = "same_hand"

    def __str__(self) -> str:
        return _(
            "You have typed in this sheet yourself. Let a colleague read it against the paper."
        )


class NotTypedError(PaperError):
    code = "not_typed"

    def __str__(self) -> str:
        return _("Nothing is typed in from this sheet yet.")


class NotStandingError(PaperError):
    """It has been corrected, taken back or erased since the page was opened."""

    code = "not_standing"

    def __str__(self) -> str:
        return _(
            "This line has been corrected or taken back already. Look at the list as it is now."
        )


class SameWordsError(PaperError):
    code = "same_words"

    def __str__(self) -> str:
        return _("The words are the same as before. Change what was typed wrongly.")


class UnknownSheetError(PaperError):
    code = "unknown_sheet"

    def __str__(self) -> str:
        return _(
            "There is no such sheet. Write the code as it stands on the paper, such as R2-B7-1."
        )


class PhotoUnreadableError(PaperError):
    code = "photo_unreadable"

    def __str__(self) -> str:
        return _("This photo cannot be opened. Save it as JPEG or PNG, or take it anew.")


class PhotoTooLargeError(PaperError):
    code = "photo_too_large"

    def __str__(self) -> str:
        return _("The photo is larger than 12 MB. Take it anew with a lower resolution.")
