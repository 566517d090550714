"""One journal entry (journalpost) as plain values: what it is, between whom, and its documents.

The numbers of the journal and of the case are the archive's own to give, and are not here.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

Kind = Literal["I", "U", "N", "X", "S"]
"""journalposttype: incoming, outgoing, internal to be followed up, internal, laid before a body."""

Role = Literal["EA", "EM", "EK"]
"""korrespondanseparttype: sender, receiver, receiver of a copy."""

Waits = Literal[
    "", "hand_over", "evening", "consultation", "meeting", "report", "assessment", "kept_no_longer"
]
"""Why an entry cannot be written yet, or no more; empty when it is ready."""

PDF = "application/pdf"


@dataclass(frozen=True)
class Correspondent:
    """An association, a body or the municipality; never a person's address."""

    role: Role
    name: str
    org_number: str = ""
    sent_by: Literal["", "email", "paper"] = ""


@dataclass(frozen=True)
class Screening:
    """Skjerming: why not everyone may read it. section: of offentleglova."""

    legal_basis: str
    section: Literal["13", "14"] = "13"


@dataclass(frozen=True)
class ArchiveDocument:
    """One file of an entry; the first of an entry is its main document.

    name         of the file: of what was received as it came, of ours with its ending
    content      makes the bytes when they are asked for; the same rows give the same bytes
    is_received  came from outside, and stays byte for byte as it came; else ours, and PDF/A
    is_quick     kept as it is, or so short that it is typeset while someone waits
    """

    title: str
    name: str
    written_at: datetime
    content: Callable[[], bytes]
    code: str = "KORR"
    media_type: str = PDF
    is_received: bool = False
    is_quick: bool = False
    screening: Screening | None = None


@dataclass(frozen=True)
class Entry:
    """A journal entry proposed to the archive.

    key           of the row behind it, for instance "letters.letter:12"; with `place` it names the entry
                  for ever
    place         the organiser's slug
    name          short and plain, for file names: "innkalling"
    title         as the case officer reads it; public_title as everyone does, without persons' names
    created_at    also the moment written into the package
    case_number   as the municipality wrote it; "2026/123" says which case the entry belongs to
    process       key of what it is a part of: all entries of one process belong to one case
    note          a remark for the archive
    """

    key: str
    place: str
    kind: Kind
    name: str
    title: str
    public_title: str
    written_on: date
    created_at: datetime
    created_by: str
    documents: Sequence[ArchiveDocument]
    correspondents: Sequence[Correspondent] = ()
    sent_at: datetime | None = None
    received_at: datetime | None = None
    screening: Screening | None = None
    case_number: str = ""
    process: str = ""
    note: str = ""
    waits: Waits = ""

    @property
    def is_ready(self) -> bool:
        return not self.waits

    @property
    def is_quick(self) -> bool:
        """Whether the whole package is made while someone waits."""
        return all(document.is_quick for document in self.documents)
