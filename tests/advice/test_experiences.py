"""Experiences: confirmed by their sender, read by a person, found by all, taken back at any time."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from samspill.advice import actions
from samspill.advice.errors import AskedAlreadyError, NotNowError
from samspill.advice.finding import read_search
from samspill.advice.links import experience_of, experience_token
from samspill.advice.models import Experience
from samspill.advice.retention import PERSONAL
from samspill.conference.models import PreparationAnswer, PreparationQuestion, SignUp
from samspill.organiser.models import Municipality
from samspill.outbox.models import Delivery
from tests.dialogue import builders as evenings
from tests.registry.builders import LUSTER


@pytest.fixture
def shown(sent, who):
    actions.confirm_experience(sent)
    return actions.approve_experience(sent, criterion=9, theme=None, step="invite", **who)


@pytest.fixture
def answers(host):
    """What one municipality wrote before the national conference."""
    held = evenings.conference(host, one_per="municipality")
    sign_up = SignUp.objects.create(
        conference=held,
        municipality=Municipality.objects.get(pk=LUSTER),
        name="Per Eksempel",
        email="per@example.no",
        language="nn",
        state="seated",
    )
    return [
        PreparationAnswer.objects.create(
            question=PreparationQuestion.objects.create(conference=held, number=number, text=text),
            sign_up=sign_up,
            text=answer,
        )
        for number, text, answer in ((1, "Stolt av?", "Hallen."), (2, "Vanskeleg?", "Pengane."))
    ]


def page(client, name, *arguments, **asked):
    return client.get(reverse(f"advice:{name}", args=arguments), asked).content.decode()


def due(field):
    return next(one for one in PERSONAL if one.field == field)


def test_nothing_is_seen_before_it_is_confirmed_and_read(sent, who, client):
    states = [sent.state]
    for step in (
        lambda: actions.confirm_experience(sent),
        lambda: actions.approve_experience(sent, criterion=9, theme=None, step="", **who),
    ):
        assert sent.title not in page(client, "experiences")
        states.append(step().state)

    assert states == ["unconfirmed", "waiting", "approved"]
    assert sent.title in page(client, "experiences")
    assert "ola@example.no" not in page(client, "experience", sent.pk)


def test_an_address_gets_no_heap_of_links_to_confirm(words):
    sent = [actions.send_experience(words, email="ola@example.no", language="nb") for _ in range(4)]

    assert [one is None for one in sent] == [False, False, False, True]
    assert Delivery.objects.filter(address="ola@example.no").count() == 3


def test_the_open_form_keeps_what_was_typed_and_sends_a_link(client, db):
    typed = {"title": "Felles kalender", "done": "", "hard": "", "email": "ola@example.no"}
    address = reverse("advice:new_experience")
    wrong = client.post(address, typed).content.decode()
    right = {**typed, "done": "Vi laget den.", "municipality": LUSTER, "criterion": "11"}
    client.post(address, right)
    client.post(address, {**right, "website": "https://www.example.no"})

    one = Experience.objects.get()

    assert "Skriv hva dere gjorde." in wrong
    assert 'value="Felles kalender"' in wrong
    assert (one.state, one.criterion) == ("unconfirmed", 11)
    text = Delivery.objects.get().message.text
    assert experience_token(one) in text


def test_the_signed_link_confirms_and_takes_back(sent, client):
    token = experience_token(sent)
    seen = page(client, "own_experience", token)
    client.post(reverse("advice:experience_confirmation", args=[token]))
    sent.refresh_from_db()
    confirmed = sent.state
    client.post(reverse("advice:experience_withdrawal", args=[token]))
    sent.refresh_from_db()

    assert "Vi åpnet hallen." not in page(client, "own_experience", token)
    assert "Vi åpnet hallen." in seen
    assert (confirmed, sent.state) == ("waiting", "withdrawn")
    assert (sent.done, sent.hard, sent.email, sent.search_text) == ("", "", "", "")
    assert experience_of("tull") is None


def test_one_taken_back_is_gone_from_the_list_and_from_the_advice(shown, advice, who, client):
    actions.add_ground(advice, experience=shown, **who)
    actions.publish_advice(advice, **who)
    before = page(client, "advice", advice.number)

    actions.withdraw_experience(shown)

    assert shown.title in before
    assert shown.title not in page(client, "advice", advice.number)
    assert client.get(reverse("advice:experience", args=[shown.pk])).status_code == 404


@pytest.mark.parametrize(
    ("asked", "is_found"),
    [
        ({"q": "ÅPEN hall"}, True),
        ({"q": "svømmehall"}, False),
        ({"criterion": "9"}, True),
        ({"criterion": "8"}, False),
        ({"criterion": "tull"}, True),
        ({"size": "middle"}, True),
        ({"size": "large"}, False),
        ({"theme": "LOK"}, False),
    ],
)
def test_experiences_are_found_by_what_they_are_about(shown, asked, is_found):
    assert [*read_search(asked).found()] == ([shown] if is_found else [])


def test_one_who_answered_before_the_conference_is_asked_once(answers, who):
    one = actions.ask_to_share(answers[0], **who)
    with pytest.raises(AskedAlreadyError):
        actions.ask_to_share(answers[1], **who)

    assert (one.state, one.done, one.hard) == ("asked", "Hallen.", "Pengane.")
    delivery = Delivery.objects.get()
    assert (delivery.address, delivery.message.language) == ("per@example.no", "nn")


def test_the_one_asked_chooses_the_words_and_the_answer_stays_as_it_was(answers, who, client):
    one = actions.ask_to_share(answers[0], **who)
    address = reverse("advice:experience_confirmation", args=[experience_token(one)])
    refused = client.post(address, {"title": "", "done": "Hallen vår."}).content.decode()
    client.post(address, {"title": "Hallen", "done": "Hallen vår."})
    one.refresh_from_db()
    answers[0].refresh_from_db()

    assert "Hallen vår." in refused
    assert (one.state, one.done, one.released_on) == (
        "waiting",
        "Hallen vår.",
        timezone.localdate(),
    )
    assert answers[0].text == "Hallen."


def test_an_adviser_reads_shows_and_refuses(sent, words, who, signed_in):
    other = actions.send_experience(words, email="eva@example.no", language="nb")
    for one in (sent, other):
        actions.confirm_experience(one)
    slug = who["organiser"].slug
    signed_in.post(reverse("advice:experience_approval", args=[slug, sent.pk]), {"step": "invite"})
    refusal = reverse("advice:experience_refusal", args=[slug, other.pk])
    unsaid = signed_in.post(refusal, {"words": ""}).content.decode()
    signed_in.post(refusal, {"words": "Den nevner en person."})

    states = list(Experience.objects.order_by("pk").values_list("state", flat=True))

    assert "Avsenderen får lese det." in unsaid
    assert states == ["approved", "declined"]
    assert "Den nevner en person." in Delivery.objects.latest("pk").message.text
    with pytest.raises(NotNowError):
        actions.decline_experience(sent, words="", **who)


def test_what_is_never_confirmed_is_erased_and_addresses_do_not_stay(sent, shown_later):
    now = timezone.now()
    Experience.objects.filter(pk=sent.pk).update(sent_at=now - timedelta(days=31))
    Experience.objects.filter(pk=shown_later.pk).update(sent_at=now - timedelta(days=366))

    for field in (due("Experience.title"), due("Experience.email")):
        assert field.erase(field.due(now)) == 1

    left = Experience.objects.get()
    assert (left.pk, left.email, bool(left.done)) == (shown_later.pk, "", True)


@pytest.fixture
def shown_later(words, who):
    one = actions.send_experience(words, email="eva@example.no", language="nb")
    actions.confirm_experience(one)
    return actions.approve_experience(one, criterion=None, theme=None, step="", **who)
