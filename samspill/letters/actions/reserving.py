"""An address that wants no more of a list, and one that does after all."""

from __future__ import annotations

from django.db import transaction

from samspill.history.actions import record
from samspill.letters.actions.subscribing import end_subscription
from samspill.organiser.models import Organiser
from samspill.outbox import actions as outbox
from samspill.outbox.opting_out import NEWSLETTER, Subscription


@transaction.atomic
def opt_out(organiser: Organiser, *, subscription: Subscription) -> bool:
    """Returns False when it was so already. The history holds no address.

    The newsletter rests on consent: who ends it is erased at once.
    """
    is_new = outbox.opt_out(subscription)
    if subscription.list_name == NEWSLETTER:
        end_subscription(subscription)
    if is_new:
        _record(organiser, "letters.opted_out", subscription)
    return is_new


@transaction.atomic
def opt_in(organiser: Organiser, *, subscription: Subscription) -> bool:
    """Take it back. Returns False when there was nothing to take back."""
    is_back = outbox.opt_in(subscription)
    if is_back:
        _record(organiser, "letters.opted_in", subscription)
    return is_back


def _record(organiser: Organiser, action: str, subscription: Subscription) -> None:
    record(
        organiser, action=action, organiser_number=organiser.pk, list_name=subscription.list_name
    )
