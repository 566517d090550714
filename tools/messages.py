"""Find the texts to translate: in Python through Babel, in templates through Django's own lexer."""

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from babel.messages.extract import extract
from django.template.base import Lexer, Token, TokenType
from django.utils.translation import trim_whitespace
from django.utils.translation.template import (
    block_re,
    constant_re,
    context_re,
    endblock_re,
    inline_re,
    plural_re,
)

from stamps import ROOT

PACKAGE = ROOT / "samspill"
SHARED = "ui"  # where the texts of files outside the Django apps are translated
NOT_APPS = ("adapters", "pure")
KEYWORDS: dict[str, Any] = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
    "npgettext_lazy": ((1, "c"), 2, 3),
}
TEMPLATE_ENDINGS = (".html", ".txt", ".xml", ".svg")


@dataclass(frozen=True, order=True)
class Text:
    """One text of the screens, in English: `plural` and `context` are empty when there is none."""

    singular: str
    plural: str = ""
    context: str = ""

    @property
    def key(self) -> tuple[str, str]:
        """What gettext tells texts apart by."""
        return (self.context, self.singular)


def apps() -> list[str]:
    """The folders of samspill/ that are Django apps, sorted."""
    packages = (path.parent.name for path in PACKAGE.glob("*/__init__.py"))
    return sorted(set(packages) - set(NOT_APPS))


def texts_of(app: str) -> dict[tuple[str, str], Text]:
    """Every text of one app by key; a plural form seen anywhere is kept.

    Raises SystemExit, naming the file, when one cannot be read.
    """
    found: dict[tuple[str, str], Text] = {}
    for path in files_of(app):
        for text in texts_in(path):
            if text.key not in found or text.plural:
                found[text.key] = text
    return found


def files_of(app: str) -> list[Path]:
    """The files whose texts the catalogue of `app` holds, sorted."""
    folders = [PACKAGE / app]
    files: list[Path] = []
    if app == SHARED:
        folders += [PACKAGE / name for name in NOT_APPS]
        files += PACKAGE.glob("*.py")
    for folder in folders:
        files += folder.rglob("*.py")
        files += (
            path
            for path in folder.rglob("templates/**/*")
            if path.is_file() and path.suffix in TEMPLATE_ENDINGS
        )
    return sorted(path for path in files if "migrations" not in path.parts)


def texts_in(path: Path) -> list[Text]:
    """The texts of one file, in the order they stand. Raises SystemExit if it cannot be read."""
    try:
        if path.suffix == ".py":
            return list(python_texts(path))
        return list(template_texts(path.read_text(encoding="utf-8")))
    except Exception as error:  # every kind of broken file ends here, with its name
        sys.exit(f"{path.relative_to(ROOT)}: {type(error).__name__}: {error}")


def python_texts(path: Path) -> Iterator[Text]:
    """The texts that gettext's functions get in the Python file `path`."""
    with path.open("rb") as file:
        for _line, message, _comments, context in extract("python", file, keywords=KEYWORDS):
            singular, plural = message if isinstance(message, tuple) else (message, "")
            if singular:
                yield Text(singular, plural, context or "")


def template_texts(source: str) -> Iterator[Text]:
    """The texts of a Django template: translate, blocktranslate, and _("…") anywhere."""
    tokens = iter(Lexer(source).tokenize())
    for token in tokens:
        if token.token_type == TokenType.BLOCK:
            name = token.contents.split(maxsplit=1)[0]
            if name == "comment":
                skip_to(tokens, "endcomment")
            elif inline := inline_re.match(token.contents):
                context = unquoted(inline[3]) if inline[3] else ""
                yield Text(unquoted(inline[1]).replace("%", "%%"), context=context)
            elif block_re.match(token.contents):
                yield block_text(token, tokens)
        if token.token_type in (TokenType.BLOCK, TokenType.VAR):
            for constant in constant_re.findall(token.contents):
                yield Text(unquoted(constant).replace("%", "%%"))


def block_text(opening: Token, tokens: Iterator[Token]) -> Text:
    """The text between blocktranslate and its end; `tokens` is left after the end."""
    context = context_re.match(opening.contents.removeprefix(opening.split_contents()[0]))
    parts: list[list[str]] = [[]]
    for token in tokens:
        if token.token_type == TokenType.TEXT:
            parts[-1].append(token.contents.replace("%", "%%"))
        elif token.token_type == TokenType.VAR:
            parts[-1].append(f"%({token.contents})s")
        elif endblock_re.match(token.contents):
            break
        elif plural_re.match(token.contents):
            parts.append([])
    joined = ["".join(part) for part in parts]
    if "trimmed" in opening.contents.split():
        joined = [trim_whitespace(part) for part in joined]
    plural = joined[1] if len(joined) > 1 else ""
    return Text(joined[0], plural, unquoted(context[1]) if context else "")


def skip_to(tokens: Iterator[Token], name: str) -> None:
    """Read `tokens` up to and with the block tag `name`."""
    for token in tokens:
        if token.token_type == TokenType.BLOCK and token.contents == name:
            return


def unquoted(literal: str) -> str:
    """The text of a quoted template literal."""
    return literal[1:-1]
