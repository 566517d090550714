"""A wording and the facts -> a letter as a document tree. A letter with a hole in it is refused.

A wording is Markdown with Jinja2 in it, below a head in TOML between two lines of `+++`:

    subject, sender, date, reference, footer   texts
    recipient, sender_lines                    lists of lines
    optional                                   names of facts that may be missing
    signatures                                 tables of name, role and, if wanted, when

`when` is a Jinja2 condition. A line `[[signatures]]` in the body is where they stand; without it
they stand at the end. Every text in the head may hold Jinja2.
"""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, cast

from jinja2 import Undefined, meta, pass_context
from jinja2.exceptions import TemplateError
from jinja2.runtime import Context

from .letter_language import Missing, WordingEnvironment, is_blank, keep, known_values
from .markdown import blocks_from_markdown, put_back
from .tree import Block, Document, Language, Paragraph, Signatures, plain

FENCE = "+++"
SIGNATURES_HERE = "[[signatures]]"
HEAD_TEXTS = ("sender", "date", "reference", "footer")
HEAD_LINES = ("sender_lines", "recipient")


class WordingError(ValueError):
    """A wording that cannot be read: what is wrong, in one sentence."""


class UnresolvedField(ValueError):  # noqa: N818 -- the name that the letters' screens know
    """Facts that the wording uses and that are missing or empty; `names` holds all of them."""

    def __init__(self, names: Sequence[str]) -> None:
        self.names = sorted(set(names))
        super().__init__("Missing or empty: " + ", ".join(self.names))


@dataclass
class _Desk:
    """What is gathered while one letter is written."""

    environment: WordingEnvironment
    facts: dict[str, Any]
    values: list[str] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)

    def markdown(self, source: str) -> str:
        """A text with its conditions settled, and placeholders where values go."""
        try:
            return self.environment.template(source).render(self.facts)
        except (TemplateError, TypeError, ArithmeticError, LookupError) as error:
            raise WordingError(f"The wording cannot be read: {error}") from error

    def text(self, source: object) -> str:
        """A finished plain text."""
        return put_back(self.markdown(str(source)), self.values).strip()

    def holds(self, condition: str) -> bool:
        return bool(self.markdown("{% if " + condition + " %}1{% endif %}")) if condition else True


def write_letter(
    source: str,
    facts: Mapping[str, object],
    *,
    language: Language,
    kind: str = "",
    created: datetime | None = None,
) -> Document:
    """The letter that this wording makes of these facts.

    source    the wording, see the module's docstring
    facts     values by name: text, number, date, time, truth, or lists of such; dates and times
              may also be ISO text. Values are shown as raw text and never read as markup.
    kind      the kind of letter, told in the words of an error only
    Raises    UnresolvedField naming every missing or empty fact that this letter uses;
              WordingError if the wording itself is faulty.
    """
    head, body = split_wording(source)
    desk = _desk(head, facts, language)
    blocks = _blocks(desk, head, body)
    lines = {name: _lines(desk, head, name) for name in HEAD_LINES}
    texts = {name: desk.text(head.get(name, "")) for name in ("subject", *HEAD_TEXTS)}
    if desk.missing:
        raise UnresolvedField(desk.missing)
    if not texts["subject"]:
        raise WordingError(f"The wording {kind} has no subject.")
    return Document(
        title=texts["subject"],
        language=language,
        blocks=tuple(blocks),
        author=texts["sender"],
        header_lines=lines["sender_lines"],
        recipient_lines=lines["recipient"],
        date_text=texts["date"],
        reference=texts["reference"],
        footer=texts["footer"],
        kind="letter",
        created=created,
    )


