"""The coordinator's home: the one next thing, the road as planned and as it was, what happened."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from samspill.dialogue import actions as dialogue_actions
from samspill.history.models import Entry
from samspill.organiser import actions as organiser_actions
from samspill.organiser.models import Membership, Municipality, Organiser
from samspill.outbox.models import Delivery
from samspill.overview.happened import happenings
from samspill.overview.next_acts import next_acts
from samspill.overview.plan_picture import WIDTH, plan_picture
from samspill.overview.situation import Situation
from samspill.process.guide import pages
from samspill.process.models import ProcessStep
from tests.house import House, house_for_a_module, user

pytestmark = pytest.mark.django_db
TODAY = date(2027, 2, 22)


@pytest.fixture(scope="module")
def house(django_db_setup: None, django_db_blocker: object) -> Iterator[House]:
    yield from house_for_a_module(django_db_blocker)


def situation(house: House, *, role: str = "coordinator") -> Situation:
    member = house.members[role, "municipality"]
    return Situation(house.organiser, Membership.objects.get(user=member))


def empty_place() -> tuple[Organiser, Membership]:
    place = organiser_actions.open_organiser(
        kind="municipality",
        name="Tom kommune",
        slug="tom",
        municipality=Municipality.objects.get(number="5601"),
    )
    membership = organiser_actions.give_membership(
        place, user=user("tom"), role="coordinator", party="municipality"
    )
    return place, membership


def test_one_who_has_begun_nothing_is_led_to_the_beginning() -> None:
    place, membership = empty_place()

    acts = next_acts(Situation(place, membership))

    assert [act.href for act in acts] == [
        reverse("process:begin", args=["tom"]),
        reverse("registry:import", args=["tom"]),
    ]


def test_an_open_round_comes_before_everything_else(house: House) -> None:
    dialogue_actions.open_round(house.dialogue.rounds.get(number=2), minutes=20)

    first = next_acts(situation(house))[0]

    control = reverse("dialogue:control", args=[house.organiser.slug])
    assert first.href == f"{control}?conference={house.conference.pk}"
    assert "2 av 4" in first.title


def test_an_uncertain_delivery_is_shown_to_a_person(house: House) -> None:
    Delivery.objects.filter(message__organiser_number=house.organiser.pk).update(state="uncertain")

    hrefs = [act.href for act in next_acts(situation(house))]

    assert reverse("letters:deliveries", args=[house.organiser.slug]) in hrefs


def test_what_is_answered_is_not_asked_for_again(house: House) -> None:
    counts = situation(house).contribution_counts

    assert counts["all"] == house.dialogue.contributions.standing().count()
    assert counts["answered"] == house.policy.answers.count()
    assert 0 < counts["answered"] < counts["all"]


def test_at_most_four_things_stand_on_the_board(house: House) -> None:
    assert len(next_acts(situation(house))) <= 4


def test_the_board_has_one_primary_action(house: House) -> None:
    client = Client()
    client.force_login(house.coordinator)

    page = client.get(reverse("overview:road", args=[house.organiser.slug])).content.decode()

    assert page.count('class="ds-button"') == 1


def step(key: str, **days: date) -> ProcessStep:
    return ProcessStep(key=key, **days)


def test_the_first_step_that_is_not_done_is_where_we_are() -> None:
    steps = [
        step(
            "meet",
            planned_from=date(2026, 9, 1),
            planned_to=date(2026, 9, 14),
            done_on=date(2026, 9, 14),
        ),
        step("working-group", planned_from=date(2026, 9, 15), planned_to=date(2026, 9, 30)),
        step("formal-request", planned_from=date(2026, 10, 1), planned_to=date(2026, 10, 12)),
    ]

    picture = plan_picture(steps, pages("nb"), today=TODAY, language="nb")

    assert picture is not None
    assert [row.state for row in picture.rows] == ["done", "now", "next"]


def test_everything_that_is_drawn_lies_within_the_picture_and_in_the_order_of_time() -> None:
    steps = [
        step("invite", planned_from=date(2027, 1, 10), planned_to=date(2027, 3, 4)),
        step("conference", planned_from=date(2027, 3, 11), planned_to=date(2027, 3, 11)),
        step("draft", planned_from=date(2027, 5, 1), planned_to=date(2027, 11, 30)),
    ]

    picture = plan_picture(steps, pages("nb"), today=TODAY, language="nb")

    assert picture is not None
    invite, conference, draft = picture.rows
    assert conference.at is not None
    assert conference.planned is None
    assert invite.planned is not None
    assert draft.planned is not None
    assert 0 <= invite.planned.x < picture.today < conference.at < draft.planned.x < WIDTH
    assert draft.planned.x + draft.planned.width <= WIDTH
    assert len(picture.months) <= 8


def test_a_road_without_dates_has_no_picture() -> None:
    assert plan_picture([step("meet")], pages("nb"), today=TODAY, language="nb") is None


def entry(action: str, minutes: int) -> Entry:
    return Entry(action=action, at=timezone.now() - timedelta(minutes=minutes))


def test_the_same_thing_many_times_is_told_once_with_how_many() -> None:
    entries = [entry("conference.signed_up", n) for n in range(3)]

    told = happenings([*entries, entry("letters.sent", 9), entry("nobody.knows", 10)])

    assert [one.times for one in told] == [3, 1]
    assert isinstance(told[0].at, datetime)
    assert told[0].at == entries[0].at


def test_one_who_asks_to_come_stands_on_the_road_board(house: House) -> None:
    assert house.conference.invited.filter(state="asks").exists()

    hrefs = [act.href for act in next_acts(situation(house))]
    of_reader = [act.href for act in next_acts(situation(house, role="reader"))]

    address = reverse("conference:invited", args=[house.organiser.slug, house.conference.pk])
    assert (address in hrefs, address in of_reader) == (True, False)
