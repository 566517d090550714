"""What stands in the way of a change to the policy, in words for the person who tried."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class PolicyError(ValueError):
    """A change that cannot be made; `message` says why, and what to do instead."""

    message: str | Promise = ""

    def __str__(self) -> str:
        return str(self.message)


class AlreadyDraftedError(PolicyError):
    message = _("There is a policy for this dialogue already. Go on with that one.")


class AdoptedError(PolicyError):
    message = _("The policy is adopted. Its text stands until it is renewed.")


class NotAdoptedError(PolicyError):
    message = _("The policy must be adopted before its measures are followed up.")


class LastContributionError(PolicyError):
    message = _(
        "This is the last contribution behind the measure. Tie another one first, or take the"
        " measure away."
    )


class NoContributionError(PolicyError):
    message = _("A measure needs at least one contribution behind it.")


class NotStandingError(PolicyError):
    message = _("The contribution is withdrawn or erased, and stands behind nothing new.")


class ReasonMissingError(PolicyError):
    message = _("Write the reason. Those who gave the contribution will read it.")


class NotTiedError(PolicyError):
    message = _("Tie the contribution to a measure first. Then it is taken in.")


class StillTiedError(PolicyError):
    message = _(
        "The contribution stands behind a measure. Untie it first, or answer that it is partly"
        " taken in."
    )
