"""A folder with votes.csv and comments.csv, read into votes; every fault told with file and row.

votes.csv         participant, comment, vote: 1 agree, 0 pass, -1 disagree
comments.csv      comment-id, moderated: -1 where the statement is left out; may be missing
participants.csv  participant, organisation; may be missing
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from samspill.pure.opinions.votes import Vote, Votes, votes_of

VOTES = {str(int(vote)): int(vote) for vote in Vote} | {"+1": 1, "1.0": 1, "0.0": 0, "-1.0": -1}
LEFT_OUT = "-1"
MOST_FAULTS = 20


class UnreadableError(Exception):
    """The folder cannot be used. `faults` are sentences with file and row."""

    def __init__(self, faults: Sequence[str]) -> None:
        super().__init__("; ".join(faults))
        self.faults = tuple(faults)


@dataclass(frozen=True)
class Conversation:
    """organisations   [n] of each participant, None where it is not known"""

    votes: Votes
    organisations: tuple[str | None, ...]


def read_conversation(folder: Path) -> Conversation:
    """Read the folder. Raises UnreadableError with every fault, at most MOST_FAULTS."""
    faults: list[str] = []
    left_out: list[str] = []
    if (folder / "comments.csv").exists():
        for _row, cells in _rows(folder / "comments.csv", ("comment-id", "moderated"), faults):
            if cells[1] == LEFT_OUT:
                left_out.append(cells[0])
    organisations: dict[str, str] = {}
    if (folder / "participants.csv").exists():
        columns = ("participant", "organisation")
        for _row, cells in _rows(folder / "participants.csv", columns, faults):
            organisations[cells[0]] = cells[1]
    triples = list(_votes(folder / "votes.csv", faults))
    if faults:
        raise UnreadableError(faults[:MOST_FAULTS])
    votes = votes_of(triples, left_out=left_out)
    return Conversation(votes, tuple(organisations.get(who) or None for who in votes.participants))


def _votes(path: Path, faults: list[str]) -> Iterator[tuple[str, str, int]]:
    for row, (who, statement, vote) in _rows(path, ("participant", "comment", "vote"), faults):
        if not who or not statement:
            faults.append(f"{path.name}, row {row}: participant or comment is missing.")
        elif vote not in VOTES:
            faults.append(f"{path.name}, row {row}: a vote is 1, 0 or -1, not {vote!r}.")
        else:
            yield who, statement, VOTES[vote]


def _rows(path: Path, columns: Sequence[str], faults: list[str]) -> Iterator[tuple[int, list[str]]]:
    """The wanted columns of each row, trimmed, with the row's number as a spreadsheet shows it."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        faults.append(f"{path.name} cannot be read: {error.strerror}.")
        return
    except UnicodeDecodeError:
        faults.append(f"{path.name} is not text in UTF-8.")
        return
    first = text.partition("\n")[0]
    reader = csv.reader(text.splitlines(), delimiter=";" if ";" in first else ",")
    head = [name.strip() for name in next(reader, [])]
    missing = [name for name in columns if name not in head]
    if missing:
        faults.append(f"{path.name}: the column {missing[0]!r} is missing.")
        return
    places = [head.index(name) for name in columns]
    for cells in reader:
        if any(cell.strip() for cell in cells):
            padded = [*cells, *[""] * len(head)]
            yield reader.line_num, [padded[place].strip() for place in places]
