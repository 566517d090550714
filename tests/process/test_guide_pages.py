"""The guide, for everyone who wants to read it."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from django.urls import reverse

from samspill.process import actions, guide
from tests.process.builders import member, organiser, process

OSLO = ZoneInfo("Europe/Oslo")
pytestmark = pytest.mark.django_db
SOON = datetime(2027, 3, 11, 17, 30, tzinfo=OSLO)


def signed_in(client, place, **role):
    user = member(place, **role)
    client.force_login(user)
    return user


def text_of(response):
    return response.content.decode()


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
@pytest.mark.parametrize("key", guide.KEYS)
def test_every_step_of_the_guide_can_be_read_in_every_language(client, key, language):
    client.cookies["language"] = language

    response = client.get(reverse("process:guide_step", args=[key]))

    assert response.status_code == 200
    assert guide.page(key, language).title in text_of(response)


def test_the_guide_shows_the_nine_steps_and_the_words(client):
    page = text_of(client.get(reverse("process:guide")))

    assert all(step.title in page for step in guide.pages("nb"))
    assert page.count("<h1>") == 1


def test_a_step_that_is_not_there_is_not_found(client):
    assert client.get(reverse("process:guide_step", args=["celebrate"])).status_code == 404


def test_the_dates_of_a_place_stand_on_the_thread(client):
    place = organiser(language="nn")
    actions.plan_steps(process(place), conference_at=SOON)

    page = text_of(client.get(reverse("process:guide_step", args=["invite"]) + "?for=eigersund"))

    assert '<time datetime="2027-01-28">' in page
    assert "Rekn bakover" in page


def test_without_a_day_for_the_conference_there_are_no_dates(client):
    process(organiser())

    page = text_of(client.get(reverse("process:guide_step", args=["invite"]) + "?for=eigersund"))

    assert "<time" not in page


def test_a_process_that_is_not_public_gives_the_guide_no_dates(client):
    place = organiser()
    actions.plan_steps(process(place, is_public=False), conference_at=SOON)

    page = text_of(client.get(reverse("process:guide_step", args=["invite"]) + "?for=eigersund"))

    assert "<time" not in page
    assert 'data-state="done"' not in page


def test_an_organiser_that_is_not_there_is_not_found(client):
    assert client.get(reverse("process:guide") + "?for=nowhere").status_code == 404
