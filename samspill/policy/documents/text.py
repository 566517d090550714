from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from samspill.pure.documents.tree import Block, BulletList, NumberedList, paragraph

POINT = re.compile(r"^[-*•] +")
NUMBER = re.compile(r"^\d{1,2}[.)] +")


def text_blocks(text: str) -> Iterator[Block]:
    """Plain text as paragraphs and lists: see `write_chapter`. Nothing in it is read as markup."""
    for part in re.split(r"\n[ \t]*\n", text.replace("\r\n", "\n").strip("\n")):
        lines = part.split("\n")
        while lines:
            points = _leading(lines, is_point=True)
            words = _leading(lines[len(points) :], is_point=False)
            lines = lines[len(points) + len(words) :]
            if points:
                yield BulletList([POINT.sub("", point) for point in points])
            if any(line.strip() for line in words):
                yield paragraph("\n".join(words))


def numbered_blocks(text: str) -> Iterator[Block]:
    """As `text_blocks`, but lines that all begin with a number are a numbered list."""
    lines = [line for line in text.replace("\r\n", "\n").split("\n") if line.strip()]
    if lines and all(NUMBER.match(line) for line in lines):
        yield NumberedList([NUMBER.sub("", line) for line in lines])
    else:
        yield from text_blocks(text)


def _leading(lines: Sequence[str], *, is_point: bool) -> list[str]:
    found: list[str] = []
    for line in lines:
        if bool(POINT.match(line)) != is_point:
            break
        found.append(line)
    return found


def in_groups(fingerprint: str) -> str:
    """In groups of eight, to be held against another."""
    return " ".join(fingerprint[at : at + 8] for at in range(0, len(fingerprint), 8))
