"""What can go wrong at the workbench, as sentences for the one who sits there."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _


class InsightError(Exception):
    """`sentence` tells the person what was wrong, and what to do instead."""

    sentence = _("This could not be done.")


class CannotUndoError(InsightError):
    sentence = _(
        "This cannot be undone: something else has been done with the same contribution since."
        " Undo that first."
    )


class CannotRedoError(InsightError):
    sentence = _(
        "This cannot be done again: something else has been done with the same since."
        " Do it anew on its card."
    )


class CannotSortError(InsightError):
    sentence = _(
        "Somebody else has split it, put it together again, or put the theme away meanwhile."
        " Look at it again."
    )


class CannotSplitError(InsightError):
    sentence = _("Choose a place inside the text, with words on both sides.")


class CannotMergeError(InsightError):
    sentence = _("Choose two contributions from the same conference that both still stand.")


class StandTogetherError(CannotMergeError):
    sentence = _("These two are joined already. Take one of them out first to tell them apart.")


class ToldApartError(CannotMergeError):
    sentence = _(
        "Somebody has said that two of those that would be joined do not say the same."
        " Take one out, or undo that first."
    )


class ThemeInUseError(InsightError):
    sentence = _("Contributions are sorted under this theme. Sort them elsewhere first.")


class CannotReleaseError(InsightError):
    """Nothing of the evening can be released for comparison."""


class NotComparableError(CannotReleaseError):
    sentence = _("Only the evenings of municipalities are compared.")


class EveningNotOverError(CannotReleaseError):
    sentence = _("The evening is not over yet. Release its figures when the report is made.")


class NoReportError(CannotReleaseError):
    sentence = _("The figures come from the contribution report. Make the report first.")


class TooFewSpokeError(CannotReleaseError):
    sentence = _(
        "Too few spoke that evening. Figures of so few could tell who said what, so they cannot be released."
    )


class ReleaseChangedError(InsightError):
    sentence = _("The figures have changed since you looked at them. Look at them again.")


class ThemeKnownError(InsightError):
    sentence = _("There is a theme with this name already.")
