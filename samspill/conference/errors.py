"""What may stand in the way of planning and signing up, each with words for the person's screen.

`str(error)` is translated when it is read, says what is wrong and how to put it right.
"""

from __future__ import annotations

from datetime import datetime

from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samspill.conference.models import Conference, Extra, ProgrammeItem, SignUp
from samspill.pure.documents import norwegian


class ConferenceError(Exception):
    """Something a person can put right. `field` is the form's field it belongs to, or ""."""

    field = ""


class PlanError(ConferenceError):
    """The conference's own facts do not fit together."""

    def __init__(self, message: object, *, field: str = "") -> None:
        super().__init__(message)
        self.field = field


class ProgrammeError(PlanError):
    """The programme does not fit together, or holds what may no longer be taken away."""


class SignUpError(ConferenceError):
    """A sign-up that cannot be taken, changed or cancelled."""


class DeadlinePassedError(SignUpError):
    def __init__(self, conference: Conference) -> None:
        self.conference = conference

    def __str__(self) -> str:
        day = timezone.localtime(self.conference.sign_up_deadline).date()
        return _("The deadline was %(date)s. Call the contact person to ask if there is room.") % {
            "date": norwegian.long_date(day, translation.get_language() or "nb")
        }


class NotOpenError(SignUpError):
    """Not published, or the sign-up opens at a later time."""

    def __init__(self, opens_at: datetime | None = None) -> None:
        self.opens_at = opens_at

    def __str__(self) -> str:
        if self.opens_at is not None:
            day = timezone.localtime(self.opens_at).date()
            return _("Sign-up opens %(date)s.") % {
                "date": norwegian.long_date(day, translation.get_language() or "nb")
            }
        return _("Sign-up has not been opened yet. The conference must be published first.")


class NotInvitedError(SignUpError):
    """The conference is for those on a list, and this one is not."""

    field = "represents"

    def __init__(self, name: str) -> None:
        self.name = name

    def __str__(self) -> str:
        return _("%(name)s is not on the list of those invited.") % {"name": self.name}


class AlreadyAskedError(SignUpError):
    """On the list already, or waits for an answer to the same question."""

    field = "represents"

    def __init__(self, *, is_invited: bool) -> None:
        self.is_invited = is_invited

    def __str__(self) -> str:
        if self.is_invited:
            return _("You are on the list of those invited, and can sign up.")
        return _("Somebody from there has asked already. The answer comes by e-mail.")


class SignedUpAlreadyError(SignUpError):
    def __str__(self) -> str:
        return _("They have signed up. Cancel the sign-up first.")


class RefusalWithoutReasonError(SignUpError):
    field = "answer"

    def __str__(self) -> str:
        return _("Write why, so that those who asked can understand it.")


class TooManyError(SignUpError):
    """So many from one address that it is a machine, or one who signs up several."""

    field = "email"

    def __str__(self) -> str:
        return _(
            "This address has signed up many today. Use «Sign up several», or call the contact person."
        )


class OfferGoneError(SignUpError):
    def __str__(self) -> str:
        return _("The time to answer is out, and the seat has gone to the next.")


class ConferenceOverError(SignUpError):
    def __str__(self) -> str:
        return _("The conference is over, so the sign-up can no longer be changed.")


class CancelledError(SignUpError):
    def __str__(self) -> str:
        return _("This sign-up has been cancelled. You are welcome to sign up again.")


class NameMissingError(SignUpError):
    field = "name"

    def __str__(self) -> str:
        return _("Write the name of the person who is coming.")


class RepresentsMissingError(SignUpError):
    """Nobody is told for whom the person comes, and the conference counts by that."""

    field = "represents"

    def __init__(self, one_per: str) -> None:
        self.one_per = one_per

    def __str__(self) -> str:
        if self.one_per == Conference.OnePer.MUNICIPALITY:
            return _("Choose the municipality you come from.")
        return _("Choose an association from the list, or write the name if it is missing.")


class AlreadySignedUpError(SignUpError):
    """The association or the municipality has one already, and the conference takes one."""

    field = "represents"

    def __init__(self, existing: SignUp) -> None:
        self.existing = existing

    def __str__(self) -> str:
        name = {"name": self.existing.represents}
        if self.existing.state == SignUp.State.WAITING:
            return _("%(name)s is already on the waiting list. You can change who comes.") % name
        return _("%(name)s has already signed up one. You can change who comes.") % name


class ExtraFullError(SignUpError):
    """A dinner, a night or a lunch has no room left; the seat itself is another matter."""

    def __init__(self, extra: Extra) -> None:
        self.extra = extra
        self.field = f"extra_{extra.pk}"

    def __str__(self) -> str:
        words = _("%(name)s is full. Take part without it, or tick to wait for a place.")
        return words % {"name": self.extra.name}


class SessionFullError(SignUpError):
    """A session has no room left, or somebody is in line for the room there is."""

    def __init__(self, item: ProgrammeItem) -> None:
        self.item = item

    def __str__(self) -> str:
        words = _("«%(title)s» is full. Choose another, or tick to wait for a place.")
        return words % {"title": self.item.title}


class PlaceGoneError(SignUpError):
    def __str__(self) -> str:
        return _("The time to answer is out, and the place has gone to the next.")


TOO_FEW_SEATS = gettext_lazy("There must be at least one seat.")
ENDS_BEFORE_START = gettext_lazy("The conference must end after it has begun.")
DEADLINE_AFTER_START = gettext_lazy("The deadline must come before the conference begins.")
OPENS_AFTER_DEADLINE = gettext_lazy("Sign-up must open before the deadline.")
LINKED_TO_ITSELF = gettext_lazy("Choose another conference than this one.")


class PictureError(PlanError):
    """A picture that is not taken, or is not described as it must be."""


class DoorError(SignUpError):
    """One who has no seat cannot be let in as one who has."""

    def __init__(self, sign_up: SignUp) -> None:
        self.sign_up = sign_up

    def __str__(self) -> str:
        name = {"name": self.sign_up.name}
        if self.sign_up.state == SignUp.State.WAITING:
            return _("%(name)s is on the waiting list and has no seat.") % name
        return _("%(name)s has cancelled.") % name
