"""What is a receiver's own: their address to sign up, to say no, and to be left in peace."""

from __future__ import annotations

import re

import pytest
from django.conf import settings

from samspill.history.models import Entry
from samspill.letters import actions
from samspill.letters.actions import LetterRefused
from samspill.letters.models import Letter
from samspill.letters.post.links import recipient_of
from samspill.organiser.actions import open_organiser
from samspill.outbox import tasks
from samspill.outbox.actions import opt_out
from samspill.outbox.models import Delivery, Message
from samspill.outbox.opting_out import subscription_of, unsubscribe_token
from samspill.registry.links import association_of, association_token, municipality_of
from tests.letters import builders
from tests.letters.builders import text_of

pytestmark = pytest.mark.django_db


def sent(process, kind="conference_invitation", **facts):
    return actions.send(builders.approved(builders.letter(process, kind, **facts)))


def mail_to(address):
    return tasks._mail(Delivery.objects.select_related("message").get(address=address))


def path_in(text, start):
    return re.search(rf"{settings.PUBLIC_ADDRESS}(/{start}/[^\s)]+/)", text)[1]


def unsubscribe_of(place, address):
    return subscription_of(unsubscribe_token(place.pk, "letters", address))


def test_each_gets_the_sign_ups_address_with_who_it_is_for(process, place):
    sent(process)

    made = mail_to("laget@example.no")

    token = re.search(r"\?for=([^\s)]+)", made.text)[1]
    assert association_of(token).name == "Laget"
    assert f"https://example.no/meld-paa?for={token}" in made.html
    assert "⟦" not in made.text + made.html + made.subject
    assert "Laget" in made.text


def test_a_token_of_another_is_nobodys(place):
    association = place.associations.get(name="Laget")
    token = association_token(association)

    assert association_of(token) == association
    assert association_of(token.replace("a", "m", 1)) is None
    assert municipality_of(token) is None


@pytest.mark.parametrize(
    ("kind", "list_kind"), [("formal_request", "letter"), ("reminder", "newsletter")]
)
def test_only_what_is_not_formal_can_be_unsubscribed_from(process, kind, list_kind):
    actions.send(builders.approved(builders.letter(process, kind)))

    message = Message.objects.get()
    assert message.kind == list_kind
    assert ("/unsubscribe/" in mail_to(message.deliveries.get().address).text) == (
        list_kind == "newsletter"
    )


def test_who_has_unsubscribed_stands_on_the_list_as_left_out(process, place):
    opt_out(unsubscribe_of(place, "LAGET@example.no"))

    letter = builders.letter(process)

    row = letter.recipients.get(name="Laget")
    assert (row.channel, row.reason) == ("left_out", "opted_out")


def test_who_unsubscribes_after_the_list_was_made_is_left_out_when_it_is_sent(process, place):
    builders.association(place, "Andre", "andre@example.no")
    letter = builders.approved(builders.letter(process))
    opt_out(unsubscribe_of(place, "laget@example.no"))

    actions.send(letter)

    assert [one.address for one in Delivery.objects.all()] == ["andre@example.no"]
    assert letter.recipients.get(name="Laget").reason == "opted_out"


def test_a_look_at_the_page_unsubscribes_nobody_and_one_press_does(client, process, place):
    sent(process)
    path = path_in(mail_to("laget@example.no").text, "unsubscribe")
    client.handler.enforce_csrf_checks = True

    looked = client.get(path)
    before = builders.letter(process, "thanks").recipients.get(name="Laget").channel
    pressed = client.post(path, {"List-Unsubscribe": "One-Click"})

    assert "Meld av" in text_of(looked)
    assert (before, pressed.status_code, pressed.content) == ("email", 200, b"")
    assert Entry.objects.about(place).filter(action="letters.opted_out").count() == 1
    client.post(path, {"again": "yes"})
    assert Entry.objects.about(place).filter(action="letters.opted_in").count() == 1
    assert client.get(path.replace(":letters:", ":other:")).status_code == 404


def test_who_says_no_by_the_link_is_not_reminded(client, process, place):
    letter = sent(process)
    path = path_in(mail_to("laget@example.no").text, "answer")
    assert recipient_of(path.split("/")[2]) == letter.recipients.get(name="Laget")

    looked = text_of(client.get(path))
    client.post(path)

    assert "Laget" in looked
    assert "said_no_at" in letter.recipients.get(name="Laget").facts
    reminder = builders.letter(process, "reminder")
    assert reminder.recipients.get(name="Laget").reason == "said_no"
    client.post(path, {"again": "yes"})
    assert "said_no_at" not in letter.recipients.get(name="Laget").facts


def test_a_letter_with_an_open_mark_is_refused_in_words(process):
    letter = builders.letter(process, conference_venue="⟦hall⟧")

    with pytest.raises(LetterRefused, match="hall"):
        actions.send(builders.approved(letter))

    assert Message.objects.count() == 0


def test_the_list_follows_the_sign_ups_and_the_approvals_stand(process, place):
    builders.association(place, "Stille", "stille@example.no")
    reminder = builders.approved(builders.letter(process, "reminder"))
    number = place.associations.get(name="Laget").pk

    assert actions.refresh_answered(reminder, facts={"signed_up_associations": [number]})
    assert not actions.refresh_answered(reminder, facts={"signed_up_associations": [number]})

    assert reminder.state == "approved"
    assert reminder.recipients.get(name="Laget").reason == "signed_up"


@pytest.fixture
def host(db):
    return open_organiser(kind="national", name="Landsforbundet", slug="landsforbundet")


def to_municipalities(host, kind="reminder", **facts):
    rows = [
        {"number": "1101", "name": "Eigersund kommune", "email": "post@eigersund.example.no"},
        {"number": "4644", "name": "Luster kommune", "email": ""},
    ]
    return actions.draft(
        host, kind=kind, language="nb", controller="municipality", conference_number=1,
        facts={"invited_municipalities": rows, "sign_up_url": "https://example.no/s", **facts},
    )  # fmt: skip


def rows_of(letter):
    return {one.name: (one.channel, one.address, one.reason) for one in letter.recipients.all()}


def test_a_national_host_writes_to_the_municipalities_it_was_handed(host):
    letter = to_municipalities(host)

    assert rows_of(letter) == {
        "Eigersund kommune": ("email", "post@eigersund.example.no", ""),
        "Luster kommune": ("left_out", "", "no_address"),
    }
    own = letter.recipients.get(name="Luster kommune")
    assert municipality_of(own.facts["sign_up_url"].partition("for=")[2]).pk == "4644"
    assert own.municipality_id == "4644"


def test_an_address_that_is_typed_stays_when_the_list_is_made_anew(host):
    letter = to_municipalities(host)

    actions.give_address(
        letter.recipients.get(name="Luster kommune"), email="post@luster.example.no"
    )
    actions.choose_recipients(Letter.objects.get(pk=letter.pk))

    assert rows_of(letter)["Luster kommune"] == ("email", "post@luster.example.no", "")


def test_a_municipality_that_has_signed_up_is_not_reminded(host):
    letter = to_municipalities(host, signed_up_municipalities=["1101"])

    assert rows_of(letter)["Eigersund kommune"] == ("left_out", "", "signed_up")
