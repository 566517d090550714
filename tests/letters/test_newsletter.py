"""The newsletter: confirmed by its reader, sent once to the list that was shown, ended and erased at once."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core import signing
from django.utils import timezone

from samspill.history.models import Entry
from samspill.letters import actions
from samspill.letters.errors import LetterRefused
from samspill.letters.models import Newsletter, Subscriber
from samspill.letters.newsletter.links import is_signed, subscriber_of, subscriber_token
from samspill.letters.newsletter.receivers import receiver_list
from samspill.letters.retention import PERSONAL
from samspill.organiser.models import Organiser
from samspill.outbox import tasks
from samspill.outbox.models import Delivery, Message
from samspill.outbox.opting_out import NEWSLETTER, subscription_of, unsubscribe_token
from tests.house_newsletter import TEXT, ask
from tests.letters import builders
from tests.mail_servers import TakesAll, post_office

pytestmark = pytest.mark.django_db
KARI, OLA = "kari@example.no", "ola@example.no"


@pytest.fixture
def organiser() -> Organiser:
    return builders.organiser()


def reader(place: Organiser, email: str = KARI, language: str = "nb", *topics: str) -> Subscriber:
    asked = ask(place, email, language, topics or ("conferences", "policy", "guide"))
    return actions.confirm_subscriber(asked)


def written(place: Organiser, **values: str) -> Newsletter:
    return actions.write_newsletter(actions.begin_newsletter(place), values={**TEXT, **values})


def send(one: Newsletter) -> Newsletter:
    return actions.send_newsletter(one, seal=receiver_list(one).seal)


def issues() -> list[str]:
    rows = Delivery.objects.filter(message__kind="newsletter").order_by("address")
    return list(rows.values_list("address", flat=True))


def end(place: Organiser, email: str = KARI) -> None:
    token = unsubscribe_token(place.pk, NEWSLETTER, email)
    actions.opt_out(place, subscription=subscription_of(token))


def test_an_address_that_is_not_confirmed_gets_nothing(organiser):
    ask(organiser, KARI)
    reader(organiser, OLA)

    send(written(organiser))

    assert issues() == [OLA]


def test_asking_twice_sends_one_link_a_day_and_keeps_one_row(organiser):
    ask(organiser, KARI)
    ask(organiser, KARI, "nn")

    assert organiser.subscribers.get().language == "nn"
    assert Delivery.objects.count() == 1


def test_a_stranger_who_types_a_known_address_changes_nothing(organiser):
    known = reader(organiser, KARI, "nb", "policy")

    actions.ask_for_newsletter(organiser, email="KARI@example.no", language="nn", topics=["guide"])

    known.refresh_from_db()
    assert (known.language, known.wants("policy"), known.wants("guide")) == ("nb", True, False)


def test_nobody_s_post_box_is_filled_from_many_places(organiser):
    numbers = ["1103", "1106", "1108", "1111", "1112"]
    for number in numbers:
        ask(builders.organiser(number, f"Sted {number}", f"sted-{number}"), KARI)

    actions.ask_for_newsletter(organiser, email=KARI, language="nb", topics=["policy"])

    assert not organiser.subscribers.exists()
    assert Delivery.objects.count() == len(numbers)


def test_a_topic_goes_to_those_who_asked_for_it(organiser):
    reader(organiser, KARI, "nb", "policy")
    reader(organiser, OLA, "nb", "guide")

    chosen = receiver_list(written(organiser, topic="guide"))

    assert [one.email for one in chosen.receivers] == [OLA]
    assert [(one.email, why) for one, why in chosen.left_out] == [(KARI, "other_topic")]


def test_each_gets_it_in_their_own_language_and_never_twice(organiser):
    reader(organiser, KARI, "nb")
    reader(organiser, OLA, "nn")

    sent = send(written(organiser, title_nn="Nytt frå oss"))

    assert (sent.number, sent.sent_count) == (1, 2)
    subjects = Message.objects.filter(kind="newsletter").values_list("subject", "language")
    assert sorted(subjects) == [("Nytt", "nb"), ("Nytt frå oss", "nn")]
    with pytest.raises(LetterRefused):
        send(sent)
    assert issues() == [KARI, OLA]


def test_both_languages_are_asked_for_when_both_are_read(organiser):
    reader(organiser, KARI, "nb")
    reader(organiser, OLA, "nn")
    one = written(organiser, title_nn="", text_nn="")

    with pytest.raises(LetterRefused, match="1"):
        send(one)

    assert issues() == []


def test_another_list_than_the_one_shown_is_refused(organiser):
    reader(organiser, KARI)
    one = written(organiser)
    seal = receiver_list(one).seal
    reader(organiser, OLA)

    with pytest.raises(LetterRefused):
        actions.send_newsletter(one, seal=seal)

    assert issues() == []


def test_another_text_than_the_one_shown_is_refused(organiser):
    reader(organiser)
    one = written(organiser)
    seal = receiver_list(one).seal
    actions.write_newsletter(one, values={**TEXT, "text_nb": "Noe annet."})

    with pytest.raises(LetterRefused):
        actions.send_newsletter(one, seal=seal)


def test_what_is_sent_cannot_be_changed(organiser):
    reader(organiser)
    sent = send(written(organiser))

    with pytest.raises(LetterRefused):
        actions.write_newsletter(sent, values={**TEXT, "text_nb": "Noe annet."})


def test_who_ends_it_is_erased_at_once_with_all_that_was_sent(organiser):
    reader(organiser)
    send(written(organiser))

    end(organiser)

    assert not Subscriber.objects.exists()
    assert not Delivery.objects.filter(address=KARI).exists()
    assert KARI not in str(list(Entry.objects.values()))
    assert receiver_list(written(organiser)).ended == 1


def test_what_is_sent_to_others_stays_when_one_ends_it(organiser):
    reader(organiser)
    reader(organiser, OLA)
    send(written(organiser))

    end(organiser)

    assert issues() == [OLA]


def test_one_who_ended_it_can_ask_again(organiser):
    reader(organiser)
    end(organiser)

    reader(organiser)

    assert receiver_list(written(organiser)).count == 1


def test_what_comes_back_is_left_out_next_time(organiser):
    reader(organiser)
    send(written(organiser))
    Delivery.objects.update(state="sent")
    gone = Delivery.objects.get(message__kind="newsletter")

    actions.record_bounce(gone, answer="550 5.1.1", status="5.1.1")

    assert [why for _one, why in receiver_list(written(organiser)).left_out] == ["dead"]


def test_one_who_says_that_the_address_works_is_tried_again(organiser):
    one = reader(organiser)
    Subscriber.objects.update(dead_at=timezone.now())

    one.refresh_from_db()
    actions.choose_topics(one, language="nb", topics=["policy"])

    assert receiver_list(written(organiser)).count == 1


def test_a_full_box_is_tried_next_time_too(organiser):
    reader(organiser)
    send(written(organiser))
    Delivery.objects.update(state="sent")
    full = Delivery.objects.get(message__kind="newsletter")

    actions.record_bounce(full, answer="552 5.2.2", status="5.2.2")

    assert receiver_list(written(organiser)).count == 1


def test_an_unconfirmed_address_is_erased_after_three_days(organiser):
    ask(organiser, KARI)
    reader(organiser, OLA)
    field = next(one for one in PERSONAL if one.field == "Subscriber.email")

    assert not field.due(timezone.now() + timedelta(days=2)).exists()
    field.erase(field.due(timezone.now() + timedelta(days=4)))

    assert organiser.subscribers.get().email == OLA


def test_a_link_opens_nothing_elsewhere_and_nothing_when_it_is_forged(organiser):
    token = subscriber_token(ask(organiser, KARI))
    other = builders.organiser("1103", "Stavanger kommune", "stavanger")

    assert subscriber_of(organiser, token).email == KARI
    assert subscriber_of(other, token) is None
    assert is_signed(organiser, token)
    assert not is_signed(other, token)
    assert subscriber_of(organiser, signing.Signer(sep=".").sign("1:1")) is None


def test_the_list_takes_the_same_queries_whatever_its_length(organiser, django_assert_num_queries):
    one = written(organiser)
    for number in range(4):
        reader(organiser, f"leser{number}@example.no")

    with django_assert_num_queries(2):
        receiver_list(one)


def test_the_mail_tells_every_program_how_to_end_it_by_one_click(organiser, client, settings):
    settings.PUBLIC_ADDRESS = "https://samspill.example.no"
    reader(organiser)
    Delivery.objects.update(state="sent")
    send(written(organiser, text_nb="## Hva skjer\n\nSe [her](https://example.no/x) <b>nå</b>."))
    office = TakesAll()
    with post_office(office) as controller:
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", controller.port
        tasks.send_due()
    (mail,) = office.mails

    link = mail["List-Unsubscribe"].split(">")[0].lstrip("<")
    assert mail["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert mail["List-Id"]
    html = mail.get_body(("html",)).get_content()
    assert "<b>" not in html
    assert "/eigersund/newsletter/1/" in html
    answer = client.post(
        link.removeprefix(settings.PUBLIC_ADDRESS), {"List-Unsubscribe": "One-Click"}
    )
    assert answer.status_code == 200
    assert not Subscriber.objects.exists()
