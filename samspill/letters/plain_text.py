"""A document tree as plain text, for the part of a mail that every program can show."""

from __future__ import annotations

from samspill.pure.documents.tree import (
    Block,
    BulletList,
    Content,
    Definition,
    Document,
    Heading,
    Link,
    NumberedList,
    PageBreak,
    Paragraph,
    Quote,
    Signatures,
    Table,
    inlines,
    plain,
)


def to_text(document: Document) -> str:
    """The whole letter; headings underlined, links with their address, user text unchanged."""
    head = [document.author, *document.header_lines]
    receiver = [*document.recipient_lines, "", document.date_text, document.reference]
    parts = [
        "\n".join(line for line in head if line),
        "\n".join(receiver).strip(),
        _underlined(document.title, "="),
        *(_block(block) for block in document.blocks),
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def _block(block: Block) -> str:
    match block:
        case Heading(text=text):
            return _underlined(text, "-")
        case Paragraph(inlines=content):
            return _content(content)
        case BulletList(items=items):
            return "\n".join(f"* {_hanging(item)}" for item in items)
        case NumberedList(items=items, start=start):
            return "\n".join(f"{start + at}. {_hanging(item)}" for at, item in enumerate(items))
        case Quote(text=text, source=source):
            return f"«{text}»" + (f"\n  {source}" if source else "")
        case Signatures(people=people):
            return "\n\n".join("\n".join(filter(None, person)) for person in people)
        case Table(columns=columns, rows=rows):
            return "\n".join(" | ".join(_content(cell) for cell in row) for row in [columns, *rows])
        case Definition(items=items):
            return "\n".join(f"{_content(term)}: {_content(text)}" for term, text in items)
        case PageBreak():
            return ""
        case _:
            return "\n".join(f"{label}: {value}" for label, value in block.rows)


def _content(content: Content) -> str:
    return "".join(
        _link(inline) if isinstance(inline, Link) else inline.text for inline in inlines(content)
    )


def _link(link: Link) -> str:
    bare = link.href.removeprefix("mailto:").removeprefix("tel:")
    return link.text if link.text == bare else f"{link.text} ({link.href})"


def _hanging(content: Content) -> str:
    return _content(content).replace("\n", "\n  ")


def _underlined(text: str, line: str) -> str:
    return f"{text}\n{line * min(len(text), 60)}" if plain(text).strip() else ""
