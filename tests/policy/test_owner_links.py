"""The link in an owner's e-mail, the reminder, and how one is left alone."""

from django.urls import reverse

from samspill.policy.actions import owners, status_rounds
from samspill.policy.following.owner_links import owner_token, status_request_of
from samspill.policy.models import MeasureOwner, StatusRequest, StatusUpdate
from samspill.policy.tasks.follow_up import remind_silent_owners
from tests.policy.owners import BEHIND, KARI, at, put_off, sent


def test_the_link_dies_when_the_owner_is_replaced_and_the_new_one_is_asked(
    client, question, measure
):
    old = at(question)

    owners.change_owner(
        question.owner, role="Leder", email="ny@example.no", measures=[measure], language="nb"
    )

    assert client.get(old).status_code == 404
    new = StatusRequest.objects.get()
    assert client.get(at(new)).status_code == 200
    assert sent().filter(deliveries__address="ny@example.no").count() == 1


def test_a_new_name_alone_leaves_the_link_as_it_was(client, question, measure):
    owners.change_owner(
        question.owner, role="Leder", name="Kari", email=KARI, measures=[measure], language="nb"
    )

    assert client.get(at(question)).status_code == 200


def test_sixty_days_after_the_round_the_link_opens_nothing(client, question, round_):
    put_off(round_, days=60)
    assert client.get(at(question)).status_code == 200

    put_off(round_, days=61)

    assert client.get(at(question)).status_code == 410


def test_a_forged_link_opens_nothing(client, question):
    token = owner_token(question)

    assert status_request_of(token[:-1] + ("a" if token[-1] != "a" else "b")) is None
    assert status_request_of("1:1") is None


def test_the_silent_are_reminded_once_after_the_last_day(question, round_):
    assert remind_silent_owners() == 0
    put_off(round_, days=1)

    assert [remind_silent_owners(), remind_silent_owners()] == [1, 0]
    assert sent("reminder").count() == 1


def test_one_who_has_answered_is_not_reminded(question, measure, round_):
    status_rounds.tell_status(question, measure=measure, **BEHIND)
    put_off(round_, days=1)

    assert remind_silent_owners() == 0
    assert status_rounds.remind_silent(round_) == 0


def test_one_who_says_that_it_is_somebody_else_is_erased(client, question, measure):
    status_rounds.tell_status(question, measure=measure, **BEHIND)

    page = client.post(reverse("policy:owner_refusal", args=[owner_token(question)]))

    assert page.status_code == 200
    assert not MeasureOwner.objects.exists()
    assert StatusUpdate.objects.get().owner is None
