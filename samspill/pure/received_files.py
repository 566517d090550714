"""What a file that people send in really is, told by its content and not by its name alone.

Nothing is opened further than needed to know the kind: a package's list of parts is read, never
what is packed in it beyond one small part.
"""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import dataclass
from typing import Literal

MOST_BYTES = 10 * 1024 * 1024
LONGEST_NAME = 120
MOST_PARTS = 5_000  # in a package; a statement has some tens
READ_OF_A_PART = 512 * 1024
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
OPEN_DOCUMENT = "application/vnd.oasis.opendocument.text"
OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
EXTENSIONS = {
    "application/pdf": ("pdf",),
    WORD: ("docx",),
    OPEN_DOCUMENT: ("odt",),
    "text/plain": ("txt", "text", "md"),
    "image/png": ("png",),
    "image/jpeg": ("jpg", "jpeg"),
    "image/webp": ("webp",),
}
PROGRAM_IN_PDF = re.compile(rb"/(?:JavaScript|JS|Launch)\b")
SCRIPTS_IN_ODT = ("basic/", "scripts/")
CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f]")
NOT_IN_A_NAME = re.compile(r'[\x00-\x1f\x7f/\\:*?"<>|]+')
Reason = Literal["empty", "large", "kind", "old", "macros", "name"]


class UnfitFileError(ValueError):
    """A file that is not taken. `reason`: empty | large | kind | old | macros | name."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason)
        self.reason: Reason = reason


@dataclass(frozen=True)
class ReceivedFile:
    """A file that is kept as it came: its name made safe, its kind from its content."""

    name: str
    media_type: str
    content: bytes


def received_file(name: str, content: bytes) -> ReceivedFile:
    """The file with what it is. Raises UnfitFileError: what is wrong with it.

    "name" means that the name says another kind than the content is.
    """
    if not content:
        raise UnfitFileError("empty")
    if len(content) > MOST_BYTES:
        raise UnfitFileError("large")
    media_type = _media_type(content)
    safe = safe_name(name)
    if safe.rpartition(".")[2].lower() not in EXTENSIONS[media_type]:
        raise UnfitFileError("name")
    return ReceivedFile(safe, media_type, content)


def safe_name(name: str) -> str:
    """The last part of a name, without signs that mean something to a disk; its ending is kept."""
    last = re.split(r"[/\\]", name)[-1]
    clean = NOT_IN_A_NAME.sub("_", last).strip(" .") or "file"
    if len(clean) <= LONGEST_NAME:
        return clean
    stem, dot, ending = clean.rpartition(".")
    if not dot or len(ending) > 10:
        return clean[:LONGEST_NAME]
    return f"{stem[: LONGEST_NAME - len(ending) - 1]}.{ending}"


def _media_type(content: bytes) -> str:
    head = content[:1024]
    if b"%PDF-" in head:
        if PROGRAM_IN_PDF.search(content):
            raise UnfitFileError("macros")
        return "application/pdf"
    if head.startswith(b"\x89PNG\r\n\x1a\n"):
        return "image/png"
    if head.startswith(b"\xff\xd8\xff"):
        return "image/jpeg"
    if head.startswith(b"RIFF") and head[8:12] == b"WEBP":
        return "image/webp"
    if head.startswith(b"PK"):
        return _package(content)
    if head.startswith(OLD_OFFICE):
        raise UnfitFileError("old")
    return _text(content)


def _package(content: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            return _kind_of_package(package)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, RuntimeError) as error:
        if isinstance(error, UnfitFileError):
            raise
        raise UnfitFileError("kind") from error


def _kind_of_package(package: zipfile.ZipFile) -> str:
    names = [name.lower() for name in package.namelist()]
    if len(names) > MOST_PARTS:
        raise UnfitFileError("kind")
    if "mimetype" in names and _part(package, "mimetype").strip() == OPEN_DOCUMENT.encode():
        if any(name.startswith(SCRIPTS_IN_ODT) for name in names):
            raise UnfitFileError("macros")
        return OPEN_DOCUMENT
    if "word/document.xml" not in names or "[content_types].xml" not in names:
        raise UnfitFileError("kind")
    has_program = any(
        name.rpartition("/")[2] in ("vbaproject.bin", "vbadata.xml") for name in names
    )
    if has_program or b"macroenabled" in _part(package, "[content_types].xml").lower():
        raise UnfitFileError("macros")
    return WORD


def _part(package: zipfile.ZipFile, lowered: str) -> bytes:
    """The beginning of one part, whatever capitals its name has."""
    info = next(one for one in package.infolist() if one.filename.lower() == lowered)
    with package.open(info) as part:
        return part.read(READ_OF_A_PART)


def _text(content: bytes) -> str:
    """Plain text in UTF-8 or as Windows writes it; what looks like a page or a program is not."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        try:
            text = content.decode("cp1252")
        except UnicodeDecodeError as error:
            raise UnfitFileError("kind") from error
    start = text.lstrip()[:15].lower()
    if CONTROL.search(text) or start.startswith(("<!doctype", "<html", "<svg", "<?xml", "<script")):
        raise UnfitFileError("kind")
    return "text/plain"
