"""Where two reports differ, told place by place: what stands there, and what is reckoned."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

LONGEST = 120  # signs of a value, in a sentence
BEFORE = 30  # signs, before two long texts part
NAMES = ("id", "code", "number", "heading")  # what the things in a list are called by


def differences(stands: Any, reckoned: Any, path: str = "") -> Iterator[tuple[str, str]]:
    """(path, sentence) for each place where what stands is not what is reckoned. 1, 1.0 and true differ."""
    if isinstance(stands, dict) and isinstance(reckoned, dict):
        yield from _of_objects(stands, reckoned, path)
    elif isinstance(stands, list) and isinstance(reckoned, list):
        yield from _of_lists(stands, reckoned, path)
    elif type(stands) is not type(reckoned) or stands != reckoned:
        here, there = _told(stands, reckoned)
        yield path or "the report", f"{here} stands here, but it is {there}"


def _of_objects(
    stands: Mapping[str, Any], reckoned: Mapping[str, Any], path: str
) -> Iterator[tuple[str, str]]:
    for name in {**reckoned, **stands}:
        place = f"{path}.{name}" if path else name
        if name not in reckoned:
            yield place, f"{_short(stands[name])} does not belong here"
        elif name not in stands:
            yield place, "is missing"
        else:
            yield from differences(stands[name], reckoned[name], place)


def _of_lists(
    stands: Sequence[Any], reckoned: Sequence[Any], path: str
) -> Iterator[tuple[str, str]]:
    name = next((one for one in NAMES if _is_named(stands, one) and _is_named(reckoned, one)), None)
    if name is None:
        yield from _by_place(stands, reckoned, path)
        return
    here, there = ({one[name]: one for one in some} for some in (stands, reckoned))
    for key in [*there, *(key for key in here if key not in there)]:
        place = f"{path} {key}"
        if key not in here:
            yield place, "is missing"
        elif key not in there:
            yield place, "is not reckoned from the rows"
        else:
            yield from differences(here[key], there[key], place)
    if here.keys() == there.keys() and list(here) != list(there):
        yield path, "stand in another order"


def _by_place(
    stands: Sequence[Any], reckoned: Sequence[Any], path: str
) -> Iterator[tuple[str, str]]:
    for place, (one, other) in enumerate(zip(stands, reckoned, strict=False)):
        yield from differences(one, other, f"{path}[{place}]")
    if len(stands) != len(reckoned):
        yield path, f"{len(stands)} stand here, but there are {len(reckoned)}"


def _is_named(some: Sequence[Any], name: str) -> bool:
    """Everything in the list has this name, and no two have the same."""
    names = [one.get(name) if isinstance(one, dict) else None for one in some]
    return all(isinstance(one, str | int) for one in names) and len(set(names)) == len(names)


def _told(stands: Any, reckoned: Any) -> tuple[str, str]:
    """Both, short; of two long texts from a little before they part."""
    if isinstance(stands, str) and isinstance(reckoned, str):
        pairs = enumerate(zip(stands, reckoned, strict=False))
        shorter = min(len(stands), len(reckoned))
        same = next((place for place, (a, b) in pairs if a != b), shorter) - BEFORE
        if same > 0:
            return _short(f"…{stands[same:]}"), _short(f"…{reckoned[same:]}")
    return _short(stands), _short(reckoned)


def _short(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"
