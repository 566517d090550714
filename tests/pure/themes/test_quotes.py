import random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samspill.pure.themes.examples import shipped
from samspill.pure.themes.normalising import SMALL_WORDS, stem
from samspill.pure.themes.quotes import Quote, choose_quotes
from samspill.pure.themes.words import forms

SENTENCES = [
    "Vi mangler lager til utstyret",
    "Utstyret vårt mangler lager",
    "Me manglar lager til utstyret",
    "Bussen går ikke om kvelden",
    "Bussen går om kvelden",
    "Bussen burde gått senere om kvelden",
    "Søknadsskjemaet er for langt",
    "Skjemaet for søknader er altfor langt",
    "Orgelet i kirken er ustemt",
    "Hva med hestene?",
    "",
    "og det er som det er",
]
texts = st.lists(st.sampled_from(SENTENCES), max_size=14)


def test_the_worked_example():
    """Three about a store, two about forms, one of an organ: two quotes cover five, one is for the organ.

    Three drawn at random miss the store in 1 of 20 draws, the forms in 4 and the organ in 10: they cover
    (3 x 19 + 2 x 16 + 10) / 120 = 0.825.
    """
    given_texts = [*SENTENCES[6:8], *SENTENCES[:3], SENTENCES[8]]

    found = choose_quotes(given_texts, most=2, seed=1)

    store, form, organ = found.quotes
    assert (set(store.alike), store.is_apart) == ({2, 3, 4}, False)
    assert set(form.alike) == {0, 1}
    assert organ == Quote(5, (5,), is_apart=True)
    assert (found.coverage, found.uncovered) == (1.0, ())
    assert found.random_coverage == pytest.approx(0.825, abs=0.03)


def test_a_quote_is_not_like_what_says_the_opposite():
    found = choose_quotes(SENTENCES[3:5], most=1, seed=1)

    assert [len(one.alike) for one in found.quotes] == [1, 1]
    assert found.quotes[1].is_apart


@pytest.mark.parametrize(
    ("quoted", "other"),
    [
        ("Me treng ikkje fleire kurs", "Me treng fleire kurs, ingen held dei"),
        ("Me treng ikkje fleire kurs. Me treng folk.", "Me treng kurs! Ingen i styret kan det."),
        ("Vi vil ha basseng, hall, lager, tuba og kor", "En tuba koster 90 000 kroner"),
    ],
)
def test_a_quote_is_not_like_what_only_shares_its_words(quoted, other):
    found = choose_quotes([quoted, other], most=1, seed=1)

    assert [len(one.alike) for one in found.quotes] == [1, 1]


def test_where_nobody_is_far_there_is_no_quote_for_the_few():
    [one] = choose_quotes(SENTENCES[6:8], most=1, seed=1).quotes

    assert (one.alike, one.is_apart) == ((0, 1), False)


def test_what_says_nothing_is_never_quoted_and_not_hidden():
    found = choose_quotes(["", "og det er som det er", SENTENCES[0]], most=3, seed=1)

    assert [one.place for one in found.quotes] == [2]
    assert found.uncovered == (0, 1)


def test_nothing_to_quote():
    found = choose_quotes([], most=3, seed=1)

    assert (found.quotes, found.coverage, found.random_coverage) == ((), None, None)
    assert choose_quotes(["", "å"], most=3, seed=1).coverage == 0.0
    with pytest.raises(ValueError, match="at least one"):
        choose_quotes(["a"], most=0, seed=1)


def test_on_many_texts_more_is_covered_than_by_chance_also_by_another_measure():
    many = [one.text for one in shipped()]

    found = choose_quotes(many, most=10, seed=1)

    chosen = [one.place for one in found.quotes]
    drawn = [random.Random(seed).sample(range(len(many)), len(chosen)) for seed in range(20)]
    assert found.coverage > 1.5 * found.random_coverage
    assert nearness(many, chosen) > 1.1 * np.mean([nearness(many, places) for places in drawn])


def nearness(many, chosen):
    """Mean likeness of each text to the nearest chosen one, by whole stems."""
    stems = [{stem(form) for form in forms(text) if form not in SMALL_WORDS} for text in many]
    return np.mean(
        [
            max(len(a & stems[b]) / (len(a) * len(stems[b]) or 1) ** 0.5 for b in chosen)
            for a in stems
        ]
    )


@settings(deadline=None)
@given(texts, st.integers(1, 6))
def test_everyone_is_like_a_quote_or_listed(given_texts, most):
    found = choose_quotes(given_texts, most=most, seed=1)

    alike = {place for one in found.quotes for place in one.alike}
    assert sorted([*alike, *found.uncovered]) == list(range(len(given_texts)))
    assert all(one.place in one.alike for one in found.quotes)
    if given_texts:
        assert found.coverage == pytest.approx(1 - len(found.uncovered) / len(given_texts))


@settings(deadline=None)
@given(texts, st.integers(1, 6))
def test_where_some_are_far_from_all_one_of_them_is_quoted(given_texts, most):
    found = choose_quotes(given_texts, most=most, seed=1)

    apart = [one for one in found.quotes if one.is_apart]
    assert len(found.quotes) - len(apart) <= most
    assert len(apart) <= 1
    if any(set(forms(given_texts[place])) - SMALL_WORDS for place in found.uncovered):
        assert apart == [found.quotes[-1]]


@settings(deadline=None)
@given(texts, st.integers(1, 5))
def test_with_one_quote_more_the_first_ones_stay(given_texts, most):
    fewer = choose_quotes(given_texts, most=most, seed=1)
    more = choose_quotes(given_texts, most=most + 1, seed=1)

    plain = [one.place for one in fewer.quotes if not one.is_apart]
    assert [one.place for one in more.quotes][: len(plain)] == plain


@settings(deadline=None)
@given(texts, st.integers(1, 5), st.randoms())
def test_the_order_of_the_texts_changes_nothing_but_their_places(given_texts, most, chance):
    places = list(range(len(given_texts)))
    chance.shuffle(places)

    first = choose_quotes(given_texts, most=most, seed=1)
    second = choose_quotes([given_texts[place] for place in places], most=most, seed=1)

    def as_texts(found, those):
        return [
            (those[one.place], sorted(those[place] for place in one.alike)) for one in found.quotes
        ]

    assert as_texts(first, given_texts) == as_texts(
        second, [given_texts[place] for place in places]
    )
    assert (first.coverage, first.random_coverage) == (second.coverage, second.random_coverage)
