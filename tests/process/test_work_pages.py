"""The steps in the workspace: what is typed, who may, and what comes of it."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.urls import reverse
from django.utils import timezone

from samspill.process import actions, guide
from samspill.process.models import ChecklistTick, HandOver, PolicyProcess
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


def test_the_step_in_the_workspace_has_one_button_that_does_its_own_work(client):
    place = organiser()
    process(place)
    signed_in(client, place)

    page = text_of(client.get(reverse("overview:step", args=[place.slug, "invite"])))

    assert f'href="{reverse("conference:work", args=[place.slug])}">Planlegg konferansen' in page
    assert page.count('class="ds-button" data-size="lg"') == 1


@pytest.mark.parametrize("key", guide.KEYS)
def test_every_step_opens_in_the_workspace(client, key):
    place = organiser()
    process(place)
    signed_in(client, place)

    assert client.get(reverse("overview:step", args=[place.slug, key])).status_code == 200


def test_the_checklist_is_saved_as_it_stands_on_the_screen(client):
    place = organiser()
    begun = process(place)
    user = signed_in(client, place, role="facilitator")
    actions.tick(begun, key="invite", item=0, is_done=True)
    actions.tick(begun, key="invite", item=1, is_done=True)
    address = reverse("process:ticks", args=[place.slug, "invite"])

    response = client.post(address, {"item": ["1", "3", "99", "x"]})

    assert response.status_code == 302
    assert set(ChecklistTick.objects.values_list("item", flat=True)) == {1, 3}
    assert ChecklistTick.objects.get(item=3).by == user


def test_the_script_that_saves_a_tick_gets_no_page_back(client):
    place = organiser()
    process(place)
    signed_in(client, place)
    address = reverse("process:ticks", args=[place.slug, "invite"])

    response = client.post(address, {"item": ["2"]}, headers={"X-Requested-With": "fetch"})

    assert response.status_code == 204


def test_a_reader_cannot_tick(client):
    place = organiser()
    process(place)
    signed_in(client, place, role="reader")

    response = client.post(reverse("process:ticks", args=[place.slug, "invite"]), {"item": ["2"]})

    assert response.status_code == 404
    assert ChecklistTick.objects.count() == 0


def test_a_step_is_ticked_off_and_opened_again(client):
    place = organiser()
    begun = process(place)
    signed_in(client, place)
    address = reverse("process:completion", args=[place.slug, "meet"])

    client.post(address, {"done_on": "2026-10-22"})
    done_on = begun.steps.get(key="meet").done_on
    client.post(address, {"reopen": "1"})

    assert (done_on, begun.steps.get(key="meet").done_on) == (date(2026, 10, 22), None)


def test_a_day_to_come_is_refused_in_words_and_what_was_typed_stands(client):
    place = organiser()
    begun = process(place)
    signed_in(client, place)
    tomorrow = (timezone.localdate() + timedelta(days=1)).isoformat()

    response = client.post(
        reverse("process:completion", args=[place.slug, "meet"]), {"done_on": tomorrow}
    )

    assert "Velg i dag eller en tidligere dag." in text_of(response)
    assert tomorrow in text_of(response)
    assert begun.steps.get(key="meet").done_on is None


def test_the_working_group_is_written_one_member_a_line(client):
    place = organiser()
    begun = process(place)
    signed_in(client, place)
    lines = "Anne Test, Havsund IL & venner\n\n Per Prøve \n"

    client.post(
        reverse("process:working_group", args=[place.slug]),
        {"set_up_on": "2026-10-22", "mandate": "å skrive", "members": lines},
    )

    members = begun.working_group.members.values_list("name", "association_name", "is_leader")
    assert list(members) == [("Anne Test", "Havsund IL & venner", True), ("Per Prøve", "", False)]


def test_a_group_without_members_is_refused_and_what_was_typed_stands(client):
    place = organiser()
    process(place)
    signed_in(client, place)

    response = client.post(
        reverse("process:working_group", args=[place.slug]),
        {"set_up_on": "", "mandate": "å skrive <til> kommunen", "members": ""},
    )

    page = text_of(response)
    assert "Skriv minst ett medlem." in page
    assert "å skrive &lt;til&gt; kommunen" in page


def test_facts_are_written_down_and_stand_in_the_form(client):
    place = organiser()
    begun = process(place)
    signed_in(client, place)
    address = reverse("process:facts", args=[place.slug])

    client.post(address, {"mayor_name": "Ingrid «Prøvesen»", "decision_on": "2026-12-15"})

    begun.refresh_from_db()
    assert begun.decision_on == date(2026, 12, 15)
    assert "Ingrid «Prøvesen»" in text_of(client.get(address))


def test_the_road_is_begun_once(client):
    place = organiser()
    signed_in(client, place)
    given = {
        "lead": "joint",
        "document_kind": "frivillighetsplan",
        "language": "nn",
        "started_on": "2026-09-01",
        "district_name": "",
    }
    address = reverse("process:begin", args=[place.slug])

    for _time in range(2):
        client.post(address, given)

    begun = PolicyProcess.objects.get()
    assert (begun.level, begun.language, begun.document_kind) == (
        "municipality",
        "nn",
        "frivillighetsplan",
    )


def test_the_working_group_hands_over_from_the_step_where_the_municipality_is_met(client):
    place = organiser()
    process(place, lead="working_group")
    signed_in(client, place)
    page = text_of(client.get(reverse("overview:step", args=[place.slug, "meet-municipality"])))

    client.post(reverse("process:hand_over", args=[place.slug]))

    assert "Overlever til kommunen" in page
    assert HandOver.objects.count() == 1


def test_what_the_working_group_holds_is_not_there_for_the_municipality(client):
    place = organiser()
    process(place, lead="working_group")
    signed_in(client, place, party="municipality")

    assert client.get(reverse("process:working_group", args=[place.slug])).status_code == 404


PAGES = [
    ("process:begin", []),
    ("process:preliminary_meeting", []),
    ("process:working_group", []),
    ("process:facts", []),
    ("overview:step", ["meet"]),
]
ACTS = [("process:hand_over", []), ("process:ticks", ["meet"]), ("process:completion", ["meet"])]


@pytest.mark.parametrize(("name", "more"), PAGES + ACTS)
def test_a_member_of_another_organiser_finds_nothing(client, name, more):
    place, other = organiser(), organiser("4206", "Farsund kommune", "farsund")
    process(place)
    signed_in(client, other)
    address = reverse(name, args=[place.slug, *more])

    assert client.get(address).status_code in (404, 405)
    assert client.post(address).status_code == 404


@pytest.mark.parametrize(("name", "more"), ACTS)
def test_a_change_is_a_post(client, name, more):
    place = organiser()
    process(place)
    signed_in(client, place)

    assert client.get(reverse(name, args=[place.slug, *more])).status_code == 405


def test_one_who_is_not_signed_in_may_sign_in(client):
    place = organiser()

    response = client.get(reverse("overview:step", args=[place.slug, "meet"]))

    assert response.url.startswith(reverse("people:sign_in"))
