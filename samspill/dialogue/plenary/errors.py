"""What may stand in the way in the plenary, each with words for the screen."""

from __future__ import annotations

from django.utils.translation import gettext as _

from samspill.dialogue.errors import DialogueError

LONGEST_TITLE = 120  # characters


class ClusterGoneError(DialogueError):
    """Somebody else has taken it apart meanwhile."""

    code = "cluster_gone"

    def __str__(self) -> str:
        return _("This cluster has been taken apart. Choose another, or make a new one.")


class NothingChosenError(DialogueError):
    code = "nothing_chosen"

    def __str__(self) -> str:
        return _("Choose at least one contribution first.")


class LongTitleError(DialogueError):
    code = "long_title"

    def __str__(self) -> str:
        return _("The name is too long. Write at most 120 characters.")
