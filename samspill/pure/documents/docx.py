"""A document tree as a Word file that a municipality can edit: real headings, lists and tables."""

import io
import zipfile
from collections.abc import Sequence
from datetime import UTC, datetime
from functools import cache
from typing import Any

import docx
from docx.document import Document as WordFile
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from .docx_head import GRAN, MUTED, draw_head
from .docx_parts import (
    Marks,
    add_content,
    add_field,
    add_run,
    draw_table,
    element,
    restart_numbers,
)
from .docx_sides import turn_around
from .printable import EVERY_CHARACTER, named, printable
from .tree import (
    Bars,
    Block,
    BulletList,
    Content,
    Definition,
    Document,
    Heading,
    NumberedList,
    PageBreak,
    Paragraph,
    Quote,
    Signatures,
    Table,
    anchors,
    heading_levels,
)
from .typst_data import (
    WITHOUT_WORDS,
    WORDS,
    bar_columns,
    bar_number,
    cells,
    direction,
    document_language,
)

FONT = "Calibri"
INK = RGBColor(0x21, 0x2E, 0x29)
REGIONS = {"nb": "nb-NO", "nn": "nn-NO", "en": "en-GB"}
LONGEST_PROPERTY = 255
"""Word's own limit on title and author, in characters."""
TERM_WIDTH = Cm(4.2)
OLDEST_ZIP_TIME = (1980, 1, 1, 0, 0, 0)
ALIGNMENTS = {
    "left": WD_ALIGN_PARAGRAPH.LEFT,
    "right": WD_ALIGN_PARAGRAPH.RIGHT,
    "center": WD_ALIGN_PARAGRAPH.CENTER,
}


def to_docx(document: Document) -> bytes:
    """The document as a DOCX file.

    Title, author and language stand in its properties and styles. The same document is the same
    bytes every time; without `created` it holds no time at all.
    """
    word = docx.Document()
    # python-docx searches all styles anew for every paragraph
    word.part.get_style_id = cache(word.part.get_style_id)  # type: ignore[method-assign]
    set_properties(word, document)
    set_styles(word, document)
    _draw_footer(word, document)
    draw_head(word, document)
    marks = Marks(anchors(document))
    for block, level in heading_levels(document.blocks):
        draw_block(word, block, level, marks, document.language)
    if direction(document.language) == "rtl":
        turn_around(word, document_language(document.language))
    buffer = io.BytesIO()
    word.save(buffer)
    return with_fixed_times(buffer.getvalue(), document.created)


def set_properties(word: WordFile, document: Document) -> None:
    """Title, author, language and time of the file."""
    properties = word.core_properties
    properties.title = _property(named(document.title))
    properties.author = _property(document.author)
    properties.last_modified_by = _property(document.author)
    properties.language = _region(document)
    properties.comments = ""
    if document.created:
        properties.created = properties.modified = _utc(document.created)
        return
    for name in ("dcterms:created", "dcterms:modified"):
        for found in properties._element.findall(qn(name)):
            properties._element.remove(found)


def _region(document: Document) -> str:
    tag = document_language(document.language)
    return REGIONS.get(tag, tag)


def _property(text: str) -> str:
    return " ".join(printable(text, EVERY_CHARACTER).split())[:LONGEST_PROPERTY]


def _utc(moment: datetime) -> datetime:
    aware = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return aware.astimezone(UTC).replace(tzinfo=None, microsecond=0)


def set_styles(word: WordFile, document: Document) -> None:
    """Page, font, language, colours and sizes, on a file made from Word's own template."""
    section = word.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.5)
    section.top_margin, section.bottom_margin = Cm(2.2), Cm(2.2)
    region = _region(document)
    for style in word.styles:
        if hasattr(style, "font") and style.element.get(qn("w:type")) == "paragraph":
            _set_font(style.element.get_or_add_rPr(), region)
    for defaults in word.styles.element.iter(qn("w:rPrDefault")):
        _set_font(defaults.find(qn("w:rPr")), region)
    _set_style(word, "Normal", 11, INK, space_after=7)
    _set_style(word, "Title", 24, INK, space_after=6, bold=True)
    for border in list(word.styles["Title"].element.iter(qn("w:pBdr"))):
        border.getparent().remove(border)
    sizes = [(15, INK), (12, GRAN), (11, INK), (11, INK), (11, INK), (11, INK)]
    for level, (size, colour) in enumerate(sizes, start=1):
        _set_style(word, f"Heading {level}", size, colour, space_after=4, bold=True)
    _set_style(word, "Caption", 10, INK, space_after=4, bold=True)
    _set_style(word, "Quote", 11, INK, space_after=3)


def _set_font(properties: Any, region: str) -> None:
    """Font and language on a style; the default template names others."""
    for name in ("w:rFonts", "w:lang"):
        for found in properties.findall(qn(name)):
            properties.remove(found)
    slots = ("ascii", "hAnsi", "eastAsia", "cs")
    properties.insert(0, element("w:rFonts", **dict.fromkeys(slots, FONT)))
    properties.append(element("w:lang", val=region, eastAsia=region, bidi="ar-SA"))


