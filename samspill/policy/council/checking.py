"""Is this what was adopted? The fingerprint counted again from what was kept, or from a file; or one
that somebody has read on paper."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from samspill.policy.content import MEASURE_FIELDS, fingerprint
from samspill.policy.council.readable import readable
from samspill.policy.models import PolicyVersion
from samspill.policy.writing.changed_places import ChangedPlace, changed_places

Content = Mapping[str, Any]
PRINT = re.compile(r"[0-9a-f]{64}")
LARGEST = 10_000_000  # bytes of a file that is held against the versions


def verify_version(version: PolicyVersion) -> bool:
    """Whether the kept content still gives the fingerprint that was written down with it."""
    return fingerprint(version.content) == version.fingerprint


@dataclass(frozen=True)
class Checked:
    """What a file or a fingerprint is, held against the versions that everyone may read.

    verdict       same | earlier | other | altered | unreadable; of a fingerprint alone print_same |
                  print_earlier | print_other
    version       the one it is; for "other" and "altered" the one it was held against
    fingerprint   counted from the file, or the one that was given; "" where it cannot be
    places        what reads otherwise in the file than in the version
    """

    verdict: str
    version: PolicyVersion | None = None
    fingerprint: str = ""
    places: Sequence[ChangedPlace] = field(default_factory=tuple)


def check_text(text: str, versions: Sequence[PolicyVersion]) -> Checked:
    """Hold a policy.json or a fingerprint against the versions, the one that stands first.

    The readable part of the file is held against its own `content` too: one that has been
    written in by hand is "altered", whatever its fingerprint says.
    """
    if PRINT.fullmatch(print_ := "".join(text.split()).lower()):
        return _of_print(print_, versions)
    try:
        given = json.loads(text)
        content = given.get("content", given)
        print_ = fingerprint(content)
        is_whole = _has_form(content)
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return Checked("unreadable")
    if not is_whole:
        return Checked("unreadable")
    found = next((one for one in versions if one.fingerprint == print_), None)
    if found is None:
        return _other(content, print_, versions)
    if "content" in given and _is_altered(given, content):
        return Checked("altered", found, print_)
    return Checked("same" if found == versions[0] else "earlier", found, print_)


def _of_print(print_: str, versions: Sequence[PolicyVersion]) -> Checked:
    found = next((one for one in versions if one.fingerprint == print_), None)
    if found is None:
        return Checked("print_other", None, print_)
    return Checked("print_same" if found == versions[0] else "print_earlier", found, print_)


def _other(content: Content, print_: str, versions: Sequence[PolicyVersion]) -> Checked:
    if not versions:
        return Checked("other", None, print_)
    try:
        places = changed_places(versions[0].content, content)
    except (KeyError, TypeError, AttributeError):
        return Checked("unreadable")
    return Checked("other", versions[0], print_, places)


def _is_altered(given: Content, content: Content) -> bool:
    """Whether chapters, goals or measures read otherwise than the content that was kept."""
    kept = readable(content)
    for name, value in kept.items():
        if name == "goals":
            continue
        if given.get(name) != value:
            return True
    return _told(given.get("goals")) != _told(kept["goals"])


def _told(goals: Any) -> Any:
    """What a version says of its goals; status is told later, and is no part of it."""
    names = ("id", "findings", "contributions", *MEASURE_FIELDS)
    try:
        return [
            (
                goal["id"],
                goal["text"],
                [[one.get(name) for name in names] for one in goal["measures"]],
            )
            for goal in goals
        ]
    except (KeyError, TypeError, AttributeError):
        return None


def _has_form(content: Any) -> bool:
    return isinstance(content, dict) and {"title", "chapters", "goals"} <= set(content)
