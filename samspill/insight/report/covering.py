"""The report as it may lie on a table: what tells who somebody is stands covered, as where the public reads.

Only what the contributions are shown as. The rows that the report is made from, and counted again from,
keep every letter.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from samspill.dialogue.models import Dialogue, PublishedContribution
from samspill.pure.themes.screening import mask, screen

Row = Mapping[str, Any]
MARK = re.compile(r"\[[\w-]+\]")  # what stands in place of covered words


@dataclass(frozen=True)
class Covered:
    """report.json with the contributions' words covered, and in how many places they are."""

    report: dict[str, Any]
    places: int


def cover(report: Row, dialogue: Dialogue) -> Covered:
    """What a person has published stands as it was published; the rest as the system would mask it.

    Two queries, whatever the number of contributions.
    """
    published = dict(_published(dialogue))
    names = list(dialogue.conference.sign_ups.values_list("name", flat=True))
    before: Sequence[Row] = report["contributions"]
    after = [_covered(one, published.get(one["id"]), names) for one in before]
    places = sum(_marks(new) - _marks(old) for old, new in zip(before, after, strict=True))
    return Covered({**report, "contributions": after}, max(places, 0))


def _published(dialogue: Dialogue) -> Iterable[tuple[str, str]]:
    rows = PublishedContribution.objects.filter(contribution__dialogue=dialogue)
    return rows.values_list("contribution__reference", "text")


def _covered(one: Row, published: str | None, names: Sequence[str]) -> Row:
    text = one["text"]
    if text is None:
        return one
    if published is None:
        published = mask(text, screen(text, names), one["language"] or "nb")
    covered = {**one, "text": published}
    if _marks(covered) > _marks(one):  # beside a name a mark would tell whom it is of
        covered |= {"association": "", "association_id": None}
    return covered


def _marks(one: Row) -> int:
    return len(MARK.findall(one["text"] or ""))
