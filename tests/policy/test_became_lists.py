"""What became of all that a table or an association said, and the way to one's own words."""

import pytest
from django.urls import reverse

from samspill.dialogue.actions import publish_contribution, withdraw
from samspill.dialogue.models import PublishedContribution
from samspill.policy import actions
from tests.dialogue import builders as evenings
from tests.insight import builders
from tests.policy import consulted
from tests.policy.builders import adopt


def at(name, place, *arguments):
    return reverse(f"policy:{name}", args=[place.slug, *arguments])


@pytest.fixture
def association(place, measure, loose):
    """Three contributions: one published and taken in, one refused, one not answered; two of them
    unpublished."""
    one = consulted.association(place, name="Elvekroken idrettslag")
    taken = measure.contributions.earliest("pk")
    builders.give(loose.dialogue, "Vi vil ha mer lys i lysløypa.", association=one)
    for contribution in (taken, loose):
        contribution.association = one
        contribution.save(update_fields=["association"])
    publish_contribution(taken, text="Hvem ringer vi?")
    actions.answer(loose, verdict="not_taken_in", reason="Det var bare glede.")
    return one


def read(client, address):
    return client.get(address).content.decode()


def test_every_published_word_stands_with_its_answer_and_the_others_are_counted(
    client, place, policy, measure, association
):
    adopt(policy)
    actions.set_status(measure, status="in_progress")

    answer = client.get(at("became_association", place, association.pk))

    text = answer.content.decode()
    assert (
        "3 innspill. 1 er tatt inn. 1 er ikke tatt inn, med grunn. 1 er ikke besvart ennå." in text
    )
    assert "2 av dem vises ikke offentlig" in text
    assert "Hvem ringer vi?" in text
    assert "Tiltak 1.1</a> er i gang" in text
    assert "Hurra!" not in text
    assert "lysløypa" not in text
    assert answer["X-Robots-Tag"] == "noindex"


def test_what_is_masked_is_counted_and_never_stands_under_a_name(
    client, place, policy, measure, association
):
    """The number of masked spans is not all: a mark may stand in the words as they were given."""
    adopt(policy)
    taken = measure.contributions.earliest("pk")
    publish_contribution(taken, text="Formannen har [helse].")
    PublishedContribution.objects.update(masked_spans=0)

    text = read(client, at("became_association", place, association.pk))
    at_table = read(client, at("became_table", place, taken.table.pk))

    assert "Formannen har" not in text
    assert "1 til vises ikke her" in text
    assert "Formannen har [helse]." in at_table
    assert association.display_name not in at_table


def test_a_table_has_its_page_too(client, place, policy, measure, association):
    adopt(policy)
    table = measure.contributions.earliest("pk").table

    text = read(client, at("became_table", place, table.pk))

    assert "Hva ble det av det bord 1 sa?" in text
    assert "Hvem ringer vi?" in text


def test_what_is_taken_back_is_neither_shown_nor_counted(
    client, place, policy, measure, association, coordinator
):
    adopt(policy)
    withdraw(measure.contributions.earliest("pk"), by=coordinator)

    text = read(client, at("became_association", place, association.pk))

    assert "2 innspill." in text
    assert "Hvem ringer" not in text


def test_before_the_draft_is_out_the_answers_are_not_told(
    client, place, policy, measure, association
):
    text = read(client, at("became_association", place, association.pk))

    assert "Svarene kommer når utkastet til politikken sendes på høring." in text
    assert "tatt inn" not in text
    assert measure.text not in text


def test_one_who_said_nothing_has_no_page(client, place, policy, measure, association):
    adopt(policy)
    silent = builders.association(place, name="STILLE LAG")

    assert client.get(at("became_association", place, silent.pk)).status_code == 404


def test_another_organisers_table_and_association_are_not_found(
    client, place, policy, measure, association
):
    adopt(policy)
    other = evenings.organiser(slug="annen", name="Annen kommune")
    table = measure.contributions.earliest("pk").table

    assert client.get(at("became_table", other, table.pk)).status_code == 404
    assert client.get(at("became_association", other, association.pk)).status_code == 404
    assert client.get(at("what_became", other)).status_code == 404


def test_the_start_page_tells_the_whole_in_figures(client, place, policy, measure, association):
    adopt(policy)

    answer = client.get(at("what_became", place))

    text = answer.content.decode()
    assert (
        "Det kom 6 innspill. 3 er tatt inn, 1 delvis, og 1 er det ikke. Hvert nei har en grunn."
        in text
    )
    assert [number for _pk, number, _count in answer.context["tables"]] == [1, 2, 3, 4, 5]
    assert association.display_name in text


@pytest.mark.parametrize("words", ["ringe", "Ringje", "hvem RINGER"])
def test_words_are_found_in_any_form_among_what_is_published(
    client, place, policy, measure, association, words
):
    adopt(policy)

    answer = client.get(at("what_became", place), {"q": words})

    assert [row.published.text for row in answer.context["rows"]] == ["Hvem ringer vi?"]


def test_the_words_behind_what_is_masked_find_nothing(client, place, policy, measure, association):
    adopt(policy)

    answer = client.get(at("what_became", place), {"q": "lysløypa"})

    assert answer.context["rows"] == []
    assert "lysløypa" in answer.content.decode()  # what was typed is kept


def test_an_association_and_a_table_are_found_by_what_people_call_them(
    client, place, policy, measure, association
):
    adopt(policy)

    by_name = client.get(at("what_became", place), {"q": "elvekroken"})
    by_number = client.get(at("what_became", place), {"q": "bord 2"})

    assert [one.pk for one in by_name.context["associations"]] == [association.pk]
    assert [number for _pk, number, _count in by_number.context["tables"]] == [2]


def test_what_is_found_leads_and_nothing_is_said_of_none(
    client, place, policy, measure, association
):
    adopt(policy)
    address = at("what_became", place)

    by_name = client.get(address, {"q": "elvekroken"}).content.decode()
    by_words = client.get(address, {"q": "ringe"}).content.decode()
    nothing = client.get(address, {"q": "romferge"}).content.decode()

    assert "Her er det:" in by_name
    assert "0 " not in by_name.partition('id="found"')[2].partition("</p>")[0]
    assert "1 offentlig innspill har ordene." in by_words
    assert "Vi fant verken lag, bord eller offentlige innspill" in nothing
