"""Labelled examples that come with the program: short contributions as people write them.

In `examples/` one file a theme and a way of writing: REK.txt as people talk, REK.note.txt as on a note,
REK.report.txt as in a summary; a line is "detail<TAB>text", bokmål and nynorsk among each other.
Written for Samspill; none is anybody's real words.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True)
class Example:
    """A text and the theme a person gives it.

    detail  "" where it is not told
    manner  how it is written: "" as people talk, "note", "report"
    """

    text: str
    code: str
    detail: str = ""
    manner: str = ""


@cache
def shipped() -> tuple[Example, ...]:
    """Every example that comes along, by theme and line."""
    found = []
    for file in sorted(files(__package__).joinpath("examples").iterdir(), key=lambda one: one.name):
        code, _dot, manner = file.name.removesuffix(".txt").partition(".")
        if file.name.endswith(".txt"):
            for line in file.read_text(encoding="utf-8").splitlines():
                detail, tab, text = line.partition("\t")
                if tab:
                    found.append(Example(text, code, detail, manner))
    return tuple(found)
