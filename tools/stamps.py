"""Stamps: a step of the set-up is done again only when the content it stands on has changed.

A stamp is a small file that holds a hash. Content counts, not dates, so that a fresh checkout,
a changed branch or a copied folder neither hides a change nor invents one.
"""

import hashlib
from collections.abc import Iterable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def content_hash(sources: Iterable[Path], *notes: str) -> str:
    """Hash of the names and contents of the files `sources`, and of the texts `notes`.

    Returns 64 hexadecimal digits. A file that is missing counts as empty.
    """
    digest = hashlib.sha256()
    for source in sorted(sources):
        content = source.read_bytes() if source.is_file() else b""
        digest.update(f"{source.name}:{len(content)}:".encode())
        digest.update(content)
    for note in notes:
        digest.update(f"{len(note)}:{note}".encode())
    return digest.hexdigest()


def is_current(stamp: Path, wanted: str) -> bool:
    """Whether the file `stamp` exists and holds the hash `wanted`."""
    return stamp.is_file() and stamp.read_text(encoding="ascii").strip() == wanted


def write(stamp: Path, value: str) -> None:
    """Write the hash `value` to the file `stamp`, making its folder if need be."""
    stamp.parent.mkdir(parents=True, exist_ok=True)
    stamp.write_text(value + "\n", encoding="ascii")
