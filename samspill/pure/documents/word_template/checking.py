"""Whether a file can serve as a template: the fields found in it, and every fault with its place."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass

import docx
from docx.document import Document as WordFile
from docx.oxml.ns import qn

from ..tree import Document, Heading, paragraph
from .fields import FieldList
from .filling import FieldValue, fill_template
from .package import Fault, as_document, package_faults
from .places import BRACES, FIELD, Line, is_broken, is_whole_line, lines_of

TRACKED = ("w:ins", "w:del", "w:moveFrom", "w:moveTo")
ELSEWHERE = ("footnotes+xml", "endnotes+xml", "comments+xml")


@dataclass(frozen=True)
class Checked:
    """found: names as in `Field.name`, each once, in the order of the template."""

    found: tuple[str, ...]
    faults: tuple[Fault, ...]

    @property
    def is_usable(self) -> bool:
        return not self.faults


def check_template(content: bytes, fields: FieldList, language: str = "nb") -> Checked:
    """Everything that must be put right before the file can be used, not only the first of it.

    language  in which the nearest known field is named: nb or nn
    """
    faults = package_faults(content)
    if faults:
        return Checked((), tuple(faults))
    try:
        word = docx.Document(io.BytesIO(as_document(content)))
    except Exception:
        # python-docx raises whatever it stumbles on in a part that is missing or out of order.
        return Checked((), (Fault("not_word"),))
    return _check_opened(word, content, fields, language)


def _check_opened(word: WordFile, content: bytes, fields: FieldList, language: str) -> Checked:
    found: dict[str, None] = {}
    faults: list[Fault] = list(_faults_of_file(word))
    for line in lines_of(word):
        faults.extend(_faults_of_line(line, fields, found, language))
    if not any(fault.code == "broken_field" for fault in faults):
        lacking = fields.lacking(tuple(found))
        faults.extend(Fault("lacks", value=one.spelled(language)) for one in lacking)
    if not faults and not _can_be_filled(content, fields):
        faults.append(Fault("cannot_be_filled"))
    return Checked(tuple(found), tuple(faults))


def _faults_of_file(word: WordFile) -> Iterator[Fault]:
    body = word.element.body
    if any(next(body.iter(qn(name)), None) is not None for name in TRACKED):
        yield Fault("tracked_changes")
    if next(body.iter(qn("w:altChunk")), None) is not None:
        yield Fault("outside_link", value="altChunk")
    for part in word.part.package.iter_parts():
        if part.content_type.endswith(ELSEWHERE) and b"{{" in part.blob:
            yield Fault("field_in_note")


def _faults_of_line(
    line: Line, fields: FieldList, found: dict[str, None], language: str
) -> Iterator[Fault]:
    for match in BRACES.finditer(line.text):
        named = FIELD.fullmatch(match.group())
        if named is None:
            code = "half_field" if len(match.group()) == 2 else "not_a_name"
            yield _fault(line, code, " ".join(match.group().split())[:60])
            continue
        field = fields.find(named.group(1))
        if field is None:
            near = fields.nearest(named.group(1), language)
            yield _fault(line, "unknown_field", named.group(1), near)
            continue
        found[field.name] = None
        name = field.spelled(language)
        if is_broken(line, match):
            yield _fault(line, "broken_field", name)
        elif field.holds_blocks and line.where not in ("body", "table"):
            yield _fault(line, "blocks_in_margin", name)
        elif field.holds_blocks and not is_whole_line(line, match):
            yield _fault(line, "blocks_not_alone", name)


def _fault(line: Line, code: str, value: str, nearest: str = "") -> Fault:
    return Fault(code, value, nearest, line.where, line.number, line.quote)


def _can_be_filled(content: bytes, fields: FieldList) -> bool:
    blocks = (Heading(1, "x"), paragraph("x"))
    tried = Document(title="x", language="nb", blocks=blocks)
    values: dict[str, FieldValue] = {
        one.name: blocks if one.holds_blocks else "x" for one in fields.every
    }
    try:
        fill_template(content, tried, fields.by_spelling(values))
    except Exception:
        # As above: whatever it is, this file cannot be used, and nobody shall meet it later.
        return False
    return True
