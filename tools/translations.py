"""Translations: gather the texts, compile them, and see that none is missing.

    python tools/translations.py update [--app NAME …]    texts of the code -> .po files
    python tools/translations.py compile                  .po -> .mo, when changed
    python tools/translations.py --check [--app NAME …]   exit 1 with a list of what is wrong

Texts are written in English in code and templates. Each app has its own catalogues,
samspill/<app>/locale/{nb,nn}/LC_MESSAGES/django.po. Texts of files outside the apps (cli/,
pure/, adapters/) are translated in ui. `update` keeps what is translated, takes over what another
app has already translated, drops what no code uses, and leaves the rest empty to be filled in.
"""

import argparse
import re
import sys
from collections.abc import Iterator
from functools import cache
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from messages import PACKAGE, Text, apps, texts_of
from stamps import ROOT

LANGUAGES = ("nb", "nn")
BANNED = re.compile(r"registration", re.IGNORECASE)
PLACEHOLDER = re.compile(r"%\([^)]*\)[a-z]|%[sd]|\{[a-z_][a-z0-9_.]*\}")
CHANGING_HEADERS = (
    "POT-Creation-Date",
    "PO-Revision-Date",
    "Last-Translator",
    "Language-Team",
    "Generated-By",
    "Report-Msgid-Bugs-To",
    "Project-Id-Version",
)


def main() -> int:
    """Run what the command line says. Returns the exit code."""
    parser = argparse.ArgumentParser(description="Gather, compile and check the translations.")
    parser.add_argument("command", nargs="?", choices=("update", "compile", "check"))
    parser.add_argument("--check", action="store_true", help="the same as the command check")
    parser.add_argument("--app", action="append", choices=apps(), help="only this app")
    arguments = parser.parse_args()
    chosen = arguments.app or apps()
    if arguments.check or arguments.command == "check":
        return check(chosen)
    if arguments.command == "update":
        return update(chosen)
    if arguments.command == "compile":
        return compile_all()
    parser.error("say update, compile or check")


def update(chosen: list[str]) -> int:
    """Write the catalogues of the apps `chosen` anew from their texts. Returns 0."""
    for app in chosen:
        texts = texts_of(app)
        for language in LANGUAGES:
            path = catalogue_path(app, language)
            if not texts and not path.exists():
                continue
            catalogue = merged(app, language, texts)
            content = as_po(catalogue)
            path.parent.mkdir(parents=True, exist_ok=True)
            if not path.is_file() or path.read_bytes() != content:
                path.write_bytes(content)
            empty = sum(1 for message in entries(catalogue) if not is_translated(message))
            print(f"{path.relative_to(ROOT)}: {len(texts)} texts, {empty} to translate")
    return 0


def merged(app: str, language: str, texts: dict[tuple[str, str], Text]) -> Catalog:
    """A catalogue of `texts` with the translations that this app, or another, has already."""
    old = read(catalogue_path(app, language))
    fresh = Catalog(locale=language, domain="django", fuzzy=False)
    for text in sorted(texts.values()):
        identity = (text.singular, text.plural) if text.plural else text.singular
        known = old.get(text.singular, text.context or None) or elsewhere(language).get(text.key)
        string = known.string if known is not None and fits(known, text) else ""
        flags = known.flags & {"fuzzy"} if known is not None else set()
        fresh.add(identity, string or None, flags=flags, context=text.context or None)
    return fresh


@cache
def elsewhere(language: str) -> dict[tuple[str, str], Message]:
    """What is translated in any app's catalogue, by context and text."""
    found: dict[tuple[str, str], Message] = {}
    for app in apps():
        for message in entries(read(catalogue_path(app, language))):
            if is_translated(message):
                found.setdefault(key(message), message)
    return found


def fits(message: Message, text: Text) -> bool:
    """Whether `message` is translated in as many forms as `text` asks for."""
    return is_translated(message) and bool(message.pluralizable) == bool(text.plural)


def compile_all() -> int:
    """Compile every .po beside itself, writing only what differs. Returns 0."""
    for source in sorted(PACKAGE.glob("*/locale/*/LC_MESSAGES/django.po")):
        buffer = BytesIO()
        write_mo(buffer, read(source))
        target = source.with_suffix(".mo")
        if not target.is_file() or target.read_bytes() != buffer.getvalue():
            target.write_bytes(buffer.getvalue())
    return 0


