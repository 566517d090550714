import itertools
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samspill.overview.demo.story import table
from samspill.pure.themes.examples import shipped
from samspill.pure.themes.hints import FEWEST, propose_hints

PARKING = [
    "Det er ingen steder å parkere ved Havsund når vi har arrangement",
    "Parkeringsplassen ved hallen er alltid full",
    "Me manglar parkering ved kyrkja på laurdagar",
    "Hvor skal vi parkere bilene våre når det er kamp?",
    "Gratis parkering for frivillige",
]
NOISE = [
    "Kommunen må snakke med naboene om støy fra skytebanen",
    "Støy fra motorbanen plager naboene",
    "Naboar klagar på støy frå øvingane våre",
]
ALONE = [
    "Hurra!", "Vet ikke", "Takk for i kveld", "Vi vil ha bedre kaffe", "Strømmen ble borte",
    "Bra stemning ved bordet",
    "FAU skifter ut halvparten hvert år. All kunnskap går ut døra i juni.",
    "Veven er 2 meter bred, døra er 80 cm. Sier ikke mer.",
    "Den som kommer først gjennom døra, får nøkkelen til kjøkkenet.",
]  # fmt: skip
SHEEP = [
    "Sauene går fritt på fotballbanen vår",
    "Det er sauer overalt på stien til hytta",
    "Kan noen holde sauen borte fra badeplassen?",
    "Sau på banen igjen, møkk overalt",
]
BOATS = [
    "Båtene i havna ligger så tett at vi ikke kommer til med seilskuta",
    "For mange båtar i hamna om sommaren",
    "Fiskebåtene tar hele kaia",
    "Turistbåter i havna stenger for oss",
]
BELLS = [
    "Kirkeklokkene ringer så høyt at vi ikke hører instruktøren",
    "Klokkene i kyrkja ringer midt i øvinga",
    "Kan ikke kirkeklokkene tie på torsdager?",
    "Kyrkjeklokkene forstyrrar korøvinga",
]
CHANCE = [
    "Ungane våre kan vera vertar på møta. Dei er flinkare til å ta imot folk enn me vaksne.",
    "Trenere har vi. Vi kan dele dem med turn, det er det samme: unger som skal ha det gøy.",
    "Vi maler, snekrer og legger fliser. På dugnad for dem som tar imot ungene våre.",
    "Vi lærer gjerne opp møteledere: én om gangen, ansiktet mot salen. Tar ti minutter.",
    "Alle burde møtes én gang i året og fortelle hva de gjorde. Tre minutter hver.",
    "I å møte mennesker med demens, for butikker, busser og andre lag. 45 minutter.",
    "La oss få nytta songrommet på skulen ein fast kveld.",
    "Vi trenger at de rommene vi har blir brukt en tirsdag kveld.",
    "Bruk låven på kveldstid, den blir brukt for lite.",
    "Klokka er ti før noen svarer",
    "Møtet kl. seks, ikke klokka ti",
    "Det blir mørkt klokka fire",
]
OTHERS = [one.text for one in shipped()]


def said(hint, texts):
    return sorted(texts[place] for place in hint.places)


def test_what_no_theme_fits_is_gathered_where_it_is_alike_and_named_by_its_own_words():
    texts = [*PARKING, *NOISE, *ALONE]

    first, second = propose_hints(texts, OTHERS)

    assert said(first, texts) == sorted(PARKING)
    assert first.words == ("parkere",)
    assert first.keywords == ("parkere", "parkering")
    assert said(second, texts) == sorted(NOISE)
    assert second.words == ("støy",)


def test_what_shares_a_word_by_chance_is_no_hint():
    assert propose_hints(ALONE, OTHERS) == []


def test_a_word_that_is_usual_elsewhere_gathers_nothing():
    usual = [f"Parkering og {word}" for word in ("lys", "mat", "strøm", "tak")]

    assert propose_hints([*PARKING[1:4], *ALONE], [*OTHERS, *usual * 80]) == []


@pytest.mark.parametrize("place", ["eigersund", "luster"])
def test_whatever_is_missing_is_found_in_the_noise_of_an_evening(place):
    evening = [row["text"] for row in table(place, "contributions.csv")]
    noise = random.Random(5).sample(evening, 35)
    others = [text for text in evening if text not in noise]
    texts = [*noise, *PARKING, *SHEEP, *BOATS, *BELLS]

    found = [set(said(hint, texts)) for hint in propose_hints(texts, others)]

    for missing in (PARKING, SHEEP, BOATS, BELLS):
        assert any(len(hint & set(missing)) >= FEWEST for hint in found)


def test_words_that_are_said_of_anything_make_no_hint():
    assert propose_hints(CHANCE, OTHERS) == propose_hints(CHANCE) == []


def test_what_a_theme_is_called_is_no_theme_that_is_missing():
    courses = ["Kurs for kasserere", "Trenerkurs med turn", "Dommerkurs trengs", "Kurs i søm"]

    assert propose_hints(courses) == []


def test_a_hint_is_named_by_what_nearly_all_of_it_says_in_a_compound_or_alone():
    texts = [*BOATS, *ALONE]

    [hint] = propose_hints(texts, OTHERS)

    assert said(hint, texts) == sorted(BOATS)
    assert hint.words == ("båtar",)
    assert {"fiskebåtene", "turistbåter"} <= set(hint.keywords)


def test_two_are_too_few():
    assert propose_hints(NOISE[:2], OTHERS) == []
    assert propose_hints([], OTHERS) == propose_hints(["", " ", "…"], []) == []


def test_the_same_said_three_times_is_a_hint_without_any_to_hold_it_against():
    [hint] = propose_hints(["Sauer på fotballbanen"] * 3)

    assert hint.places == (0, 1, 2)


def test_the_order_of_the_texts_changes_nothing_but_their_places():
    texts = [*PARKING, *NOISE, *ALONE, PARKING[0]]
    first = propose_hints(texts, OTHERS)
    chance = random.Random(3)

    for _time in range(5):
        moved = chance.sample(texts, len(texts))
        again = propose_hints(moved, chance.sample(OTHERS, len(OTHERS)))
        assert [(said(one, moved), one.words, one.keywords) for one in again] == [
            (said(one, texts), one.words, one.keywords) for one in first
        ]


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.sampled_from([*PARKING, *NOISE, *ALONE, "", "😀"]) | st.text(max_size=40), max_size=14
    )
)
def test_whatever_is_said_no_text_is_in_two_hints_and_none_is_too_small(texts):
    hints = propose_hints(texts)

    places = [place for hint in hints for place in hint.places]
    assert len(places) == len(set(places))
    assert all(len(hint.places) >= FEWEST for hint in hints)
    assert all(0 <= place < len(texts) for place in places)


def test_one_that_may_be_in_either_of_two_like_hints_goes_to_the_same_whatever_the_order():
    texts = ["fiske", "fiske", "fiske danse", "danse", "danse"]

    found = {
        tuple(tuple(said(hint, moved)) for hint in propose_hints(moved))
        for moved in itertools.permutations(texts)
    }

    assert len(found) == 1
    assert len(next(iter(found))[0]) == 3
