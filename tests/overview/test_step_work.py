"""What a step asks for now: its one button, and a line for each thing that is missing."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from samspill.organiser.models import Membership
from samspill.overview.next_acts import next_acts
from samspill.overview.situation import Situation
from samspill.overview.step_work import step_work
from samspill.process import actions, guide
from tests.process.builders import member, organiser, process

pytestmark = pytest.mark.django_db
PLACE = "eigersund"


def work(begun, key, *, role="coordinator", party="working_group"):
    user = member(begun.organiser, role, party)
    situation = Situation(begun.organiser, Membership.objects.get(user=user))
    return step_work(situation, guide.page(key, "nb"))


def met(begun, *, days=-10, **facts):
    starts_at = timezone.now() + timedelta(days=days)
    return actions.call_meeting(begun, starts_at=starts_at, **facts)


def test_before_the_meeting_is_called_the_step_calls_it():
    asked = work(process(organiser()), "meet")

    assert asked.href == reverse("process:preliminary_meeting", args=[PLACE])
    assert [line.text for line in asked.lines] == [
        "Tid og sted for møtet er ikke satt.",
        "Lista over lag er tom.",
    ]


def test_a_meeting_to_come_begins_its_letter():
    begun = process(organiser())
    met(begun, days=10)

    asked = work(begun, "meet")

    assert (asked.is_change, asked.kind) == (True, "preliminary_invitation")
    assert asked.href == reverse("letters:drafts", args=[PLACE])


def test_a_meeting_that_was_is_written_down_and_then_looked_at():
    begun = process(organiser())
    held = met(begun)

    before = work(begun, "meet")
    actions.write_minutes(held, minutes="", conclusions=["Én dør inn"], types_present=[])
    after = work(process_again(begun), "meet", role="coordinator", party="municipality")

    assert before.href == reverse("process:minutes", args=[PLACE])
    assert after.href == reverse("process:preliminary_meeting", args=[PLACE])


def process_again(begun):
    return type(begun).objects.get(pk=begun.pk)


@pytest.mark.parametrize(
    ("days", "words"),
    [(20, "Brevet er sendt til kommunen."), (21, "Kommunen har ikke svart på 3 uker.")],
)
def test_after_three_weeks_without_an_answer_the_step_offers_a_reminder(days, words):
    begun = process(organiser())
    actions.log_formal_request(begun, sent_on=timezone.localdate() - timedelta(days=days))

    asked = work(begun, "formal-request")

    assert asked.lines[0].text == words
    reminder = reverse("process:reminder_letter", args=[PLACE, "docx"])
    assert any(line.href == reminder for line in asked.lines) is (days == 21)


def test_the_road_asks_to_remind_a_silent_municipality_until_it_has_answered():
    begun = process(organiser())
    sent_on = timezone.localdate() - timedelta(days=30)
    actions.log_formal_request(begun, sent_on=sent_on)
    membership = Membership.objects.get(user=member(begun.organiser))

    silent = [act.title for act in next_acts(Situation(begun.organiser, membership))]
    actions.log_formal_request(
        begun, sent_on=sent_on, answered_on=timezone.localdate(), answer="Ja."
    )
    answered = [act.title for act in next_acts(Situation(begun.organiser, membership))]

    assert "Minn kommunen på brevet deres" in silent
    assert "Minn kommunen på brevet deres" not in answered


def test_a_step_past_its_deadline_stands_on_the_road():
    begun = process(organiser())
    yesterday = timezone.localdate() - timedelta(days=1)
    actions.assign_step(begun, key="report", deadline=yesterday)
    membership = Membership.objects.get(user=member(begun.organiser))

    acts = next_acts(Situation(begun.organiser, membership))

    assert reverse("overview:step", args=[PLACE, "report"]) in [act.href for act in acts]


def test_a_step_that_is_done_misses_nothing():
    begun = process(organiser())
    actions.finish_step(begun, key="invite", done_on=timezone.localdate())

    assert work(begun, "invite").lines == ()


@pytest.mark.parametrize("key", guide.KEYS)
def test_one_who_may_change_nothing_is_shown_a_page_that_is_there(client, key):
    begun = process(organiser(), lead="working_group")
    client.force_login(member(begun.organiser, "reader", "municipality"))

    asked = work_of_reader(begun, key)

    assert not asked.is_change
    assert client.get(asked.href).status_code == 200


def work_of_reader(begun, key):
    membership = Membership.objects.get(organiser=begun.organiser)
    return step_work(Situation(begun.organiser, membership), guide.page(key, "nb"))
