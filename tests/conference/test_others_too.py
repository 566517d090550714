"""A national host's conference where organisations and people of the trade come beside municipalities."""

from __future__ import annotations

from uuid import uuid4

import pytest

from samspill.conference.actions.checking_in import walk_in
from samspill.conference.forms import SignUpForm
from samspill.conference.forms.several import SeveralForm
from samspill.conference.models import Conference
from samspill.conference.several.table import read_people
from tests.conference.builders import conference, national

pytestmark = pytest.mark.django_db
SIV = {"name": "Siv", "email": "siv@example.no"}


@pytest.fixture
def held(db) -> Conference:
    return conference(national(), one_per=Conference.OnePer.NONE, price=900)


def form(held: Conference, **typed: str) -> SignUpForm:
    return SignUpForm({**SIV, **typed}, conference=held)


def test_an_organisation_signs_up_by_its_name(held):
    signed_up = form(held, represents="Stiftelsen Prøve", not_listed="on")

    assert signed_up.is_valid(), signed_up.errors
    assert signed_up.try_sign_up(language="nb").association_name == "Stiftelsen Prøve"


def test_a_municipality_is_still_found_and_asked_for_its_reference(held):
    without = form(held, represents="Luster")
    whole = form(held, represents="Luster", invoice_reference="4644")

    assert list(without.errors) == ["invoice_reference"]
    assert whole.is_valid()
    assert whole.try_sign_up(language="nb").municipality_id == "4644"


def test_several_may_come_from_places_of_both_kinds(held):
    rows = {"represents_0": "Luster", "name_0": "Siv", "represents_1": "Stiftelsen Prøve"}
    several = SeveralForm(
        {
            **rows,
            "reference_0": "4644",
            "booker_name": "Siv",
            "booker_email": "siv@example.no",
        },
        conference=held,
    )

    assert several.is_valid(), several.errors
    assert [one.association_name for one in several.people] == ["", "Stiftelsen Prøve"]


def test_a_file_may_hold_both_kinds(held):
    content = "Kommune;Navn\nLuster;Siv\nStiftelsen Prøve;Ola\n".encode()

    people, problems = read_people(held, content, file="liste.csv")

    assert problems == []
    assert [one.municipality and one.municipality.pk for one in people] == ["4644", None]
    assert people[1].association_name == "Stiftelsen Prøve"


def test_one_who_comes_to_the_door_keeps_the_organisations_name(held):
    came = walk_in(held, name="Ola", represents="Stiftelsen Prøve", key=uuid4())

    assert came.sign_up.association_name == "Stiftelsen Prøve"
