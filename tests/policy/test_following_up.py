"""Owners are named, asked, tell by a link, and are reminded; what they told becomes a report."""

from datetime import date
from decimal import Decimal

import pytest
from django.urls import reverse

from samspill.policy import actions
from samspill.policy.actions import owners, status_reports, status_rounds
from samspill.policy.content import fingerprint
from samspill.policy.errors import (
    AddressTakenError,
    NoOwnerError,
    NotAdoptedError,
    NotYoursError,
    ReasonMissingError,
    ReportedError,
    RoundOpenError,
)
from samspill.policy.models import StatusRequest, StatusUpdate
from samspill.policy.tasks.follow_up import remind_silent_owners
from tests.policy.owners import BEHIND, KARI, at, in_days, name, put_off, sent


def test_each_owner_gets_one_letter_with_one_link_in_their_language(adopted, owner, measure):
    other = adopted.goals.exclude(pk=measure.goal_id).first().measures.first()
    name(adopted, measure, other)

    round_ = status_rounds.ask_owners(adopted, due_on=in_days(21))

    message = sent().get()
    assert (message.kind, message.language) == ("system", "nn")
    assert at(round_.requests.get()) in message.text
    assert measure.text in message.text
    assert other.text in message.text


def test_nobody_is_asked_before_the_resolution(policy, measure):
    name(policy, measure)

    with pytest.raises(NotAdoptedError):
        status_rounds.ask_owners(policy, due_on=in_days(21))


def test_nobody_is_asked_while_a_round_is_open(adopted, round_):
    with pytest.raises(RoundOpenError):
        status_rounds.ask_owners(adopted, due_on=in_days(21))


def test_without_an_owner_there_is_nobody_to_ask(adopted):
    with pytest.raises(NoOwnerError):
        status_rounds.ask_owners(adopted, due_on=in_days(21))


def test_one_whose_measures_are_finished_is_not_asked(adopted, owner, measure):
    actions.set_status(measure, status="delivered")

    with pytest.raises(NoOwnerError):
        status_rounds.ask_owners(adopted, due_on=in_days(21))


def test_a_measure_has_one_owner(adopted, owner, measure):
    other = name(adopted, measure, email="ola@example.no")

    assert list(measure.owners.all()) == [other]


def test_what_is_told_by_the_link_is_a_status_update(client, question, measure):
    body = {"measure": measure.pk, "expected_on": "2029-01-01", **BEHIND}

    answer = client.post(at(question), body)

    assert answer.status_code == 302
    told = StatusUpdate.objects.get()
    assert (told.measure, told.owner, told.request, told.by) == (
        measure,
        question.owner,
        question,
        None,
    )
    measure.refresh_from_db()
    assert (measure.status, measure.expected_on) == ("in_progress", date(2029, 1, 1))


def test_when_everything_is_told_the_question_is_answered(question, measure):
    status_rounds.tell_status(question, measure=measure, **BEHIND)

    assert StatusRequest.objects.get().answered_at is not None


def test_one_who_has_told_of_some_is_reminded_of_the_rest(adopted, owner, measure):
    other = adopted.goals.exclude(pk=measure.goal_id).first().measures.first()
    name(adopted, measure, other)
    round_ = status_rounds.ask_owners(adopted, due_on=in_days(1))
    status_rounds.tell_status(round_.requests.get(), measure=measure, **BEHIND)
    put_off(round_, days=1)

    assert remind_silent_owners() == 1

    text = sent("reminder").get().text
    assert other.text in text
    assert measure.text not in text


def test_what_is_told_twice_alike_is_kept_once(question, measure):
    for _time in range(2):
        status_rounds.tell_status(question, measure=measure, **BEHIND)

    assert StatusUpdate.objects.count() == 1


def test_it_can_be_told_anew_until_the_report_is_made(client, question, measure, round_):
    for reason in ("Først dette.", "Så dette."):
        client.post(
            at(question), {"measure": measure.pk, "status": "in_progress", "reason": reason}
        )
    status_reports.make_report(round_)

    client.post(at(question), {"measure": measure.pk, "status": "delivered", "reason": "Sent."})

    assert [one.reason for one in StatusUpdate.objects.all()] == ["Først dette.", "Så dette."]


