"""What is personal goes when its time is out, and not before; the figures stay."""

from __future__ import annotations

from datetime import timedelta

import pytest

from samspill.conference import actions
from samspill.conference.models import Conference, SignUp, Speaker
from samspill.conference.retention import PERSONAL
from tests.conference.builders import association, conference, organiser, sign_up, two_day_programme

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
DUE = {field.field: field for field in PERSONAL if field.due is not None}


def test_a_sign_up_is_forgotten_a_year_after_the_conference_but_not_for_whom_it_was():
    place = organiser()
    held = conference(place)
    club = association(place)
    sign_up(held, "Anna", email="anna@example.no", phone="+4740000000", association=club)
    field = DUE["SignUp.name"]

    early = field.due(held.ends_at + 364 * DAY).count()
    erased = field.erase(field.due(held.ends_at + 366 * DAY))

    kept = SignUp.objects.get()
    assert (early, erased) == (0, 1)
    assert (kept.name, kept.email, kept.phone, kept.role) == ("–", "", "", "")
    assert (kept.association, kept.state) == (club, "seated")
    assert not field.due(held.ends_at + 366 * DAY).exists()


def test_the_contact_person_goes_after_a_year_and_the_speakers_after_five():
    held = conference(organiser(), contact_name="Kari Eksempel", contact_email="kari@example.no")
    actions.set_programme(held, two_day_programme(held))
    contact, speaker = DUE["Conference.contact_name"], DUE["Speaker.name"]

    contact.erase(contact.due(held.ends_at + 366 * DAY))
    early = speaker.due(held.ends_at + 4 * 365 * DAY).count()
    speaker.erase(speaker.due(held.ends_at + 6 * 365 * DAY))

    fresh = Conference.objects.get()
    assert (fresh.contact_name, fresh.contact_email, early) == ("", "", 0)
    assert not Speaker.objects.exists()
