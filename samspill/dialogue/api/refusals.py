"""Why the lane refuses: a status and a code for programs, and sentences for the screen."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from random import randint
from typing import Any

from django.utils import translation
from django.utils.translation import gettext as _

from samspill.dialogue.errors import DialogueError, RoundNotOpenError
from samspill.dialogue.reactions.errors import ReactionError
from samspill.live.lane import Headers, Send, answer_json

Words = Callable[[], str]
FIELDS = {
    "empty_text": "text",
    "long_text": "text",
    "unreadable_text": "text",
    "unknown_round": "round",
    "round_not_open": "round",
    "unknown_question": "question",
    "unknown_table": "table",
}  # which part of what was sent an error of the actions is about
CONFLICTS = ("key_used", "not_now", "already_published")


@dataclass(frozen=True)
class Problem:
    """What is wrong with one field. The words are made when they are told, in the right language."""

    code: str
    words: Words


class RefusedError(Exception):
    """The answer is an error."""

    def __init__(
        self,
        status: int,
        code: str,
        words: Words,
        *,
        problems: Mapping[str, Problem] | None = None,
        headers: Headers = (),
    ) -> None:
        super().__init__(code)
        self.status, self.code, self.words = status, code, words
        self.problems, self.headers = problems or {}, tuple(headers)


def wrong_fields(problems: Mapping[str, Problem]) -> RefusedError:
    """All that is wrong at once: the message holds every sentence, `fields` each beside its field."""
    code = next(iter(problems.values())).code if len(problems) == 1 else "invalid"

    def words() -> str:
        return " ".join(dict.fromkeys(problem.words() for problem in problems.values()))

    return RefusedError(422, code, words, problems=problems)


def words_of(error: DialogueError) -> Words:
    """The sentence of an error, for one who may be another program than our page."""
    return _round_not_open if error.code == RoundNotOpenError.code else error.__str__


def refusal(error: DialogueError) -> RefusedError:
    """An error of the actions as the lane tells it."""
    if error.code in CONFLICTS:
        return RefusedError(409, error.code, error.__str__)
    field = error.field if isinstance(error, ReactionError) else FIELDS.get(error.code, "")
    if field:
        return wrong_fields({field: Problem(error.code, words_of(error))})
    return RefusedError(422, error.code, error.__str__)


def busy() -> RefusedError:
    """Come again soon, and not all at the same moment."""
    retry = str(randint(1, 4)).encode()  # noqa: S311 -- no secret
    return RefusedError(503, "busy", _busy, headers=[(b"retry-after", retry)])


def not_allowed(methods: str) -> RefusedError:
    """The address is there, but it does not read this method."""

    def words() -> str:
        return _("This address answers to: %(methods)s.") % {"methods": methods}

    return RefusedError(405, "method", words, headers=[(b"allow", methods.encode())])


async def tell(send: Send, error: RefusedError, language: str) -> None:
    """Answer with an error, its words in this language."""
    with translation.override(language):
        told: dict[str, Any] = {"error": error.code, "message": error.words()}
        if error.problems:
            told["fields"] = {name: one.words() for name, one in error.problems.items()}
    headers = [*error.headers, (b"content-language", language.encode())]
    await answer_json(send, error.status, told, headers)


def unknown_code() -> str:
    return _("No conference has this code. Look at the code on the screen in the room.")


def _busy() -> str:
    return _("Very many are sending right now. Your text is kept, and is sent again by itself.")


def _round_not_open() -> str:
    return _("The round has not begun yet. Send it again when the round opens.")


def too_large() -> str:
    return _("The text is too long. Divide it in two and send each by itself.")


def not_json() -> str:
    return _("This address reads JSON only.")


def not_here() -> str:
    return _("There is nothing at this address.")
