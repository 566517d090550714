"""`samspill verify`: is a report what its own rows say? Without Django."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from samspill.pure.claims.checking import Fault, held_against, is_of_another_version, verify
from samspill.pure.claims.rows import UnreadableError

SOUND, FAULTY, UNREADABLE = 0, 1, 2
MOST_FAULTS = 50  # told one by one


def verify_command(path: Path, *, contributions: Path | None = None) -> int:
    """Reckon a report.json again from its raw rows, and tell what is wrong, one fault a line.

    contributions   the table of contributions that was published beside the report: CSV
    Returns         0 nothing is wrong, 1 something is, 2 what was given cannot be read
    """
    try:
        report = _report(path)
        faults = verify(report)
        if contributions is not None:
            faults += held_against(report, _text(contributions))
    except UnreadableError as error:
        sys.stderr.write(f"samspill verify: {error}.\n")
        return UNREADABLE
    if faults:
        sys.stderr.write(_told(faults, path.name, is_comparable=not is_of_another_version(report)))
        return FAULTY
    sys.stdout.write(
        f"{len(report['claims'])} claims were reckoned again from {len(report['contributions'])} "
        f"contributions and {len(report['raw']['ballots'])} ballots: nothing differs.\n"
        f"The fingerprint, to hold against the printed report: "
        f"{_in_eights(report['fingerprint'])}\n"
    )
    return SOUND


def _told(faults: list[Fault], name: str, *, is_comparable: bool) -> str:
    """The first of them, how many more there are, and what it comes to."""
    lines = [str(fault) for fault in faults[:MOST_FAULTS]]
    if len(faults) > MOST_FAULTS:
        lines.append(f"And {len(faults) - MOST_FAULTS} more.")
    if is_comparable:
        lines.append(f"{_count(faults)} in {name}. This is not what its rows say.")
    return "".join(f"{line}\n" for line in lines)


def _count(faults: list[Fault]) -> str:
    return "1 fault" if len(faults) == 1 else f"{len(faults)} faults"


def _report(path: Path) -> dict[str, Any]:
    try:
        report = json.loads(_text(path), object_pairs_hook=_once_each)
    except (ValueError, RecursionError) as error:
        raise UnreadableError(f"{path} is not JSON: {error}") from error
    if not isinstance(report, dict):
        raise UnreadableError(f"{path} is not a report")
    return report


def _once_each(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """A key that stands twice would be read otherwise by other programs."""
    found = dict(pairs)
    if len(found) < len(pairs):
        names = [name for name, _value in pairs]
        raise ValueError(f"{next(one for one in names if names.count(one) > 1)!r} stands twice")
    return found


def _in_eights(fingerprint: str) -> str:
    """As it is printed in the report."""
    return " ".join(fingerprint[place : place + 8] for place in range(0, len(fingerprint), 8))


def _text(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise UnreadableError(f"{path} cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise UnreadableError(f"{path} is not text in UTF-8") from error
