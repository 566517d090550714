"""The one who answers for a step is reminded a week before its deadline and the day after."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from samspill.outbox.models import Delivery, Message
from samspill.process import actions
from samspill.process.actions import MemberDraft
from samspill.process.models import ProcessStep
from samspill.process.tasks import remind_owners
from tests.process.builders import member, organiser, process

pytestmark = pytest.mark.django_db


def step(*, days: int, email: str = "anne@example.no", **facts: object) -> ProcessStep:
    """The invitation, owned by a member, with a deadline so many days from today."""
    begun = process(organiser(), **facts)
    group = actions.set_up_working_group(
        begun, set_up_on=date(2026, 10, 1), members=[MemberDraft("Anne Test", email=email)]
    )
    deadline = timezone.localdate() + timedelta(days=days)
    return actions.assign_step(begun, key="invite", owner=group.members.get(), deadline=deadline)


@pytest.mark.parametrize(("days", "reminders"), [(8, 0), (7, 1), (0, 1), (-1, 1), (-7, 1), (-8, 0)])
def test_a_reminder_is_posted_in_the_week_around_the_deadline(days, reminders):
    step(days=days)

    assert remind_owners() == reminders
    assert Delivery.objects.count() == reminders


def test_nobody_is_reminded_twice_of_the_same():
    step(days=3)

    remind_owners()
    remind_owners()

    assert Message.objects.count() == 1


def test_one_reminded_before_is_reminded_the_day_after_too_and_then_no_more():
    owned = step(days=-1)
    ProcessStep.objects.filter(pk=owned.pk).update(reminded_at=timezone.now() - timedelta(days=5))

    assert (remind_owners(), remind_owners()) == (1, 0)
    assert Message.objects.get().subject == (
        "Fristen har gått ut: Inviter alle lagene til dialogkonferanse"
    )


def test_the_reminder_says_what_by_when_and_why_one_gets_it():
    owned = step(days=7, language="nn")

    remind_owners()

    sent = Message.objects.get()
    assert (sent.kind, sent.language) == ("system", "nn")
    assert "Du får denne e-posten fordi du står oppført" in sent.text
    assert f"/guide/{owned.key}/?for=eigersund" in sent.text


def test_one_who_signs_in_is_led_to_the_workspace():
    owned = step(days=7)
    user = member(owned.process.organiser)
    actions.assign_step(owned.process, key="invite", owner_user=user, deadline=owned.deadline)

    remind_owners()

    assert Delivery.objects.get().address == user.email
    assert "/eigersund/work/steps/invite/" in Message.objects.get().text


@pytest.mark.parametrize("without", ["address", "owner"])
def test_without_an_owner_with_an_address_there_is_no_reminder(without):
    owned = step(days=3, email="" if without == "address" else "anne@example.no")
    if without == "owner":
        actions.assign_step(owned.process, key="invite", deadline=owned.deadline)

    assert remind_owners() == 0


@pytest.mark.parametrize("past", ["done", "passed"])
def test_a_step_that_is_past_reminds_nobody(past):
    owned = step(days=3)
    if past == "done":
        actions.finish_step(owned.process, key="invite", done_on=date(2026, 10, 22))
    else:
        actions.pass_over_step(
            owned.process, key="invite", reason="Det er ikke noe å invitere til."
        )

    assert remind_owners() == 0


def test_a_new_deadline_is_reminded_of_anew():
    owned = step(days=3)
    remind_owners()

    actions.assign_step(
        owned.process,
        key="invite",
        owner=owned.owner,
        deadline=owned.deadline + timedelta(days=2),
    )

    assert remind_owners() == 1
    assert Message.objects.count() == 2
