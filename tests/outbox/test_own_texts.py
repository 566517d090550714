from __future__ import annotations

import pytest
from django.test import override_settings

from samspill.outbox import actions, tasks
from samspill.outbox.marks import mark, marks_in, put_in, put_in_html
from samspill.outbox.models import Delivery, OptOut
from samspill.outbox.opting_out import (
    fingerprint,
    opted_out,
    subscription_of,
    unsubscribe_token,
)
from samspill.outbox.return_path import delivery_number, return_path
from tests.mail_servers import TakesAll, post_office

A, B = "a@example.no", "b@example.no"


def post(**changes):
    values = {
        "organiser_number": 7,
        "kind": "newsletter",
        "subject": f"Til {mark('name')}",
        "text": f"Hei, {mark('name')}",
        "html": f"<p>Hei, {mark('name')}</p>",
        "language": "nb",
        "recipients": [(A, "A"), (B, "B")],
        "key": "letters.letter:1",
        "source": "letters.letter:1",
        "texts": {A: {"name": "Fjordsyn & <IL>"}, B: {"name": mark("other")}},
    }
    return actions.post(**{**values, **changes})


def test_a_value_is_put_in_once_and_is_never_markup():
    text, values = f"{mark('a')} {mark('b')}", {"a": mark("b"), "b": "<b>"}

    assert put_in(text, values) == "⟦b⟧ <b>"
    assert put_in_html(text, values) == "⟦b⟧ &lt;b&gt;"
    assert marks_in(text) == {"a", "b"}


@pytest.mark.django_db
def test_a_mark_that_nothing_is_put_in_for_refuses_the_whole_sending():
    with pytest.raises(ValueError, match=r"name, to b@example\.no"):
        post(texts={A: {"name": "A"}})

    assert Delivery.objects.count() == 0


@pytest.mark.django_db
def test_without_texts_a_mark_is_a_word_like_any_other(settings):
    delivery = post(texts=None, recipients=[(A, "")]).deliveries.get()

    assert tasks._mail(delivery).text == "Hei, ⟦name⟧"


@pytest.mark.django_db
def test_each_gets_a_mail_of_their_own(settings):
    settings.PUBLIC_ADDRESS = "https://samspill.example.no"
    handler = TakesAll()
    post()
    with post_office(handler) as server:
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", server.port
        tasks.send_due()

    first, second = sorted(handler.mails, key=lambda mail: mail["To"])
    html = first.get_body(("html",)).get_content()
    assert first["Subject"] == "Til Fjordsyn & <IL>"
    assert "Hei, Fjordsyn &amp; &lt;IL&gt;" in html
    assert "Hei, ⟦other⟧" in second.get_body(("plain",)).get_content()
    assert first["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert first["List-Unsubscribe"] != second["List-Unsubscribe"]
    assert first["List-Id"] == "<letters.7.samspill.example.no>"


@pytest.mark.django_db
def test_the_link_that_unsubscribes_is_whole_on_the_line(settings):
    settings.PUBLIC_ADDRESS = "https://samspill.example.no"
    handler = TakesAll()
    post(recipients=[(A, "")])
    with post_office(handler) as server:
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", server.port
        tasks.send_due()

    token = unsubscribe_token(7, "letters", A)
    link = f"List-Unsubscribe: <https://samspill.example.no/unsubscribe/{token}/>,\r\n <mailto:"
    assert link.encode() in handler.contents[0]


@pytest.mark.django_db
@override_settings(PUBLIC_ADDRESS="http://127.0.0.1:8000")
def test_a_machines_mail_and_a_formal_letter_are_on_no_list():
    for number, kind in enumerate(("system", "letter")):
        delivery = post(kind=kind, key=f"k{number}", recipients=[(A, "")]).deliveries.get()
        made = tasks._mail(delivery)

        assert (made.unsubscribe, made.list_id, made.is_automatic) == ("", "", kind == "system")


@pytest.mark.django_db
def test_an_opt_out_keeps_no_address_and_stops_what_waits():
    post()
    wish = subscription_of(unsubscribe_token(7, "letters", " A@example.no"))

    assert actions.opt_out(wish)
    assert not actions.opt_out(wish)

    assert opted_out(7, "letters") == {fingerprint(A)}
    assert opted_out(8, "letters") == frozenset()
    assert "example" not in str(OptOut.objects.values().get())
    assert dict(Delivery.objects.values_list("address", "state")) == {A: "stopped", B: "queued"}
    assert actions.opt_in(wish)
    assert opted_out(7, "letters") == frozenset()


def test_a_token_that_is_not_ours_unsubscribes_nobody():
    token = unsubscribe_token(7, "letters", A)

    assert subscription_of(token.replace("7:", "8:", 1)) is None
    assert subscription_of("7:letters:x") is None


@pytest.mark.django_db
def test_each_delivery_comes_back_to_an_address_of_its_own(settings):
    settings.BOUNCE_ADDRESS = "bounce@example.no"
    delivery = post(recipients=[(A, "")]).deliveries.get()

    address = return_path(delivery)

    assert address.startswith(f"bounce+{delivery.pk}-")
    assert tasks._mail(delivery).return_path == address
    assert delivery_number(address.upper()) == delivery.pk
    assert delivery_number(address.replace(f"+{delivery.pk}-", "+999-")) is None
    settings.BOUNCE_ADDRESS = ""
    assert return_path(delivery) == ""


@pytest.mark.django_db
def test_what_was_refused_or_stopped_is_tried_again_and_nothing_else():
    message = post()
    actions.stop_message(message)
    refused, sent = message.deliveries.order_by("address")
    Delivery.objects.filter(pk=refused.pk).update(state="failed", attempts=3)
    Delivery.objects.filter(pk=sent.pk).update(state="sent")

    assert (actions.try_again(refused), actions.try_again(sent)) == (True, False)
    refused.refresh_from_db()
    assert (refused.state, refused.attempts) == ("queued", 0)
