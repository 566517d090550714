"""What must be answered is asked of those too who were signed up by others, or by telephone."""

import re

import pytest
from django.urls import reverse

from samspill.conference import actions, links
from samspill.conference.actions import Person
from samspill.conference.actions.asked import Asked, save_asked
from samspill.conference.actions.own_fields import save_field
from samspill.conference.asking.missing import missing, missing_of
from samspill.conference.models import SignUpField
from samspill.outbox.models import Message
from tests.conference import builders

pytestmark = pytest.mark.django_db
Kind = SignUpField.Kind


@pytest.fixture
def held(place):
    return builders.conference(place, one_per="none")


@pytest.fixture
def lift(held):
    """Must be answered; what opens only when it is yes must be answered then."""
    comes = save_field(
        held, kind=Kind.YES_NO, label="Kommer du med bil?", reason="Parkering", is_required=True
    )
    seats = save_field(
        held,
        kind=Kind.NUMBER,
        label="Ledige plasser i bilen",
        reason="Samkjøring",
        is_required=True,
        asked_when=comes,
        asked_when_is="yes",
    )
    return comes, seats


def booked(held, *people, booker="leder@example.no"):
    outcomes = actions.sign_up_several(
        held, people, language="nb", booker=("Leder Prøve", booker) if booker else ("", "")
    )
    return [one.sign_up for one in outcomes]


def test_a_question_is_missing_when_it_is_open_and_has_no_answer(held, lift):
    comes, seats = lift
    walks, drives, silent = (builders.sign_up(held, name) for name in ("Anna", "Berit", "Carl"))
    save_asked(walks, asked=Asked(answers={comes.pk: False}))
    save_asked(drives, asked=Asked(answers={comes.pk: True}))

    assert missing(held) == {drives.pk: [seats], silent.pk: [comes]}
    assert [missing_of(one) for one in (walks, drives, silent)] == [[], [seats], [comes]]


def test_the_list_says_who_has_not_answered_and_leads_through_them_all(client, kari, held, lift):
    comes, _seats = lift
    first, second = booked(
        held, Person(association_name="Lag A"), Person(association_name="Lag B"), booker=""
    )
    page = client.get(reverse("conference:sign_ups", args=[held.organiser.slug])).content.decode()
    begin = reverse("conference:sign_up_answers", args=[held.organiser.slug, held.pk, first.pk])

    assert "2 har ikke svart på alt som må besvares." in page
    assert f"{begin}?all" in page
    after = client.post(f"{begin}?all", {f"asked_{comes.pk}": "no"})

    assert after.headers["Location"].endswith(f"/{second.pk}/answers/?all")
    assert missing(held) == {second.pk: [comes]}
    last = client.post(after.headers["Location"], {f"asked_{comes.pk}": ""})
    assert "/sign-ups/?conference=" in last.headers["Location"]


def test_the_contact_person_answers_for_those_without_an_address_and_no_others(client, held, lift):
    comes, _seats = lift
    silent, reached = booked(held, Person("Anna Prøve"), Person("Berit Prøve", "b@example.no"))
    token = links.booker_token(held, "leder@example.no")
    answers = [
        reverse("conference:booking_answers", args=[token, one.pk]) for one in (silent, reached)
    ]

    page = client.get(reverse("conference:booking", args=[token])).content.decode()
    assert answers[0] in page
    assert answers[1] not in page
    assert client.get(answers[1]).status_code == 404
    client.post(answers[0], {f"asked_{comes.pk}": "no"})

    assert list(missing(held)) == [reached.pk]


def test_another_contact_person_does_not_reach_the_answers(client, held, lift):
    [one] = booked(held, Person("Anna Prøve"))
    other = links.booker_token(held, "annen@example.no")

    answer = client.get(reverse("conference:booking_answers", args=[other, one.pk]))

    assert answer.status_code == 404


def test_ones_own_link_asks_for_what_is_missing_and_then_no_more(client, held, lift):
    comes, _seats = lift
    [one] = booked(held, Person("Anna Prøve", "anna@example.no"))
    own = reverse("conference:my_sign_up", args=[links.sign_up_token(one)])
    before = client.get(own).content.decode()
    client.post(
        reverse("conference:own_answers", args=[links.sign_up_token(one)]),
        {f"asked_{comes.pk}": "no"},
    )
    after = client.get(own).content.decode()

    assert "Svar på det som mangler" in before
    assert "Kommer du med bil?" in before
    assert "Svar på det som mangler" not in after
    assert [len(re.findall('class="ds-button"', one)) for one in (before, after)] == [1, 1]


def test_the_mail_to_one_whom_another_signed_up_says_what_is_not_answered(held, lift):
    [one] = booked(held, Person("Anna Prøve", "anna@example.no"))
    alone = builders.sign_up(held, "Berit Prøve", email="b@example.no")

    told = Message.objects.get(deliveries__address="anna@example.no")
    other = Message.objects.get(deliveries__address=alone.email)

    assert "Ikke besvart ennå: Kommer du med bil?" in told.text
    assert links.answers_address(one) in told.text
    assert "Ikke besvart ennå" not in other.text


def test_the_list_takes_as_many_queries_for_three_as_for_one(client, kari, held, lift):
    address = reverse("conference:sign_ups", args=[held.organiser.slug])
    booked(held, Person("Anna Prøve"))
    one = builders.queries(client, address)
    booked(held, Person("Berit Prøve"), Person("Carl Prøve"))

    assert builders.queries(client, address) == one
