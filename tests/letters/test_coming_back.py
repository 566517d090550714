from __future__ import annotations

import pytest

from samspill.history.models import Entry
from samspill.letters import actions
from samspill.outbox.models import Delivery
from tests.letters import builders

pytestmark = pytest.mark.django_db


@pytest.fixture
def process():
    return builders.process(builders.organiser())


def test_a_mail_that_came_back_marks_the_address_and_moves_the_association_to_paper(process, place):
    kept = builders.association(
        place, "Laget", "laget@example.no", address="Gata 1", postcode="4370", place="Egersund"
    )
    letter = actions.send(builders.approved(builders.letter(process)))
    delivery = Delivery.objects.get()
    Delivery.objects.update(state="sent")

    assert actions.record_bounce(delivery, answer="550 gone")

    assert kept.contact_points.get().is_dead
    assert [(one.channel, one.reason) for one in letter.recipients.all()] == [
        ("paper", "dead_email")
    ]
    assert Delivery.objects.get().state == "bounced"


def test_a_persons_word_on_an_uncertain_delivery_is_in_the_history(process, place):
    builders.association(place, "Laget", "laget@example.no")
    actions.send(builders.approved(builders.letter(process)))
    Delivery.objects.update(state="uncertain")
    delivery = Delivery.objects.get()

    assert actions.resolve_delivery(delivery, was_sent=True)
    assert not actions.resolve_delivery(delivery, was_sent=False)

    assert Entry.objects.about(delivery).get().action == "letters.delivery_resolved"
    assert Delivery.objects.get().state == "sent"
