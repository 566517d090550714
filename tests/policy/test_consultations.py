"""Sending the draft out: the word, the deadline, those invited, and the reminders."""

from datetime import timedelta

import pytest
from django.utils import timezone

from samspill.outbox.models import Delivery, Message
from samspill.policy import actions, errors
from samspill.policy.actions.consultations import BodyDraft
from samspill.policy.models import Consultation, InvitedBody
from samspill.policy.tasks.consultation import remind_bodies
from tests.policy.consulted import WORD, association, consultation_of, run_out, statement

ELDERLY = BodyDraft("Eldrerådet", InvitedBody.Kind.ELDERLY, "eldre@example.no")


@pytest.fixture
def out(policy):
    return consultation_of(policy, bodies=[ELDERLY, BodyDraft("Ungdomsrådet", "youth")])


def test_open_contributions_want_a_persons_word_and_it_is_kept(policy):
    with pytest.raises(errors.OpenContributionsError):
        actions.open_consultation(policy)

    out = consultation_of(policy)

    assert (out.version.word, out.version.open_count) == (WORD, 1)


def test_those_with_an_address_are_invited_by_email_and_the_others_are_listed(out):
    elderly, youth = out.invited_bodies.order_by("name")

    assert Delivery.objects.get().address == "eldre@example.no"
    assert "på høring" in Message.objects.get().text
    assert elderly.invited_at is not None
    assert youth.invited_at is None


def test_an_association_in_the_register_is_tied_to_the_body(policy, place):
    known = association(place)

    out = consultation_of(policy, bodies=[BodyDraft(known.display_name)])

    body = out.invited_bodies.get()
    assert (body.association, body.kind) == (known, InvitedBody.Kind.ASSOCIATION)


def test_nobody_is_invited_twice(out):
    with pytest.raises(errors.InvitedAlreadyError):
        actions.invite_body(out, name="  eldrerådet ")


def test_one_that_has_answered_stays_on_the_list(out):
    actions.confirm_body(statement(out, on_behalf_of="Eldrerådet"))

    with pytest.raises(errors.HasAnsweredError):
        actions.take_off_body(out.invited_bodies.get(name="Eldrerådet"))


def test_the_silent_are_reminded_once(out):
    assert actions.remind_silent(out) == 1

    with pytest.raises(errors.NobodyToRemindError):
        actions.remind_silent(out)
    assert Message.objects.filter(subject__startswith="Fristen er nær").count() == 1


def test_one_that_has_answered_is_not_reminded(out):
    actions.confirm_body(statement(out, on_behalf_of="Eldrerådet"))

    with pytest.raises(errors.NobodyToRemindError):
        actions.remind_silent(out)


@pytest.mark.parametrize(
    ("days", "invited_days_ago", "reminded"), [(20, 9, 0), (6, 9, 1), (6, 1, 0)]
)
def test_the_worker_reminds_a_week_before_the_deadline_and_once(
    out, days, invited_days_ago, reminded
):
    now = timezone.now()
    Consultation.objects.update(deadline=now + timedelta(days=days))
    InvitedBody.objects.exclude(address="").update(
        invited_at=now - timedelta(days=invited_days_ago)
    )

    remind_bodies()
    remind_bodies()

    assert Message.objects.filter(subject__startswith="Fristen er nær").count() == reminded


def test_a_deadline_is_only_moved_to_a_later_day(out):
    with pytest.raises(errors.EarlierDeadlineError):
        actions.extend_deadline(out, deadline=out.deadline - timedelta(days=1))

    later = actions.extend_deadline(out, deadline=out.deadline + timedelta(days=7))

    assert later.deadline == out.deadline + timedelta(days=7)


def test_one_that_has_run_out_by_itself_may_be_given_more_time_but_not_one_that_is_closed(out):
    run_out(out)
    actions.extend_deadline(out, deadline=timezone.now() + timedelta(days=3))
    actions.close_consultation(out)

    with pytest.raises(errors.ConsultationClosedError):
        actions.extend_deadline(out, deadline=timezone.now() + timedelta(days=9))


def test_when_the_deadline_has_gone_a_new_version_may_be_sent_out(out, policy):
    run_out(out)

    anew = consultation_of(policy, deadline=timezone.now() + timedelta(days=30))

    out.refresh_from_db()
    assert out.closed_at == out.deadline
    assert anew != out
