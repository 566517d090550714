"""`samspill archive MUNICIPALITY --out DIR`: the package for the municipality's archive, a zip an entry."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from django.db import DatabaseError
from django.db.models import Q

from samspill.organiser.models import Organiser
from samspill.pipeline import stage_modules
from samspill.pure.archive.entry import Entry
from samspill.pure.archive.package import InvalidEntryError, package, package_name

WAITS = {
    "hand_over": "venter på overleveringen fra laga",
    "evening": "venter til konferansen er over",
    "consultation": "venter til høringen er over og alle merknader har svar",
    "meeting": "venter til saken er lagt fram for organet",
    "report": "venter til rapporten er laget",
    "assessment": "venter til årets egenvurdering er ferdig",
    "kept_no_longer": "er slettet her etter fire år",
}
WRITTEN, ANEW, LEFT, WOULD = "skrevet", "skrevet på nytt", "lå der fra før", "klar"
FAULT = "ikke skrevet"


class ArchiveError(Exception):
    """Nothing can be written at all; said in one sentence."""


@dataclass(frozen=True)
class Line:
    """One entry, and what was done with it."""

    entry: Entry
    did: str
    is_fault: bool = False


def entries(organiser: Organiser) -> list[Entry]:
    """All that the archive is to have of this organiser, stage by stage, the oldest first."""
    found = [one for stage in stage_modules("archive") for one in stage.archive(organiser)]
    return sorted(found, key=lambda one: (one.written_on, one.created_at, one.key))


def command(municipality: str, *, out: Path | None, is_dry: bool) -> int:
    """Write what is ready and tell what waits. 0: all that is ready lies there; 1: something failed."""
    try:
        organisers = organisers_of(municipality)
        lines = [line for one in organisers for line in write(entries(one), out, is_dry=is_dry)]
    except ArchiveError as error:
        return _fault(str(error))
    except DatabaseError as error:
        return _fault(f"databasen svarer ikke: {_on_one_line(str(error))}.")
    for told in table(lines):
        print(told)  # noqa: T201 -- a command speaks
    return 1 if any(line.is_fault for line in lines) else 0


def _fault(sentence: str) -> int:
    print(f"samspill archive: {sentence}", file=sys.stderr)  # noqa: T201 -- a command speaks
    return 1


def organisers_of(municipality: str) -> list[Organiser]:
    """All that have this municipality number, its districts too, or the one with this slug.

    Raises    ArchiveError where there is none.
    """
    wanted = municipality.strip()
    found = list(
        Organiser.objects.filter(
            Q(municipality=wanted) & ~Q(kind=Organiser.Kind.COUNTY_AUTHORITY) | Q(slug=wanted)
        ).order_by("slug")
    )
    if not found:
        raise ArchiveError(f"her er ingen arrangør med nummer eller navn «{wanted}».")
    return found


def write(found: Sequence[Entry], out: Path | None, *, is_dry: bool) -> Iterator[Line]:
    """Each entry in turn; an identical file is left alone, another is written anew.

    Raises    ArchiveError where DIR cannot be written in.
    """
    folder = None if is_dry else _folder(out)
    for entry in found:
        if not entry.is_ready:
            yield Line(entry, WAITS[entry.waits])
        elif folder is None:
            yield Line(entry, WOULD)
        else:
            yield _written(entry, folder)


def table(lines: Iterable[Line]) -> Iterator[str]:
    """What was written and what waits, and why; then the sum."""
    told = list(lines)
    for line in told:
        day, kind = line.entry.written_on.isoformat(), line.entry.kind
        name = package_name(line.entry) if line.entry.is_ready else "–"
        yield f"{day}  {kind}  {line.did:<16}  {name}  {_on_one_line(line.entry.title)}"
    ready = sum(line.entry.is_ready and not line.is_fault for line in told)
    waiting = sum(not line.entry.is_ready for line in told)
    yield f"{ready} {_packages(ready)} klare, {waiting} venter."


def _packages(count: int) -> str:
    return "pakke" if count == 1 else "pakker"


def _written(entry: Entry, folder: Path) -> Line:
    try:
        made = package(entry)
    except InvalidEntryError as error:
        return Line(entry, f"{FAULT}: {'; '.join(error.faults)}", is_fault=True)
    place = folder / made.name
    was_there = place.is_file()
    if was_there and place.read_bytes() == made.content:
        return Line(entry, LEFT)
    _put(place, made.content)
    return Line(entry, ANEW if was_there else WRITTEN)


def _put(place: Path, content: bytes) -> None:
    """Whole or not at all: one who fetches from the folder never meets half a file."""
    half = place.with_name(f".{place.name}.{os.getpid()}")
    try:
        half.write_bytes(content)
        half.replace(place)
    except OSError as error:
        half.unlink(missing_ok=True)
        raise ArchiveError(f"kan ikke skrive i {place.parent}: {error.strerror}.") from error


def _folder(out: Path | None) -> Path:
    if out is None:
        raise ArchiveError(
            "si hvor pakkene skal ligge: --out MAPPE, eller --dry-run for å se etter."
        )
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ArchiveError(f"kan ikke skrive i {out}: {error.strerror}.") from error
    if not os.access(out, os.W_OK | os.X_OK):
        raise ArchiveError(f"kan ikke skrive i {out}.")
    return out


def _on_one_line(text: str) -> str:
    return " ".join(text.split())[:100]
