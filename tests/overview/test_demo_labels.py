"""The demo's evenings are sorted by hand: what the files say is whole, and honest."""

from collections import Counter

import pytest

from samspill.overview.demo.sorting import OWN_THEMES, labels
from samspill.overview.demo.story import table
from samspill.pure.themes.taxonomy import load

pytestmark = pytest.mark.parametrize("place", ["luster", "eigersund"])
THEMES = {theme.code for theme in load().themes}
CODES = THEMES | {f"{theme.code}.{one.code}" for theme in load().themes for one in theme.details}


def texts(place):
    return {row["id"]: row["text"] for row in table(place, "contributions.csv")}


def main(code):
    return code.partition(".")[0]


def test_every_contribution_is_sorted_once_in_its_order(place):
    assert [row.reference for row in labels(place)] == list(texts(place))


def test_every_code_is_of_the_taxonomy(place):
    rows = labels(place)

    codes = {code for row in rows for code in (row.theme, row.second_reader, row.split_theme)}
    assert codes - {""} <= CODES
    assert {row.secondary for row in rows} - {""} <= THEMES
    assert not [row.reference for row in rows if row.secondary == main(row.theme)]


def test_an_own_theme_stands_below_the_theme_that_it_is_sorted_under(place):
    for row in labels(place):
        if row.own:
            assert OWN_THEMES[row.own].parent == main(row.split_theme or row.theme)


def test_what_says_the_same_is_sorted_alike(place):
    theme = {row.reference: row.theme for row in labels(place)}

    for row in labels(place):
        if row.same_as:
            assert row.same_as < row.reference
            assert theme[row.same_as] == row.theme


def test_a_second_part_begins_at_words_that_stand_in_the_text_once(place):
    for row in labels(place):
        assert bool(row.split_at) == bool(row.split_theme)
        if row.split_at:
            assert texts(place)[row.reference].count(row.split_at) == 1


def test_two_careful_readers_differ_in_some_and_not_in_many(place):
    again = [row for row in labels(place) if row.second_reader]
    differ = [row for row in again if main(row.second_reader) != main(row.theme)]

    assert len(again) == {"luster": 60, "eigersund": 40}[place]
    assert 5 <= len(differ) <= 8
    assert not [row for row in again if row.split_at or row.is_unclear]


def test_most_is_clear_and_no_theme_is_forgotten(place):
    rows = labels(place)

    assert 1 <= sum(row.is_unclear for row in rows) <= 12
    assert set(Counter(main(row.theme) for row in rows)) == THEMES
