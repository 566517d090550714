"""The text of a wording as paragraphs with conditions and pieces, and what is wrong in it."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

OPEN, CLOSE = "⟦", "⟧"
MARK = re.compile(f"{OPEN}([^{OPEN}{CLOSE}\n]*){CLOSE}")
WHEN = re.compile(r"\s*(?:when|når)\s*:\s*(.*\S)\s*", re.IGNORECASE)
OPTIONAL = re.compile(r"\[\[(.*?)\]\]", re.DOTALL)
FIRST = re.compile(rf"\[\[\s*(?:{OPEN}\s*(?:when|når)\s*:[^{CLOSE}]*{CLOSE}\s*)*\Z", re.IGNORECASE)
"""What stands before a condition that is first in its brackets; there may be several."""
ELSE = "||"
SIGNATURES = "signatures"


@dataclass(frozen=True)
class Chunk:
    """A paragraph, heading or list, and the conditions that must all hold for it to stand."""

    conditions: tuple[str, ...]
    text: str


@dataclass(frozen=True)
class Fault:
    """What is wrong, and where.

    kind   unknown_field | unknown_condition | condition_in_line | unfinished_mark
           | unfinished_bracket | nothing_written
    line   from 1
    word   as it was written
    """

    kind: str
    line: int
    word: str = ""


def chunks(body: str) -> Iterator[Chunk]:
    """The paragraphs in order; a condition with nothing under it is for the next paragraph."""
    waiting: list[str] = []
    for part in re.split(r"\n[ \t]*\n", body.replace("\r\n", "\n")):
        lines = part.strip("\n").split("\n")
        while lines and (condition := condition_of(lines[0])):
            waiting.append(condition)
            lines = lines[1:]
        text = "\n".join(lines)
        if text.strip():
            yield Chunk(tuple(waiting), text)
            waiting = []


def condition_of(line: str) -> str:
    """The condition that a line of its own sets, or an empty text."""
    found = MARK.fullmatch(line.strip())
    when = WHEN.fullmatch(found[1]) if found else None
    return when[1] if when else ""


def condition_in(mark: str) -> str:
    """The condition that the inside of a mark is, or an empty text for a field."""
    when = WHEN.fullmatch(mark)
    return when[1] if when else ""


def fields_in(text: str) -> list[str]:
    """The names of the fields in a text, in order; conditions are not among them."""
    names = [found.strip() for found in MARK.findall(text)]
    return [name for name in names if not condition_in(name) and name != SIGNATURES]


def conditions_in(text: str) -> list[str]:
    return [condition for found in MARK.findall(text) if (condition := condition_in(found))]


def demanded_fields(text: str) -> set[str]:
    """The fields that stand outside double brackets: without them the letter has a hole."""
    return set(fields_in(OPTIONAL.sub("", text)))


def faults(text: str, *, fields: Collection[str], conditions: Collection[str]) -> list[Fault]:
    """Everything that keeps the text from being a wording, in the order of its lines.

    fields      the names that a mark may hold
    conditions  those that a ⟦when: …⟧ may hold
    """
    found = [*_unfinished_brackets(text)]
    for number, line in enumerate(text.replace("\r\n", "\n").split("\n"), start=1):
        left = MARK.sub("", line)
        if OPEN in left or CLOSE in left:
            found.append(Fault("unfinished_mark", number, left.strip()[:60]))
        for mark in MARK.finditer(line):
            found += _of_mark(mark, number, line, fields, conditions)
    if not text.strip():
        found.append(Fault("nothing_written", 1))
    return sorted(found, key=lambda one: one.line)


def _of_mark(
    found: re.Match[str],
    number: int,
    line: str,
    fields: Collection[str],
    conditions: Collection[str],
) -> list[Fault]:
    mark = found[1].strip()
    condition = condition_in(mark)
    if condition:
        if condition not in conditions:
            return [Fault("unknown_condition", number, condition)]
        is_alone = bool(condition_of(line))
        is_first = bool(FIRST.search(line[: found.start()]))
        return [] if is_alone or is_first else [Fault("condition_in_line", number, condition)]
    if mark == SIGNATURES or mark in fields:
        return []
    return [Fault("unknown_field", number, mark)]


def _unfinished_brackets(text: str) -> Iterator[Fault]:
    """A pair that is not closed in its own paragraph, or closed and never opened."""
    line = 1
    for part in re.split(r"(\n[ \t]*\n)", text.replace("\r\n", "\n")):
        left = OPTIONAL.sub(lambda found: "\n" * found[0].count("\n"), part)
        for word in ("[[", "]]"):
            if word in left:
                at = line + left[: left.index(word)].count("\n")
                yield Fault("unfinished_bracket", at, word)
        line += part.count("\n")
