"""Reads the parts of what was sent, and gathers all that is wrong with them."""

from __future__ import annotations

from typing import Any
from uuid import UUID, uuid4

from django.utils.translation import gettext as _

from samspill.dialogue.api.asking import as_uuid
from samspill.dialogue.api.known import Known
from samspill.dialogue.api.refusals import Problem, Words, words_of
from samspill.dialogue.errors import (
    DialogueError,
    UnknownQuestionError,
    UnknownRoundError,
    UnknownTableError,
)
from samspill.dialogue.limits import HIGHEST, LONGEST_ASSOCIATION


class Fields:
    """The fields of one request. What is null is not there, and what we do not know is not read."""

    def __init__(self, given: dict[str, Any]) -> None:
        self.given = given
        self.problems: dict[str, Problem] = {}

    def wrong(self, name: str, code: str, words: Words) -> None:
        self.problems.setdefault(name, Problem(code, words))

    def refused(self, name: str, error: DialogueError) -> None:
        self.wrong(name, error.code, words_of(error))

    def key(self, name: str, *, is_needed: bool = True) -> UUID:
        value = self.given.get(name)
        found = as_uuid(value)
        if found is None and (is_needed or value is not None):
            self.wrong(name, "bad_key", _bad_key)
        return found or uuid4()

    def number(self, name: str, words: Words, default: int = 0) -> int:
        """A whole number from 1; 0 where there is none, and then the problem is noted."""
        value = self.given.get(name)
        if value is None and default:
            return default
        if type(value) is int and 0 < value <= HIGHEST:
            return value
        self.wrong(name, f"bad_{name}", words)
        return 0

    def round(self, known: Known) -> int:
        number = self.number("round", _bad_round)
        if number and number not in known.rounds:
            self.refused("round", UnknownRoundError())
        return number

    def question(self, known: Known, round: int) -> int:
        number = self.number("question", _bad_question, default=1)
        if number and round in known.rounds and number not in known.rounds[round].questions:
            self.refused("question", UnknownQuestionError())
        return number

    def table(self, known: Known, *, is_needed: bool) -> int | None:
        if self.given.get("table") is None and not is_needed:
            return None
        number = self.number("table", _bad_table)
        if number and number not in known.tables:
            self.refused("table", UnknownTableError())
        return number

    def association(self) -> str:
        """As the giver wrote it, without the spaces around it; "" where it is not told."""
        value = self.given.get("association")
        said = value.strip() if isinstance(value, str) else ""
        is_right = value is None or (isinstance(value, str) and len(said) <= LONGEST_ASSOCIATION)
        if not is_right or not is_storable(said):
            self.wrong("association", "bad_association", _bad_association)
            return ""
        return said

    def text(self, name: str, longest: int, words: Words) -> str:
        """A short text, or "" where there is none."""
        value = self.given.get(name)
        if value is None:
            return ""
        if isinstance(value, str) and len(value) <= longest and is_storable(value):
            return value.strip()
        self.wrong(name, f"bad_{name}", words)
        return ""


def is_storable(text: str) -> bool:
    """No null sign and no half of a pair: no database keeps them."""
    return "\0" not in text and not any("\ud800" <= sign <= "\udfff" for sign in text)


def _bad_key() -> str:
    return _("This must be a UUID, made on the device.")


def _bad_round() -> str:
    return _("Tell the round by its number.")


def _bad_question() -> str:
    return _("Tell the question by its number.")


def _bad_table() -> str:
    return _("Tell the table by its number.")


def _bad_association() -> str:
    return _(
        "The association is a text of 200 letters at most. Leave it out if you speak for none."
    )