def house_head(
    source: str, facts: Mapping[str, object], language: str
) -> tuple[dict[str, str], dict[str, tuple[str, ...]], list[str]]:
    """What a wording says at the head of its letter, for one whose text another has written.

    Returns  sender, date, reference and footer; the lines of sender and receiver; and the names of
             facts that are missing for it
    """
    head, _body = split_wording(source)
    desk = _desk(head, facts, language)
    texts = {name: desk.text(head.get(name, "")) for name in HEAD_TEXTS}
    lines = {name: _lines(desk, head, name) for name in HEAD_LINES}
    return texts, lines, desk.missing


def house_signatures(
    source: str, facts: Mapping[str, object], language: str
) -> tuple[Signatures, list[str]]:
    """Who signs a letter of this wording, and the names of facts that are missing for it."""
    head, _body = split_wording(source)
    desk = _desk(head, facts, language)
    return _signatures(desk, head), desk.missing


def split_wording(source: str) -> tuple[dict[str, Any], str]:
    """The head as a dict and the body as Markdown. Raises WordingError if the head is faulty."""
    text = source.replace("\r\n", "\n").lstrip("\ufeff\n ")
    if not text.startswith(FENCE):
        raise WordingError("The wording must begin with a line of +++ above its subject.")
    head, fence, body = text.removeprefix(FENCE).partition(f"\n{FENCE}")
    if not fence:
        raise WordingError("The wording's head must end with a line of +++.")
    try:
        return tomllib.loads(head), body
    except tomllib.TOMLDecodeError as error:
        raise WordingError(f"The wording's head cannot be read: {error}") from error


def used_fields(source: str) -> frozenset[str]:
    """Every fact that a wording can ask for, whatever its conditions."""
    head, body = split_wording(source)
    environment = WordingEnvironment("nb", _show_nothing, Undefined)
    texts = [body, *_texts_in(head)]
    conditions = [one["when"] for one in head.get("signatures", []) if one.get("when")]
    texts += ["{% if " + condition + " %}{% endif %}" for condition in conditions]
    try:
        found = [meta.find_undeclared_variables(environment.parse(text)) for text in texts]
    except TemplateError as error:
        raise WordingError(f"The wording cannot be read: {error}") from error
    return frozenset().union(*found)


def _show_nothing(value: object) -> str:
    return ""


def _desk(head: dict[str, Any], facts: Mapping[str, object], language: str) -> _Desk:
    """An environment whose every output is kept as a value, and whose every gap is noted."""
    values: list[str] = []
    missing: list[str] = []

    class MissingHere(Missing):
        noted = missing

    @pass_context
    def kept(_context: Context, value: object) -> str:
        return keep(value, values)

    environment = WordingEnvironment(language, kept, MissingHere)
    optional = dict.fromkeys(cast(list[str], head.get("optional", [])), "")
    return _Desk(environment, {**optional, **known_values(facts)}, values, missing)


def _blocks(desk: _Desk, head: dict[str, Any], body: str) -> list[Block]:
    signatures = _signatures(desk, head)
    blocks: list[Block] = []
    for block in blocks_from_markdown(desk.markdown(body), desk.values):
        is_place = isinstance(block, Paragraph) and plain(block.inlines) == SIGNATURES_HERE
        blocks.append(signatures if is_place else block)
    if signatures not in blocks:
        blocks.append(signatures)
    return [block for block in blocks if block != Signatures(())]


def _signatures(desk: _Desk, head: dict[str, Any]) -> Signatures:
    signing = [one for one in head.get("signatures", []) if desk.holds(str(one.get("when", "")))]
    return Signatures(
        tuple((desk.text(one.get("name", "")), desk.text(one.get("role", ""))) for one in signing)
    )


def _lines(desk: _Desk, head: dict[str, Any], name: str) -> tuple[str, ...]:
    lines = [desk.text(line) for line in head.get(name, [])]
    return tuple(line for line in lines if not is_blank(line))


def _texts_in(value: object) -> list[str]:
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        return [text for inner in value.values() for text in _texts_in(inner)]
    if isinstance(value, list):
        return [text for inner in value for text in _texts_in(inner)]
    return []
