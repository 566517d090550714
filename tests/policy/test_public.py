"""What everyone may read: the policy and a measure."""

import pytest
from django.urls import reverse

from samspill.dialogue.actions import publish_contribution
from samspill.policy import actions
from tests.policy.builders import adopt


def at(name, place, *arguments):
    return reverse(f"policy:{name}", args=[place.slug, *arguments])


@pytest.fixture
def published(measure):
    """Two of the three behind the measure; the first is the one that is followed."""
    first, second = measure.contributions.order_by("pk")[:2]
    publish_contribution(first, text="Hvem ringer [navn]?")
    publish_contribution(second, text="Én kontaktperson.")
    return first


def test_a_draft_is_nobodys_but_theirs_who_write_it(client, place, policy, measure):
    assert client.get(at("public_policy", place)).status_code == 404
    assert client.get(at("public_measure", place, measure.pk)).status_code == 404


def test_in_consultation_the_draft_says_that_it_is_one(client, place, policy):
    actions.open_consultation(policy, word="Resten får svar senere.")

    answer = client.get(at("public_policy", place)).content.decode()

    assert "Dette er et utkast. Det er på høring" in answer
    assert policy.goals.first().text in answer


def test_an_adopted_policy_shows_its_resolution(client, place, policy):
    adopt(policy)

    answer = client.get(at("public_policy", place)).content.decode()

    assert "Vedtatt av Lillevik kommunestyre" in answer
    assert "25 mot 2 stemmer" in answer


def test_only_published_words_stand_on_a_public_page(client, place, policy, measure, published):
    adopt(policy)

    answer = client.get(at("public_measure", place, measure.pk)).content.decode()

    assert "Hvem ringer [navn]?" in answer
    assert published.raw_text not in answer
    assert "Bak tiltaket står 3 innspill" in answer
