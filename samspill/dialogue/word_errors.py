"""What may stand in the way of taking words back, in words for the screen."""

from __future__ import annotations

from django.utils.translation import gettext as _

from samspill.dialogue.errors import DialogueError


class AlreadyPublishedError(DialogueError):
    """It is read by others now: a person must take it away, and see where it has been used."""

    code = "already_published"

    def __init__(self, organiser: str) -> None:
        super().__init__(organiser)
        self.organiser = organiser

    def __str__(self) -> str:
        return _(
            "This has been published, so it cannot be taken back here. Ask the coordinator at"
            " %(organiser)s to take it away."
        ) % {"organiser": self.organiser}
