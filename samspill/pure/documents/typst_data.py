"""A document tree as plain data for the Typst template `document.typ`.

User text goes to Typst as JSON strings and is never read as markup there.
"""

import re
from typing import Any
from urllib.parse import quote

from .norwegian import known_language, thousands
from .printable import is_visible, named
from .tree import (
    Anchor,
    Bars,
    Block,
    BulletList,
    Content,
    Definition,
    Document,
    Heading,
    Inline,
    Link,
    NumberedList,
    PageBreak,
    Paragraph,
    Quote,
    Reference,
    Signatures,
    Table,
    Text,
    anchors,
    heading_levels,
    inlines,
    is_safe_address,
    plain,
)

ADDRESS_CHARACTERS = ":/?#[]@!$&'()*+,;=-._~%"
NARROW_COLUMN = 16
"""A column whose longest cell has at most so many characters takes the room it needs."""

WORDS = {
    "nb": {"page": "Side", "of": "av", "group": "Gruppe", "count": "Antall"},
    "nn": {"page": "Side", "of": "av", "group": "Gruppe", "count": "Tal"},
    "en": {"page": "Page", "of": "of", "group": "Group", "count": "Count"},
}
WITHOUT_WORDS = {**WORDS["nb"], "page": "", "of": "/"}
"""For a language that the house does not write: "1 / 2" is read in all of them."""
FROM_THE_RIGHT = frozenset({"ar", "ckb", "dv", "fa", "he", "ps", "ur", "yi"})

Data = dict[str, Any]


def typst_data(document: Document) -> Data:
    """The whole document as strings, numbers, lists and dicts that JSON can hold."""
    labels = _Labels(anchors(document))
    language = known_language(document.language)
    tag = document_language(document.language)
    return {
        "title": named(document.title),
        "language": tag,
        "direction": direction(tag),
        "kind": document.kind,
        "subtitle": document.subtitle,
        "author": document.author,
        "date_text": document.date_text,
        "reference": document.reference,
        "header_lines": list(document.header_lines),
        "recipient_lines": list(document.recipient_lines),
        "footer": document.footer,
        "words": WORDS.get(tag, WITHOUT_WORDS),
        "blocks": [
            _block(block, level, labels, language)
            for block, level in heading_levels(document.blocks)
        ],
    }


def language_tag(language: str) -> str:
    """The language part of a tag if it is well formed ("nn-NO" -> "nn"), else an empty text."""
    base = language.replace("_", "-").split("-")[0].lower()
    return base if re.fullmatch(r"[a-z]{2,3}", base) else ""


def document_language(language: str) -> str:
    """The language that a whole document says it is in; nb when the tag is none."""
    return language_tag(language) or "nb"


def direction(language: str) -> str:
    """rtl for a language that is written from the right, else ltr."""
    return "rtl" if language_tag(language) in FROM_THE_RIGHT else "ltr"


def safe_address(href: str) -> str:
    """The address with everything outside ASCII percent-encoded; empty if it is not safe."""
    stripped = href.strip()
    if not is_safe_address(stripped):
        return ""
    return quote(stripped.encode("utf-8", "replace"), safe=ADDRESS_CHARACTERS)


def bar_columns(bars: Bars, language: str) -> tuple[str, str]:
    """Header texts of a bar picture, in the document's language when none are given."""
    words = WORDS[known_language(language)]
    return bars.columns[0] or words["group"], bars.columns[1] or words["count"]


def bar_number(value: float, unit: str, language: str) -> str:
    """A bar's number as it is read, with its unit after a no-break space."""
    number = thousands(value, language)
    return f"{number}\u00a0{unit}" if unit else number


def bar_shares(bars: Bars) -> list[float]:
    """Each bar's length as a share (0 to 1) of the longest."""
    longest = max((value for _, value in bars.rows), default=0)
    return [max(value, 0) / longest if longest > 0 else 0 for _, value in bars.rows]


