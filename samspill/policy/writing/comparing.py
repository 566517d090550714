"""Two versions beside each other: only what differs, place by place.

Works on the plain values that a version keeps (`content_of`), so that any two can be compared, also
with how it stands now.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from samspill.policy.content import MEASURE_FIELDS
from samspill.policy.writing.changes import Change

State = Literal["new", "gone", "changed", "moved", "same"]
Content = Mapping[str, Any]


@dataclass(frozen=True)
class Ties:
    """Contributions and findings that were tied to a measure, or untied from it."""

    tied: list[str]
    untied: list[str]

    def __bool__(self) -> bool:
        return bool(self.tied or self.untied)


@dataclass(frozen=True)
class Place:
    """One place that differs. `name` and `was` say where it stands and stood: "2.3", or a heading."""

    state: State
    passage: int
    name: str
    was: str
    changes: list[Change]
    contributions: Ties = field(default_factory=lambda: Ties([], []))
    findings: Ties = field(default_factory=lambda: Ties([], []))

    @property
    def is_moved(self) -> bool:
        return self.state in ("moved", "changed") and self.name != self.was


@dataclass(frozen=True)
class Part:
    """A chapter, or a goal with its measures, in which something differs."""

    name: str
    heading: Change | None
    places: list[Place]
    number: int = 0  # of a goal


@dataclass(frozen=True)
class Comparison:
    title: Change | None
    chapters: list[Part]
    goals: list[Part]

    @property
    def count(self) -> int:
        """How many places differ: paragraphs, headings, goals and measures."""
        parts = [*self.chapters, *self.goals]
        return (self.title is not None) + sum(
            len(part.places) + (part.heading is not None) for part in parts
        )


def compare(before: Content, after: Content) -> Comparison:
    """What one would see if one laid the two documents beside each other."""
    title = _change("title", before["title"], after["title"])
    return Comparison(title, list(_chapters(before, after)), list(_goals(before, after)))


def _chapters(before: Content, after: Content) -> Iterator[Part]:
    old = {one["key"]: one for one in before["chapters"]}
    new = {one["key"]: one for one in after["chapters"]}
    home = {p["passage"]: one["heading"] for one in old.values() for p in one["passages"]}
    texts = {p["passage"]: p["text"] for one in old.values() for p in one["passages"]}
    stays = {p["passage"] for one in new.values() for p in one["passages"]}
    for key in dict.fromkeys([*new, *old]):
        was, is_ = old.get(key), new.get(key)
        heading = _change("heading", was["heading"] if was else "", is_["heading"] if is_ else "")
        places = list(_paragraphs(was, is_, home, texts, stays))
        if heading or places:
            yield Part((is_ or was or {})["heading"], heading, places)


def _paragraphs(
    was: Content | None,
    is_: Content | None,
    home: Mapping[int, str],
    texts: Mapping[int, str],
    stays: set[int],
) -> Iterator[Place]:
    old = {one["passage"]: one["text"] for one in (was["passages"] if was else ())}
    new = {one["passage"]: one["text"] for one in (is_["passages"] if is_ else ())}
    heading, moved = (is_ or was or {})["heading"], _moved(list(old), list(new))
    for passage in _in_order(list(old), list(new)):
        if passage not in new:
            if passage not in stays:  # else it is told of where it stands now
                gone = [Change("text", old[passage], "")]
                yield Place("gone", passage, heading, heading, gone)
        elif passage not in home:
            yield Place("new", passage, heading, "", [Change("text", "", new[passage])])
        else:
            before = texts.get(passage, "")
            is_moved = passage in moved or passage not in old
            if before != new[passage] or is_moved:
                state: State = "moved" if is_moved else "changed"
                change = Change("text", before, new[passage])
                yield Place(state, passage, heading, home[passage], [change])


def _goals(before: Content, after: Content) -> Iterator[Part]:
    old = {one["goal"]: one for one in before["goals"]}
    new = {one["goal"]: one for one in after["goals"]}
    olds = {m["measure"]: m for one in old.values() for m in one["measures"]}
    stays = {m["measure"] for one in new.values() for m in one["measures"]}
    for key in _in_order(list(old), list(new)):
        was, is_ = old.get(key), new.get(key)
        text = _change("text", was["text"] if was else "", is_["text"] if is_ else "")
        measures = is_["measures"] if is_ else ()
        places = [place for one in measures if (place := _measure(olds.get(one["measure"]), one))]
        gone = [one for one in (was["measures"] if was else ()) if one["measure"] not in stays]
        places += [_gone(one) for one in gone]
        if text or places:
            goal = is_ or was or {}
            yield Part(goal["text"], text, places, number=goal["number"])


def _measure(was: Content | None, is_: Content) -> Place | None:
    """None where nothing differs."""
    before: Content = was or {}
    reference = before.get("reference", "")
    fields = [_change(name, before.get(name, ""), is_[name]) for name in MEASURE_FIELDS]
    changes = [one for one in fields if one]
    ties = [_ties(before.get(name, []), is_[name]) for name in ("contributions", "findings")]
    is_moved = reference != is_["reference"]
    if was is not None and not (changes or is_moved or any(ties)):
        return None
    state: State = "new" if was is None else "changed" if changes or any(ties) else "moved"
    return Place(state, is_["passage"], is_["reference"], reference, changes, *ties)


def _gone(was: Content) -> Place:
    texts = [Change(name, was[name], "") for name in MEASURE_FIELDS if was[name]]
    ties = (_ties(was[name], []) for name in ("contributions", "findings"))
    return Place("gone", was["passage"], was["reference"], was["reference"], texts[:1], *ties)


def _change(name: str, before: str, after: str) -> Change | None:
    return Change(name, before, after) if before != after else None


def _ties(before: Sequence[str], after: Sequence[str]) -> Ties:
    return Ties(
        [one for one in after if one not in set(before)],
        [one for one in before if one not in set(after)],
    )


def _moved(old: list[int], new: list[int]) -> set[int]:
    """Those in both whose order among the others is another: as few as can be."""
    kept = set(old) & set(new)
    before, after = [x for x in old if x in kept], [x for x in new if x in kept]
    matcher = difflib.SequenceMatcher(None, before, after, autojunk=False)
    still = {x for block in matcher.get_matching_blocks() for x in before[block.a :][: block.size]}
    return kept - still


def _in_order(old: list[int], new: list[int]) -> list[int]:
    """As they stand now, and what is gone after the one it stood after."""
    found = list(new)
    for place, key in enumerate(old):
        if key not in found:
            before = next((x for x in reversed(old[:place]) if x in found), None)
            found.insert(found.index(before) + 1 if before is not None else 0, key)
    return found
