"""The history of one place: every wording, each with what it changed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from samspill.policy.models import Passage, Wording
from samspill.policy.writing.changes import Change


@dataclass(frozen=True)
class ToldWording:
    """One wording with the fields in which it differs from the one before, or from what it met."""

    wording: Wording
    changes: list[Change]
    is_standing: bool


def told_wordings(passage: Passage) -> list[ToldWording]:
    """The newest first; a first one is told as it was."""
    found: list[ToldWording] = []
    before: Mapping[str, str] = {}
    wordings = passage.wordings.select_related("by", "because_of").order_by(
        "version", "is_set_aside", "pk"
    )
    for one in wordings:
        names = [name for name, text in one.content.items() if text != before.get(name, "")]
        changes = [Change(name, before.get(name, ""), one.content[name]) for name in names]
        stands = not one.is_set_aside and one.version == passage.version and passage.is_standing
        found.append(ToldWording(one, changes, stands))
        if not one.is_set_aside:
            before = one.content
    return found[::-1]
