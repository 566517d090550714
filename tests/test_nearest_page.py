"""An address that only takes a POST, loaded again, leads to the page above it."""

import pytest
from django.urls import reverse

from samspill.dialogue.actions import publish_contribution
from samspill.ui.middleware import page_above
from tests.dialogue import builders as evenings
from tests.insight import builders

PAGE = {"Accept": "text/html,application/xhtml+xml"}


@pytest.fixture
def said(db):
    dialogue = builders.spoken(evenings.organiser(), builders.HALL)
    contribution = dialogue.contributions.get()
    publish_contribution(contribution, text=contribution.raw_text)
    return contribution


def address(name, said):
    return reverse(f"policy:{name}", args=[said.organiser.slug, said.pk])


def test_after_a_fault_the_address_can_be_loaded_again(client, said):
    answer = client.get(address("followers", said), headers=PAGE)

    assert answer.status_code == 302
    assert answer.url == address("became", said)
    assert client.get(answer.url).status_code == 200


def test_a_program_gets_the_plain_refusal(client, said):
    assert client.get(address("followers", said)).status_code == 405


def test_another_method_on_an_address_that_has_a_page_is_refused_as_before(client, said):
    answer = client.post(address("followers", said), {"email": "nei"}, headers=PAGE)

    assert answer.status_code == 200


@pytest.mark.parametrize(
    ("path", "above"),
    [
        ("/luster/work/policy/status-rounds/", "/luster/work/policy/"),
        ("/luster/work/policy/measures/3/untying/", "/luster/work/policy/measures/3/"),
        ("/luster/", "/"),
    ],
)
def test_the_page_above_is_the_nearest_that_leads_somewhere(path, above):
    assert page_above(path) == above
