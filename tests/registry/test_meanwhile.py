"""Two at one entry at once: nobody's words are lost unseen."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from django.urls import reverse

from samspill.registry import actions
from samspill.registry.models import Association
from samspill.registry.own.acts import change_own_entry
from samspill.registry.own.links import own_token
from tests.registry.builders import association, organiser, row, signed_in

pytestmark = pytest.mark.django_db
STYRET = "styret@example.no"


@pytest.fixture
def place():
    return organiser()


@pytest.fixture
def kor(place):
    return association(
        place, "Testvik kor", emails=[STYRET], activity="Song", umbrella="Korforbundet"
    )


@pytest.fixture
def client(place):
    return signed_in(place)


@pytest.fixture
def page(place, kor):
    return reverse("registry:details", args=[place.slug, kor.pk])


def opened(answer) -> str:
    found = re.search(r'name="opened" value="([^"]+)"', answer.content.decode())
    return found[1].replace("&quot;", '"')


def body(**told: str) -> dict[str, str]:
    return {
        "name": "Testvik kor",
        "emails": STYRET,
        "activity": "Song",
        "umbrella": "Korforbundet",
    } | told


def by_itself(kor, activity: str = "Song og dans") -> None:
    change_own_entry(kor, values={"activity": activity}, emails=[STYRET], phones=[])


def stands(kor) -> tuple[str, str]:
    held = Association.objects.get(pk=kor.pk)
    return held.activity, held.umbrella


def test_what_both_have_changed_is_shown_and_nothing_is_saved(client, page, kor):
    seen = opened(client.get(page))
    by_itself(kor)

    answer = client.post(page, body(activity="Korsong", opened=seen))
    text = answer.content.decode()

    assert stands(kor)[0] == "Song og dans"
    assert "Song og dans" in text
    assert "Korsong</textarea>" in text
    assert "Endret av laget selv: aktivitet" in text
    assert 'id="theirs_activity"' in text
    assert 'id="theirs_emails"' not in text


@pytest.mark.parametrize(("use", "activity"), [("mine", "Korsong"), ("theirs", "Song og dans")])
def test_the_next_try_chooses_which_is_to_stand(client, page, kor, use, activity):
    seen = opened(client.get(page))
    by_itself(kor)
    again = opened(client.post(page, body(activity="Korsong", opened=seen)))

    answer = client.post(page, body(activity="Korsong", opened=again, use_activity=use))

    assert answer.status_code == 302
    assert stands(kor)[0] == activity


def test_what_only_another_has_changed_stays_as_they_wrote_it(client, page, kor):
    seen = opened(client.get(page))
    by_itself(kor)

    answer = client.post(page, body(umbrella="Songforbundet", opened=seen))

    assert answer.status_code == 302
    assert stands(kor) == ("Song og dans", "Songforbundet")


def test_the_association_is_told_as_well(kor):
    page, client = reverse("registry:own_entry", args=[own_token(kor, STYRET)]), Client()
    seen = opened(client.get(page))
    by_itself(kor)

    answer = client.post(page, body(activity="Korsong", opened=seen))

    assert 'id="theirs_activity"' in answer.content.decode()
    assert stands(kor)[0] == "Song og dans"


@pytest.mark.parametrize("told", ["", "{", "[1]", '{"activity": 7}', "null"])
def test_a_mark_that_is_not_ours_stops_nobody(client, page, kor, told):
    answer = client.post(page, body(umbrella="Songforbundet", opened=told))

    assert answer.status_code == 302
    assert stands(kor) == ("Song", "Songforbundet")


def test_a_list_that_was_taken_in_is_told_as_the_one_who_changed(client, place, page):
    actions.import_associations(place, rows=[row("Lag A", website="a.example.no")], source="file")
    held = place.associations.get(name="Lag A")
    page = reverse("registry:details", args=[place.slug, held.pk])
    seen = opened(client.get(page))
    actions.import_associations(place, rows=[row("Lag A", website="b.example.no")], source="file")

    answer = client.post(page, {"name": "Lag A", "website": "c.example.no", "opened": seen})

    assert "b.example.no" in answer.content.decode()
    assert "en liste" in answer.content.decode()


def test_the_list_shows_what_a_list_that_was_taken_in_has_changed(client, place):
    rows = [row("Lag A", website="a.example.no"), row("Lag B")]
    actions.import_associations(place, rows=rows, source="file")
    rows[0] = row("Lag A", website="b.example.no")
    actions.import_associations(place, rows=rows, source="file")

    answer = client.get(reverse("registry:associations", args=[place.slug]), {"show": "changed"})

    assert [one.name for one in answer.context["page"]] == ["Lag A"]
