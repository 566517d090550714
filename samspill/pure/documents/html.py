"""A document tree as HTML: a whole page to download, or a fragment for a preview on the web."""

import re
from collections.abc import Sequence
from html import escape

from .printable import EVERY_CHARACTER, named, printable
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
)
from .typst_data import (
    bar_columns,
    bar_number,
    bar_shares,
    cells,
    direction,
    document_language,
    language_tag,
    safe_address,
)

STYLE = """
:root{color-scheme:light;overflow-wrap:anywhere}
body{margin:0;background:#fff;color:#212e29;font:1.0625rem/1.6 Inter,system-ui,sans-serif}
.document{max-width:44rem;margin:0 auto;padding:2.5rem 1.25rem 4rem}
h1{font-size:2.1rem;line-height:1.15;letter-spacing:-.02em;margin:.4rem 0 .6rem}
h2{font-size:1.4rem;line-height:1.25;margin:2.4rem 0 .6rem}
h3{font-size:1.1rem;color:#0b5d48;margin:1.8rem 0 .4rem}
.document>header{border-bottom:2px solid #0b5d48;margin-bottom:2rem;padding-bottom:1rem}
.sender{color:#0b5d48;font-weight:600;margin:0}
.subtitle,.head-line,.source,footer{color:#54605b}
.head-line{margin:.15rem 0;font-size:.92rem}
.recipient{margin-top:1.4rem}
a{color:#0b5d48}
table{border-collapse:collapse;width:100%;margin:1.4rem 0;font-size:.95rem}
caption{text-align:left;font-weight:600;padding-bottom:.5rem}
th{color:#0b5d48;border-bottom:2px solid #0b5d48;text-align:left}
td,tbody th{border-bottom:1px solid #cbd8d3;color:inherit;font-weight:400}
th,td{padding:.4rem 1rem .4rem 0;vertical-align:top}
.right{text-align:right;font-variant-numeric:tabular-nums}.center{text-align:center}
.said{background:#eff5f3;border-radius:0 1rem 1rem 1rem;margin:1rem 0;padding:.9rem 1.1rem}
.said blockquote,.said p{margin:0}
.source{font-size:.9rem;margin-top:.4rem}
.bar rect{fill:#0b5d48}.bar{vertical-align:middle;margin-right:.5rem}
dt{font-weight:600}dd{margin:0 0 .7rem}
.signatures{display:flex;flex-wrap:wrap;gap:3rem;margin:4rem 0 1rem}
.signatures p{border-top:1px solid #212e29;flex:1 1 12rem;margin:0;padding-top:.4rem}
footer{border-top:1px solid #cbd8d3;font-size:.9rem;margin-top:3rem;padding-top:.7rem}
@media print{.page-break{break-before:page}thead{display:table-header-group}}
"""
BAR_WIDTH = 240
"""Pixels of the longest bar."""


def to_html(document: Document) -> str:
    """The document as a page that stands alone, with its look in the head and nothing fetched."""
    tag = _language_of(document)
    head = (
        '<meta charset="utf-8">\n<meta name="viewport" content="width=device-width">\n'
        f"<title>{_text(named(document.title))}</title>\n<style>{STYLE}</style>"
    )
    body = _body(document, first_level=1)
    return (
        f"<!DOCTYPE html>\n<html {tag}>\n<head>\n{head}\n</head>\n"
        f'<body>\n<main class="document {document.kind}">\n{body}\n</main>\n</body>\n</html>\n'
    )


def to_html_fragment(document: Document, first_level: int = 2) -> str:
    """The document for a page that has its own head: no style and no script in it.

    first_level   heading level (1 to 6) of the document's title
    """
    tag = _language_of(document)
    body = _body(document, first_level=first_level)
    return f'<article class="document {document.kind}" {tag}>\n{body}\n</article>'


def _language_of(document: Document) -> str:
    """The attributes that say what language a document is in, and from which side it is read."""
    tag = document_language(document.language)
    side = ' dir="rtl"' if direction(tag) == "rtl" else ""
    return f'lang="{tag}"{side}'


def _body(document: Document, first_level: int) -> str:
    numbers = anchors(document)
    ids = {anchor: _identifier(anchor, number) for anchor, number in numbers.items()}
    drawn: set[str] = set()
    shift = first_level - 1
    blocks = [
        _block(block, min(level + shift, 6), _Ids(ids, drawn), document.language)
        for block, level in heading_levels(document.blocks)
    ]
    footer = f"<footer>{_text(document.footer)}</footer>" if document.footer else ""
    return "\n".join([_header(document, first_level), *blocks, footer])


class _Ids:
    """Which id stands for which anchor; each is written once, at its first place."""

    def __init__(self, ids: dict[str, str], drawn: set[str]) -> None:
        self.ids = ids
        self.drawn = drawn

    def attribute(self, anchor: str) -> str:
        if anchor not in self.ids or anchor in self.drawn:
            return ""
        self.drawn.add(anchor)
        return f' id="{self.ids[anchor]}"'


def _header(document: Document, first_level: int) -> str:
    lines = [(document.author, "sender")]
    lines += [(line, "head-line") for line in document.header_lines if document.kind == "letter"]
    lines += [(line, "recipient") for line in ["\n".join(document.recipient_lines)]]
    title = f"<h{first_level}>{_text(named(document.title))}</h{first_level}>"
    under = [(document.subtitle, "subtitle")]
    small = [document.date_text, document.reference]
    if document.kind != "letter":
        small += document.header_lines
    if document.kind == "letter":
        lines += [(line, "head-line") for line in small]
    else:
        under += [(line, "head-line") for line in small]
    return f"<header>\n{_lines(lines)}{title}\n{_lines(under)}</header>"


