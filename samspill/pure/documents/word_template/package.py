"""The uploaded file as a package: what it is, and what may not be in it."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

LARGEST_FILE = 5_000_000  # bytes as uploaded
LARGEST_UNPACKED = 40_000_000  # bytes of all its parts
LARGEST_XML = 12_000_000  # bytes of one part that is read as XML
MOST_PARTS = 1_000
OLD_OFFICE = b"\xd0\xcf\x11\xe0"  # Word 97, and every file that is locked with a password
MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
TEMPLATE_MAIN = MAIN.replace("document.main", "template.main")
TYPES = "[Content_Types].xml"
STRICT = b"http://purl.oclc.org/ooxml/"
MACRO_PART = re.compile(r"vbaProject|vbaData", re.IGNORECASE)
EMBEDDED_PART = re.compile(r"activeX/|embeddings/|\.bin$", re.IGNORECASE)
SAFE_TARGET = re.compile(r"(https?:|mailto:|tel:)", re.IGNORECASE)
OWN_NORMAL = re.compile(r"(^|[\\/])normal\.dotm$", re.IGNORECASE)
OUTSIDE_FIELD = re.compile(
    r"^\s*(INCLUDETEXT|INCLUDEPICTURE|DDE|DDEAUTO|LINK|IMPORT|DATABASE|RD)\b", re.IGNORECASE
)
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@dataclass(frozen=True)
class Fault:
    """Something that must be put right.

    code     what it is; the page has a sentence for each
    value    the name, address or part it is about
    nearest  the field that was perhaps meant
    place    where it stands: a key of the page's words for places, with `number` and `quote`
    """

    code: str
    value: str = ""
    nearest: str = ""
    place: str = ""
    number: int = 0
    quote: str = ""


def package_faults(content: bytes) -> list[Fault]:
    """What stands in the way of reading the file at all, or makes it unsafe to keep."""
    if len(content) > LARGEST_FILE:
        return [Fault("too_large")]
    if content.startswith(OLD_OFFICE):
        return [Fault("old_or_locked")]
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            return _faults_in(package)
    except (zipfile.BadZipFile, OSError, EOFError, NotImplementedError, RuntimeError, ValueError):
        return [Fault("not_word")]


def as_document(content: bytes) -> bytes:
    """The same package as an ordinary document, if it is a Word template (.dotx)."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        types = package.read(TYPES)
        if TEMPLATE_MAIN.encode() not in types:
            return content
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as target:
            for name in package.namelist():
                part = package.read(name)
                if name == TYPES:
                    part = part.replace(TEMPLATE_MAIN.encode(), MAIN.encode())
                target.writestr(name, part)
    return packed.getvalue()


def _faults_in(package: zipfile.ZipFile) -> list[Fault]:
    entries = package.infolist()
    names = [entry.filename for entry in entries]
    if len(entries) > MOST_PARTS or sum(one.file_size for one in entries) > LARGEST_UNPACKED:
        return [Fault("bomb")]
    if any(entry.flag_bits & 1 for entry in entries):
        return [Fault("old_or_locked")]
    if TYPES not in names or len(set(names)) != len(names):
        return [Fault("not_word")]
    types = package.read(TYPES)
    if b"macroEnabled" in types or any(MACRO_PART.search(name) for name in names):
        return [Fault("macros")]
    embedded = [name for name in names if EMBEDDED_PART.search(name)]
    if embedded:
        return [Fault("embedded", value=embedded[0])]
    if MAIN.encode() not in types and TEMPLATE_MAIN.encode() not in types:
        return [Fault("not_word")]
    return _xml_faults(package, entries)


def _xml_faults(package: zipfile.ZipFile, entries: list[zipfile.ZipInfo]) -> list[Fault]:
    faults: list[Fault] = []
    for entry in entries:
        if not entry.filename.lower().endswith((".xml", ".rels")):
            continue
        if entry.file_size > LARGEST_XML:
            return [Fault("bomb")]
        part = package.read(entry)
        root = _read_xml(part)
        if root is None:
            return [Fault("broken_part", value=entry.filename)]
        if STRICT in part[:4000] and entry.filename == "word/document.xml":
            return [Fault("strict")]
        if entry.filename.endswith(".rels"):
            faults.extend(_outside(root))
        else:
            faults.extend(_outside_fields(root))
    return faults


def _read_xml(part: bytes) -> etree._Element | None:
    """The root, or None for what cannot be read, or declares entities of its own."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(part, parser)
    except etree.XMLSyntaxError:
        return None
    return None if root.getroottree().docinfo.doctype else root


def _outside(relations: etree._Element) -> Iterator[Fault]:
    """Everything that would be fetched from outside the file. A link to press is no such thing."""
    for one in relations:
        if one.get("TargetMode") != "External":
            continue
        kind, target = (one.get("Type") or "").rsplit("/", 1)[-1], one.get("Target") or ""
        if kind == "hyperlink" and SAFE_TARGET.match(target):
            continue
        if kind == "attachedTemplate" and _is_own_normal(target):
            continue
        code = "outside_template" if kind == "attachedTemplate" else "outside_link"
        yield Fault(code, value=target[:120])


def _is_own_normal(target: str) -> bool:
    """Word writes its own Normal.dotm into every file; on this machine, never on another."""
    local = target.lower().removeprefix("file:///")
    return bool(OWN_NORMAL.search(target)) and not local.startswith(("http", "\\\\", "//", "file:"))


def _outside_fields(root: etree._Element) -> Iterator[Fault]:
    for text in [*root.iter(f"{W}instrText"), *root.iter(f"{W}fldSimple")]:
        instruction = text.get(f"{W}instr") or text.text or ""
        if OUTSIDE_FIELD.match(instruction):
            yield Fault("outside_link", value=instruction.strip()[:120])
