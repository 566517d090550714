"""What is told of a measure is read by everyone: covered, put right, and nothing told by a slip."""

from datetime import date
from decimal import Decimal

import pytest
from django.urls import reverse

from samspill.overview.open_data.decided import status_updates
from samspill.policy import actions
from samspill.policy.actions import status_reports, status_rounds
from samspill.policy.models import StatusUpdate
from tests.policy.owners import BEHIND, at, in_days

TELLING = "Kari Nordmann tar det, ring 912 34 567."
COVERED = "[navn] tar det, ring [telefon]."


def public(client, measure):
    slug = measure.goal.policy.organiser.slug
    pages = [
        reverse("policy:public_status", args=[slug]),
        reverse("policy:public_measure", args=[slug, measure.pk]),
    ]
    return "".join(client.get(page).content.decode() for page in pages)


def status_at(measure):
    return reverse("policy:status", args=[measure.goal.policy.organiser.slug, measure.pk])


def test_who_is_named_by_an_owner_is_covered_wherever_others_read_it(
    client, question, measure, round_
):
    status_rounds.tell_status(question, measure=measure, status="in_progress", reason=TELLING)
    status_reports.make_report(round_)

    seen = public(client, measure)
    told = [row["reason"] for row in status_updates(measure.goal.policy.organiser)]
    round_.refresh_from_db()

    assert COVERED in seen
    assert "Nordmann" not in seen
    assert told == [COVERED]
    assert [one["reason"] for one in round_.report["measures"] if one["told"]] == [COVERED]
    assert StatusUpdate.objects.get().reason == TELLING


def test_the_owner_is_asked_to_write_it_anew_and_may_save_it_all_the_same(
    client, question, measure
):
    body = {"measure": measure.pk, "status": "in_progress", "reason": TELLING}

    page = client.post(at(question), body)
    form = page.context["cards"][0].form
    assert "Kari Nordmann" in form.errors["reason"][0]
    assert not StatusUpdate.objects.exists()

    assert client.post(at(question), {**body, "seen": form["seen"].value()}).status_code == 302
    assert StatusUpdate.objects.get().reason == TELLING


def test_what_is_told_is_at_most_a_thousand_characters(client, question, measure):
    body = {"measure": measure.pk, "status": "in_progress", "reason": "å" * 1001}

    assert "reason" in client.post(at(question), body).context["cards"][0].form.errors


def test_the_coordinator_puts_right_what_is_read_and_the_first_words_are_kept(
    client, signed_in, question, measure
):
    status_rounds.tell_status(question, measure=measure, status="in_progress", reason=TELLING)
    body = {"status": "in_progress", "reason": "Det er ansatt en ny leder.", "replaces": "on"}

    assert signed_in.post(status_at(measure), body).status_code == 302

    assert "[navn]" not in public(client, measure)
    assert "Det er ansatt en ny leder." in public(client, measure)
    first, second = StatusUpdate.objects.order_by("pk")
    assert (first.at, first.owner, first.request) == (second.at, second.owner, second.request)
    assert list(StatusUpdate.objects.standing()) == [second]


def test_one_who_writes_for_the_owner_in_the_same_round_puts_it_right(
    question, measure, coordinator
):
    status_rounds.tell_status(question, measure=measure, **BEHIND)
    status_rounds.tell_status(
        question, measure=measure, status="in_progress", reason="Nye ord.", by=coordinator
    )

    assert [one.reason for one in StatusUpdate.objects.standing()] == ["Nye ord."]


def test_the_coordinators_form_keeps_the_expected_day_and_what_was_measured(
    signed_in, adopted, measure
):
    measure.indicator = "Dager før svar"
    measure.save()
    day = in_days(400)
    actions.set_status(
        measure, status="in_progress", expected_on=day, indicator_value=Decimal("2.5")
    )

    page = signed_in.post(status_at(measure), {"status": "nonsense"})
    fresh = page.context["status_form"].initial
    assert (fresh["expected_on"], fresh["indicator_value"]) == (day, "2,5")

    body = {"status": "in_progress", "expected_on": str(day), "indicator_value": "2,5"}
    signed_in.post(status_at(measure), {**body, "reason": "Snart ferdig."})
    measure.refresh_from_db()
    assert measure.expected_on == day
    assert [one.indicator_value for one in measure.updates.all()] == [Decimal("2.5"), None]


def test_an_expected_day_that_is_not_told_anew_stands_until_it_is_finished(adopted, measure):
    actions.set_status(measure, status="in_progress", expected_on=date(2031, 1, 1))

    kept = actions.set_status(measure, status="in_progress", reason="Noe.").expected_on
    finished = actions.set_status(measure, status="delivered").expected_on

    assert (kept, finished) == (date(2031, 1, 1), None)


def test_a_day_that_is_over_is_refused_beside_the_field(client, question, measure):
    body = {"measure": measure.pk, "expected_on": str(in_days(-1)), **BEHIND}

    page = client.post(at(question), body)

    assert list(page.context["cards"][0].form.errors) == ["expected_on"]


def test_the_expected_day_of_what_is_delivered_is_let_go_and_it_is_said(client, question, measure):
    body = {"measure": measure.pk, "status": "delivered", "expected_on": str(in_days(9))}

    page = client.post(at(question), body, follow=True)

    assert StatusUpdate.objects.get().expected_on is None
    assert len(str(next(iter(page.context["messages"]))).split(". ")) == 2


def test_a_form_that_is_not_touched_tells_nothing(client, question, measure):
    page = client.post(at(question), {"measure": measure.pk, "status": measure.status})

    assert page.context["cards"][0].form.non_field_errors()
    assert not StatusUpdate.objects.exists()


@pytest.mark.parametrize("words", ["", "Likt."])
def test_the_same_saved_again_by_the_coordinator_adds_no_line(signed_in, adopted, measure, words):
    for _time in range(2):
        signed_in.post(status_at(measure), {"status": "in_progress", "reason": words})

    assert StatusUpdate.objects.count() == 1
