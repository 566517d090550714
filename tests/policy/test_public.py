"""What everyone may read: the policy, a measure, and what became of one contribution."""

import pytest
from django.urls import reverse

from samspill.dialogue.actions import publish_contribution, withdraw
from samspill.policy import actions
from tests.dialogue import builders as evenings
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
    actions.open_consultation(policy)

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


def test_an_unpublished_contribution_has_no_page(client, place, policy, loose):
    assert client.get(at("became", place, loose.pk)).status_code == 404


def test_what_is_taken_back_has_no_page(client, place, published, coordinator):
    withdraw(published, by=coordinator)

    assert client.get(at("became", place, published.pk)).status_code == 404


def test_before_the_consultation_nothing_of_the_draft_is_told(client, place, measure, published):
    answer = client.get(at("became", place, published.pk)).content.decode()

    assert "Ikke besvart ennå." in answer
    assert measure.text not in answer


def test_the_whole_way_is_told_with_words_verdict_and_dates(
    client, place, policy, measure, published
):
    adopt(policy)
    actions.set_status(measure, status="in_progress", reason="Lyst ut i mai.")

    answer = client.get(at("became", place, published.pk))

    text = answer.content.decode()
    titles = [stop.title for stop, _href in answer.context["stops"]]
    assert titles == [
        "Sagt ved bord 1 i runde 1",
        "Sortert under «Koordinering og kontaktpunkt: Kontaktpunkt»",
        "Del av funn F1",
        "Står bak tiltak 1.1",
        "Vedtatt av Lillevik kommunestyre",
        "1.1: I gang",
    ]
    assert "Tatt inn.</strong> Tiltak 1.1 er i gang." in text
    assert "Og tilbake: Bak tiltak 1.1 står 3 innspill" in text
    assert "Én kontaktperson." in text
    assert published.raw_text not in text
    assert "/work/" not in text


def test_a_refusal_is_told_with_its_reason(client, place, policy, loose):
    actions.answer(loose, verdict="not_taken_in", reason="Det var bare glede.")
    publish_contribution(loose, text="Hurra!")
    adopt(policy)

    text = client.get(at("became", place, loose.pk)).content.decode()

    assert "Ikke tatt inn.</strong> Det var bare glede." in text


def test_another_organisers_contribution_is_not_found(client, published):
    other = evenings.organiser(slug="annen", name="Annen kommune")

    assert client.get(at("became", other, published.pk)).status_code == 404
