"""What is not told cannot be reckoned: every small world is tried, by one who knows how it is hidden."""

from collections import defaultdict
from itertools import product

import pytest

from samspill.pure.claims.figures.suppression import (
    Hidden,
    Size,
    alone,
    cells,
    crossed,
    is_few,
    parts,
)

ROOM = 8  # contributions in the largest world


def worlds_by_what_is_shown(worlds):
    """worlds: (what is shown, the true tables of its cells)."""
    found = defaultdict(list)
    for shown, tables in worlds:
        found[shown].append(tables)
    return found


def assert_nothing_can_be_reckoned(found):
    assert found
    for shown, truths in found.items():
        for place, hidden in enumerate(shown[0]):
            possible = {tables[place] for tables in truths}
            if hidden is Hidden.FEW:
                assert possible == {1, 2}, (shown, truths)
            elif hidden is Hidden.SPLIT:
                assert len(possible) > 1, (shown, truths)


def shown(number, hidden):
    return hidden or number


def small_row(count):
    """Every row of cells with its whole, which reaches its distinct tables."""
    for tables in product(range(ROOM + 1), repeat=count):
        for contributions in range(sum(tables), ROOM + 1):
            for distinct in range(max(tables), sum(tables) + 1):
                yield tables, Size(distinct, contributions)


@pytest.mark.parametrize("count", [1, 2, 3])
def test_a_cell_of_one_or_two_tables_cannot_be_reckoned_from_its_row(count):
    def told(tables, whole):
        hidden = cells(tables, whole)
        kept = alone(whole)
        told_cells = tuple(map(shown, tables, hidden))
        return (
            told_cells,
            shown(whole.tables, kept.tables),
            shown(whole.contributions, kept.contributions),
        )

    found = worlds_by_what_is_shown(
        (told(tables, whole), tables) for tables, whole in small_row(count) if count < 3 or whole
    )

    assert_nothing_can_be_reckoned(found)


def small_wholes(count, room):
    """Rows that add up: (tables, contributions) of each, and the distinct tables of all."""
    each = [
        (tables, contributions)
        for contributions in range(room + 1)
        for tables in range(contributions + 1)
        if tables or not contributions
    ]
    for rows in product(each, repeat=count):
        if sum(contributions for _tables, contributions in rows) <= room:
            reached = [tables for tables, _contributions in rows]
            for distinct in range(max(reached), sum(reached) + 1):
                yield rows, distinct


def fits(number, shown, *, least=0):
    """Whether a number may be what is shown as this."""
    if shown is Hidden.FEW:
        return is_few(number)
    return number >= least if isinstance(shown, Hidden) else number == shown


@pytest.mark.parametrize(("count", "room"), [(1, 8), (2, 8), (3, 6)])
def test_a_row_of_one_or_two_tables_cannot_be_reckoned_from_the_rows_beside_it(count, room):
    worlds = list(small_wholes(count, room))
    seen = set()
    for rows, distinct in worlds:
        whole = Size(distinct, sum(contributions for _tables, contributions in rows))
        kept = parts([Size(*row) for row in rows], {"": whole})
        labels = tuple(
            (shown(tables, one.tables), shown(contributions, one.contributions))
            for (tables, contributions), one in zip(rows, kept, strict=True)
        )
        seen.add((labels, distinct, whole.contributions))

    for labels, distinct, contributions in seen:
        fitting = [
            [tables for tables, _contributions in rows]
            for rows, reached in worlds
            if reached == distinct
            and sum(given for _tables, given in rows) == contributions
            and all(
                fits(tables, label[0]) and fits(given, label[1], least=1)
                for (tables, given), label in zip(rows, labels, strict=True)
            )
        ]
        for place, (label, _given) in enumerate(labels):
            if label is Hidden.FEW:
                assert {tables[place] for tables in fitting} == {1, 2}, (labels, distinct)


def test_no_row_is_told_of_a_room_where_one_or_two_tables_wrote():
    kept = parts([Size(2, 4), Size(0, 0)], {"": Size(2, 4)})

    assert [one.tables for one in kept] == [Hidden.SPLIT, Hidden.SPLIT]


def test_a_nought_is_told_as_a_nought():
    assert cells([0, 5, 0], Size(5, 9)) == [None, None, None]
    assert alone(Size(0, 0)).by_name == {}


def test_one_and_two_tables_are_told_alike_and_three_are_told():
    assert cells([1, 2, 3, 6], Size(7, 20)) == [Hidden.FEW, Hidden.FEW, None, None]


def test_a_row_is_not_split_where_its_whole_gives_a_cell_away():
    apart = cells([3, 2], Size(5, 9))  # five distinct tables: the other two were at no other
    alone_each = cells([3, 1], Size(3, 4))  # four contributions: the fourth was one table's

    assert apart == [Hidden.SPLIT, Hidden.SPLIT]
    assert alone_each == [Hidden.SPLIT, Hidden.SPLIT]


def test_a_columns_distinct_tables_do_not_give_a_cell_away():
    found = crossed([[4, 5], [2, 4]], [Size(7, 20), Size(4, 20)], [6, 8])

    assert found == [[None, None], [Hidden.SPLIT, Hidden.SPLIT]]


def test_the_smallest_row_beside_a_single_small_one_is_held_back_with_it():
    kept = parts([Size(12, 300), Size(6, 40), Size(1, 1)], {"": Size(12, 341)})

    assert [one.contributions for one in kept] == [None, Hidden.BESIDE, Hidden.FEW]
    assert [one.tables for one in kept] == [None, None, Hidden.FEW]
    assert kept[2].by_name["distinct"] == "few"
