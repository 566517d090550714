"""Which named fields a template may have, and which it must."""

from __future__ import annotations

import difflib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

Value = TypeVar("Value")
WITHOUT_NORWEGIAN = str.maketrans({"æ": "ae", "ø": "o", "å": "a"})
LIKE_ENOUGH = 0.6  # difflib's ratio, for "did you mean"


@dataclass(frozen=True)
class Field:
    """A place to fill in.

    name          as it stands between the braces, in bokmål
    nynorsk       the same word in nynorsk, where it differs; both are understood
    holds_blocks  whole paragraphs, lists and tables, and so stands alone in its paragraph
    is_section    one of those that together make up the whole content
    """

    name: str
    nynorsk: str = ""
    holds_blocks: bool = False
    is_section: bool = False

    @property
    def spellings(self) -> frozenset[str]:
        """Every way it may be written in a template, in lower case; okonomi is økonomi too."""
        words = {self.name, self.nynorsk} - {""}
        return frozenset(words | {word.translate(WITHOUT_NORWEGIAN) for word in words})

    def spelled(self, language: str) -> str:
        return self.nynorsk if language == "nn" and self.nynorsk else self.name


CONTENT = Field("innhold", "innhald", holds_blocks=True)


@dataclass(frozen=True)
class FieldList:
    """The fields of one kind of document, in the order they are shown.

    content  the field for the whole content; without it every section must stand
    """

    fields: Sequence[Field]
    content: Field = CONTENT

    def find(self, written: str) -> Field | None:
        """The field of a name as someone wrote it, in capitals or nynorsk too."""
        name = written.casefold()
        return next((one for one in self.every if name in one.spellings), None)

    def nearest(self, written: str, language: str) -> str:
        """The name that looks most like what was written, or an empty text."""
        names = {spelling: one for one in self.every for spelling in one.spellings}
        found = difflib.get_close_matches(
            written.casefold(), sorted(names), n=1, cutoff=LIKE_ENOUGH
        )
        return names[found[0]].spelled(language) if found else ""

    def lacking(self, found: Sequence[str]) -> Sequence[Field]:
        """What must stand in a template and does not; `found` are names as in `Field.name`."""
        if self.content.name in found:
            return ()
        missing = [one for one in self.sections if one.name not in found]
        if not self.sections or len(missing) == len(self.sections):
            return (self.content,)
        return missing

    def by_name(self, values: Mapping[str, Value]) -> dict[str, Value]:
        """The values by `Field.name`, however they were spelled; unknown names fall out."""
        found = ((self.find(name), value) for name, value in values.items())
        return {one.name: value for one, value in found if one is not None}

    def by_spelling(self, values: Mapping[str, Value]) -> dict[str, Value]:
        """The values by every name that a template may have for them."""
        return {
            spelling: values[one.name]
            for one in self.every
            if one.name in values
            for spelling in one.spellings
        }

    @property
    def every(self) -> Sequence[Field]:
        return [*self.fields, self.content]

    @property
    def sections(self) -> Sequence[Field]:
        return [one for one in self.fields if one.is_section]
