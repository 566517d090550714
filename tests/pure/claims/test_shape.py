"""Rows in another shape are told before anything is counted, each with its place."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from samspill.pure.claims.checking import verify
from samspill.pure.claims.shape import misshapen
from tests.pure.claims import evenings
from tests.pure.claims.evenings import sound

WRONG: dict[str, tuple[Callable[[dict[str, Any]], Any], str]] = {
    "a table that is a text": (
        lambda r: r["contributions"][0].update(table="1"),
        "contributions[0].table",
    ),
    "a language nobody has templates in": (lambda r: r.update(language="de"), "language"),
    "a row that is a text": (lambda r: r["raw"]["tops"].append("R1-001"), "raw.tops[4]"),
    "rows that are no list": (lambda r: r["raw"].update(tables={}), "raw.tables"),
    "a key that is missing": (lambda r: r["raw"].pop("findings"), "raw.findings"),
    "a key that does not belong": (lambda r: r["raw"].update(note="viktig"), "raw.note"),
    "fewer than no associations": (lambda r: r["raw"]["register"].update(IDR=-1), "raw.register"),
    "half a part": (
        lambda r: r["contributions"][0]["codings"][0].update(part=[1]),
        "contributions[0].codings[0].part",
    ),
    "two with the same id": (
        lambda r: r["contributions"].append(r["contributions"][0]),
        "contribution R1-001",
    ),
    "one that stands without words": (
        lambda r: r["contributions"][0].update(text=None),
        "contribution R1-001",
    ),
    "words of one that is withdrawn": (
        lambda r: r["contributions"][5].update(text="Likevel"),
        "contribution R1-006",
    ),
    "a top three that is not there": (
        lambda r: r["raw"]["tops"][0].update(id="R9-001"),
        "raw.tops[0]",
    ),
    "dots on what is not there": (
        lambda r: r["raw"]["ballots"][0]["reactions"][0].update(id="R9-001"),
        "raw.ballots[0]",
    ),
    "a theme that is not there": (
        lambda r: r["contributions"][0]["codings"][0].update(theme="XYZ"),
        "contribution R1-001",
    ),
    "a round that is not there": (
        lambda r: r["contributions"][0].update(round=9),
        "contribution R1-001",
    ),
    "a table that was not set": (
        lambda r: r["contributions"][0].update(table=0),
        "contribution R1-001",
    ),
    "a part without words": (
        lambda r: r["contributions"][0]["codings"][0].update(part=[3, 999]),
        "contribution R1-001",
    ),
    "a ballot of a round that is not there": (
        lambda r: r["raw"]["ballots"][0].update(round=9),
        "raw.ballots[0]",
    ),
    "one answered twice on a ballot": (
        lambda r: r["raw"]["ballots"][0]["reactions"].append(
            dict(r["raw"]["ballots"][0]["reactions"][0])
        ),
        "raw.ballots[0]",
    ),
    "a finding of a theme that is not there": (
        lambda r: r["raw"]["findings"][0].update(theme="XYZ"),
        "raw.findings[0]",
    ),
    "no dots at all": (
        lambda r: r["raw"]["ballots"][0]["reactions"][0].update(value=0),
        "raw.ballots[0]",
    ),
    "a ballot with nobody behind it": (
        lambda r: r["raw"]["ballots"][0].update(people=0),
        "raw.ballots[0].people",
    ),
    "one weighed against itself": (
        lambda r: r["raw"]["ballots"].append(
            evenings.vote(1, "pairs", 1, [("R1-001", 1, "R1-001")])
        ),
        "raw.ballots[6]",
    ),
    "more than agreeing": (
        lambda r: r["raw"]["ballots"].append(evenings.vote(1, "opinions", 1, [("R1-001", 2)])),
        "raw.ballots[6]",
    ),
}


@pytest.mark.parametrize(("change", "place"), WRONG.values(), ids=WRONG.keys())
def test_rows_in_another_shape_are_told_with_their_place(change, place):
    report = sound()
    assert list(misshapen(report)) == []

    change(report)

    assert [path for path, _text in misshapen(report)] == [place]
    assert verify(report)[0].path == place
