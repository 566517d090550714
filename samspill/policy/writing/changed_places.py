"""Which places read otherwise in one version of the document than in another."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from samspill.policy.content import MEASURE_FIELDS

Content = Mapping[str, Any]


@dataclass(frozen=True)
class ChangedPlace:
    """A chapter, a goal or a measure that is new, changed or gone.

    name     the chapter's heading, or the number: "2", "2.3"
    before   its text then, "" for what is new
    after    its text now, "" for what is gone
    fields   of a measure: what else is told otherwise, also "contributions" and "findings"
    """

    kind: str  # title | chapter | goal | measure
    name: str
    change: str  # new | changed | gone
    before: str
    after: str
    fields: tuple[str, ...] = ()


def changed_places(before: Content, after: Content) -> list[ChangedPlace]:
    """In the order of the document; see `samspill.policy.content` for what is compared."""
    found: list[ChangedPlace] = []
    if before["title"] != after["title"]:
        found.append(ChangedPlace("title", "", "changed", before["title"], after["title"]))
    found += _compared("chapter", _chapters(before), _chapters(after))
    found += _compared("goal", _goals(before), _goals(after))
    return found + list(_compared("measure", _measures(before), _measures(after)))


Place = tuple[str, str, Mapping[str, Any]]  # name, text, all that is told of it


def _compared(
    kind: str, before: Mapping[Any, Place], after: Mapping[Any, Place]
) -> Iterator[ChangedPlace]:
    for key, (name, text, told) in after.items():
        if key not in before:
            yield ChangedPlace(kind, name, "new", "", text)
            continue
        _name, old_text, old_told = before[key]
        fields = tuple(field for field in told if told[field] != old_told.get(field))
        if fields:
            others = tuple(field for field in fields if field != "text")
            yield ChangedPlace(kind, name, "changed", old_text, text, others)
    for key, (name, text, _told) in before.items():
        if key not in after:
            yield ChangedPlace(kind, name, "gone", text, "")


def _chapters(content: Content) -> dict[str, Place]:
    found: dict[str, Place] = {}
    for one in content["chapters"]:
        text = chapter_text(one)
        found[one["key"]] = (one["heading"], text, {"heading": one["heading"], "text": text})
    return found


def _goals(content: Content) -> dict[int, Place]:
    return {
        one["goal"]: (str(one["number"]), one["text"], {"text": one["text"]})
        for one in content["goals"]
    }


def _measures(content: Content) -> dict[int, Place]:
    told = (*MEASURE_FIELDS, "reference", "contributions", "findings")
    return {
        one["measure"]: (one["reference"], one["text"], {name: one[name] for name in told})
        for goal in content["goals"]
        for one in goal["measures"]
    }


def chapter_text(chapter: Mapping[str, Any]) -> str:
    """A kept chapter's paragraphs with an empty line between."""
    return "\n\n".join(one["text"] for one in chapter["passages"])
