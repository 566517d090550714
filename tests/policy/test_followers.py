"""Those who asked to be told: the same sentence for all, a link that confirms, one e-mail a change."""

import re
from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from samspill.dialogue.actions import publish_contribution, withdraw
from samspill.outbox.models import Delivery, Message
from samspill.policy import actions
from samspill.policy.actions.followers import due_followers
from samspill.policy.became.links import follower_token
from samspill.policy.models import Answer, Follower, Policy, PolicyVersion
from tests.policy.builders import adopt

EMAIL = "lag@example.no"
LINK = re.compile(r"http\S+/followers/\S+")


def at(name, place, *arguments):
    return reverse(f"policy:{name}", args=[place.slug, *arguments])


@pytest.fixture
def published(measure):
    first = measure.contributions.order_by("pk").first()
    publish_contribution(first, text="Hvem ringer [navn]?")
    return first


@pytest.fixture
def follower(published):
    return follow(published)


def follow(contribution, email=EMAIL, language="nb"):
    actions.ask_to_follow(contribution, email=email, language=language)
    return actions.confirm_follower(Follower.objects.get(contribution=contribution, email=email))


def told():
    return Message.objects.exclude(source__contains=":confirm:").order_by("pk")


def ask(client, place, contribution, email=EMAIL, **more):
    address = at("followers", place, contribution.pk)
    return client.post(address, {"email": email, **more}, follow=True)


def test_the_page_says_the_same_whether_the_address_is_known_or_not(client, place, published):
    follow(published)

    known = ask(client, place, published).content.decode()
    unknown = ask(client, place, published, email="ny@example.no").content.decode()

    token = re.compile(r'value="[A-Za-z0-9]{64}"')
    assert "Se i innboksen din." in known
    assert token.sub("", known) == token.sub("", unknown)
    assert EMAIL not in known


def test_nobody_is_told_before_the_link_is_opened_and_yes_is_pressed(
    client, place, policy, measure, published
):
    ask(client, place, published)
    adopt(policy)
    actions.set_status(measure, status="in_progress")
    assert not told().exists()

    (link,) = LINK.findall(Message.objects.get().text)
    path = link.partition("//")[2].partition("/")[2]
    assert "Ja, gi meg beskjed" in client.get(f"/{path}").content.decode()
    assert Follower.objects.get().confirmed_at is None  # a machine that opens links says no yes
    client.post(f"/{path}")

    assert Follower.objects.get().confirmed_at is not None


def test_an_address_that_is_none_is_told_of_beside_the_field_and_kept(client, place, published):
    text = ask(client, place, published, email="ikke en adresse").content.decode()

    assert "Skriv e-postadressen slik: navn@example.no" in text
    assert "ikke en adresse" in text
    assert not Follower.objects.exists()


def test_a_machine_that_fills_in_every_field_is_thanked_and_forgotten(client, place, published):
    text = ask(client, place, published, website="https://example.no").content.decode()

    assert "Se i innboksen din." in text
    assert not Follower.objects.exists()
    assert not Message.objects.exists()


def test_an_unpublished_contribution_cannot_be_followed(client, place, policy, loose):
    assert ask(client, place, loose).status_code == 404


def test_one_address_is_not_filled_with_links(monkeypatch, dialogue):
    monkeypatch.setattr("samspill.policy.actions.followers.MOST_UNCONFIRMED", 3)
    for one in dialogue.contributions.all():
        publish_contribution(one, text="Publisert.")
    for _time in range(2):
        for one in dialogue.contributions.all():
            actions.ask_to_follow(one, email=EMAIL, language="nb")

    assert Delivery.objects.filter(address=EMAIL).count() == 3


def test_a_new_status_is_told_once_with_what_happened_and_how_to_stop(
    policy, measure, published, follower
):
    adopt(policy)
    for _time in range(2):
        actions.set_status(measure, status="in_progress", reason="Lyst ut i mai.")

    (message,) = told()
    assert message.subject == "Tiltak 1.1 er i gang"
    assert message.kind == "system"
    assert "Lyst ut i mai." in message.text
    assert measure.text in message.text
    assert f"/contributions/{published.pk}/" in message.text
    assert follower_token(follower) in message.text
    assert published.raw_text not in message.text


def test_a_new_day_is_told_too_and_every_change_by_itself(policy, measure, follower):
    adopt(policy)
    actions.set_status(measure, status="in_progress")
    actions.set_status(measure, status="in_progress", expected_on=date(2028, 9, 1))
    actions.set_status(measure, status="delivered")

    subjects = [one.subject.replace("\xa0", " ") for one in told()]
    assert subjects == [
        "Tiltak 1.1 er i gang",
        "Tiltak 1.1 er i gang",
        "Tiltak 1.1 er levert",
    ]
    assert "Det ventes ferdig 1. september 2028." in told()[1].text.replace("\xa0", " ")


def test_one_who_follows_two_behind_a_measure_gets_one_e_mail(policy, measure):
    for one in measure.contributions.all():
        publish_contribution(one, text="Publisert.")
        follow(one)
    adopt(policy)

    actions.set_status(measure, status="in_progress")

    assert told().count() == 1


