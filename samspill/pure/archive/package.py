"""One journal entry as a zip: arkivmelding.xml, its documents, and a manifest that sha256sum reads."""

from __future__ import annotations

import hashlib
import io
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from samspill.pure.archive.arkivmelding import PackedFile, arkivmelding, faults, system_id
from samspill.pure.archive.entry import Entry
from samspill.pure.archive.file_names import plain_name, unique_names

MESSAGE = "arkivmelding.xml"
MANIFEST = "manifest-sha256.txt"
PLAIN_FILE = 0o100644 << 16
UNIX = 3


class InvalidEntryError(ValueError):
    """The message would not be taken by the archive. `faults` are the schema's own words."""

    def __init__(self, entry: Entry, faults: Sequence[str]) -> None:
        super().__init__(f"{entry.key}: {'; '.join(faults)}")
        self.faults = list(faults)


@dataclass(frozen=True)
class Package:
    """A file to hand over: its name, and the bytes of the zip."""

    name: str
    content: bytes


def package(entry: Entry) -> Package:
    """Make the documents and lay them in a zip. The same rows give the same bytes.

    Raises    InvalidEntryError where the message does not hold against the schema, or nothing is in it;
              ValueError for an entry that is not ready
    """
    if not entry.is_ready:
        raise ValueError(f"{entry.key} waits: {entry.waits}")
    if not entry.documents:
        raise InvalidEntryError(entry, ["no documents"])
    files = packed(entry)
    message = arkivmelding(entry, files)
    if found := faults(message):
        raise InvalidEntryError(entry, found)
    contents = {MESSAGE: message, **{one.name: one.content for one in files}}
    contents[MANIFEST] = manifest(contents)
    return Package(package_name(entry), _zipped(contents, entry.created_at))


def packed(entry: Entry) -> list[PackedFile]:
    """Each document under a name of its own, in the entry's order."""
    names = unique_names(one.name for one in entry.documents)
    return [
        PackedFile(document, name, document.content())
        for document, name in zip(entry.documents, names, strict=True)
    ]


def package_name(entry: Entry) -> str:
    """By place, then day, then what it is: `luster_2026-03-12_U_invitasjon_1f2e3d4c.zip`."""
    parts = [entry.place, entry.written_on.isoformat(), entry.kind, plain_name(entry.name)]
    return "_".join([*parts, system_id(entry)[:8]]) + ".zip"


def manifest(contents: Mapping[str, bytes]) -> bytes:
    """A line for each file, as `sha256sum` writes and checks them: hexadecimal, two spaces, name."""
    lines = [f"{hashlib.sha256(one).hexdigest()}  {name}\n" for name, one in contents.items()]
    return "".join(lines).encode()


def _zipped(contents: Mapping[str, bytes], moment: datetime) -> bytes:
    """With fixed times and rights; a zip knows no year before 1980 and no odd seconds."""
    buffer = io.BytesIO()
    at = (max(moment.year, 1980), moment.month, moment.day, moment.hour, moment.minute, 0)
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as whole:
        for name, content in contents.items():
            told = zipfile.ZipInfo(name, date_time=at)
            told.compress_type = zipfile.ZIP_DEFLATED
            told.create_system = UNIX
            told.external_attr = PLAIN_FILE
            whole.writestr(told, content)
    return buffer.getvalue()
