"""Two evenings to come: the pages and the acts are about the one that was chosen."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from samspill.dialogue.models import Dialogue
from tests.dialogue import builders

pytestmark = pytest.mark.django_db
TABLES = "/lillevik/work/conference/tables/"


@pytest.fixture
def later(client, place):
    client.force_login(builders.member(place))
    first, later = builders.conference(place), builders.conference(place)
    for one, title in ((first, "Den første"), (later, "Den andre")):
        one.title = title
        one.save()
    later.starts_at, later.ends_at = (
        at + timedelta(days=9) for at in (later.starts_at, later.ends_at)
    )
    later.save()
    return later


def test_the_chosen_one_is_shown_and_its_acts_are_its_own(client, later):
    chosen = client.get(f"{TABLES}?conference={later.pk}").content.decode()
    client.post(f"{TABLES}room/", {"count": 3, "capacity": 5})
    after = client.get(TABLES).content.decode()

    assert "Den andre" in chosen
    assert "Den andre" in after
    assert list(Dialogue.objects.values_list("conference", flat=True)) == [later.pk]


def test_without_a_choice_and_the_day_after_it_is_the_next_one(client, later):
    before = client.get(TABLES).content.decode()
    session = client.session
    yesterday = timezone.localdate() - timedelta(days=1)
    session[f"evening-{later.organiser_id}"] = [later.pk, yesterday.isoformat()]
    session.save()

    assert "Den første" in before
    assert "Den første" in client.get(TABLES).content.decode()


def test_another_organisers_conference_is_not_found(client, later):
    strange = builders.conference(builders.organiser("annen", "Annen kommune"))

    assert client.get(f"{TABLES}?conference={strange.pk}").status_code == 404
