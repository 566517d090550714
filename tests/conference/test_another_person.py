"""What one person has told of food, access and otherwise does not follow the seat to the next."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from samspill.conference import actions, links
from samspill.conference.actions.asked import Asked, keep_needs, save_asked
from samspill.conference.actions.extras import save_extra, set_preparation
from samspill.conference.actions.forgetting import is_another_person
from samspill.conference.actions.own_fields import save_field
from samspill.conference.models import ExtraChoice, Needs, SignUp, SignUpAnswer
from tests.conference.builders import conference, organiser, sign_up

pytestmark = pytest.mark.django_db


@pytest.fixture
def anna(db) -> SignUp:
    """Anna, who has told all there is to tell."""
    held = conference(organiser(), capacity=1, offer_hours=24)
    field = save_field(held, kind="text", label="Hva spiller du?", reason="Gruppene")
    night = save_extra(held, name="Natt", kind="night", capacity=None, price=0)
    set_preparation(held, texts=["Hva er dere stolte av?"])
    mine = sign_up(held, "Anna Prøve", email="anna@example.no")
    told = Asked(
        answers={field.pk: "fiolin"},
        extras={night.pk: "deler med Cato"},
        preparation={held.preparation_questions.get().pk: "Annas egne ord"},
    )
    save_asked(mine, asked=told)
    keep_needs(mine, diet="cøliaki", access="")
    beside = sign_up(conference(held.organiser), "Anna Prøve", together_with=mine)
    actions.tie_together(mine, beside)
    return mine


def told_of(one: SignUp) -> list[bool]:
    """Whether needs, an answer, and whom a room is shared with are kept."""
    rows = (
        Needs.objects.filter(sign_up=one),
        SignUpAnswer.objects.filter(sign_up=one),
        ExtraChoice.objects.filter(sign_up=one).exclude(details=""),
    )
    return [found.exists() for found in rows]


def test_another_who_comes_finds_nothing_of_the_one_before(client, anna):
    address = reverse("conference:participant", args=[links.sign_up_token(anna)])

    client.post(address, {"name": "Berit Døme", "email": "berit@example.no"})

    berit = SignUp.objects.get(pk=anna.pk)
    token = links.sign_up_token(berit)
    answers = client.get(reverse("conference:own_answers", args=[token])).content.decode()
    assert (told_of(berit), berit.together_with) == ([False, False, False], None)
    assert not SignUp.objects.filter(together_with=anna).exists()
    assert ExtraChoice.objects.filter(sign_up=berit).count() == 1  # the night is ordered still
    assert "Annas egne ord" not in answers
    assert "Hva er dere stolte av?" in answers  # she may answer herself


def test_a_substitute_is_always_another(anna):
    actions.take_over(anna, name=anna.name, email=anna.email)

    assert told_of(anna) == [False, False, False]


@pytest.mark.parametrize(
    ("name", "email"),
    [("Anna Prøve", "ny@example.no"), ("Anne Prøve", "anna@example.no")],
)
def test_a_name_or_an_address_put_right_loses_nothing(anna, name, email):
    changed = actions.change_sign_up(anna, name=name, email=email)

    assert told_of(changed) == [True, True, True]
    assert changed.together_with is not None


@pytest.mark.parametrize(
    ("before", "after", "is_another"),
    [
        (("Anna Prøve", "a@example.no"), ("Anna Prøve", "b@example.no"), False),
        (("Anna Prøve", "a@example.no"), ("Anna Døme", "b@example.no"), True),
        (("Anna Prøve", "a@example.no"), ("Anna Døme", "A@example.no"), False),
        (("Anna Prøve", "lag@example.no"), ("Cato Døme", "lag@example.no"), True),
        (("Kristofer", ""), ("Kristoffer", ""), False),
        (("Kristofer", ""), ("Berit", ""), True),
    ],
)
def test_who_is_another_is_told_by_name_and_address(before, after, is_another):
    first, second = (SignUp(name=name, email=email) for name, email in (before, after))

    assert is_another_person(first, second) is is_another


def test_a_name_that_was_to_come_is_written_and_is_nobody_else():
    held = SignUp(name="Koret", email="lag@example.no", is_name_to_come=True)

    assert not is_another_person(held, SignUp(name="Berit", email="lag@example.no"))
    assert is_another_person(held, SignUp(name="Berit", email="berit@example.no"))


def test_when_one_cancels_what_was_told_is_erased_at_once(anna):
    actions.cancel_sign_up(anna)

    assert told_of(anna) == [False, False, False]


def test_when_an_offer_is_passed_on_what_was_told_is_erased(anna):
    held = anna.conference
    sign_up(held, "Cato", email="cato@example.no")
    SignUp.objects.filter(pk=anna.pk).update(state="offered", offered_until=timezone.now())
    noon = timezone.localtime().replace(hour=12) + timedelta(days=1)

    actions.pass_on_offers(held, now=noon)

    assert SignUp.objects.get(pk=anna.pk).state == "cancelled"
    assert told_of(anna) == [False, False, False]
