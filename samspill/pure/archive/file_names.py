"""Names of files: as they were received where that is safe wherever the package is opened."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath

OWN = frozenset({"arkivmelding.xml", "manifest-sha256.txt"})  # what the package itself holds
RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)  # Windows' devices
UNSAFE = re.compile(r'[\\/:*?"<>|]')
LONGEST_BYTES = 150
LETTERS = str.maketrans({"æ": "ae", "ø": "o", "å": "a", "Æ": "Ae", "Ø": "O", "Å": "A"})


def unique_names(received: Iterable[str]) -> Iterator[str]:
    """A safe name for each, in order; of two alike (capitals do not count) the later gets a number."""
    taken = set(OWN)
    for one in received:
        safe = safe_name(one)
        name, number = safe, 1
        while name.casefold() in taken:
            number += 1
            path = PurePosixPath(safe)
            name = f"{path.stem}-{number}{path.suffix}"
        taken.add(name.casefold())
        yield name


def safe_name(received: str) -> str:
    """The name as it came, but for what no file may be called; never another XML beside our own."""
    name = "".join("_" if _is_unseen(ch) else ch for ch in unicodedata.normalize("NFC", received))
    name = UNSAFE.sub("_", name).strip(" .").lstrip("-~")
    if RESERVED.fullmatch(name) or not name:
        name = f"_{name or 'fil'}"
    if name.lower().endswith(".xml"):
        name = f"{name}.txt"
    return _shortened(name)


def plain_name(text: str) -> str:
    """Letters a to z, figures and hyphens alone, for the names of packages."""
    folded = unicodedata.normalize("NFKD", text.translate(LETTERS).lower())
    plain = re.sub(r"[^a-z0-9]+", "-", folded.encode("ascii", "ignore").decode())
    return plain.strip("-")[:60].strip("-") or "dokument"


def _is_unseen(character: str) -> bool:
    """Controls, marks of direction, half characters: names must look like what they are."""
    return unicodedata.category(character) in ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp")


def _shortened(name: str) -> str:
    path = PurePosixPath(name)
    ending = path.suffix if len(path.suffix.encode()) <= 12 else ""
    stem = name.removesuffix(ending) if ending else name
    while len(f"{stem}{ending}".encode()) > LONGEST_BYTES:
        stem = stem[:-1]
    return f"{stem}{ending}"
