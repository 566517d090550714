"""What the tables have spoken of so far, by theme and round: distinct tables, never notes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from samspill.dialogue.models import Dialogue, Round
from samspill.insight.models import Coding, Theme
from samspill.pure.claims.figures.suppression import Hidden, Size, alone, crossed
from samspill.pure.themes.taxonomy import OTHER

LEAST_TABLES = 3  # fewer are told as "fewer than 3"


@dataclass
class Counted:
    """The tables, associations and contributions behind one figure."""

    tables: set[int] = field(default_factory=set)
    associations: set[int] = field(default_factory=set)
    contributions: set[int] = field(default_factory=set)

    def take(self, table: int | None, association: int | None, contribution: int) -> None:
        self.tables.update({table} - {None})
        self.associations.update({association} - {None})
        self.contributions.add(contribution)


@dataclass(frozen=True)
class Cell:
    """tables: None where they are fewer than 3, so that no table can be picked out; or (is_apart) where
    they would give such a number away. share: of 100."""

    tables: int | None
    share: float = 0
    is_apart: bool = False


@dataclass(frozen=True)
class Row:
    """One theme. rounds: (round number, cell); associations and contributions as `Cell.tables`."""

    theme: Theme
    rounds: Sequence[tuple[int, Cell]]
    tables: int | None
    associations: int | None
    contributions: int | None


@dataclass(frozen=True)
class SoFar:
    """basis       everything that stands, sorted or not
    has_theme   how many of it the rows are made of
    by_people   how many of those a person has sorted; the others stand as they are proposed
    unclear     how many more are unclear, and so count under no theme
    """

    rounds: Sequence[Round]
    rows: Sequence[Row]
    basis: Counted
    has_theme: int
    by_people: int
    unclear: int

    @property
    def as_proposed(self) -> int:
        return self.has_theme - self.by_people


def themes_so_far(dialogue: Dialogue) -> SoFar:
    """In four queries. What has no theme or is unclear is not counted; a proposal that nobody has seen is."""
    basis, in_round = Counted(), defaultdict[int, Counted](Counted)
    standing = dialogue.contributions.standing()
    for number, *given in standing.values_list("round__number", "table", "association", "pk"):
        for counted in (basis, in_round[number]):
            counted.take(*given)
    by_theme: dict[str, Counted] = defaultdict(Counted)
    by_round: dict[tuple[str, int], Counted] = defaultdict(Counted)
    seen: dict[str, set[int]] = defaultdict(set)
    unclear: set[int] = set()
    for codes, source, is_unclear, number, table, association, contribution in _coded(dialogue):
        if is_unclear:
            unclear.add(contribution)
            continue
        for code in codes:
            by_theme[code].take(table, association, contribution)
            by_round[code, number].take(table, association, contribution)
            seen[source] |= {contribution} if code != OTHER else set()
    rounds = [
        one
        for one in Round.everything.filter(dialogue=dialogue).with_item()
        if one.number in in_round
    ]
    sizes = {one.number: len(in_round[one.number].tables) for one in rounds}
    cells = _cells(by_theme, by_round, sizes, len(basis.tables))
    themes = Theme.objects.filter(pk__in=by_theme.keys() - {OTHER})
    ranked = sorted(themes, key=lambda theme: _rank(theme, by_theme[theme.pk]))
    return SoFar(
        rounds,
        [_row(theme, by_theme[theme.pk], cells[theme.pk]) for theme in ranked],
        basis,
        len(seen[Coding.Source.PERSON] | seen[Coding.Source.MACHINE]),
        len(seen[Coding.Source.PERSON]),
        len(unclear.difference(*seen.values())),
    )


def _coded(
    dialogue: Dialogue,
) -> Iterable[tuple[list[str], str, bool, int, int | None, int | None, int]]:
    """(themes, who said so, whether it is unclear, round's number, table, association, contribution)."""
    rows = (
        Coding.objects.current()
        .filter(contribution__in=dialogue.contributions.standing())
        .values_list(
            "primary",
            "secondary",
            "source",
            "is_unclear",
            "contribution__round__number",
            "contribution__table",
            "contribution__association",
            "contribution",
        )
    )
    for first, second, source, *place in rows:
        counts = second if source == Coding.Source.PERSON else None
        yield [code for code in (first, counts) if code], source, *place


def _rank(theme: Theme, counted: Counted) -> tuple[int, int, int, str]:
    tables, associations = len(counted.tables), len(counted.associations)
    return (-tables, -associations, -len(counted.contributions), theme.pk)


def _cells(
    by_theme: Mapping[str, Counted],
    by_round: Mapping[tuple[str, int], Counted],
    sizes: Mapping[int, int],
    all_tables: int,
) -> dict[str, list[tuple[int, Cell]]]:
    """What is told of each theme round by round, by the rule of the figures.

    sizes   round's number -> its distinct tables
    """
    nothing = Counted()
    table = [[len(by_round.get((code, n), nothing).tables) for n in sizes] for code in by_theme]
    wholes = [Size(len(one.tables), len(one.contributions)) for one in by_theme.values()]
    hidden = crossed(table, wholes, [*sizes.values()])
    return {
        code: [
            (number, _cell(count, why, all_tables))
            for number, count, why in zip(sizes, row, kept, strict=True)
        ]
        for code, row, kept in zip(by_theme, table, hidden, strict=True)
    }


def _cell(count: int, why: Hidden | None, all_tables: int) -> Cell:
    if why:
        return Cell(None, is_apart=why is not Hidden.FEW)
    return Cell(count, 100 * count / max(1, all_tables))


def _row(theme: Theme, counted: Counted, cells: Sequence[tuple[int, Cell]]) -> Row:
    kept = alone(Size(len(counted.tables), len(counted.contributions)))
    return Row(
        theme,
        cells,
        None if kept.tables else len(counted.tables),
        _told(len(counted.associations)),
        None if kept.contributions else len(counted.contributions),
    )


def _told(count: int) -> int | None:
    return count if count == 0 or count >= LEAST_TABLES else None
