"""One document tree for every letter, report, policy and programme.

Whoever writes a document builds this tree; `typst_data` (PDF), `docx` and `html` draw it.
All texts are plain text: nothing in them is ever read as markup. A line break in a text is a
line break on paper.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

Language = str
"""A language tag: nb, nn or en, and in letters any other that people read."""
Kind = Literal["report", "letter", "policy", "programme"]
Align = Literal["left", "right", "center"]


@dataclass(frozen=True)
class Text:
    """A run of text. `language` is a tag such as "nn" or "se" when it differs from the document."""

    text: str
    strong: bool = False
    emphasis: bool = False
    language: str = ""


@dataclass(frozen=True)
class Link:
    """A link out of the document; text alone unless the address is http, https, mailto or tel."""

    text: str
    href: str


@dataclass(frozen=True)
class Reference:
    """A link to an anchor in the same document; plain text when no such anchor stands there."""

    text: str
    anchor: str


@dataclass(frozen=True)
class Anchor:
    """A place that a `Reference` can point at, for instance a contribution's id in the annex."""

    anchor: str
    text: str = ""


Inline = Text | Link | Reference | Anchor
Content = str | Inline | Sequence["str | Inline"]
"""What may stand wherever text stands: a string, one inline, or several of either."""


@dataclass(frozen=True)
class Heading:
    """A heading. Level 1 is the highest inside the document; the title stands above it."""

    level: int
    text: str
    anchor: str = ""


@dataclass(frozen=True)
class Paragraph:
    inlines: Content
    anchor: str = ""


@dataclass(frozen=True)
class BulletList:
    items: Sequence[Content]


@dataclass(frozen=True)
class NumberedList:
    items: Sequence[Content]
    start: int = 1


@dataclass(frozen=True)
class Table:
    """A table whose first row is a header.

    caption  a sentence above the table; may be empty
    columns  [n] header texts
    rows     [m][n] cells
    align    [n] one of left, right, center; empty means left everywhere
    widths   [n] relative widths; empty means after the content
    """

    caption: str
    columns: Sequence[Content]
    rows: Sequence[Sequence[Content]]
    align: Sequence[Align] = ()
    widths: Sequence[int] = ()


@dataclass(frozen=True)
class Quote:
    """A person's own words, unchanged, in the language they were written in."""

    text: str
    source: str = ""
    language: str = ""
    anchor: str = ""


@dataclass(frozen=True)
class Definition:
    """Terms with their explanations, as (term, text)."""

    items: Sequence[tuple[Content, Content]]


@dataclass(frozen=True)
class Signatures:
    """Who signs, side by side, as (name, role). The name may be empty: a line to write on."""

    people: Sequence[tuple[str, str]]


@dataclass(frozen=True)
class Bars:
    """Horizontal bars, one per row, always with the number as text beside the bar.

    rows     (label, value) with value >= 0
    columns  header texts of label and value; empty means "Gruppe" and "Antall" (or nn, en)
    unit     written after each number, for instance "%"
    """

    caption: str
    rows: Sequence[tuple[str, float]]
    columns: tuple[str, str] = ("", "")
    unit: str = ""


@dataclass(frozen=True)
class PageBreak:
    pass


Block = (
    Heading
    | Paragraph
    | BulletList
    | NumberedList
    | Table
    | Quote
    | Definition
    | Signatures
    | Bars
    | PageBreak
)


@dataclass(frozen=True)
class Document:
    """A whole document.

    title            its first heading and its title among the document's properties
    author           who it is from; in a letter the sender at the top
    header_lines     lines under the sender in a letter (address, contact), or under the subtitle
    recipient_lines  whom a letter is to
    reference        a letter's reference or case number
    date_text        the date as it shall be read, for instance "torsdag 11. mars 2027"
    footer           a line at the bottom of every page, beside the page number
    created          the moment written into the file; the same moment gives the same bytes
    """

    title: str
    language: Language
    blocks: Sequence[Block]
    subtitle: str = ""
    author: str = ""
    date_text: str = ""
    header_lines: Sequence[str] = ()
    footer: str = ""
    kind: Kind = "report"
    created: datetime | None = None
    recipient_lines: Sequence[str] = ()
    reference: str = ""


def paragraph(content: Content) -> Paragraph:
    """A paragraph of plain text, or of several inlines."""
    return Paragraph(inlines(content))


def inlines(content: Content) -> tuple[Inline, ...]:
    """Content as inlines; strings become `Text`, empty strings nothing."""
    if isinstance(content, str):
        return (Text(content),) if content else ()
    if isinstance(content, Text | Link | Reference | Anchor):
        return (content,)
    return tuple(inline for part in content for inline in inlines(part))


def plain(content: Content) -> str:
    """Content as text alone, for instance to measure a column."""
    return "".join(inline.text for inline in inlines(content))


def contents(blocks: Iterable[Block]) -> Iterator[Content]:
    """Every place in the blocks where inlines may stand, in reading order."""
    for block in blocks:
        match block:
            case Paragraph():
                yield block.inlines
            case BulletList() | NumberedList():
                yield from block.items
            case Table():
                yield from block.columns
                for row in block.rows:
                    yield from row
            case Definition():
                for term, text in block.items:
                    yield term
                    yield text


def anchors(document: Document) -> dict[str, int]:
    """Every anchor with a running number from 1; of two alike the first counts."""
    numbers: dict[str, int] = {}
    for block in document.blocks:
        own = getattr(block, "anchor", "")
        inner = [
            inline.anchor
            for content in contents([block])
            for inline in inlines(content)
            if isinstance(inline, Anchor)
        ]
        for anchor in [own, *inner]:
            if anchor and anchor not in numbers:
                numbers[anchor] = len(numbers) + 1
    return numbers


def heading_levels(blocks: Iterable[Block]) -> Iterator[tuple[Block, int]]:
    """Each block with its level: for a heading the one it may have without skipping, else 0.

    The title is level 1, so the highest heading is level 2; none is deeper than 6. Headings of
    the same level under the same heading stay alike.
    """
    above: list[int] = []
    for block in blocks:
        if isinstance(block, Heading):
            while above and above[-1] >= block.level:
                above.pop()
            above.append(block.level)
            yield block, min(len(above) + 1, 6)
        else:
            yield block, 0


def is_safe_address(href: str) -> bool:
    """Whether a link may be followed from a document: web, mail and telephone addresses only."""
    lowered = href.strip().lower()
    has_scheme = lowered.startswith(("https://", "http://", "mailto:", "tel:"))
    return has_scheme and not any(ch.isspace() or ord(ch) < 32 for ch in lowered)