def _set_style(
    word: WordFile, name: str, size: int, colour: RGBColor, space_after: int, bold: bool = False
) -> None:
    style = word.styles[name]
    style.font.size, style.font.color.rgb, style.font.bold = Pt(size), colour, bold
    style.font.italic = False
    style.paragraph_format.space_after = Pt(space_after)


def _draw_footer(word: WordFile, document: Document) -> None:
    words = WORDS.get(document_language(document.language), WITHOUT_WORDS)
    line = word.sections[0].footer.paragraphs[0]
    if document.footer:
        add_run(line, f"{document.footer} · ")
    add_run(line, f"{words['page']} ".lstrip())
    add_field(line, "PAGE")
    add_run(line, f" {words['of']} ")
    add_field(line, "NUMPAGES")
    for run in line.runs:
        run.font.size, run.font.color.rgb = Pt(8.5), MUTED


def draw_block(word: WordFile, block: Block, level: int, marks: Marks, language: str) -> None:
    """One block at the end of the file, in the styles that the file has under Word's own names.

    level   of a heading as `heading_levels` gives it: 2 is the highest
    """
    match block:
        case Heading(text=text, anchor=anchor):
            line = word.add_paragraph(style=f"Heading {level - 1}")
            marks.set(line, anchor)
            add_run(line, named(text))
        case Paragraph(inlines=content, anchor=anchor):
            line = word.add_paragraph()
            marks.set(line, anchor)
            add_content(line, content, marks)
        case BulletList(items=items):
            for item in items:
                add_content(word.add_paragraph(style="List Bullet"), item, marks)
        case NumberedList(items=items, start=start):
            _draw_numbers(word, items, start, marks)
        case Table():
            _draw_table(word, block, marks)
        case Quote():
            _draw_quote(word, block, marks)
        case Definition(items=items):
            _draw_definitions(word, items, marks)
        case Signatures(people=people):
            _draw_signatures(word, people)
        case Bars():
            _draw_table(word, _bars_as_table(block, language), marks)
        case PageBreak():
            word.add_paragraph().add_run().add_break(WD_BREAK.PAGE)


def _draw_numbers(word: WordFile, items: Sequence[Content], start: int, marks: Marks) -> None:
    lines = [word.add_paragraph(style="List Number") for _ in items]
    restart_numbers(word, lines, start)
    for line, item in zip(lines, items, strict=True):
        add_content(line, item, marks)


def _draw_definitions(
    word: WordFile, items: Sequence[tuple[Content, Content]], marks: Marks
) -> None:
    """Terms in a column of their own; what is long goes on under itself."""
    for index, (term, meaning) in enumerate(items, start=1):
        line = word.add_paragraph()
        looks = line.paragraph_format
        looks.left_indent, looks.first_line_indent = TERM_WIDTH, -TERM_WIDTH
        looks.tab_stops.add_tab_stop(TERM_WIDTH)
        looks.space_after = Pt(7 if index == len(items) else 1)
        add_content(line, term, marks, bold=True)
        line.add_run("\t")
        add_content(line, meaning, marks)


def _draw_quote(word: WordFile, block: Quote, marks: Marks) -> None:
    line = word.add_paragraph(style="Quote")
    line.paragraph_format.left_indent = Cm(0.6)
    marks.set(line, block.anchor)
    add_run(line, block.text, language=block.language)
    if block.source:
        source = word.add_paragraph()
        source.paragraph_format.left_indent = Cm(0.6)
        run = add_run(source, block.source)
        run.font.size, run.font.color.rgb = Pt(9.5), MUTED


def _draw_table(word: WordFile, table: Table, marks: Marks) -> None:
    if not table.columns:
        return
    if table.caption:
        caption = word.add_paragraph(style="Caption")
        caption.paragraph_format.keep_with_next = True
        add_run(caption, table.caption)
    align = [ALIGNMENTS[side] for side in table.align]
    rows: list[list[Content]] = [list(table.columns), *cells(table)]
    draw_table(word, rows, align, table.widths, marks)
    word.add_paragraph()


def _bars_as_table(bars: Bars, language: str) -> Table:
    rows = [(label, bar_number(value, bars.unit, language)) for label, value in bars.rows]
    return Table(bars.caption, bar_columns(bars, language), rows, ("left", "right"), (3, 1))


def _draw_signatures(word: WordFile, people: Sequence[tuple[str, str]]) -> None:
    if not people:
        return
    word.add_paragraph()
    grid = word.add_table(rows=1, cols=max(len(people), 1))
    for cell, (name, role) in zip(grid.rows[0].cells, people, strict=True):
        add_run(cell.paragraphs[0], "\n\n________________________")
        add_run(cell.add_paragraph(), name).bold = True
        add_run(cell.add_paragraph(), role)


def with_fixed_times(packed: bytes, created: datetime | None) -> bytes:
    """The same archive with one and the same time on every file in it."""
    moment = _utc(created).timetuple()[:6] if created else OLDEST_ZIP_TIME
    fixed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(packed)) as source, zipfile.ZipFile(fixed, "w") as target:
        for name in source.namelist():
            entry = zipfile.ZipInfo(name, max(moment, OLDEST_ZIP_TIME))
            entry.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(entry, source.read(name))
    return fixed.getvalue()
