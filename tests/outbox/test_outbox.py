from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from samspill.adapters.mail import Answer, Outcome
from samspill.outbox import actions, tasks
from samspill.outbox.models import Delivery, Message
from tests.mail_servers import Answers, HangsUpAfterData, TakesAll, free_port, post_office

State = Delivery.State


def post(count=1, **changes):
    values = {
        "organiser_number": 7,
        "kind": "letter",
        "subject": "Invitasjon",
        "text": "Velkommen",
        "language": "nb",
        "recipients": [(f"lag{n}@example.no", f"Lag {n}") for n in range(count)],
        "key": "letters.letter:1",
    }
    return actions.post(**{**values, **changes})


@pytest.fixture
def office(settings):
    """A post office that takes all, and the outbox pointed at it."""
    handler = TakesAll()
    with post_office(handler) as server:
        settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = (
            "127.0.0.1",
            server.port,
            5,
        )
        yield handler


def use(settings, server):
    settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = "127.0.0.1", server.port, 5


def states():
    return list(Delivery.objects.order_by("pk").values_list("state", flat=True))


@pytest.mark.django_db
def test_posting_only_writes_rows_and_each_address_gets_one():
    message = post(
        recipients=[
            ("a@example.no", "A"),
            ("A@example.no ", "Same"),
            ("b@example.no", "B"),
            ("", "?"),
        ],
        attachments=[("brev.pdf", "application/pdf", b"%PDF")],
    )

    assert [(d.address, d.name, d.state) for d in message.deliveries.order_by("pk")] == [
        ("a@example.no", "A", "queued"),
        ("b@example.no", "B", "queued"),
    ]
    assert message.attachments.get().name == "brev.pdf"
    assert len(set(message.deliveries.values_list("mail_id", flat=True))) == 2


@pytest.mark.django_db
def test_posting_the_same_again_sends_nothing_twice():
    first = post(2)

    second = post(3, attachments=[("x", "text/plain", b"x")])

    assert second == first
    assert first.deliveries.count() == 3
    assert Message.objects.count() == 1


@pytest.mark.django_db
def test_a_key_is_cut_to_fit_and_still_tells_addresses_apart():
    long = "a" * 140
    message = post(recipients=[(f"{long}1@example.no", ""), (f"{long}2@example.no", "")])

    keys = set(message.deliveries.values_list("key", flat=True))

    assert len(keys) == 2
    assert all(len(key) <= 120 for key in keys)


@pytest.mark.django_db
def test_the_database_refuses_the_same_delivery_twice():
    message = post()

    with pytest.raises(IntegrityError), transaction.atomic():
        message.deliveries.create(key=message.deliveries.get().key, address="a@example.no")


@pytest.mark.django_db
def test_what_is_due_is_sent_with_its_lasting_message_id(office):
    message = post(3, kind="system")

    tried = tasks.send_due()

    assert tried == 3
    assert states() == ["sent"] * 3
    assert [mail["Message-ID"] for mail in office.mails] == list(
        message.deliveries.order_by("pk").values_list("mail_id", flat=True)
    )
    assert {mail["Auto-Submitted"] for mail in office.mails} == {"auto-generated"}
    assert tasks.send_due() == 0


@pytest.mark.django_db
def test_sending_is_committed_before_a_word_goes_to_the_post_office(settings):
    seen = []

    class Looks(TakesAll):
        async def handle_DATA(self, server, session, envelope):
            seen.append(claimed[0].lease_owner)
            return await super().handle_DATA(server, session, envelope)

    post()
    claimed = []
    real_claim = tasks.claim

    def claim(now):
        delivery = real_claim(now)
        if delivery is not None:
            assert Delivery.objects.get(pk=delivery.pk).state == State.SENDING
            claimed.append(delivery)
        return delivery

    with post_office(Looks()) as server, pytest.MonkeyPatch.context() as patch:
        use(settings, server)
        patch.setattr(tasks, "claim", claim)
        tasks.send_due()

    assert seen == [claimed[0].lease_owner]


@pytest.mark.django_db
def test_a_refusal_for_now_waits_longer_each_time(settings):
    delivery = post().deliveries.get()
    with post_office(Answers(RCPT="451 Greylisted")) as server:
        use(settings, server)
        waits = []
        for _try in range(3):
            Delivery.objects.update(not_before=timezone.now() - timedelta(seconds=1))
            tasks.send_due()
            delivery.refresh_from_db()
            waits.append(round((delivery.not_before - timezone.now()).total_seconds() / 60))

    assert (delivery.state, delivery.attempts) == (State.QUEUED, 3)
    assert waits == [1, 2, 4]
    assert delivery.answer == "451 Greylisted"


