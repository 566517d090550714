"""A plug-in may only propose, and only what it can point at in the text."""

import math

import pytest

from samspill.pure.themes.examples import shipped
from samspill.pure.themes.keywords import Proposal, ThemeScore
from samspill.pure.themes.model import suggest, theme_model
from samspill.pure.themes.suggesting import (
    Span,
    Suggestion,
    checked,
    named,
    propose_all,
    without_guess,
)
from samspill.pure.themes.taxonomy import load

TEXT = "Vi mangler halltid, og styret er slitent"
INPUTS = [("a", TEXT), ("b", "Hvem ringer vi i kommunen?")]
HALL = Span(11, 18, "halltid")
BOARD = Span(23, 29, "styret")


class Plug:
    name, version = "our-model", "1"

    def __init__(self, *suggestions):
        self.suggestions = suggestions

    def suggest(self, inputs, taxonomy):
        yield from self.suggestions


class Broken(Plug):
    def suggest(self, inputs, taxonomy):
        yield Suggestion("a", "LOK", 0.9, (HALL,))
        raise RuntimeError("no room in memory")


def held(*suggestions):
    return checked(suggestions, INPUTS, load())


def test_two_themes_are_kept_strongest_first_with_their_passages():
    found = held(
        Suggestion("a", "REK.styreverv", 0.6, (BOARD,)),
        Suggestion("a", "LOK.tilgang", 0.9, (HALL,)),
        Suggestion("a", "OKO", 0.1, (HALL,)),
    )["a"]

    assert [(one.code, one.detail, one.words) for one in found.themes] == [
        ("LOK", "tilgang", ("halltid",)),
        ("REK", "styreverv", ("styret",)),
    ]
    assert not found.unclear


@pytest.mark.parametrize(
    "suggestion",
    [
        Suggestion("z", "LOK", 0.9, (HALL,)),
        Suggestion("a", "XYZ", 0.9, (HALL,)),
        Suggestion("a", "LOK.ukjent", 0.9, (HALL,)),
        Suggestion("a", "LOK", 1.1, (HALL,)),
        Suggestion("a", "LOK", -0.1, (HALL,)),
        Suggestion("a", "LOK", math.nan, (HALL,)),
        Suggestion("a", "LOK", 0.9, ()),
        Suggestion("a", "LOK", 0.9, (Span(10, 17, "halltid"),)),
        Suggestion("a", "LOK", 0.9, (Span(-29, -22, "halltid"),)),
        Suggestion("a", "LOK", 0.9, (Span(0, 0, ""),)),
        Suggestion("a", "LOK", 0.9, (Span(10, 11, " "),)),
        Suggestion("a", "LOK", 0.9, (HALL, Span(0, 5, "Vi vil"))),
        Suggestion("b", "LOK", 0.9, (HALL,)),
    ],
)
def test_what_does_not_hold_is_dropped(suggestion):
    assert held(suggestion) == {}


def test_a_weak_word_asks_a_person_to_look():
    assert held(Suggestion("a", "LOK", 0.4, (HALL,)))["a"].unclear


def test_the_order_of_suggestions_does_not_matter():
    some = [
        Suggestion("a", "LOK", 0.5, (HALL,)),
        Suggestion("a", "REK", 0.5, (BOARD,)),
        Suggestion("a", "LOK.tilgang", 0.5, (HALL,)),
        Suggestion("a", "OKO", 0.5, (HALL,)),
    ]

    assert held(*some) == held(*reversed(some))


def test_the_houses_own_model_says_what_the_plug_in_does_not():
    model = theme_model(load())

    first, second = propose_all(INPUTS, model, Plug(Suggestion("a", "BID", 0.9, (HALL,))))

    assert (first.proposal.primary.code, first.by) == ("BID", "our-model 1")
    assert second.proposal == without_guess(suggest(INPUTS[1][1], model))
    assert second.by == named(None)


def test_a_plug_in_that_breaks_is_told_of_and_the_model_proposes_alone():
    model = theme_model(load())
    told = []

    found = propose_all(INPUTS, model, Broken(), failed=told.append)

    assert [one.proposal for one in found] == [
        without_guess(suggest(text, model)) for _key, text in INPUTS
    ]
    assert [str(error) for error in told] == ["no room in memory"]


def test_what_is_not_a_suggestion_at_all_breaks_nothing():
    found = propose_all(INPUTS, theme_model(load()), Plug("LOK", None))

    assert [one.by for one in found] == [named(None)] * 2


def test_a_long_name_is_cut_to_what_is_kept():
    plug = Plug()
    plug.name = "n" * 100

    assert len(named(plug)) == 60


@pytest.mark.parametrize(
    ("score", "has_key_words", "is_kept"),
    [(2.1, True, True), (1.9, True, False), (2.1, False, False)],
)
def test_a_second_theme_is_kept_where_words_speak_for_it_and_it_is_near(
    score, has_key_words, is_kept
):
    first, second = ThemeScore("LOK", "booking", 4.0, ("hall",)), ThemeScore("REK", "", score, ())
    ranked = (first, second) if has_key_words else (first,)

    kept = without_guess(Proposal((first, second), unclear=False, ranked=ranked))

    assert kept.themes == ((first, second) if is_kept else (first,))


def test_most_contributions_are_proposed_under_one_theme():
    texts = [(str(place), one.text) for place, one in enumerate(shipped())]

    found = propose_all(texts, theme_model(load()))

    two = sum(one.proposal.secondary is not None for one in found)
    assert 0 < two < len(found) / 3
