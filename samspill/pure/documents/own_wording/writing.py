"""A coordinator's wording and the facts -> a letter as a document tree."""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from ..letter import (
    UnresolvedField,
    WordingError,
    house_head,
    house_signatures,
    split_wording,
)
from ..letter_language import is_blank, known_values
from ..markdown import CLOSING, OPENING, blocks_from_markdown, placeholder, put_back
from ..norwegian import capitalised
from ..tree import Block, Document, Paragraph, Signatures, plain
from .conditions import holds
from .marks import (
    ELSE,
    MARK,
    OPTIONAL,
    SIGNATURES,
    chunks,
    condition_in,
    demanded_fields,
    fields_in,
)
from .values import shown

SIGNATURES_HERE = "[[signatures]]"
HEAD = ("subject", "sender", "contact", "receiver", "leader_role")
"""Texts of the head. In Norwegian only the subject is the coordinator's, the rest is the house's."""
ITEM = re.compile(r"(\s*(?:[-*+]|[0-9]+[.)])[ \t]+)?(.*)", re.DOTALL)
CAPITALS = ("nb", "nn", "en")
BEGINS = re.compile(rf"(?:\A|\w{{4}}[.?!] +){OPENING}([0-9]+){CLOSING}")
"""A value first in a paragraph or after a full stop; a short word before it is an abbreviation."""


@dataclass
class _Desk:
    """What is gathered while one letter is written."""

    facts: dict[str, Any]
    language: str
    values: list[str] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)

    def markdown(self, text: str) -> str:
        """A text with its double brackets settled, and placeholders where values go."""
        settled = OPTIONAL.sub(lambda found: self._settled(found[1]), _harmless(text))
        return MARK.sub(lambda found: self._value(found[1].strip()), settled)

    def text(self, source: str) -> str:
        """A finished plain text on one line."""
        return " ".join(put_back(_unlinked(self.markdown(source)), self.values).split())

    def _settled(self, inside: str) -> str:
        stands, _else, otherwise = inside.partition(ELSE)
        has_all = all(not is_blank(self.facts.get(name)) for name in fields_in(stands))
        conditions = [one for mark in MARK.findall(stands) if (one := condition_in(mark))]
        if not (has_all and all(holds(one, self.facts) for one in conditions)):
            room = " " if stands[:1].isspace() and otherwise.strip() else ""
            return room + otherwise.strip()
        return MARK.sub(lambda found: "" if condition_in(found[1]) else found[0], stands).rstrip()

    def _value(self, name: str) -> str:
        if name == SIGNATURES:
            return SIGNATURES_HERE
        value = self.facts.get(name)
        if is_blank(value):
            self.missing.append(name)
            return ""
        text = shown(name, value, self.language)
        kept = self._keep(text)
        if name.endswith("_url"):
            return f"[{kept}]({kept})"
        return f"[{kept}](mailto:{kept})" if name.endswith("_email") else kept

    def _keep(self, text: str) -> str:
        self.values.append(text)
        return placeholder(len(self.values) - 1)

    def several(self, line: str) -> str:
        """A line that is one list of things and no more becomes an item for each."""
        found = ITEM.fullmatch(line)
        prefix, rest = (found[1] or "", found[2].strip()) if found else ("", line)
        mark = MARK.fullmatch(rest)
        things = self.facts.get(mark[1].strip()) if mark else None
        if not mark or not isinstance(things, list | tuple) or is_blank(things):
            return self.markdown(line)
        own = "1. " if mark[1].strip().endswith("questions") else "- "
        texts = [self._keep(_thing(one, self.language)) for one in things]
        return "\n".join(f"{prefix or own}{text}" for text in texts)


def write_own_letter(
    source: str,
    house: str,
    facts: Mapping[str, object],
    *,
    language: str,
    created: datetime | None = None,
) -> Document:
    """The letter that a coordinator's wording makes of these facts.

    source    as `joined` makes it
    house     the house's wording of the same kind: it knows who signs, and in Norwegian also what
              stands at the head of the letter
    Raises    UnresolvedField naming every missing fact that this letter uses; WordingError.
    """
    head, body = split_wording(source)
    desk = _Desk(dict(known_values(facts)), language)
    blocks = _blocks(desk, body)
    subject = desk.text(str(head.get("subject", "")))
    signing, unsigned = house_signatures(house, facts, language)
    if "sender" in head:
        texts, lines, signing = _own_head(desk, head, signing)
    else:
        texts, lines, unknown = house_head(house, facts, language)
        desk.missing += unknown
    if missing := [*desk.missing, *unsigned]:
        raise UnresolvedField(missing)
    if not subject:
        raise WordingError("The wording has no subject.")
    return Document(
        title=subject,
        language=language,
        blocks=_with_signatures(blocks, signing),
        author=texts["sender"],
        header_lines=lines["sender_lines"],
        recipient_lines=lines["recipient"],
        date_text=texts["date"],
        reference=texts["reference"],
        footer=texts["footer"],
        kind="letter",
        created=created,
    )


