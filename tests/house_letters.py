"""The house's letters: one sent and half delivered, two that wait for one party."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samspill.letters import actions as letter_actions
from samspill.letters.models import Letter
from samspill.organiser.models import Membership
from samspill.outbox.models import Delivery

if TYPE_CHECKING:
    from tests.house import House


def send_letters(house: House) -> None:
    """The invitation is approved, sent and half delivered; two others wait for one party."""
    by = house.coordinator
    invitation = house.letter(Letter.Kind.CONFERENCE_INVITATION)
    letter_actions.choose_recipients(invitation, by=by)
    for party in Membership.Party.values:
        letter_actions.approve(invitation, party=party, by=house.members["signatory", party])
    letter_actions.send(invitation, by=by)
    states = (Delivery.State.UNCERTAIN, Delivery.State.SENT, Delivery.State.BOUNCED)
    deliveries = house.organiser.deliveries.filter(message__source__contains="letters.")
    for delivery, state in zip(deliveries.order_by("pk"), states, strict=False):
        delivery.state = state
        delivery.save()
    reminder = house.letter(Letter.Kind.REMINDER)
    letter_actions.choose_recipients(reminder, by=by)
    letter_actions.approve(reminder, party="working_group", by=by)
    letter_actions.approve(house.letter(Letter.Kind.THANKS), party="municipality", by=by)
