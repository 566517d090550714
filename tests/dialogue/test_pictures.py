"""The room as a drawing: a dot for each, none on top of another, and numbers with a point."""

from math import dist

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samspill.dialogue.pictures import TableDots, room

COUNTS = st.lists(st.integers(0, 60), min_size=1, max_size=40)


@settings(deadline=None, max_examples=40)
@given(COUNTS, st.booleans())
def test_every_table_and_every_dot_is_drawn_inside_the_picture(counts, is_seating):
    tables = [TableDots(number, ["given"] * count) for number, count in enumerate(counts, 1)]

    drawn = room(tables, is_seating=is_seating)

    assert [len(table.dots) for table in drawn.tables] == counts
    _x, _y, width, height = (int(part) for part in drawn.box.split())
    for table in drawn.tables:
        assert 0 < float(table.x) < width
        assert 0 < float(table.y) < height


@pytest.mark.parametrize("count", [1, 6, 12, 20, 45])
def test_no_dot_lies_on_another(count):
    [table] = room([TableDots(1, ["given"] * count)]).tables

    dots = [(float(dot.x), float(dot.y), float(dot.r)) for dot in table.dots]

    for place, first in enumerate(dots):
        for second in dots[:place]:
            assert dist(first[:2], second[:2]) > 2 * first[2] * 0.95


def test_the_kind_of_each_dot_is_kept_in_order():
    [table] = room([TableDots(7, ["given", "new"])]).tables

    assert [dot.kind for dot in table.dots] == ["given", "new"]
    assert (table.number, table.is_silent) == (7, False)


def test_numbers_are_written_with_a_point(settings):
    settings.LANGUAGE_CODE = "nb"
    [table] = room([TableDots(1, ["given"] * 5)]).tables

    assert all("," not in dot.x + dot.y + dot.r for dot in table.dots)


def test_notes_make_room_under_each_table():
    plain = room([TableDots(1, [])] * 5)
    noted = room([TableDots(1, [], "nå")] * 5)

    assert int(noted.box.split()[3]) > int(plain.box.split()[3])
