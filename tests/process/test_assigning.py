"""Who answers for a step, and by when; and a step that is passed over."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from samspill.process import actions
from samspill.process.steps import state_of_steps
from tests.process.builders import member, organiser, process

pytestmark = pytest.mark.django_db


def test_who_answers_for_a_step_is_chosen_on_its_page(client):
    place = organiser()
    begun = process(place)
    user = member(place)
    client.force_login(user)
    deadline = timezone.localdate() + timedelta(days=30)

    client.post(
        reverse("process:assignment", args=[place.slug, "report"]),
        {"person": f"user:{user.pk}", "responsible": "Koordinatoren", "deadline": str(deadline)},
    )
    page = client.get(reverse("overview:step", args=[place.slug, "report"])).content.decode()

    step = begun.steps.get(key="report")
    assert (step.owner_user, step.deadline) == (user, deadline)
    assert f"<strong>{user.name}</strong> har ansvar for steget." in page


def test_a_stranger_cannot_be_chosen_to_answer_for_a_step(client):
    place, other = organiser(), organiser("4206", "Farsund kommune", "farsund")
    begun = process(place)
    stranger = member(other)
    client.force_login(member(place))

    client.post(
        reverse("process:assignment", args=[place.slug, "report"]),
        {"person": f"user:{stranger.pk}"},
    )

    assert begun.steps.get(key="report").owner_user is None


def test_who_sits_in_a_group_not_handed_over_is_not_shown_to_the_municipality(client):
    place = organiser()
    begun = process(place, lead="working_group")
    group = actions.set_up_working_group(
        begun, set_up_on=date(2026, 10, 1), members=[actions.MemberDraft("Anne Test")]
    )
    actions.assign_step(begun, key="invite", owner=group.members.get(), responsible="Gruppen")
    client.force_login(member(place, party="municipality"))

    shown = client.get(reverse("overview:step", args=[place.slug, "invite"])).content.decode()
    chosen = client.get(reverse("process:assignment", args=[place.slug, "invite"]))

    assert "Anne Test" not in shown + chosen.content.decode()
    assert "Gruppen" in shown


def test_a_step_is_passed_over_with_a_reason_in_one_sentence(client):
    place = organiser()
    begun = process(place)
    client.force_login(member(place))
    address = reverse("process:passing", args=[place.slug, "meet"])

    refused = client.post(address, {"reason": ""}).content.decode()
    client.post(address, {"reason": "Vi har allerede et frivillighetsråd."})

    assert "Skriv hvorfor i én setning." in refused
    assert state_of_steps(begun)[0].state == "passed"
