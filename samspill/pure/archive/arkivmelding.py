"""The journal entry as arkivmelding.xml, valid against the schemas of Fiks Arkiv in `schemas/`."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from pathlib import Path
from typing import Any, cast
from uuid import UUID, uuid5

from lxml import etree

from samspill.pure.archive.codes import (
    DOCUMENT_STATUS,
    DOCUMENT_TYPES,
    FORMATS,
    JOURNAL_STATUS,
    KINDS,
    MAIN_OR_ENCLOSURE,
    ROLES,
    SCREENED,
    SENT_BY,
    VARIANTS,
    Code,
)
from samspill.pure.archive.entry import PDF, ArchiveDocument, Correspondent, Entry, Screening

SCHEMA = (
    Path(__file__).parent / "schemas" / ("no.ks.fiks.arkiv.v1.arkivering.arkivmelding.opprett.xsd")
)
NAMESPACE = "https://ks-no.github.io/standarder/fiks-protokoll/fiks-arkiv/arkivmelding/opprett/v1"
CODES = "https://ks-no.github.io/standarder/fiks-protokoll/fiks-arkiv/metadatakatalog/v1"
INSTANCE = "http://www.w3.org/2001/XMLSchema-instance"
SYSTEM = "Samspill"
ENTRIES = UUID("5f0b7c1e-6a52-5d0c-9d1b-3b1f4c6f2a90")  # of no machine: every house's ids are alike
CASE_NUMBER = re.compile(r"(\d{4})/(\d{1,7})")  # 2026/123; a body's own "PS 12/26" is none
NOT_IN_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
MISSING = "\ufffd"  # stands where a character was that XML cannot hold
NO_TITLE = "Uten tittel"


@dataclass(frozen=True)
class PackedFile:
    """A document as it lies in the package: under this name, with these bytes."""

    document: ArchiveDocument
    name: str
    content: bytes

    @property
    def fingerprint(self) -> str:
        return hashlib.sha256(self.content).hexdigest()


def arkivmelding(entry: Entry, files: Sequence[PackedFile]) -> bytes:
    """The whole message in UTF-8: one journalpost with its documents. `faults` says if it is valid."""
    root = etree.Element(
        _tag("arkivmelding"), nsmap={None: NAMESPACE, "mdk": CODES, "xsi": INSTANCE}
    )
    _add(root, "system", SYSTEM)
    _add(root, "antallFiler", str(len(files)))
    _journal_entry(root, entry, files)
    written = etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True)
    return cast(bytes, written)


def faults(xml: bytes) -> list[str]:
    """What the schema says against the message, in its own words; none when it is valid."""
    schema = _schema()
    if schema.validate(etree.fromstring(xml)):
        return []
    return [f"{one.line}: {one.message}" for one in schema.error_log]


def system_id(entry: Entry, *parts: object) -> str:
    """The same row has the same id every time: UUID version 5 of where it stands."""
    return str(uuid5(ENTRIES, "/".join([entry.place, entry.key, *map(str, parts)])))


def _journal_entry(root: Any, entry: Entry, files: Sequence[PackedFile]) -> None:
    """In the order of the schema: what all entries have, then what a journalpost has besides."""
    row = _add(root, "registrering")
    row.set(f"{{{INSTANCE}}}type", "journalpost")
    _add(row, "systemID", system_id(entry))
    _add(row, "opprettetDato", _moment(entry.created_at))
    _add(row, "opprettetAv", entry.created_by or SYSTEM)
    _folder(row, entry)
    _screening(row, entry.screening)
    for number, file in enumerate(files, start=1):
        _document(row, entry, file, number)
    _add(row, "tittel", _title(entry.title))
    _add(row, "offentligTittel", _title(entry.public_title))
    if entry.note:
        _add(_add(row, "merknad"), "merknadstekst", entry.note)
    for number, correspondent in enumerate(entry.correspondents, start=1):
        _correspondent(row, entry, correspondent, number)
    _external_key(row, entry.key)
    _code(row, "journalposttype", KINDS[entry.kind])
    _code(row, "journalstatus", JOURNAL_STATUS[entry.kind])
    _add(row, "journaldato", _day(entry.written_on))
    _add(row, "dokumentetsDato", _day(entry.written_on))
    if entry.received_at:
        _add(row, "mottattDato", _moment(entry.received_at))
    if entry.sent_at:
        _add(row, "sendtDato", _moment(entry.sent_at))
    _add(row, "antallVedlegg", str(max(len(files) - 1, 0)))


def _folder(row: Any, entry: Entry) -> None:
    """Where it belongs: the case, where its number is known, and our own key of the whole process."""
    known = CASE_NUMBER.fullmatch(entry.case_number.strip())
    if not (known or entry.process):
        return
    folder = _add(row, "referanseForelderMappe")
    if known:
        number = _add_code(folder, "saksnummer")
        _add_code(number, "saksaar", known[1])
        _add_code(number, "sakssekvensnummer", str(int(known[2])))
    if entry.process:
        _key_parts(_add_code(folder, "referanseEksternNoekkel"), entry.process)


def _document(row: Any, entry: Entry, file: PackedFile, number: int) -> None:
    document = file.document
    part = _add(row, "dokumentbeskrivelse")
    _add(part, "systemID", system_id(entry, "document", number))
    _code(part, "dokumenttype", DOCUMENT_TYPES[document.code])
    _code(part, "dokumentstatus", DOCUMENT_STATUS)
    _add(part, "tittel", _title(document.title))
    _add(part, "opprettetDato", _moment(document.written_at))
    _add(part, "opprettetAv", entry.created_by or SYSTEM)
    _code(part, "tilknyttetRegistreringSom", MAIN_OR_ENCLOSURE[number == 1])
    _add(part, "dokumentnummer", str(number))
    _add(part, "tilknyttetDato", _moment(entry.created_at))
    _add(part, "tilknyttetAv", entry.created_by or SYSTEM)
    _screening(part, document.screening)
    _file(part, entry, file, number)


def _file(part: Any, entry: Entry, file: PackedFile, number: int) -> None:
    document = file.document
    is_ours = not document.is_received
    code, details = FORMATS[
        "pdf/a" if is_ours else document.media_type if document.media_type in FORMATS else ""
    ]
    one = _add(part, "dokumentobjekt")
    _add(one, "systemID", system_id(entry, "file", number))
    _add(one, "versjonsnummer", "1")
    _code(one, "variantformat", VARIANTS["archive" if is_ours else "received"])
    _code(one, "format", code)
    if details:
        _add(one, "formatDetaljer", details)
    _add(one, "mimeType", document.media_type or PDF)
    _add(one, "opprettetDato", _moment(document.written_at))
    _add(one, "opprettetAv", entry.created_by or SYSTEM)
    _add(one, "filnavn", document.name if document.is_received else file.name)
    _add(one, "referanseDokumentfil", file.name)
    _add(one, "sjekksum", file.fingerprint)
    _add(one, "sjekksumAlgoritme", "SHA-256")
    _add(one, "filstoerrelse", str(len(file.content)))


def _correspondent(row: Any, entry: Entry, one: Correspondent, number: int) -> None:
    part = _add(row, "korrespondansepart")
    _add(part, "korrespondansepartID", system_id(entry, "correspondent", number))
    _code(part, "korrespondanseparttype", ROLES[one.role])
    _add(part, "korrespondansepartNavn", _title(one.name))
    if one.org_number:
        _add(part, "organisasjonid", one.org_number)
    _add(part, "erPersonnavn", "false")
    if one.sent_by:
        _code(part, "forsendelsesmaate", SENT_BY[one.sent_by])


def _screening(parent: Any, screening: Screening | None) -> None:
    if screening is None:
        return
    part = _add(parent, "skjerming")
    _code(part, "tilgangsrestriksjon", SCREENED[screening.section])
    _add(part, "skjermingshjemmel", screening.legal_basis)


def _external_key(row: Any, key: str) -> None:
    _key_parts(_add(row, "referanseEksternNoekkel"), key)


def _key_parts(part: Any, key: str) -> None:
    _add_code(part, "fagsystem", SYSTEM)
    _add_code(part, "noekkel", key)


def _code(parent: Any, name: str, code: Code) -> None:
    part = _add(parent, name)
    _add_code(part, "kode", code.code)
    _add_code(part, "beskrivelse", code.words)


def _add(parent: Any, name: str, text: str | None = None) -> Any:
    return _written(etree.SubElement(parent, _tag(name)), text)


def _add_code(parent: Any, name: str, text: str | None = None) -> Any:
    """What stands inside a type of the metadata catalogue has that catalogue's namespace."""
    return _written(etree.SubElement(parent, f"{{{CODES}}}{name}"), text)


def _written(element: Any, text: str | None) -> Any:
    if text is not None:
        element.text = NOT_IN_XML.sub(MISSING, text)
    return element


def _title(text: str) -> str:
    """On one line; never empty."""
    return " ".join(text.split()) or NO_TITLE


def _day(day: date) -> str:
    return day.isoformat()


def _moment(moment: datetime) -> str:
    return moment.isoformat(timespec="seconds")


def _tag(name: str) -> str:
    return f"{{{NAMESPACE}}}{name}"


@lru_cache(maxsize=1)
def _schema() -> Any:
    return etree.XMLSchema(etree.parse(str(SCHEMA)))
