"""The road is entered where one stands, and its letter to the municipality is logged."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from django.urls import reverse

from samspill.process import actions, guide
from samspill.process.documents import request_reminder
from samspill.process.models import PolicyProcess
from samspill.process.steps import current_step, state_of_steps
from tests.process.builders import member, organiser, process

OSLO = ZoneInfo("Europe/Oslo")
EVENING = datetime(2027, 3, 11, 17, 30, tzinfo=OSLO)
pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("key", guide.KEYS)
def test_the_road_may_be_entered_at_any_step(key):
    begun = process(organiser(), began_at_step=key)

    states = state_of_steps(begun)

    number = guide.KEYS.index(key)
    assert current_step(states).key == key
    assert [state.state for state in states[:number]] == ["passed"] * number


def test_a_day_that_is_known_makes_the_step_before_done_and_not_passed_over():
    begun = process(organiser(), began_at_step="working-group", happened_on=date(2026, 8, 20))

    met = state_of_steps(begun)[0]

    assert (met.state, met.done_on, met.passed_over) == ("done", date(2026, 8, 20), "")


def test_a_municipality_that_leads_writes_no_request_to_itself():
    begun = process(organiser(), lead="municipality", language="nn")

    step = begun.steps.get(key="formal-request")

    assert (step.passed_over, step.planned_from) == ("Kommunen leier arbeidet sjølv.", None)
    assert begun.steps.get(key="meet-municipality").planned_from is not None


def test_a_step_passed_over_is_opened_again_and_planned_with_the_others():
    begun = process(organiser())
    actions.pass_over_step(begun, key="meet", reason="Vi kjenner hverandre.")
    actions.plan_steps(begun, conference_at=EVENING)
    before = begun.steps.get(key="meet").planned_to

    actions.pass_over_step(begun, key="meet", reason="")
    actions.plan_steps(begun, conference_at=EVENING)

    assert begun.steps.get(key="meet").planned_to != before


def test_the_page_asks_who_begins_and_where_one_stands(client):
    place = organiser()
    client.force_login(member(place))

    response = client.post(
        reverse("process:begin", args=[place.slug]),
        {
            "lead": "municipality",
            "began_at_step": "invite",
            "happened_on": "",
            "document_kind": "frivillighetsmelding",
            "language": "nb",
            "started_on": "2026-09-01",
        },
    )

    assert response.url == reverse("overview:step", args=[place.slug, "invite"])
    assert PolicyProcess.objects.get().began_at_step == "invite"


def test_an_answer_cannot_come_before_the_letter_went(client):
    place = organiser()
    begun = process(place)
    client.force_login(member(place))

    response = client.post(
        reverse("process:formal_request", args=[place.slug]),
        {"sent_on": "2026-10-10", "answered_on": "2026-10-01", "answer": "Ja <takk>"},
    )

    page = response.content.decode()
    assert "Svaret kan ikke ha kommet før brevet ble sendt." in page
    assert "Ja &lt;takk&gt;" in page
    begun.refresh_from_db()
    assert begun.formal_request_sent_on is None


def test_the_answer_of_the_municipality_is_logged_with_its_day():
    begun = process(organiser())
    actions.log_formal_request(begun, sent_on=date(2026, 10, 1))

    actions.log_formal_request(
        begun, sent_on=date(2026, 10, 1), answered_on=date(2026, 10, 20), answer="Ja."
    )

    told = begun.organiser.history.order_by("pk").values_list("action", flat=True)
    assert list(told)[-2:] == ["process.request_logged", "process.municipality_answered"]


def test_the_reminder_to_the_municipality_names_the_day_and_the_matter():
    begun = process(organiser(), formal_request_sent_on=date(2026, 10, 1), language="nn")

    letter = request_reminder(begun, date(2026, 11, 2))

    said = letter.blocks[0].inlines.replace("\N{NO-BREAK SPACE}", " ")
    assert said.startswith("Torsdag 1. oktober 2026 sende arbeidsgruppa ein førespurnad")
    assert "frivilligheitspolitikken" in said


def test_a_municipality_that_comes_along_leads_with_the_group_from_then_on():
    begun = process(organiser(), lead="working_group")
    sent = {"sent_on": date(2026, 10, 1), "answered_on": date(2026, 10, 8), "answer": "Ja."}

    actions.log_formal_request(begun, **sent)
    before = begun.lead
    actions.log_formal_request(begun, **sent, is_joint=True)

    begun.refresh_from_db()
    assert (before, begun.lead) == ("working_group", "joint")
    assert begun.organiser.history.filter(action="process.shared").count() == 1
