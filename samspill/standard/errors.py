"""Why a step of the assessment or the survey is refused, in the words of the screen."""

from __future__ import annotations

from django.utils.translation import gettext as _


class RefusedError(ValueError):
    """`field` is the form's field that the words belong beside, or ""."""

    def __init__(self, message: str, *, field: str = "") -> None:
        super().__init__(message)
        self.field = field


def evidence_missing() -> RefusedError:
    return RefusedError(
        _("From «in place» on, show it: an address, a case number or a file."),
        field="evidence_address",
    )


def date_missing() -> RefusedError:
    return RefusedError(_("Write the date of what shows it."), field="evidence_on")


def asked_already() -> RefusedError:
    return RefusedError(_("The associations have been asked this year."))


def nobody_to_ask() -> RefusedError:
    return RefusedError(_("No association in the list has an e-mail address."))


def closes_too_early() -> RefusedError:
    return RefusedError(_("Choose a day after today."), field="closes_on")


def closes_too_late() -> RefusedError:
    return RefusedError(_("Choose a day within three months."), field="closes_on")


def is_open_already() -> RefusedError:
    return RefusedError(_("The survey before is still open. Close it first."))


def survey_is_closed() -> RefusedError:
    return RefusedError(_("The survey is closed. What was answered before stands."))
