"""From what a person types to the municipality that is meant."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samspill.overview.finding import find_municipality, names_to_choose_from
from samspill.overview.map_picture import beside, box, heap, is_dot, strip, view_box_of
from samspill.standard.map import MapRow


def row(name, *, number="1101", county="Rogaland", search="", path="M0,0L1,0L1,1Z"):
    return MapRow(number, name, county[:2], county, "no_data", path, 0, 0, search=search)


ROWS = [
    row("Lillesand", number="4215", search="lillesand"),
    row("Hyllestad", number="4637", search="hyllestad"),
    row("Våler", number="3114", county="Østfold", search="våler"),
    row("Våler", number="3419", county="Innlandet", search="våler"),
    row("Karasjok", number="5610", search="karasjok kárášjohka"),
    row("Nordre Follo", number="3207", search="nordre follo"),
]


def names(rows):
    return [one.name for one in rows]


@pytest.mark.parametrize(
    "typed", ["Lillesand", "  lillesand ", "LILLESAND", "Lillesand kommune", "4215"]
)
def test_a_name_is_found_however_it_is_typed(typed):
    assert names(find_municipality(typed, ROWS).exact) == ["Lillesand"]


def test_the_sami_name_is_found():
    assert names(find_municipality("Kárášjohka", ROWS).exact) == ["Karasjok"]


def test_a_misspelt_name_gives_the_one_that_is_meant_and_no_others():
    found = find_municipality("Lilesand", ROWS)

    assert (found.exact, names(found.near)) == ([], ["Lillesand"])


def test_two_of_the_same_name_are_both_found_and_the_county_tells_them_apart():
    both = find_municipality("Våler", ROWS).exact
    one = find_municipality("Våler (Innlandet)", ROWS).exact

    assert [each.number for each in both] == ["3114", "3419"]
    assert [each.number for each in one] == ["3419"]


def test_a_part_of_a_name_is_enough_when_it_is_the_only_one():
    assert names(find_municipality("Follo", ROWS).exact) == ["Nordre Follo"]


def test_nothing_is_like_a_word_of_another_kind():
    found = find_municipality("xyzzy", ROWS)

    assert (found.exact, found.near) == ([], [])


def test_the_list_to_choose_from_has_the_county_where_two_share_a_name():
    assert names_to_choose_from(ROWS)[-2:] == ["Våler (Innlandet)", "Våler (Østfold)"]


@given(st.text(max_size=40))
def test_anything_may_be_typed(typed):
    found = find_municipality(typed, ROWS)

    assert all(one in ROWS for one in [*found.exact, *found.near])


@given(st.integers(min_value=0, max_value=400))
def test_a_heap_has_a_square_for_each_and_none_on_top_of_another(count):
    squares = heap(["a"] * count, height=700)

    assert len({(one.x, one.y) for one in squares}) == count
    assert all(one.y + 10 <= 700 for one in squares)


def test_squares_stand_in_the_order_of_the_states():
    assert [one.kind for one in strip(["adopted", "on_the_way", "no_data"])] == ["a", "b", "d"]


def test_an_island_too_small_to_draw_is_a_dot():
    assert is_dot("M13.2,707.8L13.2,707.8L13.2,707.8Z")
    assert not is_dot("M13.9,699.9L14.7,697.3L16.5,698.9Z")


def test_the_picture_of_a_county_shows_its_neighbours_and_not_those_far_away():
    own = [row("A", number="1", path="M0,0L10,0L10,10Z")]
    near = row("B", number="2", path="M12,0L20,0L20,10Z")
    far = row("C", number="3", path="M90,90L99,90L99,99Z")

    assert names(beside(own, [*own, near, far])) == ["B"]
    assert view_box_of(own) == "-6.0 -6.0 22.0 22.0"
    assert box(near.path) == (12.0, 0.0, 20.0, 10.0)
