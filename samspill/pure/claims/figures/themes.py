"""What was spoken of: themes by the tables and associations behind them, round by round."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from samspill.pure.claims.figures.counts import Count, count
from samspill.pure.claims.figures.groups import Group, by
from samspill.pure.claims.figures.making import Figure, Making, Row, size_of
from samspill.pure.claims.figures.phrases import say
from samspill.pure.claims.figures.suppression import FEWEST_TABLES, Hidden, alone, crossed
from samspill.pure.claims.figures.turning import Leaving, is_first, is_out
from samspill.pure.claims.figures.weights import Voices, side_is_turned, told
from samspill.pure.claims.rows import Rows
from samspill.pure.opinions.weighing import Weighed
from samspill.pure.themes.taxonomy import OTHER

Cells = Sequence[tuple[int, Count]]  # round, and what was said of the theme there


@dataclass(frozen=True)
class Spoken:
    """One theme, with all that is told of it."""

    group: Group
    counted: Count
    cells: Cells
    hidden: Sequence[Hidden | None]
    weighed: Weighed
    place: int  # in the taxonomy

    @property
    def is_told(self) -> bool:
        return len(self.counted.tables) >= FEWEST_TABLES

    @property
    def rank(self) -> tuple[int, ...]:
        """The broadest first, as far as their numbers are told; what has no theme last."""
        is_other = self.group.key == OTHER
        if not self.is_told:
            return is_other, -bool(self.counted.tables), 0, 0, self.place
        counted = self.counted
        tables, associations = len(counted.tables), len(counted.associations)
        return is_other, -tables, -associations, -counted.contributions, self.place


def theme_figure(making: Making, of: str = "theme") -> Figure:
    spoken = sorted(_spoken(making), key=lambda one: one.rank)
    rows = [_row(making, one) for one in spoken]
    return making.figure(of, rows, _sentences(making, spoken))


def hidden_cells(rows: Rows) -> Mapping[tuple[str, int], Hidden]:
    """(theme, round) -> why its tables are not told."""
    making = Making(rows)
    found = making.groups("theme")
    cells, hidden = _by_round(making, found, [count(group.said) for group in found])
    return {
        (group.key or "", number): why
        for group, row, kept in zip(found, cells, hidden, strict=True)
        for (number, _count), why in zip(row, kept, strict=True)
        if why is not None
    }


def _by_round(
    making: Making, found: Sequence[Group], counts: Sequence[Count]
) -> tuple[list[Cells], list[list[Hidden | None]]]:
    """Each theme round by round, and what of it is not told."""
    rounds = making.groups("round")
    cells = [_cells(group, [int(one.key or 0) for one in rounds]) for group in found]
    hidden = crossed(
        [[len(one.tables) for _round, one in row] for row in cells],
        [size_of(one) for one in counts],
        [len(count(one.said).tables) for one in rounds],
    )
    return cells, hidden


def _spoken(making: Making) -> list[Spoken]:
    found = making.groups("theme")
    counts = [count(group.said) for group in found]
    cells, hidden = _by_round(making, found, counts)
    voices = Voices.of(making.rows, making.said)
    return [
        Spoken(group, counted, row, kept, voices.weigh(counted.associations), place)
        for place, (group, counted, row, kept) in enumerate(
            zip(found, counts, cells, hidden, strict=True)
        )
    ]


def _cells(group: Group, rounds: Sequence[int]) -> Cells:
    found = by(group.said, lambda one: [one.round])
    return [(number, count(found.get(number, []))) for number in rounds]


def _row(making: Making, spoken: Spoken) -> Row:
    row = making.row(spoken.group, spoken.counted, alone(size_of(spoken.counted)))
    weighed = spoken.weighed if spoken.is_told or not spoken.counted.tables else Weighed(None)
    cells = [
        _cell(number, counted, hidden, making.table_count)
        for (number, counted), hidden in zip(spoken.cells, spoken.hidden, strict=True)
    ]
    return row | told(weighed) | {"cells": cells}


def _cell(number: int, counted: Count, hidden: Hidden | None, table_count: int) -> Row:
    return {
        "round": number,
        "tables": None if hidden else len(counted.tables),
        "basis": {"tables": table_count},
        "ids": list(counted.ids),
        "suppressed": hidden is not None,
        "hidden": {"tables": str(hidden)} if hidden else {},
    }


def _sentences(making: Making, spoken: Sequence[Spoken]) -> list[Row]:
    """What turns, theme by theme in the order of the rows."""
    themes = [one for one in spoken if one.group.key != OTHER]
    leaving = Leaving([one.group for one in themes], making.table_count)
    found: list[Row] = []
    for place, one in enumerate(themes):
        name = one.group.name
        for turn in leaving.turns(place):
            text = say(
                f"{turn.one}_{turn.what}",
                making.rows.language,
                name=name,
                part=turn.part,
                of=turn.of,
            )
            found.append(_sentence(one, turn.one, turn.what, text, part=turn.part, of=turn.of))
        for what in _weighted_turns(themes, place):
            text = say(f"weighted_{what}", making.rows.language, name=name)
            found.append(_sentence(one, "weighted", what.partition("_")[0], text))
    return found


def _sentence(spoken: Spoken, by: str, turns: str, text: str, **numbers: int) -> Row:
    ids = list(spoken.counted.ids)
    return {"key": spoken.group.key, "by": by, "turns": turns, "text": text, **numbers, "ids": ids}


def _weighted_turns(themes: Sequence[Spoken], place: int) -> list[str]:
    """What becomes otherwise of a theme when each category has the weight it has in the register."""
    one = themes[place]
    if not one.is_told or one.weighed.share is None:
        return []
    plain = [theme.weighed.share or 0.0 for theme in themes]
    weighted = [theme.weighed.weighted or 0.0 for theme in themes]
    found = ["five_out"] if is_first(place, plain) and is_out(place, weighted) else []
    found += ["five_in"] if is_out(place, plain) and is_first(place, weighted) else []
    half = "half_out" if 2 * one.weighed.share > 1 else "half_in"
    return found + ([half] if side_is_turned(one.weighed) else [])
