"""`samspill opinions`: a folder of votes, a file that says what they tell. Without Django."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from samspill.pure.opinions.analysis import Opinions, analyse
from samspill.pure.opinions.reading import UnreadableError, read_conversation

DONE, UNREADABLE = 0, 2
WORDS = {
    "people": "fewer than 30 people have voted on enough",
    "smallest_group": "the smallest group has fewer than 5 people",
    "organisations": "a group has people from fewer than 3 organisations",
    "silhouette": "shuffled votes give groups as far apart",
    "eigenvalue": "shuffled votes give as large a difference",
    "stability": "the groups do not stand when a fifth of the votes is left out",
}


def opinions_command(folder: Path, out: Path, *, previous: Path | None = None) -> int:
    """Analyse a folder's votes and write the result; say in a sentence what was found.

    previous   an earlier result, whose group letters are kept
    Returns    0 done, 2 what was given cannot be used (nothing is written)
    """
    try:
        conversation = read_conversation(folder)
        letters = _letters(previous) if previous is not None else None
    except UnreadableError as error:
        return _refuse(*error.faults)
    found = analyse(conversation.votes, organisations=conversation.organisations, letters=letters)
    text = json.dumps(found.as_dict(), ensure_ascii=False, indent=1) + "\n"
    try:
        out.write_text(text, encoding="utf-8")
    except OSError as error:
        return _refuse(f"{out} cannot be written: {error.strerror}.")
    sys.stderr.write(_sentence(found) + "\n")
    return DONE


def _letters(path: Path) -> dict[str, str]:
    try:
        groups = json.loads(path.read_text(encoding="utf-8"))["groups"]
        return {str(who): str(letter) for who, letter in groups.items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise UnreadableError([f"{path} is not an earlier result."]) from error


def _sentence(found: Opinions) -> str:
    people, votes = len(found.votes.participants), len(found.votes.value)
    basis = f"{people} people, {len(found.votes.statements)} statements, {votes} votes."
    if found.has_groups:
        sizes = ", ".join(str(size) for size in found.grouping.sizes)
        return f"{basis} {len(found.grouping.centres)} groups: {sizes}."
    failed = [WORDS[one] for one in found.gate.failed] if found.gate else []
    if found.is_agreed:
        alike = f"{found.agreement:.0%} of the votes answer as most do"
        return f"{basis} Everyone agreed: {alike}. No clear groups: {'; '.join(failed)}."
    return f"{basis} No clear groups: {'; '.join(failed)}."


def _refuse(*faults: str) -> int:
    for fault in faults:
        sys.stderr.write(f"samspill opinions: {fault}\n")
    return UNREADABLE