def test_one_that_is_dropped_needs_a_reason_beside_the_field(client, question, measure):
    page = client.post(at(question), {"measure": measure.pk, "status": "dropped", "reason": ""})

    assert "reason" in page.context["cards"][0].form.errors
    with pytest.raises(ReasonMissingError):
        status_rounds.tell_status(question, measure=measure, status="dropped")


@pytest.mark.parametrize("typed", ["tre", "1e99", "NaN", "1,2,3", "99999999999"])
def test_what_is_no_number_is_said_beside_the_field_and_kept(client, question, measure, typed):
    measure.indicator = "Dager før svar"
    measure.save()
    body = {"measure": measure.pk, "indicator_value": typed, **BEHIND}

    page = client.post(at(question), body)

    form = page.context["cards"][0].form
    assert list(form.errors) == ["indicator_value"]
    assert form["indicator_value"].value() == typed
    assert not StatusUpdate.objects.exists()


def test_a_number_is_read_as_norwegians_write_it(client, question, measure):
    measure.indicator = "Dager før svar"
    measure.save()

    client.post(at(question), {"measure": measure.pk, "indicator_value": "1 234,5", **BEHIND})

    assert StatusUpdate.objects.get().indicator_value == Decimal("1234.5")


def test_an_owner_tells_of_no_other_measure(client, adopted, question, measure):
    other = adopted.goals.exclude(pk=measure.goal_id).first().measures.first()

    assert client.post(at(question), {"measure": other.pk, **BEHIND}).status_code == 404
    with pytest.raises(NotYoursError):
        status_rounds.tell_status(question, measure=other, **BEHIND)


def test_two_owners_never_share_an_address(adopted, owner, measure):
    other = adopted.goals.exclude(pk=measure.goal_id).first().measures.first()
    second = name(adopted, other, email="ola@example.no")

    with pytest.raises(AddressTakenError):
        owners.change_owner(second, role="x", email=KARI.upper(), measures=[other])


def test_the_coordinator_writes_for_one_who_telephones(signed_in, coordinator, question, measure):
    args = [question.round.policy.organiser.slug, question.round.number, question.owner_id]

    signed_in.post(reverse("policy:told_for_owner", args=args), {"measure": measure.pk, **BEHIND})

    told = StatusUpdate.objects.get()
    assert (told.by, told.owner) == (coordinator, question.owner)


def test_the_report_is_a_function_of_the_rows_and_is_kept(question, measure, round_):
    status_rounds.tell_status(question, measure=measure, **BEHIND)
    first = status_reports.report_of(round_)

    made = status_reports.make_report(round_)
    actions.set_status(measure, status="delivered")

    made.refresh_from_db()
    assert made.report == first
    assert made.report["figures"]["now"] == [measure.reference]
    assert made.report["figures"]["told"] == [measure.reference]
    assert made.fingerprint == fingerprint(made.report)
    assert status_reports.is_unchanged(made)
    with pytest.raises(ReportedError):
        status_reports.make_report(round_)


def test_a_changed_report_is_found_out(round_):
    made = status_reports.make_report(round_)
    made.report["figures"]["done"] = ["1.1"]

    assert not status_reports.is_unchanged(made)


def test_no_address_and_no_name_is_public(client, adopted, question, measure, round_):
    owners.change_owner(
        question.owner, role="Leder", name="Kari Eksempel", email=KARI, measures=[measure]
    )
    status_rounds.tell_status(question, measure=measure, **BEHIND)
    status_reports.make_report(round_)
    slug = adopted.organiser.slug

    for address in (
        reverse("policy:public_status", args=[slug]),
        reverse("policy:public_status_report", args=[slug, 1]),
        reverse("policy:public_action_plan", args=[slug]),
    ):
        page = client.get(address)
        assert page.status_code == 200
        assert KARI not in page.content.decode()
        assert "Kari" not in page.content.decode()
