"""The room with people in it: who is drawn where, the marks, and the line of a move."""

import re
from math import dist

import pytest
from hypothesis import given
from hypothesis import settings as trials
from hypothesis import strategies as st

from samspill.dialogue.pictures import PersonDot, SeatingTableDots, seating_room

SIZES = st.lists(st.integers(0, 30), min_size=1, max_size=40)


def tables(sizes, **marked):
    """Tables of these sizes, people numbered from 0. `p3="moving"` marks person 3."""
    made, first = [], 0
    for number, size in enumerate(sizes, 1):
        people = [
            PersonDot(one, "full", name="Kari" if f"p{one}" in marked else "",
                      mark=marked.get(f"p{one}", ""))
            for one in range(first, first + size)
        ]  # fmt: skip
        made.append(SeatingTableDots(number, people, capacity=8))
        first += size
    return made


def numbers(text):
    return [float(one) for one in re.findall(r"-?[0-9.]+", text)]


@trials(deadline=None, max_examples=40)
@given(SIZES, st.sampled_from([0, 3]))
def test_everyone_is_drawn_once_inside_the_picture(sizes, columns):
    drawn = seating_room(tables(sizes), columns=columns)

    dots = [dot for table in drawn.tables for dot in table.dots]
    _x, _y, width, height = numbers(drawn.box)
    assert [dot.person for dot in dots] == list(range(sum(sizes)))
    for dot in dots:
        assert float(dot.r) <= float(dot.x) <= width - float(dot.r)
        assert float(dot.r) <= float(dot.y) <= height - float(dot.r)


@trials(deadline=None, max_examples=40)
@given(SIZES, st.sampled_from([0, 3]))
def test_no_person_covers_another(sizes, columns):
    drawn = seating_room(tables(sizes), columns=columns)

    dots = [(float(d.x), float(d.y), float(d.r)) for table in drawn.tables for d in table.dots]
    for place, first in enumerate(dots):
        for second in dots[:place]:
            assert dist(first[:2], second[:2]) > (first[2] + second[2]) * 0.99


@pytest.mark.parametrize(("columns", "is_narrow"), [(0, False), (3, True)])
def test_the_phone_has_a_picture_of_its_own(columns, is_narrow):
    drawn = seating_room(tables([6] * 12), columns=columns)

    assert drawn.is_narrow is is_narrow
    assert drawn.box == ("0 0 402 584" if is_narrow else "0 0 736 516")


def test_a_line_goes_from_the_one_who_moves_to_the_one_met_before():
    drawn = seating_room(tables([6, 6], p1="moving", p8="met"), line=(1, 8))

    start = [dot for dot in drawn.tables[0].dots if dot.mark == "moving"]
    end = [dot for dot in drawn.tables[1].dots if dot.mark == "met"]
    points = numbers(drawn.line)
    assert dist(points[:2], (float(start[0].x), float(start[0].y))) == pytest.approx(14, abs=0.2)
    assert dist(points[4:], (float(end[0].x), float(end[0].y))) == pytest.approx(17, abs=0.2)


def test_a_line_goes_to_the_table_when_nobody_was_met_before():
    drawn = seating_room(tables([6, 6], p1="moving"), goal=(1, 2))

    table = drawn.tables[1]
    assert dist(numbers(drawn.line)[4:], (float(table.x), float(table.y))) == pytest.approx(
        36, abs=0.3
    )


@pytest.mark.parametrize("line", [(1, 99), (99, 1), (99, 98), (1, 1)])
def test_there_is_no_line_to_one_who_is_not_drawn(line):
    assert seating_room(tables([3, 3]), line=line).line == ""


@pytest.mark.parametrize("columns", [0, 3])
@pytest.mark.parametrize("person", range(18))
def test_a_name_beside_its_dot_does_not_leave_the_picture(columns, person):
    drawn = seating_room(tables([6, 6, 6], **{f"p{person}": "met"}), columns=columns)

    [dot] = [dot for table in drawn.tables for dot in table.dots if dot.name]
    room = 4 * 9.5
    left = float(dot.name_x) - {"start": 0, "middle": room / 2, "end": room}[dot.anchor]
    assert left >= 0
    assert left + room <= numbers(drawn.box)[2]


def test_a_locked_seat_is_nailed_and_a_full_table_known():
    drawn = seating_room(tables([8, 7], p0="locked"))

    assert [bool(dot.pin) for dot in drawn.tables[0].dots] == [True] + [False] * 7
    assert [table.is_full for table in drawn.tables] == [True, False]


def test_a_long_topic_is_cut_in_the_picture_and_makes_room_for_itself():
    topic = "Kultur og fritid for barn og unge i hele kommunen"
    drawn = seating_room([SeatingTableDots(1, [], note=topic), SeatingTableDots(2, [])])

    assert drawn.tables[0].note.endswith("…")
    assert topic.startswith(drawn.tables[0].note[:-1])
    assert float(drawn.tables[0].note_y) < numbers(drawn.box)[3]