def check(chosen: list[str]) -> int:
    """Print every fault of the translations of `chosen`. Returns 1 if there is one, else 0."""
    faults = [fault for app in chosen for fault in faults_of(app)]
    faults += disagreements(chosen)
    for fault in faults:
        print(fault)
    if faults:
        print(f"{len(faults)} faults. `make translations` gathers new texts; then fill in the .po.")
    return 1 if faults else 0


def faults_of(app: str) -> Iterator[str]:
    """What is wrong with the texts and catalogues of one app, one line each."""
    texts = texts_of(app)
    for text in texts.values():
        if BANNED.search(text.singular) or BANNED.search(text.plural):
            yield f"{app}: the banned word stands in {text.singular!r}"
    for language in LANGUAGES:
        catalogue = read(catalogue_path(app, language))
        where = f"{app} {language}"
        for text in sorted(texts.values()):
            message = catalogue.get(text.singular, text.context or None)
            if message is None or not fits(message, text):
                yield f"{where}: not translated: {text.singular!r}"
            elif message.fuzzy:
                yield f"{where}: marked fuzzy: {text.singular!r}"
            elif placeholders_differ(message):
                yield f"{where}: other placeholders than in English: {text.singular!r}"
        for message in entries(catalogue):
            if key(message) not in texts:
                yield f"{where}: no code uses this: {message.id!r}"


def disagreements(chosen: list[str]) -> Iterator[str]:
    """Texts that two apps translate differently, since Django would show one of the two only."""
    for language in LANGUAGES:
        for app in chosen:
            for message in entries(read(catalogue_path(app, language))):
                first = elsewhere(language).get(key(message))
                if is_translated(message) and first is not None and first.string != message.string:
                    yield (
                        f"{app} {language}: {message.id!r} is {message.string!r} here and "
                        f"{first.string!r} in another app; agree, or give one a context"
                    )


def placeholders_differ(message: Message) -> bool:
    """Whether a translated form holds other placeholders than the English one it stands for."""
    originals, strings = as_tuple(message.id), as_tuple(message.string)
    allowed = [sorted(PLACEHOLDER.findall(original)) for original in originals]
    if len(strings) == 1:
        return sorted(PLACEHOLDER.findall(strings[0])) != allowed[0]
    if sorted(PLACEHOLDER.findall(strings[-1])) != allowed[-1]:
        return True
    return not set(PLACEHOLDER.findall(strings[0])) <= {name for some in allowed for name in some}


def as_po(catalogue: Catalog) -> bytes:
    """The .po text, sorted, without dates and line numbers, so that a change is a small one."""
    buffer = BytesIO()
    write_po(buffer, catalogue, width=96, no_location=True, sort_output=True, omit_header=False)
    lines = buffer.getvalue().decode("utf-8").splitlines(keepends=True)
    kept = [line for line in lines if not line.startswith(tuple(f'"{h}' for h in CHANGING_HEADERS))]
    while kept and kept[0].startswith("#"):
        kept.pop(0)
    return "".join(kept).encode("utf-8")


def read(path: Path) -> Catalog:
    """The catalogue in the file `path`; an empty one when there is no such file."""
    language = path.parent.parent.name
    if not path.is_file():
        return Catalog(locale=language)
    with path.open("rb") as file:
        return read_po(file, locale=language, ignore_obsolete=True, abort_invalid=True)


def entries(catalogue: Catalog) -> list[Message]:
    """The messages of a catalogue without its header."""
    return [message for message in catalogue if message.id]


def is_translated(message: Message) -> bool:
    """Whether every form of `message` has a translation."""
    return all(as_tuple(message.string))


def as_tuple(forms: object) -> tuple[str, ...]:
    """The forms of a message: one, or several when it counts something."""
    return tuple(forms) if isinstance(forms, (list, tuple)) else (str(forms or ""),)


def key(message: Message) -> tuple[str, str]:
    """Context and singular of a message, as Text.key has them."""
    return (message.context or "", as_tuple(message.id)[0])


def catalogue_path(app: str, language: str) -> Path:
    """Where the catalogue of an app in a language stands."""
    return PACKAGE / app / "locale" / language / "LC_MESSAGES" / "django.po"


if __name__ == "__main__":
    sys.exit(main())
