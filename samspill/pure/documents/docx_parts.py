"""The small pieces of a Word file that python-docx has no words for: bookmarks, fields, borders."""

from collections.abc import Sequence
from typing import Any

from docx.document import Document as WordFile
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from docx.table import Table as WordTable
from docx.text.paragraph import Paragraph as WordParagraph
from docx.text.run import Run

from .printable import EVERY_CHARACTER, printable
from .tree import Anchor, Content, Inline, Link, Reference, Text, inlines
from .typst_data import language_tag, safe_address

LINK_COLOUR = "0B5D48"
HAIR = "CBD8D3"
TEXT_WIDTH_CM = 16.0


class Marks:
    """Bookmarks by anchor: each is set once, at its first place, and may be pointed at anywhere."""

    def __init__(self, numbers: dict[str, int]) -> None:
        self.numbers = numbers
        self.set_already: set[str] = set()

    def set(self, line: WordParagraph, anchor: str) -> None:
        """A bookmark at the end of what stands in the line now."""
        if anchor not in self.numbers or anchor in self.set_already:
            return
        self.set_already.add(anchor)
        number = str(self.numbers[anchor])
        line._p.append(element("w:bookmarkStart", id=number, name=self.name(anchor)))
        line._p.append(element("w:bookmarkEnd", id=number))

    def name(self, anchor: str) -> str:
        return f"a{self.numbers[anchor]}" if anchor in self.numbers else ""


def element(name: str, /, **attributes: str) -> Any:
    """An XML element of Word's own kind with w: attributes."""
    made = OxmlElement(name)
    for key, value in attributes.items():
        made.set(qn(f"w:{key}"), value)
    return made


def add_run(line: WordParagraph, text: str, *, language: str = "") -> Run:
    """A run of text; what XML cannot hold becomes a visible mark."""
    run = line.add_run(printable(text, EVERY_CHARACTER))
    tag = language_tag(language)
    if tag:
        region = f"{tag}-NO" if tag in ("nb", "nn", "se") else tag
        run._r.get_or_add_rPr().append(element("w:lang", val=region))
    return run


def add_content(line: WordParagraph, content: Content, marks: Marks, bold: bool = False) -> None:
    """Inlines at the end of a line."""
    for inline in inlines(content):
        run = _add_inline(line, inline, marks)
        if bold:
            run.bold = True


def add_field(line: WordParagraph, instruction: str) -> None:
    """A field that Word fills in, for instance PAGE."""
    text, shown = element("w:instrText"), element("w:t")
    text.text, shown.text = f" {instruction} ", "1"
    begin, separate, end = (
        element("w:fldChar", fldCharType=kind) for kind in ("begin", "separate", "end")
    )
    for piece in (begin, text, separate, shown, end):
        line.add_run()._r.append(piece)


def restart_numbers(word: WordFile, lines: Sequence[WordParagraph], start: int) -> None:
    """Let a numbered list begin at `start` instead of going on from the list before it."""
    numbering = word.part.numbering_part.element
    style_numbers = word.styles["List Number"].element.pPr.numPr.numId.val
    abstract = numbering.num_having_numId(style_numbers).abstractNumId.val
    number = numbering.add_num(abstract)
    number.add_lvlOverride(ilvl=0).add_startOverride(max(start, 0))
    for line in lines:
        properties = line._p.get_or_add_pPr().get_or_add_numPr()
        properties.get_or_add_ilvl().val = 0
        properties.get_or_add_numId().val = number.numId


def draw_table(
    word: WordFile,
    rows: Sequence[Sequence[Content]],
    align: Sequence[WD_ALIGN_PARAGRAPH],
    widths: Sequence[int],
    marks: Marks,
) -> WordTable:
    """A table whose first row is marked as header and repeats on every page."""
    table: WordTable = word.add_table(rows=len(rows), cols=len(rows[0]))
    _set_borders(table)
    _set_widths(table, widths)
    header = table.rows[0]._tr.get_or_add_trPr()
    header.append(element("w:cantSplit"))
    header.append(element("w:tblHeader"))
    for index, (content_row, table_row) in enumerate(zip(rows, table._tbl.tr_lst, strict=True)):
        for column, (content, cell) in enumerate(zip(content_row, table_row.tc_lst, strict=True)):
            line = WordParagraph(cell.p_lst[0], table)
            line.paragraph_format.space_after = Pt(2)
            if column < len(align):
                line.alignment = align[column]
            add_content(line, content, marks, bold=index == 0)
    return table


def _add_inline(line: WordParagraph, inline: Inline, marks: Marks) -> Run:
    match inline:
        case Text():
            run = add_run(line, inline.text, language=inline.language)
            run.bold, run.italic = inline.strong or None, inline.emphasis or None
            return run
        case Link(text=text, href=href):
            run = add_run(line, text or href)
            address = safe_address(href)
            if address:
                relation = line.part.relate_to(
                    address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True
                )
                holder = OxmlElement("w:hyperlink")
                holder.set(qn("r:id"), relation)
                _make_link(run, holder)
            return run
        case Reference(text=text, anchor=anchor):
            run = add_run(line, text or anchor)
            if marks.name(anchor):
                _make_link(run, element("w:hyperlink", anchor=marks.name(anchor)))
            return run
        case Anchor(text=text, anchor=anchor):
            marks.set(line, anchor)
            return add_run(line, text)


def _make_link(run: Run, holder: Any) -> None:
    properties = run._r.get_or_add_rPr()
    properties.append(element("w:color", val=LINK_COLOUR))
    properties.append(element("w:u", val="single"))
    run._r.addprevious(holder)
    holder.append(run._r)


def _set_borders(table: WordTable) -> None:
    borders = element("w:tblBorders")
    for side in ("bottom", "insideH"):
        borders.append(element(f"w:{side}", val="single", sz="4", space="0", color=HAIR))
    table._tbl.tblPr.find(qn("w:tblLook")).addprevious(borders)


def _set_widths(table: WordTable, widths: Sequence[int]) -> None:
    if len(widths) != len(table.columns) or sum(widths) <= 0:
        return
    table.autofit = False
    for column, weight in zip(table.columns, widths, strict=True):
        column.width = Cm(TEXT_WIDTH_CM * weight / sum(widths))
    for row in table._tbl.tr_lst:
        for cell, weight in zip(row.tc_lst, widths, strict=True):
            cell.width = Cm(TEXT_WIDTH_CM * weight / sum(widths))
