"""Where fields stand in a Word file, also where Word has split them over several runs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

from docx.document import Document as WordFile
from docx.oxml.ns import qn
from lxml import etree

FIELD = re.compile(r"\{\{[ \xa0]*([^\W\d]\w*)[ \xa0]*\}\}")
BRACES = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{\{|\}\}|\{%|%\}", re.DOTALL)
HEADER, FOOTER = ".header+xml", ".footer+xml"
NOT_LOOKS = {qn(name) for name in ("w:lang", "w:noProof", "w:webHidden")}
Where = Literal["body", "table", "text_box", "header", "footer"]


@dataclass(frozen=True)
class Character:
    """One character of a paragraph's text and the element that holds it."""

    text: str
    holder: Any  # w:t, or w:tab, w:br and the like


@dataclass(frozen=True)
class Line:
    """A paragraph with its own text, without what stands in text boxes inside it.

    number   its place among all of the same part, from 1
    """

    element: Any
    where: Where
    number: int
    characters: tuple[Character, ...]

    @property
    def text(self) -> str:
        return "".join(one.text for one in self.characters)

    @property
    def quote(self) -> str:
        words = " ".join(self.text.split())
        return words if len(words) <= 60 else f"{words[:59]}…"


def lines_of(word: WordFile) -> Iterator[Line]:
    """Every paragraph of the body, headers and footers that says anything."""
    yield from _lines(word.element.body, "body")
    for part in _margins(word):
        where: Where = "header" if part.content_type.endswith(HEADER) else "footer"
        yield from _lines(part.element, where)


def is_whole_line(line: Line, match: re.Match[str]) -> bool:
    """Whether nothing else stands in the paragraph."""
    return not (line.text[: match.start()] + line.text[match.end() :]).strip()


def is_broken(line: Line, match: re.Match[str]) -> bool:
    """Whether the field changes its looks on the way, or runs in and out of a link."""
    runs: list[Any] = []
    for one in line.characters[match.start() : match.end()]:
        run = one.holder.getparent()
        if not runs or run is not runs[-1]:
            runs.append(run)
    first = runs[0]
    return any(
        run.getparent() is not first.getparent() or _looks(run) != _looks(first) for run in runs
    )


def _margins(word: WordFile) -> list[Any]:
    """Headers and footers, each once, in the order of their names."""
    parts = [
        part
        for part in word.part.package.iter_parts()
        if part.content_type.endswith((HEADER, FOOTER)) and hasattr(part, "element")
    ]
    return sorted(parts, key=lambda part: str(part.partname))


def _lines(root: Any, where: Where) -> Iterator[Line]:
    for number, paragraph in enumerate(root.iter(qn("w:p")), start=1):
        characters = tuple(_characters(paragraph))
        if characters:
            yield Line(paragraph, _closer(paragraph, where), number, characters)


def _closer(paragraph: Any, where: Where) -> Where:
    if next(paragraph.iterancestors(qn("w:txbxContent")), None) is not None:
        return "text_box"
    is_cell = next(paragraph.iterancestors(qn("w:tc")), None) is not None
    return "table" if where == "body" and is_cell else where


def _characters(paragraph: Any) -> Iterator[Character]:
    for run in paragraph.iter(qn("w:r")):
        if next(run.iterancestors(qn("w:p"))) is not paragraph:
            continue
        for piece in run:
            if piece.tag == qn("w:t"):
                for text in piece.text or "":
                    yield Character(text, piece)
            elif piece.tag == qn("w:tab"):
                yield Character("\t", piece)
            elif piece.tag in (qn("w:br"), qn("w:cr")):
                yield Character("\n", piece)


def _looks(run: Any) -> bytes:
    properties = run.find(qn("w:rPr"))
    if properties is None:
        return b""
    told = [etree.tostring(one, method="c14n") for one in properties if one.tag not in NOT_LOOKS]
    return b"".join(sorted(told))
