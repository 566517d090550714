"""`samspill associations`: take in the associations of whole municipalities, from the nightly file."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils import translation

from samspill.adapters import brreg, brreg_file
from samspill.organiser.models import Organiser
from samspill.registry.actions import ImportResult
from samspill.registry.fetching.batches import BatchImport
from samspill.registry.fetching.whole_file import FileError, Wanted, units_in, wanted
from samspill.registry.models import Association, Category
from samspill.registry.register_shape import read_entry

MEGABYTE = 1 << 20
TOLD_EVERY = 1000


def command(
    file: Path | None,
    *,
    municipalities: Sequence[str],
    legal_forms: Sequence[str] = (),
    industry_codes: Sequence[str] = (),
    with_categories: bool = False,
) -> int:
    """Take in what is asked for; 0 when done, 2 when what was asked for must be put right.

    file              the nightly file; None fetches it, once a night at most, and keeps it
    with_categories   also ask the Register of Non-Profit Organisations; otherwise kinds are guessed
    """
    translation.activate("en")
    organisers = _organisers(municipalities)
    if organisers is None:
        return 2
    asked = wanted(municipalities, legal_forms=legal_forms, industry_codes=industry_codes)
    try:
        source = file or brreg_file.download(settings.DATA, on_progress=_tell_bytes, **_where())
        categories = _categories() if with_categories else {}
        _take_in(source, asked, organisers, categories)
    except (OSError, FileError, brreg.RegisterError) as error:
        return _refuse(_reason(error, file))
    return 0


def _organisers(municipalities: Sequence[str]) -> list[Organiser] | None:
    found = Organiser.objects.filter(kind="municipality", municipality__in=municipalities)
    missing = set(municipalities) - {one.municipality_id for one in found}
    if missing:
        _refuse(f"no municipality here has the number {', '.join(sorted(missing))}")
        return None
    return list(found)


def _categories() -> dict[str, list[Any]]:
    """Of all the associations there are: for many at once it is kinder than one by one."""
    found = brreg.all_categories(on_progress=_tell_categories, **_where())
    sys.stderr.write("\n")
    return found


def _take_in(
    file: Path, asked: Wanted, organisers: Sequence[Organiser], categories: dict[str, list[Any]]
) -> None:
    """One pass through the file; of each municipality no more than a batch is held."""
    imports = {
        one.municipality_id: BatchImport(one, source=Association.Source.REGISTER)
        for one in organisers
    }
    known = frozenset(Category.objects.values_list("code", flat=True))
    try:
        for number, unit in enumerate(units_in(file, asked, on_progress=_tell_units), start=1):
            found = categories.get(unit.get("organisasjonsnummer", ""))
            whole = unit if found is None else {**unit, "icnpoKategorier": found}
            row, problems = read_entry(whole, file=file.name, number=number, known_categories=known)
            for problem in problems:
                sys.stderr.write(f"\nleft out: {problem}\n")
            if row is not None:
                imports[row.municipality_number].add(row)
    finally:  # what was read before a fault is told of too
        sys.stderr.write("\n")
        for one in imports.values():
            _tell_result(one.organiser, one.end())


def _where() -> dict[str, str]:
    return {"address": settings.BRREG_ADDRESS, "contact": settings.CONTACT_EMAIL}


def _tell_units(read: int, kept: int) -> None:
    """Over its own line, so that a million units take no more than one."""
    sys.stderr.write(f"\r{read} units read, {kept} kept")
    sys.stderr.flush()


def _tell_categories(read: int, _of: int) -> None:
    if read % TOLD_EVERY == 0:
        sys.stderr.write(f"\r{read} associations' categories read")
        sys.stderr.flush()


def _tell_bytes(done: int, of: int) -> None:
    whole = f" of {of // MEGABYTE}" if of else ""
    sys.stderr.write(f"\r{done // MEGABYTE}{whole} MB fetched")
    if done == of:
        sys.stderr.write("\n")
    sys.stderr.flush()


def _tell_result(organiser: Organiser, result: ImportResult) -> None:
    told = f"{result.added} new, {result.changed} changed, {result.unchanged} as they were"
    sys.stdout.write(f"{organiser.name}: {told}, {len(result.left_out)} left out\n")


def _reason(error: Exception, file: Path | None) -> str:
    if isinstance(error, FileError):
        return f"{file or brreg_file.NAME} cannot be read to its end (after {error.units} units)"
    if isinstance(error, OSError):
        return f"{file}: {error.strerror}"
    return f"the register gave no answer ({error}); try again later, or give a file"


def _refuse(message: str) -> int:
    sys.stderr.write(f"samspill associations: {message}\n")
    return 2