@pytest.mark.django_db
def test_a_refusal_for_now_ends_some_time():
    delivery = post().deliveries.get()
    claimed = tasks.claim(timezone.now())
    claimed.attempts = tasks.MOST_ATTEMPTS

    tasks.settle(claimed, Answer(Outcome.LATER, "451 Busy"), timezone.now())

    delivery.refresh_from_db()
    assert delivery.state == State.FAILED


@pytest.mark.django_db
def test_a_refusal_for_good_is_not_tried_again(settings):
    post()
    with post_office(Answers(RCPT="550 No such box")) as server:
        use(settings, server)
        tasks.send_due()
        again = tasks.send_due()

    delivery = Delivery.objects.get()
    assert (delivery.state, delivery.answer, again) == (State.FAILED, "550 No such box", 0)


@pytest.mark.django_db
def test_a_line_that_breaks_after_the_text_is_shown_to_a_person_and_not_sent_again(settings):
    handler = HangsUpAfterData()
    post()
    with post_office(handler) as server:
        use(settings, server)
        tasks.send_due()
        tasks.send_due()

    assert states() == ["uncertain"]
    assert len(handler.mails) == 1


@pytest.mark.django_db
def test_without_a_post_office_everything_waits_and_no_try_is_counted(settings):
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", free_port()
    post(3)

    tried = tasks.send_due()

    assert tried == 1
    assert states() == ["queued"] * 3
    assert Delivery.objects.filter(attempts=0).count() == 3


@pytest.mark.django_db
def test_a_worker_killed_while_sending_leaves_the_delivery_to_a_person(office):
    post()
    killed = tasks.claim(timezone.now())
    Delivery.objects.update(lease_until=timezone.now() - timedelta(seconds=1))

    assert tasks.send_due() == 0
    assert tasks.mark_abandoned() == 1
    assert tasks.send_due() == 0
    killed.refresh_from_db()
    assert (killed.state, office.mails) == (State.UNCERTAIN, [])


@pytest.mark.django_db
def test_a_living_lease_is_left_alone():
    post()
    tasks.claim(timezone.now())

    assert tasks.mark_abandoned() == 0
    assert states() == ["sending"]


@pytest.mark.django_db
def test_a_slow_worker_may_still_tell_what_it_knows_but_not_over_a_persons_word():
    post(2)
    late = timezone.now() - 2 * tasks.LEASE
    first, second = tasks.claim(timezone.now()), tasks.claim(timezone.now())
    Delivery.objects.update(lease_until=late)
    tasks.mark_abandoned()
    actions.resolve_uncertain(second, was_sent=False)

    told = [tasks.settle(one, Answer(Outcome.TAKEN), timezone.now()) for one in (first, second)]

    assert told == [True, False]
    assert states() == ["sent", "queued"]


@pytest.mark.django_db
@pytest.mark.parametrize(("was_sent", "state"), [(True, "sent"), (False, "queued")])
def test_a_persons_word_settles_an_uncertain_delivery_once(was_sent, state):
    delivery = post().deliveries.get()
    Delivery.objects.update(state=State.UNCERTAIN)

    first = actions.resolve_uncertain(delivery, was_sent=was_sent)
    second = actions.resolve_uncertain(delivery, was_sent=not was_sent)

    assert (first, second) == (True, False)
    assert states() == [state]


@pytest.mark.django_db
def test_a_delivery_that_came_back_keeps_the_post_offices_words():
    delivery = post().deliveries.get()
    Delivery.objects.update(state=State.SENT)

    assert actions.mark_bounced(delivery, answer="550 gone")
    assert Delivery.objects.get().answer == "550 gone"


@pytest.mark.django_db
def test_what_was_stopped_is_never_sent(office):
    delivery = post().deliveries.get()

    assert actions.stop(delivery)
    assert tasks.send_due() == 0
    assert states() == ["stopped"]


@pytest.mark.django_db
def test_a_worker_says_nothing_about_what_another_has_taken_over_or_what_is_settled():
    post()
    first = tasks.claim(timezone.now())
    Delivery.objects.update(state=State.QUEUED, lease_owner="")
    second = tasks.claim(timezone.now())

    late = tasks.settle(first, Answer(Outcome.REFUSED), timezone.now())
    settled = tasks.settle(second, Answer(Outcome.TAKEN), timezone.now())
    again = tasks.settle(second, Answer(Outcome.REFUSED), timezone.now())

    assert (late, settled, again) == (False, True, False)
    assert states() == ["sent"]
