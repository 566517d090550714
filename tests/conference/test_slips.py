"""Slips of the pen are told in words that say what to look for."""

import pytest
from django.core.exceptions import ValidationError

from samspill.conference.asking.form_fields import OrgNumberField
from samspill.conference.forms.fees import IssuerForm
from samspill.conference.forms.fields import MomentField
from samspill.process.forms.fields import MomentField as MomentOfMeeting
from tests.conference import builders

pytestmark = pytest.mark.django_db
WRONG_DIGIT = "Det siste sifferet i {} passer ikke med de andre. Se etter en skrivefeil."


@pytest.mark.parametrize("field", [MomentField, MomentOfMeeting])
@pytest.mark.parametrize("text", ["2027-03-28T02:30", "2027-10-31T02:30"])
def test_an_hour_that_is_not_or_is_twice_is_told_of_in_plain_words(text, field):
    with pytest.raises(ValidationError) as told:
        field().clean(text)

    assert told.value.messages == ["Klokka stilles i den timen. Velg et annet tidspunkt."]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("310 000 018", WRONG_DIGIT.format("310000018")),
        ("31000001", "Skriv organisasjonsnummeret med ni sifre."),
    ],
)
def test_a_wrong_digit_is_not_a_wrong_number_of_digits(text, words):
    with pytest.raises(ValidationError) as told:
        OrgNumberField().clean(text)

    assert told.value.messages == [words]


def test_a_wrong_digit_in_the_account_number_is_told(place):
    form = IssuerForm({"account_number": "1234.56.78901"}, conference=builders.conference(place))

    assert form.errors["account_number"] == [WRONG_DIGIT.format("12345678901")]
