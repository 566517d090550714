"""The shape of a report's raw rows, as rows.py tells it: every key, and what may stand there; nothing else.

Looked at before anything is reckoned: what has another shape cannot be counted.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from samspill.pure.claims.dangling import dangling

TEXT, NUMBER, TRUTH, COUNTS = "a text", "a whole number", "true or false", "counts by category"
NUMBER_OR_NONE, TEXT_OR_NONE = "a whole number or null", "a text or null"
PART = "two whole numbers or null"
LANGUAGES = ("nb", "nn", "en")
STATES = ("given", "withdrawn", "erased")
KINDS = ("dots", "opinions", "pairs")

HEAD: Mapping[str, Any] = {
    "title": TEXT,
    "organiser": TEXT,
    "language": LANGUAGES,
    "conference": {"date": TEXT, "venue": TEXT},
    "contributions": [
        {
            "id": TEXT,
            "round": NUMBER,
            "question": NUMBER,
            "table": NUMBER_OR_NONE,
            "association": TEXT,
            "association_id": NUMBER_OR_NONE,
            "category": TEXT,
            "language": TEXT,
            "kind": TEXT,
            "channel": TEXT,
            "late": TRUTH,
            "text": TEXT_OR_NONE,
            "state": STATES,
            "merge": NUMBER_OR_NONE,
            "codings": [
                {
                    "theme": TEXT,
                    "detail": TEXT,
                    "secondary": TEXT,
                    "by": ("machine", "person"),
                    "unclear": TRUTH,
                    "part": PART,
                }
            ],
            "themes": [TEXT],
            "detail": TEXT,
            "coded_by": TEXT,
            "unclear": TRUTH,
        }
    ],
    "raw": {
        "rounds": [
            {"number": NUMBER, "theme": TEXT, "questions": [{"number": NUMBER, "text": TEXT}]}
        ],
        "tables": [NUMBER],
        "themes": [{"code": TEXT, "parent": TEXT_OR_NONE, "name": TEXT, "finding": TEXT}],
        "categories": [{"code": TEXT, "name": TEXT}],
        "associations": [{"id": NUMBER, "name": TEXT, "category": TEXT}],
        "register": COUNTS,
        "signed_up": COUNTS,
        "ballots": [
            {
                "round": NUMBER,
                "kind": KINDS,
                "people": NUMBER,
                "association_id": NUMBER_OR_NONE,
                "reactions": [{"id": TEXT, "other": TEXT_OR_NONE, "value": NUMBER}],
            }
        ],
        "tops": [{"round": NUMBER, "table": NUMBER, "rank": NUMBER, "id": TEXT}],
        "findings": [{"id": TEXT, "theme": TEXT}],
    },
}

Told = Iterator[tuple[str, str]]  # (path, what is wrong)


def misshapen(report: Mapping[str, Any]) -> Told:
    """Every place where the raw rows have another shape, or name what is not there."""
    is_whole = True
    for name, shape in HEAD.items():
        for fault in _wrong(report.get(name), shape, name):
            is_whole = False
            yield fault
    if is_whole:
        yield from dangling(report)


def _wrong(value: Any, shape: Any, path: str) -> Told:
    if isinstance(shape, dict):
        yield from _wrong_object(value, shape, path)
    elif isinstance(shape, list):
        if not isinstance(value, list):
            yield path, "a list should stand here"
        else:
            for place, one in enumerate(value):
                yield from _wrong(one, shape[0], f"{path}[{place}]")
    elif isinstance(shape, tuple):
        if value not in shape:
            yield path, f"one of {', '.join(shape)} should stand here"
    elif not _is(value, shape):
        yield path, f"{shape} should stand here"


def _wrong_object(value: Any, shape: Mapping[str, Any], path: str) -> Told:
    if not isinstance(value, dict):
        yield path, "an object should stand here"
        return
    for name in value.keys() - shape.keys():
        yield f"{path}.{name}", "does not belong here"
    for name, part in shape.items():
        if name in value:
            yield from _wrong(value[name], part, f"{path}.{name}")
        else:
            yield f"{path}.{name}", "is missing"


def _is(value: Any, shape: str) -> bool:
    is_number = type(value) is int
    if shape == COUNTS:
        return isinstance(value, dict) and all(type(n) is int and n >= 0 for n in value.values())
    if shape == PART:
        return value is None or (
            isinstance(value, list) and len(value) == 2 and all(type(n) is int for n in value)
        )
    return {
        TEXT: isinstance(value, str),
        TEXT_OR_NONE: value is None or isinstance(value, str),
        NUMBER: is_number,
        NUMBER_OR_NONE: value is None or is_number,
        TRUTH: isinstance(value, bool),
    }[shape]
