"""Markdown of a trusted wording -> blocks of the document tree, with values put in afterwards.

A value never passes the Markdown reader: a placeholder of private characters stands for it there,
and the value is put in as raw text when the tree is made. So no value can become markup.
"""

import re
from collections.abc import Iterable, Sequence

from markdown_it import MarkdownIt
from markdown_it.token import Token

from .tree import (
    Block,
    BulletList,
    Heading,
    Inline,
    Link,
    NumberedList,
    Paragraph,
    Quote,
    Text,
    plain,
)

OPENING, CLOSING = "\ue000", "\ue001"
PLACEHOLDER = re.compile(f"{OPENING}([0-9]+){CLOSING}")
NOT_READ = ["image", "html_block", "html_inline", "code", "fence", "backticks"]


def placeholder(number: int) -> str:
    """What stands for the value with this number (from 0) while Markdown is read."""
    return f"{OPENING}{number}{CLOSING}"


def put_back(text: str, values: Sequence[str]) -> str:
    """The text with every placeholder replaced by its value; values are not searched again."""
    return PLACEHOLDER.sub(lambda found: values[int(found[1])], text)


def blocks_from_markdown(markdown: str, values: Sequence[str] = ()) -> list[Block]:
    """Headings, paragraphs, lists and quotes of a Markdown text; all else is read as plain text.

    A heading of two #, the highest a wording needs, is level 1: the subject stands above it.
    """
    reader = MarkdownIt("commonmark", {"html": False}).disable(NOT_READ)
    reader.normalizeLink = lambda url: url  # type: ignore[method-assign]
    reader.validateLink = lambda url: True  # type: ignore[method-assign]
    tokens = iter(reader.parse(markdown))
    return list(_blocks(tokens, values))


def _blocks(tokens: Iterable[Token], values: Sequence[str]) -> Iterable[Block]:
    tokens = iter(tokens)
    for token in tokens:
        if token.type == "heading_open":
            inner = _until(tokens, "heading_close")
            yield Heading(max(int(token.tag[1:]) - 1, 1), plain(_inlines_of(inner, values)).strip())
        elif token.type == "paragraph_open":
            content = _inlines_of(_until(tokens, "paragraph_close"), values)
            if plain(content).strip():
                yield Paragraph(content)
        elif token.type == "bullet_list_open":
            yield BulletList(_items(_until(tokens, "bullet_list_close", token.type), values))
        elif token.type == "ordered_list_open":
            start = int(token.attrGet("start") or 1)
            inner = _until(tokens, "ordered_list_close", token.type)
            yield NumberedList(_items(inner, values), start)
        elif token.type == "blockquote_open":
            inner = _until(tokens, "blockquote_close", token.type)
            yield Quote(plain(_inlines_of(inner, values)))


def _until(tokens: Iterable[Token], closing: str, opening: str = "") -> list[Token]:
    """The tokens up to the closing one of the same depth, which is taken but not returned."""
    inner: list[Token] = []
    depth = 0
    for token in tokens:
        if token.type == closing and depth == 0:
            break
        depth += (token.type == opening) - (token.type == closing)
        inner.append(token)
    return inner


def _items(tokens: Sequence[Token], values: Sequence[str]) -> tuple[tuple[Inline, ...], ...]:
    """The items of a list; the items of a list inside it follow after their own item."""
    items = [_inlines_of([token], values) for token in tokens if token.type == "inline"]
    return tuple(item for item in items if plain(item).strip())


def _inlines_of(tokens: Sequence[Token], values: Sequence[str]) -> tuple[Inline, ...]:
    inlines: list[Inline] = []
    for token in tokens:
        inlines += _runs(token.children or [], values)
    return tuple(inlines)


def _runs(children: Sequence[Token], values: Sequence[str]) -> list[Inline]:
    runs: list[Inline] = []
    strong = emphasis = 0
    tokens = iter(children)
    for token in tokens:
        strong += (token.type == "strong_open") - (token.type == "strong_close")
        emphasis += (token.type == "em_open") - (token.type == "em_close")
        if token.type == "link_open":
            inner = _until(tokens, "link_close", token.type)
            text = "".join(_token_text(part) for part in inner)
            href = str(token.attrGet("href") or "")
            runs.append(Link(put_back(text, values), put_back(href, values)))
        elif text := _token_text(token):
            runs.append(Text(put_back(text, values), bool(strong), bool(emphasis)))
    return _joined(runs)


def _token_text(token: Token) -> str:
    breaks = {"softbreak": " ", "hardbreak": "\n"}
    return breaks.get(token.type, token.content)


def _joined(runs: Sequence[Inline]) -> list[Inline]:
    """Neighbours of the same look as one."""
    joined: list[Inline] = []
    for run in runs:
        last = joined[-1] if joined else None
        if (
            isinstance(run, Text)
            and isinstance(last, Text)
            and (run.strong, run.emphasis) == (last.strong, last.emphasis)
        ):
            joined[-1] = Text(last.text + run.text, run.strong, run.emphasis)
        else:
            joined.append(run)
    return joined
