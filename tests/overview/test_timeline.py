"""The public timeline: where are we now, what comes next, what has been."""

from datetime import date

import pytest
from django.urls import reverse

from samspill.organiser.actions import open_organiser
from samspill.overview.place import Place
from samspill.overview.timeline import WIDTH, Timeline
from samspill.process import actions, guide
from tests.process.builders import organiser, process

pytestmark = pytest.mark.django_db


def test_what_has_been_is_told_newest_first_and_in_the_order_of_the_road():
    begun = process(organiser(), started_on=date(2026, 9, 1))
    for key in ("meet", "working-group"):
        actions.finish_step(begun, key=key, done_on=date(2026, 10, 1))

    been = Timeline(Place(begun.organiser)).been

    assert [one.text for one in been] == [
        "En arbeidsgruppe ble valgt.",
        "Lagene møttes.",
        "Arbeidet begynte.",
    ]


def test_a_decision_to_begin_is_told_with_who_decided():
    begun = process(organiser(), decision_on=date(2026, 9, 10), decision_body="formannskapet")

    been = Timeline(Place(begun.organiser)).been

    assert been[0].text == "Formannskapet vedtok at politikken skal lages."


def test_the_picture_reaches_to_where_the_road_is_now():
    begun = process(organiser(), began_at_step="invite")
    timeline = Timeline(Place(begun.organiser))

    dots = timeline.dots

    assert [dot.state for dot in dots] == ["passed"] * 4 + ["now"] + ["next"] * 4
    assert timeline.reached == dots[4].x
    assert dots[-1].x <= WIDTH
    assert (timeline.walked, timeline.to_walk) == (0, 5)


def test_the_page_tells_why_a_step_is_passed_over_and_has_one_primary_action(client):
    begun = process(organiser())
    actions.pass_over_step(begun, key="meet", reason="Vi har <alt> et råd.")

    page = client.get(reverse("overview:timeline", args=[begun.organiser.slug])).content.decode()

    assert "Vi har &lt;alt&gt; et råd." in page
    assert page.count('class="ds-button"') == 1


def test_a_road_that_is_not_public_is_not_told_of(client):
    begun = process(organiser(), is_public=False)
    actions.finish_step(begun, key="meet", done_on=date(2026, 10, 1))

    page = client.get(reverse("overview:timeline", args=[begun.organiser.slug])).content.decode()

    assert "Lagene møttes." not in page
    assert "Veien er ikke begynt" in page


def test_the_one_whose_plan_was_copied_is_thanked(client):
    source = process(organiser("4206", "Farsund kommune", "farsund"))
    begun = process(organiser())
    begun.copied_from = source
    begun.save()

    page = client.get(reverse("overview:timeline", args=[begun.organiser.slug])).content.decode()

    assert "Planen er hentet fra Farsund kommune." in page


def test_a_national_body_has_no_road_of_its_own(client):
    place = open_organiser(kind="national", name="Frivillige Eksempel", slug="nasjonal")

    assert client.get(reverse("overview:timeline", args=[place.slug])).status_code == 404


def test_the_page_asks_as_much_of_the_database_whatever_has_been(
    client, django_assert_max_num_queries
):
    begun = process(organiser())
    address = reverse("overview:timeline", args=[begun.organiser.slug])
    for key in guide.KEYS:
        actions.finish_step(begun, key=key, done_on=date(2026, 10, 1))

    with django_assert_max_num_queries(16):
        client.get(address)
