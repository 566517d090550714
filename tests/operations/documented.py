"""The shell blocks of docs/operations.md that can be carried out here, in the order they stand."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tests.tracked import ROOT

OPERATIONS = (ROOT / "docs" / "operations.md").read_text(encoding="utf-8")
BLOCK = re.compile(r"<!-- tested(?:: (?P<kind>\w+))? -->\n```sh\n(?P<text>.*?)```", re.S)


@dataclass(frozen=True)
class Block:
    """kind   "" as it stands, "running" while the services run, "elsewhere" in an empty folder"""

    kind: str
    text: str


def blocks() -> list[Block]:
    return [Block(found["kind"] or "", found["text"]) for found in BLOCK.finditer(OPERATIONS)]


def every_command() -> set[str]:
    """What is typed after `samspill` anywhere in the page's shell blocks."""
    shells = "\n".join(re.findall(r"```sh\n(.*?)```", OPERATIONS, flags=re.S))
    return set(re.findall(r"^(?:\.venv/bin/)?samspill (\w[\w-]*)", shells, flags=re.M))
