"""The road asks for a call while a seat is held for one whom no mail reaches."""

from datetime import timedelta

import pytest
from django.utils import timezone

from samspill.conference.models import SignUp
from samspill.overview.seat_acts import call_those_offered
from samspill.overview.situation import Situation
from tests.conference.builders import conference, membership, organiser, sign_up

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("email", "role", "is_asked"),
    [("", "coordinator", True), ("a@example.no", "coordinator", False), ("", "reader", False)],
)
def test_who_is_to_be_called_stands_on_the_road_of_those_who_call(email, role, is_asked):
    place = organiser()
    anna = sign_up(conference(place), "Anna", email=email)
    later = timezone.now() + timedelta(days=1)
    SignUp.objects.filter(pk=anna.pk).update(state="offered", offered_until=later)

    act = call_those_offered(Situation(place, membership(place, role)))

    assert bool(act) is is_asked
