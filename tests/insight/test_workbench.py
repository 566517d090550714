"""The workbench: a card with its reasons, and what can be done with it."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from samspill.insight import actions
from samspill.insight.models import Coding, SortingAct, Theme
from samspill.insight.reading import ASIDE, DONE, Card, pile
from tests.dialogue import builders as evenings
from tests.insight import builders

BOTH = "Vi treng éin plass å ringje. No får vi tre ulike svar om leige av gymsalen."


def at(name, place, *arguments):
    return reverse(f"insight:{name}", args=[place.slug, *arguments])


@pytest.fixture
def one(dialogue):
    return dialogue.contributions.earliest("pk")


@pytest.fixture
def two_themes(place):
    """One that speaks of a contact point and of premises, as the system has seen."""
    one = builders.spoken(place, BOTH).contributions.get()
    one.codings.update(
        primary="KOO",
        detail="KOO.kontaktpunkt",
        secondary="LOK",
        words=["éin plass å ringje"],
        secondary_words=["leige", "gymsalen"],
        is_unclear=False,
    )
    return one


def current(one):
    return one.codings.current().get()


def test_the_words_of_both_themes_are_underlined_each_in_its_way(signed_in, place, two_themes):
    page = signed_in.get(at("sort", place)).content.decode()

    assert "<mark>éin plass å ringje</mark>" in page
    assert '<mark class="two">leige</mark>' in page
    assert '<mark class="two">gymsalen</mark>' in page
    assert "Godta begge" in page


@pytest.mark.parametrize(
    ("sent", "themes"),
    [
        ({"theme": "KOO.kontaktpunkt", "secondary": "LOK"}, ("KOO", "KOO.kontaktpunkt", "LOK")),
        ({"theme": "KOO.kontaktpunkt"}, ("KOO", "KOO.kontaktpunkt", None)),
        ({"theme": "LOK"}, ("LOK", None, None)),
    ],
)
def test_both_themes_are_accepted_or_one_of_them(signed_in, place, two_themes, sent, themes):
    signed_in.post(at("coding", place, two_themes.pk), sent)

    coding = current(two_themes)
    assert (coding.primary_id, coding.detail_id, coding.secondary_id) == themes


def test_where_it_was_said_stands_under_the_words(signed_in, place, two_themes):
    page = signed_in.get(at("sort", place)).content.decode()

    assert "Bord 1, runde 1" in page
    assert "Fra en liste kl." in page


def test_what_a_person_cannot_tell_is_laid_aside_and_counted_as_unclear(signed_in, place, one):
    answer = signed_in.post(at("doubt", place, one.pk), follow=True)

    standing = pile(one.dialogue)
    assert standing.count(ASIDE) == 1
    assert standing.count("unclear") == 2
    assert Card(one.pk) not in standing.left
    assert "lagt til side som uklart" in answer.content.decode()


def test_the_keys_of_the_themes_leave_those_of_the_acts_alone(signed_in, place, dialogue):
    answer = signed_in.get(at("sort", place))

    letters = [keyed.letter for keyed in answer.context["themes"]]
    assert letters[:3] == ["a", "b", "c"]
    assert not {"n", "u", "z"} & set(letters)


def test_own_themes_stand_last_and_are_chosen_as_the_others(signed_in, place, one, coordinator):
    own = actions.make_theme(
        one.dialogue, name_nb="Båtplasser", name_nn="", keywords="båt", by=coordinator
    )

    answer = signed_in.get(at("sort", place))
    signed_in.post(at("coding", place, one.pk), {"theme": own.pk})

    assert answer.context["themes"][-1].theme == own
    assert current(one).primary == own


def test_another_organisers_theme_is_refused_in_words(signed_in, place, one):
    other = evenings.organiser(slug="annen", name="Annen kommune")
    theirs = Theme.objects.create(
        code="X9-1", name_nb="Deres", name_nn="", name_en="", sort_order=1, organiser=other
    )

    answer = signed_in.post(at("coding", place, one.pk), {"theme": theirs.pk}, follow=True)

    assert "Velg et av temaene i lista." in answer.content.decode()
    assert current(one).source == Coding.Source.MACHINE


@pytest.mark.parametrize("address", ["99999999", "1-2-3", "-", "a", "9" * 30])
def test_an_address_that_is_no_card_shows_the_first_or_nothing(signed_in, place, one, address):
    assert signed_in.get(at("sort", place), {"at": address}).status_code in (200, 404)
    assert signed_in.get(at("sort", place), {"after": address}).status_code == 200


def test_a_contribution_in_parts_is_a_card_for_each(signed_in, place, two_themes, coordinator):
    actions.split(two_themes, at=BOTH.index("No"), by=coordinator)
    first, second = two_themes.parts.order_by("start")

    page = signed_in.get(at("sort", place), {"at": f"{two_themes.pk}-{second.pk}"})
    signed_in.post(at("coding", place, two_themes.pk), {"theme": "LOK", "part": second.pk})

    assert page.context["card"].number == 2
    assert page.context["card"].before == BOTH[: BOTH.index("No")]
    states = dict(pile(two_themes.dialogue).rows)
    assert states[Card(two_themes.pk, second.pk)] == DONE
    assert states[Card(two_themes.pk, first.pk)] != DONE
    assert pile(two_themes.dialogue).contributions == 1


def test_a_card_that_is_in_parts_since_leads_to_the_first_of_them(
    signed_in, place, two_themes, coordinator
):
    actions.split(two_themes, at=BOTH.index("No"), by=coordinator)

    page = signed_in.get(at("sort", place), {"at": two_themes.pk})

    assert page.context["card"].number == 1


def test_cutting_shows_every_place_and_proposes_one(signed_in, place, two_themes):
    page = signed_in.get(at("parts", place, two_themes.pk))

    assert page.context["cut"] == BOTH.index("No")
    assert page.content.decode().count('type="radio"') == len(BOTH.split()) - 1


def test_a_cut_leads_to_the_first_part(signed_in, place, two_themes):
    answer = signed_in.post(
        at("parts", place, two_themes.pk), {"at": BOTH.index("No")}, follow=True
    )

    assert answer.context["card"].number == 1
    assert [part.text for part in two_themes.parts.order_by("start")] == [
        "Vi treng éin plass å ringje.",
        "No får vi tre ulike svar om leige av gymsalen.",
    ]


@pytest.mark.parametrize("sent", [{}, {"at": "0"}, {"at": "x"}, {"at": "99999"}])
def test_a_cut_outside_the_words_is_refused_beside_them(signed_in, place, two_themes, sent):
    answer = signed_in.post(at("parts", place, two_themes.pk), sent)

    assert answer.status_code == 200
    assert answer.context["form"].errors
    assert 'id="cut-error"' in answer.content.decode()
    assert not two_themes.parts.exists()


def test_parts_are_put_together_again(signed_in, place, two_themes, coordinator):
    actions.split(two_themes, at=BOTH.index("No"), by=coordinator)

    signed_in.post(at("joining", place, two_themes.pk))

    assert not two_themes.parts.filter(is_standing=True).exists()
    assert current(two_themes).part is None


def test_a_part_that_is_gone_meanwhile_is_told_and_nothing_is_sorted(
    signed_in, place, two_themes, coordinator
):
    actions.split(two_themes, at=BOTH.index("No"), by=coordinator)
    gone = two_themes.parts.earliest("start")
    actions.join(two_themes, by=coordinator)

    answer = signed_in.post(
        at("coding", place, two_themes.pk), {"theme": "LOK", "part": gone.pk}, follow=True
    )

    assert "Delene er satt sammen igjen" in answer.content.decode()
    assert current(two_themes).source == Coding.Source.MACHINE


def test_the_whole_that_is_in_parts_meanwhile_is_told_and_nothing_is_sorted(
    signed_in, place, two_themes, coordinator
):
    actions.split(two_themes, at=BOTH.index("No"), by=coordinator)

    answer = signed_in.post(at("coding", place, two_themes.pk), {"theme": "LOK"}, follow=True)

    assert "Se på det én gang til" in answer.content.decode()
    assert not two_themes.codings.by_people().exists()


def test_an_unsure_proposal_is_chosen_from_not_just_accepted(signed_in, place, two_themes):
    two_themes.codings.update(is_unclear=True)

    page = signed_in.get(at("sort", place)).content.decode()

    assert 'data-key="Enter e" data-opens="change"' in page
    assert "Godta begge" not in page
    assert 'data-key="1"' in page


def test_a_sorted_card_leads_on_and_is_not_accepted_anew(signed_in, place, one, coordinator):
    actions.code(one, primary=Theme.objects.get(pk="LOK"), by=coordinator)

    page = signed_in.get(at("sort", place), {"at": one.pk}).content.decode()

    assert "Gå videre i bunken" in page
    assert "Godta" not in page


def test_what_was_done_is_told_once_with_the_way_back(signed_in, place, one):
    answer = signed_in.post(at("coding", place, one.pk), {"theme": "KOO"}, follow=True)

    page = answer.content.decode()
    assert page.count("er sortert under") == 1
    assert 'data-key="z"' in page


def test_the_page_asks_as_often_for_many_cards_as_for_few(signed_in, place, coordinator):
    dialogue = builders.spoken(place, BOTH, builders.HALL)
    first = dialogue.contributions.earliest("pk")
    actions.code(first, primary=Theme.objects.get(pk="KOO"), by=coordinator)
    asked = []
    for _time in range(2):
        signed_in.get(at("sort", place))
        with CaptureQueriesContext(connection) as questions:
            signed_in.get(at("sort", place))
        asked.append(len(questions))
        for one in builders.give(dialogue, *builders.RINGS):
            actions.code(one, primary=Theme.objects.get(pk="LOK"), by=coordinator)
        actions.propose_codings(dialogue)

    assert asked[0] == asked[1]


def test_an_act_is_a_row_that_can_be_undone(signed_in, place, one, coordinator):
    signed_in.post(at("coding", place, one.pk), {"theme": "KOO"})

    act = one.sorting_acts.get()
    assert (act.kind, act.by) == (SortingAct.Kind.CODED, coordinator)