def _lines(lines: list[tuple[str, str]]) -> str:
    return "".join(f'<p class="{name}">{_text(line)}</p>\n' for line, name in lines if line)


def _block(block: Block, level: int, ids: _Ids, language: str) -> str:
    here = ids.attribute(getattr(block, "anchor", ""))
    match block:
        case Heading(text=text):
            return f"<h{level}{here}>{_text(named(text))}</h{level}>"
        case Paragraph(inlines=content):
            return f"<p{here}>{_inlines(content, ids)}</p>"
        case BulletList(items=items):
            return f"<ul>\n{_items(items, ids)}</ul>"
        case NumberedList(items=items, start=start):
            begin = f' start="{int(start)}"' if start != 1 else ""
            return f"<ol{begin}>\n{_items(items, ids)}</ol>"
        case Table():
            return _table(block, ids)
        case Quote():
            return _quote(block, here)
        case Definition(items=items):
            return f"<dl>\n{_definitions(items, ids)}</dl>"
        case Signatures(people=people):
            return f'<div class="signatures">\n{_signatures(people)}</div>'
        case Bars():
            return _bars(block, language)
        case PageBreak():
            return '<div class="page-break"></div>'


def _items(items: Sequence[Content], ids: _Ids) -> str:
    return "".join(f"<li>{_inlines(item, ids)}</li>\n" for item in items)


def _definitions(items: Sequence[tuple[Content, Content]], ids: _Ids) -> str:
    pairs = [
        f"<dt>{_inlines(term, ids)}</dt>\n<dd>{_inlines(text, ids)}</dd>\n" for term, text in items
    ]
    return "".join(pairs)


def _signatures(people: Sequence[tuple[str, str]]) -> str:
    return "".join(
        f"<p><strong>{_text(name)}</strong><br>{_text(role)}</p>\n" for name, role in people
    )


def _quote(block: Quote, here: str) -> str:
    tag = language_tag(block.language)
    lang = f' lang="{tag}"' if tag else ""
    source = (
        f'\n<figcaption class="source">{_text(block.source)}</figcaption>' if block.source else ""
    )
    words = f"<blockquote{lang}><p>{_text(block.text)}</p></blockquote>"
    return f'<figure class="said"{here}>{words}{source}</figure>'


def _table(table: Table, ids: _Ids) -> str:
    if not table.columns:
        return ""
    align = [*table.align, *["left"] * len(table.columns)]
    kinds = [f' class="{side}"' if side in ("right", "center") else "" for side in align]
    head = "".join(
        f'<th scope="col"{kind}>{_inlines(cell, ids)}</th>'
        for cell, kind in zip(table.columns, kinds, strict=False)
    )
    rows = [
        "".join(
            f"<td{kind}>{_inlines(cell, ids)}</td>" for cell, kind in zip(row, kinds, strict=False)
        )
        for row in cells(table)
    ]
    return _whole_table(table.caption, head, rows)


def _bars(bars: Bars, language: str) -> str:
    head = "".join(f'<th scope="col">{_text(name)}</th>' for name in bar_columns(bars, language))
    rows = []
    for (label, value), share in zip(bars.rows, bar_shares(bars), strict=True):
        width = max(round(share * BAR_WIDTH), 1) if share else 0
        picture = (
            f'<svg class="bar" aria-hidden="true" focusable="false" width="{width}" height="10">'
            f'<rect width="{width}" height="10"/></svg>'
        )
        number = _text(bar_number(value, bars.unit, language))
        rows.append(
            f'<th scope="row">{_text(label)}</th><td>{picture if width else ""}{number}</td>'
        )
    return _whole_table(bars.caption, head, rows)


def _whole_table(caption: str, head: str, rows: list[str]) -> str:
    above = f"<caption>{_text(caption)}</caption>\n" if caption else ""
    body = "".join(f"<tr>{row}</tr>\n" for row in rows)
    return f"<table>\n{above}<thead><tr>{head}</tr></thead>\n<tbody>\n{body}</tbody>\n</table>"


def _inlines(content: Content, ids: _Ids) -> str:
    return "".join(_inline(inline, ids) for inline in inlines(content))


def _inline(inline: Inline, ids: _Ids) -> str:
    match inline:
        case Text():
            return _run(inline)
        case Link(text=text, href=href):
            address = safe_address(href)
            shown = _text(text or href)
            return f'<a href="{escape(address)}">{shown}</a>' if address else shown
        case Reference(text=text, anchor=anchor):
            shown = _text(text or anchor)
            return f'<a href="#{ids.ids[anchor]}">{shown}</a>' if anchor in ids.ids else shown
        case Anchor(text=text, anchor=anchor):
            return f"<span{ids.attribute(anchor)}>{_text(text)}</span>"


def _run(inline: Text) -> str:
    shown = _text(inline.text)
    if inline.emphasis:
        shown = f"<em>{shown}</em>"
    if inline.strong:
        shown = f"<strong>{shown}</strong>"
    tag = language_tag(inline.language)
    return f'<span lang="{tag}">{shown}</span>' if tag else shown


def _text(text: str) -> str:
    return escape(printable(text, EVERY_CHARACTER)).replace("\n", "<br>")


def _identifier(anchor: str, number: int) -> str:
    """The anchor itself where it may be an id, else its running number."""
    return anchor if re.fullmatch(r"[A-Za-z][A-Za-z0-9_.-]*", anchor) else f"a-{number}"
