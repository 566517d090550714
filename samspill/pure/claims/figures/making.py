"""What every figure is made of: its basis, its rows, and what of them is not told."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from samspill.pure.claims.figures.counts import Count, count, ordered, tables_set
from samspill.pure.claims.figures.groups import Group, groups
from samspill.pure.claims.figures.phrases import many, say
from samspill.pure.claims.figures.suppression import Hidden, Kept, Size, is_few, parts
from samspill.pure.claims.rows import PERSON, Rows, Said

Figure = dict[str, Any]
Row = dict[str, Any]


@dataclass(frozen=True)
class Making:
    """One evening's rows, with what all its figures share."""

    rows: Rows

    @cached_property
    def said(self) -> list[Said]:
        return ordered(self.rows)

    @cached_property
    def whole(self) -> Count:
        return count(self.said)

    @cached_property
    def table_count(self) -> int:
        return len(tables_set(self.rows))

    @cached_property
    def basis(self) -> dict[str, int]:
        return {
            "contributions": self.whole.contributions,
            "tables": self.table_count,
            "associations": len(self.whole.associations),
        }

    def groups(self, of: str) -> list[Group]:
        return groups(self.rows, self.said, of)

    def figure(self, of: str, rows: Sequence[Row], sentences: Sequence[Row] = ()) -> Figure:
        return {
            "id": of,
            "name": say(of, self.rows.language),
            "text": self._text(),
            "basis": self.basis | {"spoke": len(self.whole.tables)} | self._sorted(),
            "rows": list(rows),
            "sentences": list(sentences),
        }

    def row(
        self, group: Group, counted: Count, kept: Kept, *, tells_associations: bool = False
    ) -> Row:
        """tells_associations: one or two of them too, where the row is a row of associations."""
        hidden = kept.by_name
        if kept.tables and is_few(len(counted.associations)) and not tells_associations:
            hidden["associations"] = str(Hidden.FEW)
        numbers = {
            "contributions": counted.contributions,
            "distinct": counted.distinct,
            "tables": len(counted.tables),
            "associations": len(counted.associations),
        }
        return {
            "key": group.key,
            "name": group.name,
            **{name: None if name in hidden else number for name, number in numbers.items()},
            "basis": self.basis,
            "ids": list(counted.ids),
            "suppressed": bool(hidden),
            "hidden": hidden,
        }

    def _sorted(self) -> dict[str, int]:
        """How many stand as people sorted them, how many by proposal, how many are unclear or not sorted."""
        clear = [one for one in self.said if one.codings and not one.is_unclear]
        by_people = sum(any(coded.by == PERSON for coded in one.codings) for one in clear)
        return {
            "by_people": by_people,
            "proposed": len(clear) - by_people,
            "unclear": len(self.said) - len(clear),
        }

    def _text(self) -> str:
        language, how = self.rows.language, self._sorted()
        basis = say(
            "basis",
            language,
            contributions=many("contributions", self.whole.contributions, language),
            tables=say("tables_of", language, n=len(self.whole.tables), all=self.table_count),
            associations=many("associations", len(self.whole.associations), language),
        )
        people = say("sorted_by_people", language, n=how["by_people"], all=self.whole.contributions)
        others = [say("proposed", language, n=how["proposed"])] if how["proposed"] else []
        others += [many("unclear", how["unclear"], language)] if how["unclear"] else []
        return f"{basis} {', '.join([people, *others])}."


def size_of(counted: Count, group: str = "") -> Size:
    return Size(len(counted.tables), counted.contributions, group)


def split_figure(making: Making, of: str) -> Figure:
    """Rows that together are all contributions, each in one of them."""
    found = making.groups(of)
    counts = [count(group.said) for group in found]
    kept = parts([size_of(one) for one in counts], {"": size_of(making.whole)})
    rows = [making.row(*one) for one in zip(found, counts, kept, strict=True)]
    return making.figure(of, rows)


def question_figure(making: Making, of: str = "question") -> Figure:
    """The questions of a round are together the round, of which nothing more is told than as a round."""
    rounds = {group.key or "": count(group.said) for group in making.groups("round")}
    told = parts([size_of(one) for one in rounds.values()], {"": size_of(making.whole)})
    of_round = dict(zip(rounds, told, strict=True))
    found = making.groups(of)
    counts = [count(group.said) for group in found]
    kept = parts(
        [size_of(one, group.whole) for group, one in zip(found, counts, strict=True)],
        {key: size_of(one) for key, one in rounds.items()},
    )
    asked = Counter(group.whole for group in found)
    for place, group in enumerate(found):
        round = of_round[group.whole]
        kept[place] = round if asked[group.whole] == 1 else _followed(kept[place], round)
    rows = [making.row(*one) for one in zip(found, counts, kept, strict=True)]
    return making.figure(of, rows)


def _followed(question: Kept, round: Kept) -> Kept:
    """What is not told of the round is not told of its questions."""
    beside = Hidden.BESIDE if round.contributions else None
    split = Hidden.SPLIT if round.tables is Hidden.SPLIT else None
    return Kept(question.tables or split, question.contributions or beside)


def table_figure(making: Making, of: str = "table") -> Figure:
    """In the tables' own order; what each is counted by is not tables."""
    rows = []
    for group in making.groups(of):
        row = making.row(group, count(group.said), Kept())
        rows.append(row | {"tables": None})
    return making.figure(of, rows)
