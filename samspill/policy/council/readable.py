from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from samspill.policy.content import MEASURE_FIELDS
from samspill.policy.writing.changed_places import chapter_text


def readable(content: Mapping[str, Any]) -> dict[str, Any]:
    """A kept document as policy.json tells it to people and programs: by numbers, not by rows."""
    return {
        "title": content["title"],
        "language": content["language"],
        "chapters": [
            {"key": one["key"], "heading": one["heading"], "text": chapter_text(one)}
            for one in content["chapters"]
        ],
        "goals": [
            {
                "id": str(goal["number"]),
                "text": goal["text"],
                "theme": goal["theme"],
                "measures": [_measure(one) for one in goal["measures"]],
            }
            for goal in content["goals"]
        ],
    }


def measures_in(content: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """Every measure of a kept document, in order."""
    for goal in content["goals"]:
        yield from goal["measures"]


def _measure(one: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "id": one["reference"],
        **{name: one[name] for name in MEASURE_FIELDS},
        "findings": one["findings"],
        "contributions": one["contributions"],
    }
