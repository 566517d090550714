"""The pages of two who read the same: the second reads blind, and what they differ on is settled."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from samspill.insight import actions
from samspill.insight.models import Coding, Theme
from samspill.insight.second_reading import coders_agreement, disagreements
from tests.dialogue import builders as evenings
from tests.insight import builders


def at(name, place, *arguments):
    return reverse(f"insight:{name}", args=[place.slug, *arguments])


@pytest.fixture
def first(place):
    one = evenings.member(place, "forste@example.no")
    one.name = "Nils Prøve"
    one.save()
    return one


@pytest.fixture
def sorted_by_first(dialogue, first):
    """All five are sorted by another person."""
    for one in dialogue.contributions.all():
        actions.code(one, primary=Theme.objects.get(pk="KOO"), by=first)
    return dialogue


def read_as(signed_in, place, one, theme):
    return signed_in.post(at("rereading", place, one.pk), {"theme": theme}, follow=True)


def test_the_second_reader_sees_neither_proposal_nor_the_first_ones_word(
    signed_in, place, sorted_by_first, first
):
    answer = signed_in.get(at("second_reading", place))

    card = answer.context["card"]
    assert card.coding is None
    assert not any(piece.is_marked for piece in card.pieces)
    page = answer.content.decode()
    assert "<mark" not in page
    one = answer.context["one"]
    assert f'contributions/{one.pk}/"' not in page
    assert reverse("insight:acts", args=[place.slug]) not in page
    assert first.name not in page


def test_how_far_the_two_have_come_is_told(signed_in, place, sorted_by_first):
    one = sorted_by_first.contributions.earliest("pk")

    answer = read_as(signed_in, place, one, "KOO")

    assert "1 av 5 er lest av to." in answer.content.decode()
    assert answer.context["one"] != one


def test_what_one_has_sorted_oneself_is_not_read_again_by_the_same(signed_in, place, dialogue):
    answer = signed_in.get(at("second_reading", place))

    assert "Her kommer innspill som noen andre har sortert" in answer.content.decode()


def test_a_second_word_stands_beside_the_first_and_does_not_count(
    signed_in, place, sorted_by_first, first
):
    one = sorted_by_first.contributions.earliest("pk")

    read_as(signed_in, place, one, "LOK")

    assert one.codings.current().get().by == first
    assert one.codings.by_people().count() == 2


def test_when_all_is_read_agreement_is_told_with_its_basis(signed_in, place, sorted_by_first):
    for one in sorted_by_first.contributions.order_by("pk")[:4]:
        read_as(signed_in, place, one, "KOO")
    last = sorted_by_first.contributions.latest("pk")

    answer = read_as(signed_in, place, last, "LOK")

    agreement = coders_agreement(sorted_by_first)
    assert agreement.contributions == 5
    page = answer.content.decode()
    assert f"Krippendorffs alfa {agreement.alpha:.2f}".replace(".", ",") in page
    assert "regnet av 5 innspill som er lest av to" in page
    assert "Se det ene dere er uenige om" in page


def test_both_words_are_laid_side_by_side_with_names(
    signed_in, place, sorted_by_first, first, coordinator
):
    one = sorted_by_first.contributions.earliest("pk")
    read_as(signed_in, place, one, "LOK")

    answer = signed_in.get(at("disagreements", place))

    said = [(opinion.primary.pk, opinion.names) for opinion in answer.context["opinions"]]
    assert said == [("KOO", (first.name,)), ("LOK", (coordinator.name,))]


def test_all_that_is_open_is_listed_under_the_card(signed_in, place, sorted_by_first):
    some = list(sorted_by_first.contributions.order_by("pk")[:3])
    for one in some:
        read_as(signed_in, place, one, "LOK")

    page = signed_in.get(at("disagreements", place)).content.decode()

    for one in some:
        assert f'?at={one.pk}"' in page
    assert page.count("Koordinering og kontaktpunkt / Lokaler og anlegg") == 3


def test_the_contributions_own_page_says_who_differ_on_it(signed_in, place, sorted_by_first, first):
    one = sorted_by_first.contributions.earliest("pk")
    read_as(signed_in, place, one, "LOK")

    page = signed_in.get(at("contribution", place, one.pk)).content.decode()

    assert f"{first.name} og " in page
    assert "er uenige." in page
    assert f"/disagreements/?at={one.pk}" in page


def test_a_change_of_what_is_settled_starts_at_one_theme(signed_in, place, sorted_by_first):
    one = sorted_by_first.contributions.earliest("pk")
    one.codings.current().update(secondary="OKO")
    read_as(signed_in, place, one, "LOK")

    page = signed_in.get(at("disagreements", place)).content.decode()

    assert 'value="OKO" selected' not in page


@pytest.mark.parametrize("theme", ["KOO", "LOK", "OKO"])
def test_a_disagreement_is_settled_for_one_of_them_or_another(
    signed_in, place, sorted_by_first, theme
):
    one = sorted_by_first.contributions.earliest("pk")
    read_as(signed_in, place, one, "LOK")

    answer = signed_in.post(at("settlement", place, one.pk), {"theme": theme}, follow=True)

    current = one.codings.current().get()
    assert (current.primary_id, current.settles) == (theme, True)
    assert disagreements(sorted_by_first) == []
    assert "Alt to har lest ulikt, er avgjort." in answer.content.decode()


@pytest.mark.parametrize("name", ["rereading", "settlement"])
def test_an_unknown_theme_is_refused_in_words(signed_in, place, sorted_by_first, name):
    one = sorted_by_first.contributions.earliest("pk")

    answer = signed_in.post(at(name, place, one.pk), {"theme": "XXX"}, follow=True)

    assert "Velg et av temaene i lista." in answer.content.decode()
    assert not Coding.objects.by_people().exclude(primary="KOO").exists()


def test_the_pages_say_what_is_left_on_each(signed_in, place, sorted_by_first):
    read_as(signed_in, place, sorted_by_first.contributions.earliest("pk"), "LOK")

    left = signed_in.get(at("sort", place)).context["bench"].left

    assert (left.cards, left.second_reading, left.disagreements) == (0, 4, 1)


def test_two_who_agree_on_a_theme_and_differ_on_its_detail_are_no_disagreement(
    signed_in, place, sorted_by_first
):
    one = sorted_by_first.contributions.earliest("pk")

    read_as(signed_in, place, one, "KOO.kontaktpunkt")

    assert disagreements(sorted_by_first) == []


def test_a_reader_without_the_right_finds_none_of_the_pages(client, place, sorted_by_first):
    client.force_login(evenings.member(place, "les@example.no", role="reader"))
    one = sorted_by_first.contributions.earliest("pk")

    pages = [at(name, place) for name in ("second_reading", "disagreements", "acts")]
    acts = [at(name, place, one.pk) for name in ("rereading", "settlement", "doubt", "joining")]

    assert {client.get(page).status_code for page in pages} == {404}
    assert {client.post(act, {"theme": "KOO"}).status_code for act in acts} == {404}


def test_the_page_asks_as_often_for_many_as_for_few(signed_in, place, sorted_by_first, first):
    asked = []
    for _time in range(2):
        rows = list(sorted_by_first.contributions.order_by("pk"))
        read_as(signed_in, place, rows[-1], "LOK")
        for name in ("second_reading", "disagreements"):
            signed_in.get(at(name, place))
            with CaptureQueriesContext(connection) as questions:
                signed_in.get(at(name, place))
            asked.append(len(questions))
        for one in builders.give(sorted_by_first, *builders.RINGS):
            actions.code(one, primary=Theme.objects.get(pk="KOO"), by=first)

    assert asked[:2] == asked[2:]
