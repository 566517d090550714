"""The pages of the newsletter: for those who want it, without an account, and for those who write it."""

from __future__ import annotations

import re

import pytest
from django.urls import reverse

from samspill.letters import actions
from samspill.letters.models import Subscriber
from samspill.letters.newsletter.links import own_address, subscriber_token
from samspill.letters.newsletter.receivers import receiver_list
from samspill.outbox.models import Delivery, Message
from samspill.outbox.opting_out import NEWSLETTER, unsubscribe_token
from tests.house_newsletter import TEXT, ask
from tests.letters import builders
from tests.letters.builders import text_of

pytestmark = pytest.mark.django_db
KARI = "kari@example.no"
FORM = {"email": KARI, "topics": ["policy"], "language": "nb", "consent": "on"}


@pytest.fixture
def organiser():
    return builders.organiser()


@pytest.fixture
def coordinator(client, organiser):
    return builders.sign_in(client, builders.member(organiser))


def at(organiser, name, *args):
    return reverse(f"letters:{name}", args=[organiser.slug, *args])


def without_key(text):
    """The page without the hidden key of its form, which is another each time."""
    return re.sub(r'value="\w{64}"', "", text)


def reader(organiser, email=KARI):
    return actions.confirm_subscriber(ask(organiser, email))


def draft(organiser, **values):
    return actions.write_newsletter(
        actions.begin_newsletter(organiser), values={**TEXT, "title_nb": "Vår tid", **values}
    )


def test_one_asks_confirms_chooses_and_ends_without_an_account(client, organiser):
    client.post(at(organiser, "newsletter"), FORM)
    asked = organiser.subscribers.get()
    own = at(organiser, "newsletter_own", subscriber_token(asked))
    assert own_address(organiser, asked) in Message.objects.get().text

    client.get(own)
    assert organiser.subscribers.get().confirmed_at is None
    client.post(own)
    assert organiser.subscribers.get().confirmed_at is not None
    client.post(own, {"topics": ["guide"], "language": "nn"})
    assert organiser.subscribers.get().wants("guide")
    client.post(at(organiser, "newsletter_end", subscriber_token(asked)))

    assert not Subscriber.objects.exists()
    assert client.get(own).status_code == 410


def test_the_page_says_the_same_of_a_known_and_an_unknown_address(client, organiser):
    reader(organiser)
    page = at(organiser, "newsletter")

    known = text_of(client.post(page, FORM, follow=True))
    unknown = text_of(client.post(page, {**FORM, "email": "ola@example.no"}, follow=True))

    assert known.count(KARI) == unknown.count("ola@example.no") == 1
    assert without_key(known.replace(KARI, "")) == without_key(
        unknown.replace("ola@example.no", "")
    )


def test_without_the_consent_nothing_is_kept_and_what_was_typed_stays(client, organiser):
    answer = client.post(at(organiser, "newsletter"), {**FORM, "consent": ""})

    assert KARI in text_of(answer)
    assert 'id="id_consent_error"' in text_of(answer)
    assert not Subscriber.objects.exists()


def test_a_coordinator_writes_sees_the_list_and_sends_to_it(coordinator, organiser):
    reader(organiser)
    ask(organiser, "ola@example.no")
    coordinator.post(at(organiser, "newsletters"))
    one = organiser.newsletters.get()
    coordinator.post(at(organiser, "newsletter_draft", one.pk), {**TEXT, "title_nb": "Vår tid"})

    shown = coordinator.get(at(organiser, "newsletter_receivers", one.pk))
    body = {"seal": shown.context["chosen"].seal}
    coordinator.post(at(organiser, "newsletter_dispatch", one.pk), body)

    assert KARI in text_of(shown)
    assert "ola@example.no" in text_of(shown)
    assert organiser.newsletters.get().sent_count == 1
    sent = text_of(coordinator.get(at(organiser, "newsletter_draft", one.pk)))
    assert "Vår tid" in sent


def test_a_list_that_has_changed_is_shown_anew(coordinator, organiser):
    reader(organiser)
    one = draft(organiser)
    body = {"seal": receiver_list(one).seal}
    reader(organiser, "ola@example.no")

    answer = coordinator.post(at(organiser, "newsletter_dispatch", one.pk), body, follow=True)

    assert "ola@example.no" in text_of(answer)
    assert not Delivery.objects.filter(message__kind="newsletter").exists()


def test_text_without_title_is_told_beside_the_field_and_kept(coordinator, organiser):
    one = actions.begin_newsletter(organiser)

    answer = coordinator.post(
        at(organiser, "newsletter_draft", one.pk), {**TEXT, "title_nb": "", "text_nb": "Hei ⟦x⟧"}
    )

    assert 'id="id_title_nb_error"' in text_of(answer)
    assert 'id="id_text_nb_error"' in text_of(answer)
    assert "Hei ⟦x⟧" in text_of(answer)


def test_the_archive_shows_what_was_sent_without_an_address(client, organiser):
    reader(organiser)
    one = draft(organiser, text_nb="Se <b>her</b>.", title_nn="", text_nn="")
    assert client.get(at(organiser, "newsletter_issue", 1)).status_code == 404
    actions.send_newsletter(one, seal=receiver_list(one).seal)

    answer = text_of(client.get(at(organiser, "newsletter_issue", 1)))

    assert "&lt;b&gt;her" in answer
    assert KARI not in answer
    assert "Vår tid" in text_of(client.get(at(organiser, "newsletter")))


def test_a_case_officer_writes_and_never_sees_the_addresses(client, organiser):
    builders.sign_in(client, builders.member(organiser, role="case_officer"))
    reader(organiser)
    one = draft(organiser)

    assert client.get(at(organiser, "newsletter_draft", one.pk)).status_code == 200
    assert client.get(at(organiser, "newsletter_receivers", one.pk)).status_code == 404


def test_the_link_below_a_newsletter_asks_before_it_ends_anything(client, organiser):
    reader(organiser)
    one = draft(organiser)
    actions.send_newsletter(one, seal=receiver_list(one).seal)
    page = reverse("letters:unsubscribe", args=[unsubscribe_token(organiser.pk, NEWSLETTER, KARI)])

    client.get(page)
    assert Subscriber.objects.exists()
    answer = client.post(page, follow=True)

    assert not Subscriber.objects.exists()
    assert at(organiser, "newsletter") in text_of(answer)
