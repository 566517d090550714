"""The register's nightly file of a million units, read as a stream: only what is asked for is kept."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

import ijson

from samspill.registry.guessing import dotted_code

GZIP = b"\x1f\x8b"
TOLD_EVERY = 20_000  # units


class FileError(Exception):
    """The file cannot be read to its end; `units` is how many came before."""

    def __init__(self, units: int) -> None:
        super().__init__(f"after {units} units")
        self.units = units


@dataclass(frozen=True)
class Wanted:
    """What is kept of the file.

    municipalities   numbers, of the business address
    legal_forms      FLI, STI …; none means all that the Register of Non-Profit Organisations holds
    industry_codes   beginnings, "94.99" or "93120"; none means all
    """

    municipalities: frozenset[str]
    legal_forms: frozenset[str] = frozenset()
    industry_codes: tuple[str, ...] = ()

    def fits(self, unit: Mapping[str, Any]) -> bool:
        address = unit.get("forretningsadresse")
        place = address.get("kommunenummer") if isinstance(address, dict) else None
        if place not in self.municipalities:
            return False
        if self.industry_codes and not _has_code(unit, self.industry_codes):
            return False
        if not self.legal_forms:
            return unit.get("registrertIFrivillighetsregisteret") is True
        form = unit.get("organisasjonsform")
        return isinstance(form, dict) and form.get("kode") in self.legal_forms


def wanted(
    municipalities: Collection[str],
    *,
    legal_forms: Collection[str] = (),
    industry_codes: Collection[str] = (),
) -> Wanted:
    """What people write, as the register writes it: form in capitals, code with its point."""
    return Wanted(
        frozenset(municipalities),
        frozenset(form.upper() for form in legal_forms),
        tuple(dotted_code(code) for code in industry_codes),
    )


def units_in(
    file: Path, asked: Wanted, *, on_progress: Callable[[int, int], None] | None = None
) -> Iterator[dict[str, Any]]:
    """The units that fit, one at a time; memory does not grow with the file.

    file          JSON array, gzip or not: what it begins with tells
    on_progress   called with (read, kept) now and then, and at the end
    Raises        FileError when the file is cut short or is no such file
    """
    tell = on_progress or (lambda read, kept: None)
    read = kept = 0
    try:
        with _opened(file) as stream:
            for unit in ijson.items(stream, "item", use_float=True):
                read += 1
                if isinstance(unit, dict) and asked.fits(unit):
                    kept += 1
                    yield unit
                if read % TOLD_EVERY == 0:
                    tell(read, kept)
    except (ijson.JSONError, EOFError, zlib.error, gzip.BadGzipFile, UnicodeDecodeError) as error:
        raise FileError(read) from error
    tell(read, kept)


def _opened(file: Path) -> BinaryIO:
    with file.open("rb") as start:
        is_gzip = start.read(2) == GZIP
    return gzip.open(file, "rb") if is_gzip else file.open("rb")  # type: ignore[return-value]


def _has_code(unit: Mapping[str, Any], beginnings: tuple[str, ...]) -> bool:
    parts = (unit.get(f"naeringskode{place}") for place in (1, 2, 3))
    codes = [str(part.get("kode", "")) for part in parts if isinstance(part, dict)]
    return any(code.startswith(beginnings) for code in codes)
