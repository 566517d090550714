"""A template with its fields filled: text where a name stood, whole paragraphs in its own styles."""

from __future__ import annotations

import io
import re
from collections.abc import Mapping, Sequence
from typing import Any

import docx
from docx.document import Document as WordFile
from docx.oxml.ns import qn

from ..docx import REGIONS, draw_block, set_properties, with_fixed_times
from ..docx_parts import Marks, element
from ..norwegian import known_language
from ..printable import EVERY_CHARACTER, printable
from ..tree import Block, Document, anchors, contents, heading_levels, plain
from .drawn import fit_drawn
from .package import as_document
from .places import FIELD, Line, is_whole_line, lines_of
from .settling import settle_file
from .styles import add_missing_styles

FieldValue = str | Sequence[Block]
LOWEST = 7  # Heading 6, as `draw_block` counts


def fill_template(
    template: bytes, document: Document, fields: Mapping[str, FieldValue] | None = None
) -> bytes:
    """The document in a template that `check_template` has found nothing wrong with.

    fields   what each name becomes, in lower case: text, or blocks for a name that stands alone in
             its paragraph. `tittel` and `innhold` are the document's title and blocks if not given;
             a name without a value is left as it stands.
    Returns  a DOCX file; the same template and document are the same bytes every time.
    """
    values: dict[str, FieldValue] = {
        "tittel": document.title,
        "innhold": document.blocks,
        "innhald": document.blocks,
        **(fields or {}),
    }
    word = docx.Document(io.BytesIO(as_document(template)))
    settle_file(word)
    add_missing_styles(word)
    set_properties(word, document)
    _set_language(word, REGIONS[known_language(document.language)])
    marks = _marks(word, document, values)
    found = [(line, list(FIELD.finditer(line.text))) for line in lines_of(word)]
    for line, matches in found:
        for match in reversed(matches):
            _fill(word, line, match, values, marks, document.language)
    packed = io.BytesIO()
    word.save(packed)
    return with_fixed_times(packed.getvalue(), document.created)


def _fill(
    word: WordFile,
    line: Line,
    match: re.Match[str],
    values: Mapping[str, FieldValue],
    marks: Marks,
    language: str,
) -> None:
    value = values.get(match.group(1).casefold())
    if value is None:
        return
    if isinstance(value, str):
        _write(line, match, value)
    elif is_whole_line(line, match) and line.where in ("body", "table"):
        below = 0 if match.group(1).casefold() in ("innhold", "innhald") else _level_above(line)
        _write(line, match, "")
        _draw_at(word, line, value, marks, language, below)
    else:
        _write(line, match, "\n".join(plain(part) for part in contents(value)))


def _write(line: Line, match: re.Match[str], text: str) -> None:
    """Put the text where the name stands; what is before and after it is kept.

    Matches of one line are written from the last to the first, so that places before still hold.
    """
    holders: list[Any] = []
    for one in line.characters[match.start() : match.end()]:
        if one.holder not in holders:
            holders.append(one.holder)
    first = holders[0]
    start = sum(one.holder is first for one in line.characters[: match.start()])
    end = sum(one.holder is holders[-1] for one in line.characters[: match.end()])
    after = (holders[-1].text or "")[end:]
    before = (first.text or "")[:start]
    for holder in holders[1:]:
        holder.text = after if holder is holders[-1] else ""
        _keep_spaces(holder)
    first.text = before if len(holders) > 1 else before + after
    _set_lines(first, before, printable(text, EVERY_CHARACTER), "" if len(holders) > 1 else after)
    for language in first.getparent().findall(f"{qn('w:rPr')}/{qn('w:lang')}"):
        language.getparent().remove(language)


def _set_lines(holder: Any, before: str, text: str, after: str) -> None:
    """The text in a run, with a line break of Word's own for each new line in it."""
    rows = text.split("\n")
    holder.text = before + rows[0]
    _keep_spaces(holder)
    place = holder
    for row in rows[1:]:
        line_break, more = element("w:br"), element("w:t")
        more.text = row
        place.addnext(line_break)
        line_break.addnext(more)
        place = more
        _keep_spaces(more)
    place.text = (place.text or "") + after
    _keep_spaces(place)


def _keep_spaces(holder: Any) -> None:
    holder.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")


def _draw_at(
    word: WordFile, line: Line, blocks: Sequence[Block], marks: Marks, language: str, below: int
) -> None:
    """Draw at the end of the file, as `to_docx` does, and move it to where the name stood."""
    body = word.element.body
    stood = set(body)
    for block, level in heading_levels(blocks):
        draw_block(word, block, min(level + below, LOWEST) if level else 0, marks, language)
    drawn = [one for one in body if one not in stood]
    fit_drawn(word, drawn, line.element)
    for one in drawn:
        line.element.addprevious(one)
    holds_section = line.element.find(f"{qn('w:pPr')}/{qn('w:sectPr')}") is not None
    ends_as_cells_must = bool(drawn) and drawn[-1].tag == qn("w:p")
    if not holds_section and (ends_as_cells_must or line.element.getparent() is body):
        line.element.getparent().remove(line.element)


def _level_above(line: Line) -> int:
    """The level of the template's own heading over the field, so that ours come under it."""
    for before in line.element.itersiblings(qn("w:p"), preceding=True):
        style = before.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
        number = re.search(r"([1-6])$", style.get(qn("w:val"))) if style is not None else None
        if number and re.match(r"(heading|overskrift)", style.get(qn("w:val")), re.IGNORECASE):
            return int(number.group(1))
    return 0


def _marks(word: WordFile, document: Document, values: Mapping[str, FieldValue]) -> Marks:
    """Bookmarks for every anchor, numbered after those that the template has."""
    starts = word.element.iter(qn("w:bookmarkStart"))
    taken = [int(one.get(qn("w:id"), "0")) for one in starts if one.get(qn("w:id"), "").isdigit()]
    names: dict[str, int] = dict(anchors(document))
    for value in values.values():
        if not isinstance(value, str):
            more = anchors(Document(title="", language=document.language, blocks=value))
            names.update({name: len(names) + n for name, n in more.items() if name not in names})
    first = max(taken, default=0)
    return Marks({name: first + n for n, name in enumerate(names, start=1)})


def _set_language(word: WordFile, region: str) -> None:
    """The language of the document on every style that names one, and as the file's own."""
    for defaults in word.styles.element.iter(qn("w:rPrDefault")):
        properties = defaults.find(qn("w:rPr"))
        if properties is not None and properties.find(qn("w:lang")) is None:
            properties.append(element("w:lang", val=region))
    for language in word.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), region)
