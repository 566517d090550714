class LastCoordinatorError(Exception):
    """Somebody must be left who can let people in."""


class InvitationError(Exception):
    """The link is used, withdrawn or too old, or the account must be signed in to first."""
