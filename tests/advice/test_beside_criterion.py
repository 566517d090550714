"""How others did it, beside a criterion of the standard: of the same size, and one to learn from."""

import pytest
from django.urls import reverse

from samspill.advice import actions
from samspill.advice.actions.experiences import Words
from samspill.advice.beside_criterion import experiences_of, neighbour_of
from samspill.organiser.models import Municipality
from samspill.standard.profile import profile_of
from tests.registry.builders import FARSUND, organiser, signed_in
from tests.standard.builders import mark

OSLO, KVINESDAL = "0301", "4227"


def tell(who, number: str, criterion: int, title: str = "Nøkler hos vaktmesteren") -> None:
    words = Words(title, "Det gikk", "Skolen", Municipality.objects.get(pk=number), criterion)
    sent = actions.send_experience(words, email=f"k{number}{criterion}@example.no", language="nb")
    actions.confirm_experience(sent)
    actions.approve_experience(sent, criterion=criterion, theme=None, step="", **who)


@pytest.fixture
def place(db):
    return organiser()


def test_those_of_the_same_size_are_counted_and_found_by_the_link(place, who, client):
    tell(who, OSLO, 9)
    tell(who, KVINESDAL, 9)

    told = experiences_of(place.municipality)

    assert (list(told), told[9].count) == ([9], 1)
    assert told[9].href == f"{reverse('advice:experiences')}?criterion=9&size=middle"
    assert client.get(told[9].href).context["page"].paginator.count == 1


def test_where_none_of_the_same_size_tells_all_are_found(place, who):
    tell(who, OSLO, 9)

    told = experiences_of(place.municipality)

    assert (told[9].count, told[9].href.split("?")[1]) == (1, "criterion=9")


def test_its_own_experience_is_not_a_neighbours(place, who):
    tell(who, FARSUND, 9)

    assert experiences_of(place.municipality) == {}
    assert neighbour_of(place.municipality, [9]) is None


def test_the_one_to_learn_from_is_about_what_is_not_done_and_of_the_same_size(place, who):
    tell(who, OSLO, 9)
    tell(who, KVINESDAL, 9, "Lokaler på én side")
    tell(who, KVINESDAL, 1)
    mark(place, 1, 3)
    mark(place, 9, 0, evidence=None)

    found = neighbour_of(place.municipality, profile_of(place).to_learn)

    assert (found.criterion, found.title, found.place) == (9, "Lokaler på én side", "Kvinesdal")


def test_the_profile_the_assessment_and_the_mark_lead_there(place, who, client):
    tell(who, KVINESDAL, 1)
    mark(place, 2, 0, evidence=None)
    coordinator = signed_in(place)
    href = "/experiences/?criterion=1&amp;size=middle"

    for asking, address in (
        (client, reverse("standard:profile", args=[place.slug])),
        (coordinator, reverse("standard:assessment", args=[place.slug])),
        (coordinator, reverse("standard:mark", args=[place.slug, 1])),
    ):
        assert href in asking.get(address).content.decode()