def test_each_is_told_in_their_own_language(policy, measure, published):
    follow(published, language="nn", email="nynorsk@example.no")
    adopt(policy)

    actions.set_status(measure, status="delivered")

    (message,) = told()
    assert message.language == "nn"
    assert "Stopp desse e-postane:" in message.text


def test_what_is_taken_back_is_told_of_to_nobody(policy, measure, published, follower, coordinator):
    adopt(policy)
    withdraw(published, by=coordinator)

    actions.set_status(measure, status="delivered")

    assert not told().exists()


def answered_days_ago(contribution, days):
    moment = timezone.now() - timedelta(days=days)
    Answer.objects.filter(contribution=contribution).update(at=moment)


def test_an_answer_is_told_when_it_has_stood_a_little_and_once(policy, loose):
    publish_contribution(loose, text="Hurra!")
    follow(loose)
    adopt(policy)
    actions.answer(loose, verdict="not_taken_in", reason="Det var bare glede.")

    now = timezone.now()
    assert actions.tell_of_answers(now=now) == 0
    assert actions.tell_of_answers(now=now + timedelta(minutes=11)) == 1
    assert actions.tell_of_answers(now=now + timedelta(minutes=12)) == 0

    (message,) = told()
    assert "Ikke tatt inn. Det var bare glede." in " ".join(message.text.split())


def test_the_same_answer_given_anew_is_no_news(policy, loose):
    publish_contribution(loose, text="Hurra!")
    adopt(policy)
    actions.answer(loose, verdict="not_taken_in", reason="Nei.")
    follow(loose)
    actions.answer(loose, verdict="not_taken_in", reason="Nei.")

    assert actions.tell_of_answers(now=timezone.now() + timedelta(minutes=11)) == 0


def test_an_answer_in_a_draft_is_told_when_the_draft_is_public(policy, loose):
    publish_contribution(loose, text="Hurra!")
    follow(loose)
    actions.answer(loose, verdict="not_taken_in", reason="Nei.")
    later = timezone.now() + timedelta(minutes=11)
    assert actions.tell_of_answers(now=later) == 0

    actions.open_consultation(policy)

    assert actions.tell_of_answers(now=later) == 1


def test_stop_erases_the_address_of_one_or_of_all(client, place, measure):
    first, second, third = measure.contributions.order_by("pk")
    for one in (first, second, third):
        publish_contribution(one, text="Publisert.")
    followers = [follow(one) for one in (first, second, third)]

    client.post(at("follower_end", place, follower_token(followers[0])))
    assert Follower.objects.count() == 2
    client.post(at("follower_end", place, follower_token(followers[1])), {"everything": "1"})

    assert not Follower.objects.exists()
    again = client.get(at("follower", place, follower_token(followers[0])))
    assert "Du får ikke flere e-poster" in again.content.decode()


@pytest.mark.parametrize("token", ["tull", "1:1.tull"])
def test_a_link_that_is_not_ours_opens_nothing(client, place, follower, token):
    assert client.get(at("follower", place, token)).status_code == 404
    assert client.post(at("follower_end", place, token)).status_code == 404
    assert Follower.objects.count() == 1


def test_pages_of_a_link_are_not_kept_or_found(client, place, follower):
    answer = client.get(at("follower", place, follower_token(follower)))

    assert answer["X-Robots-Tag"] == "noindex"
    assert "no-store" in answer["Cache-Control"]
    assert answer["Referrer-Policy"] == "same-origin"  # with none the forms would be refused


def test_one_that_never_confirmed_is_forgotten_in_two_weeks(published):
    actions.ask_to_follow(published, email=EMAIL, language="nb")
    now = timezone.now()

    assert not due_followers(now + timedelta(days=13)).exists()
    assert actions.erase_followers(due_followers(now + timedelta(days=15))) == 1
    assert not Follower.objects.exists()


def test_an_address_is_forgotten_when_all_is_finished_and_not_before(policy, measure, follower):
    adopt(policy)
    later = timezone.now() + timedelta(days=60)
    assert not due_followers(later).exists()

    actions.set_status(measure, status="delivered")

    assert not due_followers(timezone.now() + timedelta(days=20)).exists()
    assert due_followers(later).exists()


def test_an_address_is_kept_while_the_policy_is_a_draft_or_amended(policy, loose):
    publish_contribution(loose, text="Hurra!")
    follow(loose)
    actions.answer(loose, verdict="not_taken_in", reason="Nei.")
    later = timezone.now() + timedelta(days=60)
    assert not due_followers(later).exists()
    adopt(policy)
    assert due_followers(later).exists()

    Policy.objects.update(is_being_amended=True)

    assert not due_followers(later).exists()
    assert PolicyVersion.objects.exists()


def test_an_address_goes_with_what_was_taken_back(published, follower, coordinator):
    withdraw(published, by=coordinator)

    assert due_followers(timezone.now()).exists()