def column_weights(table: Table) -> list[int]:
    """Relative width of each column; 0 means as narrow as its content."""
    count = len(table.columns)
    if len(table.widths) == count:
        return [max(width, 0) for width in table.widths]
    lengths = [
        max(len(plain(row[index])) for row in [table.columns, *table.rows] if index < len(row))
        for index in range(count)
    ]
    weights = [0 if length <= NARROW_COLUMN else min(length, 60) for length in lengths]
    return weights if any(weights) else [1] * count


def cells(table: Table) -> list[list[Content]]:
    """The rows, each filled up or cut to the number of columns."""
    count = len(table.columns)
    return [[*row, *[""] * count][:count] for row in table.rows]


class _Labels:
    """Which label stands for which anchor; each is set once, where it is met first."""

    def __init__(self, numbers: dict[str, int]) -> None:
        self.numbers = numbers
        self.set_already: set[str] = set()

    def name(self, anchor: str) -> str:
        return f"a{self.numbers[anchor]}" if anchor in self.numbers else ""

    def set(self, anchor: str) -> str:
        if anchor in self.set_already:
            return ""
        self.set_already.add(anchor)
        return self.name(anchor)


def _block(block: Block, level: int, labels: _Labels, language: str) -> Data:
    data = _plain_block(block, level, labels, language)
    anchor = getattr(block, "anchor", "")
    return {**data, "label": labels.set(anchor)}


def _plain_block(block: Block, level: int, labels: _Labels, language: str) -> Data:
    def many(content: Content) -> list[Data]:
        return [_inline(inline, labels) for inline in inlines(content)]

    match block:
        case Heading(text=text):
            return {"type": "heading", "level": level, "text": named(text)}
        case Paragraph(inlines=content):
            return {"type": "paragraph", "inlines": many(content)}
        case BulletList(items=items):
            return {"type": "bullets", "items": [many(item) for item in items]}
        case NumberedList(items=items, start=start):
            return {
                "type": "numbers",
                "start": start,
                "items": [many(item) for item in items],
            }
        case Table():
            return _table(block, many)
        case Quote(text=text, source=source, language=tag):
            return {
                "type": "quote",
                "text": text,
                "source": source,
                "lang": language_tag(tag),
            }
        case Definition(items=items):
            pairs = [[many(term), many(text)] for term, text in items]
            return {"type": "definition", "items": pairs}
        case Signatures(people=people):
            return {"type": "signatures", "people": [list(person) for person in people]}
        case Bars():
            return _bars(block, language)
        case PageBreak():
            return {"type": "page_break"}


def _table(table: Table, many: Any) -> Data:
    if not table.columns:
        return {"type": "nothing"}
    align = [*table.align, *["left"] * len(table.columns)][: len(table.columns)]
    return {
        "type": "table",
        "caption": table.caption,
        "columns": [many(cell) for cell in table.columns],
        "rows": [[many(cell) for cell in row] for row in cells(table)],
        "align": align,
        "weights": column_weights(table),
    }


def _bars(bars: Bars, language: str) -> Data:
    rows = [
        {
            "label": label,
            "share": share,
            "number": bar_number(value, bars.unit, language),
        }
        for (label, value), share in zip(bars.rows, bar_shares(bars), strict=True)
    ]
    columns = list(bar_columns(bars, language))
    return {"type": "bars", "caption": bars.caption, "columns": columns, "rows": rows}


def _inline(inline: Inline, labels: _Labels) -> Data:
    match inline:
        case Text(text=text, strong=strong, emphasis=emphasis, language=language):
            tag = language_tag(language)
            return _run(text, strong=strong, emphasis=emphasis, lang=tag)
        case Link(text=text, href=href):
            address = safe_address(href)
            shown = _link_text(text, href)
            return _run(shown, href=address) if address else _run(shown)
        case Reference(text=text, anchor=anchor):
            return _run(_link_text(text, anchor), to=labels.name(anchor))
        case Anchor(text=text, anchor=anchor):
            return _run(text, label=labels.set(anchor))


def _run(text: str, **more: Any) -> Data:
    return {"text": text, **more}


def _link_text(text: str, target: str) -> str:
    """What a link shows: its text, else its target. A soft hyphen at its end makes Typst fail."""
    return named(text if is_visible(text) else target).replace("\u00ad", "")