def joined(head: Mapping[str, str], body: str) -> str:
    """Head and text as one source. A text in JSON is a text in TOML too."""
    lines = [f"{name} = {json.dumps(head[name], ensure_ascii=False)}" for name in head]
    return "\n".join(["+++", *lines, "+++", body.replace("\r\n", "\n").strip(), ""])


def own_fields(source: str) -> frozenset[str]:
    """Every field that the wording can ask for, those of its conditions included."""
    head, body = split_wording(source)
    text = "\n".join([*map(str, head.values()), body])
    conditions = [one for mark in MARK.findall(text) if (one := condition_in(mark))]
    of_conditions = {name for one in conditions if (name := one.partition(" ")[2])}
    return frozenset({*fields_in(text), *of_conditions})


def own_optional(source: str) -> frozenset[str]:
    """Those that the letter is whole without."""
    head, body = split_wording(source)
    demanded = demanded_fields("\n".join([*map(str, head.values()), body]))
    return own_fields(source) - demanded


def _blocks(desk: _Desk, body: str) -> list[Block]:
    standing = [
        chunk.text
        for chunk in chunks(_harmless(body))
        if all(holds(condition, desk.facts) for condition in chunk.conditions)
    ]
    written = [_chunk(desk, text) for text in standing]
    return blocks_from_markdown("\n\n".join(one for one in written if one.strip()), desk.values)


def _chunk(desk: _Desk, text: str) -> str:
    """A paragraph; a field that begins a sentence has a large letter."""
    if "[[" in text:
        text = OPTIONAL.sub(lambda found: desk._settled(found[1]), text)
    lines = [line for line in text.split("\n") if line.strip()]
    written = "\n".join(desk.several(line) for line in lines)
    for begins in BEGINS.findall(written) if desk.language in CAPITALS else ():
        desk.values[int(begins)] = capitalised(desk.values[int(begins)])
    return written


def _own_head(
    desk: _Desk, head: Mapping[str, Any], signing: Signatures
) -> tuple[dict[str, str], dict[str, tuple[str, ...]], Signatures]:
    """In a language that the house does not write: the head is the coordinator's too."""
    role = desk.text(str(head.get("leader_role", "")))
    leader = str(desk.facts.get("group_leader_name", ""))
    people = [(name, role if name == leader else own) for name, own in signing.people]
    texts = {
        "sender": desk.text(str(head["sender"])),
        "date": shown("letter_date", desk.facts.get("letter_date", ""), desk.language),
        "reference": desk.text("[[⟦reference⟧]]"),
        "footer": desk.text(str(head.get("subject", ""))),
    }
    lines = {"sender_lines": "contact", "recipient": "receiver"}
    written = {name: _lines(desk, str(head.get(own, ""))) for name, own in lines.items()}
    return texts, written, Signatures(tuple(people))


def _lines(desk: _Desk, text: str) -> tuple[str, ...]:
    bare = [put_back(_unlinked(desk.markdown(line)), desk.values) for line in text.split("\n")]
    return tuple(line.strip() for line in bare if line.strip())


def _unlinked(text: str) -> str:
    """An address in the head is read, not followed."""
    return re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", text)


def _with_signatures(blocks: Sequence[Block], signing: Signatures) -> tuple[Block, ...]:
    placed: list[Block] = []
    for block in blocks:
        is_place = isinstance(block, Paragraph) and plain(block.inlines) == SIGNATURES_HERE
        if not (is_place and signing in placed):
            placed.append(signing if is_place else block)
    if signing not in placed:
        placed.append(signing)
    return tuple(block for block in placed if block != Signatures(()))


def _thing(value: Any, language: str) -> str:
    if isinstance(value, Mapping) and {"date", "text"} <= set(value):
        return f"{shown('letter_date', value['date'], language)}: {value['text']}"
    return shown("", value, language)


def _harmless(text: str) -> str:
    """Without the two characters that stand for values."""
    return text.replace(OPENING, "").replace(CLOSING, "")
