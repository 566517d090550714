from __future__ import annotations

import pytest
from django.urls import reverse

from samspill.letters import actions
from samspill.outbox.models import Delivery
from samspill.process.actions import hand_over
from tests.letters import builders
from tests.letters.builders import page, sign_in, text_of

pytestmark = pytest.mark.django_db
GET_PAGES = ("letter", "facts", "recipients", "pdf", "docx", "paper")
POST_PAGES = ("facts", "recipients", "approval", "withdrawal", "dispatch")


@pytest.mark.parametrize("lead", ["working_group"])
def test_what_the_working_group_holds_is_hidden_from_the_municipality(client, lead):
    begun = builders.process(builders.organiser(), lead=lead)
    letter = builders.letter(begun)
    sign_in(client, builders.member(begun.organiser, "municipality"))

    hidden = client.get(page("letter", letter)).status_code
    hand_over(begun)

    assert (hidden, client.get(page("letter", letter)).status_code) == (404, 200)


@pytest.mark.parametrize("role", ["reader", "facilitator"])
def test_those_who_only_read_see_the_letter_and_change_nothing(client, process, role):
    letter = builders.letter(process)
    sign_in(client, builders.member(process.organiser, role=role))

    seen = text_of(client.get(page("letter", letter)))
    answers = {name: client.post(page(name, letter)).status_code for name in POST_PAGES}

    assert "Godkjenn for" not in seen
    assert set(answers.values()) == {404}
    assert client.post(reverse("letters:drafts", args=[process.organiser.slug])).status_code == 404


@pytest.mark.parametrize(("role", "sees"), [("reader", False), ("facilitator", True)])
def test_who_gets_it_is_for_those_who_work_along(client, process, role, sees):
    letter = builders.approved(builders.letter(process))
    actions.send(letter)
    name = letter.recipients.filter(channel="email").first().name
    sign_in(client, builders.member(process.organiser, role=role))
    lists = [
        page("recipients", letter),
        reverse("letters:deliveries", args=[process.organiser.slug]),
    ]

    shown = text_of(client.get(page("letter", letter), {"to": name}))
    shelf = text_of(client.get(builders.shelf(process.organiser)))

    assert [client.get(one).status_code for one in lists] == [200 if sees else 404] * 2
    assert (f'value="{name}"' in shown) is sees
    assert [one in shown + shelf for one in lists] == [sees, sees]


def test_a_signatory_approves_but_does_not_send(client, process):
    letter = builders.letter(process)
    sign_in(client, builders.member(process.organiser, role="signatory"))

    client.post(page("approval", letter))

    assert letter.approvals.get().party == "municipality"
    assert client.post(page("dispatch", letter)).status_code == 404
    assert client.post(page("facts", letter)).status_code == 404


def test_a_stranger_finds_nothing(client, process):
    letter = builders.letter(process)
    elsewhere = builders.organiser("4644", "Luster kommune", "luster")
    sign_in(client, builders.member(elsewhere))
    delivery = actions.send(builders.approved(letter)) and Delivery.objects.get()

    slug = process.organiser.slug
    own = [reverse(f"letters:{name}", args=[slug]) for name in ("letters", "deliveries")]
    own += [page(name, letter) for name in GET_PAGES]
    theirs = [reverse("letters:letter", args=["luster", letter.pk])]
    answers = [client.get(url).status_code for url in own + theirs]
    answers += [client.post(page(name, letter)).status_code for name in POST_PAGES]
    answers += [
        client.post(reverse("letters:resolution", args=[where, delivery.pk])).status_code
        for where in (slug, "luster")
    ]

    assert set(answers) == {404}


def test_who_is_not_signed_in_is_asked_to(client, process):
    letter = builders.letter(process)

    assert client.get(page("letter", letter)).url.startswith(reverse("people:sign_in"))
