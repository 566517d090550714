"""A page of text: TOML front matter between two lines of +++, then Markdown."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token

LANGUAGES = ("nb", "nn")
DEFAULT_LANGUAGE = "nb"

_FENCE = "+++\n"
_NO_BREAK_SPACE = "\N{NO-BREAK SPACE}"
_FIGURE_AND_WORD = re.compile(r"(?<=\d) (?=[^\W\d])|(?<=\bkl\.) (?=\d)|(?<=\bnr\.) (?=\d)")
_markdown = MarkdownIt("commonmark", {"html": False})


@dataclass(frozen=True)
class Document:
    """One file as read: its fields, and its body as Markdown. `path` is for messages."""

    path: Path
    fields: Mapping[str, Any]
    body: str

    def text(self, name: str) -> str:
        """Return one field of the front matter. ValueError if missing or empty."""
        value = self.fields.get(name)
        if not isinstance(value, str) or not value.strip():
            raise ValueError(f"{self.path}: the field «{name}» is missing or empty")
        return bind_figures(value.strip())

    def tokens(self) -> list[Token]:
        """Return the body as markdown-it's tokens."""
        return _markdown.parse(bind_figures(self.body))


def read(path: Path) -> Document:
    """Read one file (UTF-8). ValueError, naming the file, if it has no front matter or bad TOML."""
    _, *parts = path.read_text(encoding="utf-8").split(_FENCE, 2)
    if len(parts) != 2:
        raise ValueError(f"{path}: the front matter must stand between two lines of +++")
    front, body = parts
    try:
        return Document(path, tomllib.loads(front), body)
    except tomllib.TOMLDecodeError as error:
        raise ValueError(f"{path}: {error}") from error


def render(tokens: list[Token]) -> str:
    """Return HTML. Markup typed in the Markdown comes out as text, so the result is safe."""
    html: str = _markdown.renderer.render(tokens, _markdown.options, {})
    return html


def bind_figures(text: str) -> str:
    """Return the text with a figure and its word kept on one line: "14 dager", "kl. 17.30"."""
    return _FIGURE_AND_WORD.sub(_NO_BREAK_SPACE, text)


def written_language(language: str) -> str:
    """Return the language a text is written in for a reader of `language`, e.g. "nn-no" -> "nn".

    A language without texts of its own, such as "en", gets bokmål.
    """
    short = language.lower().partition("-")[0]
    return short if short in LANGUAGES else DEFAULT_LANGUAGE
