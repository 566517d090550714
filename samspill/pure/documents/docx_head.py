"""The head of a Word file: sender, receiver, date and title of a letter, or the title of a report."""

from collections.abc import Iterable

from docx.document import Document as WordFile
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Pt, RGBColor
from docx.text.paragraph import Paragraph as WordParagraph

from .docx_parts import add_run
from .printable import named
from .tree import Document

GRAN = RGBColor(0x0B, 0x5D, 0x48)
MUTED = RGBColor(0x54, 0x60, 0x5B)


def draw_head(word: WordFile, document: Document) -> None:
    """Everything above the first block."""
    is_letter = document.kind == "letter"
    if document.author:
        sender = add_run(word.add_paragraph(), document.author)
        sender.bold, sender.font.color.rgb = True, GRAN
    small = [document.date_text, document.reference]
    if is_letter:
        _small_lines(word, document.header_lines)
        if document.recipient_lines:
            word.add_paragraph()
            add_run(word.add_paragraph(), "\n".join(document.recipient_lines))
        for line in _small_lines(word, small):
            line.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    title = word.add_paragraph(style="Title")
    add_run(title, named(document.title))
    if is_letter:
        for run in title.runs:
            run.font.size = Pt(16)
    if document.subtitle:
        add_run(word.add_paragraph(), document.subtitle).font.color.rgb = MUTED
    if not is_letter:
        _small_lines(word, [*small, *document.header_lines])


def _small_lines(word: WordFile, lines: Iterable[str]) -> list[WordParagraph]:
    drawn = []
    for line in lines:
        if line:
            drawn.append(word.add_paragraph())
            run = add_run(drawn[-1], line)
            run.font.size, run.font.color.rgb = Pt(9.5), MUTED
            drawn[-1].paragraph_format.space_after = Pt(1)
    return drawn
