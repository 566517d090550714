"""The room as a drawing: a dot for each, none on top of another, and numbers with a point."""

from math import dist

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samspill.dialogue.pictures import TableDots, board_room, room

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


@pytest.mark.parametrize(
    ("count", "size"),
    [
        (4, "few"),
        (12, "few"),
        (13, "many"),
        (40, "many"),
        (60, "most"),
        (72, "most"),
        (200, "bare"),
    ],
)
def test_on_the_big_screen_every_table_is_inside_and_none_lies_on_another(count, size):
    tables = [TableDots(number, ["given"] * (number % 30)) for number in range(1, count + 1)]

    drawn = board_room(tables)

    _x, _y, width, height = (int(part) for part in drawn.box.split())
    middles = [(float(one.x), float(one.y)) for one in drawn.tables]
    assert drawn.size == size
    assert all(0 < x < width and 0 < y < height for x, y in middles)
    least = min(dist(one, other) for at, one in enumerate(middles) for other in middles[:at])
    assert least >= 2 * float(drawn.radius)
    assert sum(one.is_silent for one in drawn.tables) == count // 30


def test_the_newest_dot_is_drawn_however_many_there_are():
    tables = [TableDots(number, ["given"] * 40 + ["new"]) for number in range(1, 31)]

    drawn = board_room(tables)

    assert all(one.dots[-1].kind == "new" for one in drawn.tables)
