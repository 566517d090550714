"""Contributions and how they are sorted, as a report tells them: read in two queries, as plain rows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from django.db.models import Q

from samspill.dialogue.models import Contribution, Dialogue
from samspill.insight.models import Coding
from samspill.pure.claims.reckoning import short_sorting

Row = dict[str, Any]

OF_A_CONTRIBUTION = (
    "pk", "reference", "round__number", "table__number", "association", "association__name",
    "association__category", "language", "raw_text", "withdrawn_at", "erased_at", "question",
    "kind", "channel", "is_late",
)  # fmt: skip
OF_A_CODING = (
    "primary", "detail", "secondary", "source", "is_unclear", "part__start", "part__end"
)  # fmt: skip


class Given(NamedTuple):
    """A contribution and where it was given; in the order of OF_A_CONTRIBUTION."""

    pk: int
    reference: str
    round: int
    table: int | None
    association: int | None
    name: str | None  # of the association, as registers write it
    category: str | None
    language: str
    text: str
    withdrawn_at: datetime | None
    erased_at: datetime | None
    question: int
    kind: str
    channel: str
    is_late: bool


class Sorted(NamedTuple):
    """A coding; in the order of OF_A_CODING."""

    theme: str
    detail: str | None
    secondary: str | None
    by: str
    unclear: bool
    start: int | None
    end: int | None

    def as_row(self) -> Row:
        return {
            "theme": self.theme,
            "detail": self.detail or "",
            "secondary": self.secondary or "",
            "by": self.by,
            "unclear": self.unclear,
            "part": None if self.start is None else [self.start, self.end],
        }


def given_in(dialogue: Dialogue) -> list[Given]:
    """Every contribution, by round, table and age. One query."""
    rows = dialogue.contributions.in_order().values_list(*OF_A_CONTRIBUTION)
    return [Given(*row) for row in rows]


def sorted_in(dialogue: Dialogue) -> dict[int, list[Sorted]]:
    """What counts, for each contribution: one, or one for each of its parts from left to right."""
    current = Coding.objects.current().filter(contribution__dialogue=dialogue)
    standing = current.filter(Q(part=None) | Q(part__is_standing=True))
    rows = standing.order_by("contribution", "part__start", "pk")
    found: dict[int, list[Sorted]] = {}
    for contribution, *row in rows.values_list("contribution", *OF_A_CODING):
        found.setdefault(contribution, []).append(Sorted(*row))
    return found


def row_of(
    one: Given,
    sorting: Sequence[Sorted],
    merge: int | None,
    names: Mapping[int, str],
    numbers: Mapping[int, int],
) -> Row:
    """One contribution as it stands in the raw rows; without its text when it is taken back.

    names, numbers   of associations, by primary key: as they are shown, and the report's own numbers
    """
    codings = [coding.as_row() for coding in sorting]
    return {
        **_head(one, names[one.association] if one.association else ""),
        **short_sorting(codings),
        "question": one.question,
        "association_id": numbers[one.association] if one.association else None,
        "kind": one.kind,
        "channel": one.channel,
        "late": one.is_late,
        "merge": merge,
        "codings": codings,
    }


def contribution_row(one: Contribution) -> Row:
    """One contribution as a policy shows it; without its text when it is taken back."""
    table, association = one.table, one.association
    given = Given(
        one.pk, one.reference, one.round.number, table.number if table else None,
        association.pk if association else None, association.name if association else None,
        association.category_id if association else None, one.language, one.raw_text,
        one.withdrawn_at, one.erased_at, one.question, one.kind, one.channel, one.is_late,
    )  # fmt: skip
    return _head(given, association.display_name if association else "")


def _head(one: Given, association: str) -> Row:
    is_standing = one.withdrawn_at is None and one.erased_at is None
    return {
        "id": one.reference,
        "round": one.round,
        "table": one.table,
        "association": association,
        "category": one.category or "",
        "language": one.language,
        "text": one.text if is_standing else None,
        "state": "given" if is_standing else "erased" if one.erased_at else "withdrawn",
    }
