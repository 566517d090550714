"""A survey from one year into the next is closed where it was opened; no last day is years ahead."""

from datetime import date, timedelta

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from samspill.standard import actions
from samspill.standard.errors import RefusedError
from tests.registry.builders import association, organiser, signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def place():
    found = organiser()
    association(found, "Koret", emails=["koret@example.no"])
    return found


def test_the_last_day_is_within_three_months(place):
    with pytest.raises(RefusedError):
        actions.open_survey(place, closes_on=timezone.localdate() + timedelta(weeks=14))

    assert not place.surveys.exists()


def test_what_is_open_over_new_year_is_shown_and_closed_and_not_asked_again(place):
    with time_machine.travel("2026-12-10 12:00", tick=False):
        actions.open_survey(place, closes_on=date(2027, 1, 7))
    with time_machine.travel("2027-01-03 12:00", tick=False):
        client = signed_in(place)
        page = client.get(reverse("standard:survey", args=[place.slug])).content.decode()
        with pytest.raises(RefusedError):
            actions.open_survey(place, closes_on=date(2027, 1, 3) + timedelta(weeks=4))
        closed = client.post(reverse("standard:closing", args=[place.slug]))

    assert "0 av 1 lag har svart" in page
    assert 'name="closes_on"' not in page
    assert closed.status_code == 302
    assert not place.surveys.get().is_open
