"""An own wording as the screen has it: what it begins from, and its fields' names for people."""

from __future__ import annotations

from dataclasses import dataclass

from samspill.letters.in_use import newest_wording
from samspill.letters.models import LetterTemplate
from samspill.letters.own_wording.languages import NORWEGIAN, house_language
from samspill.letters.wording import wording_fields, wording_source
from samspill.organiser.models import Organiser
from samspill.pure.documents.letter import split_wording, used_fields
from samspill.pure.documents.own_wording.conditions import CONDITIONS, condition_words
from samspill.pure.documents.own_wording.screen import to_screen
from samspill.pure.documents.own_wording.unwinding import unwound
from samspill.pure.documents.own_wording.writing import HEAD


@dataclass(frozen=True)
class Chip:
    """A field or condition to choose: how it stands in the text, and what it is."""

    mark: str
    about: str


def labels(language: str) -> dict[str, str]:
    """What each field is called on screen, by name."""
    return {name: field.label for name, field in wording_fields(language).items()}


def texts_on_screen(source: str, *, screen: str) -> dict[str, str]:
    """Head and body of a source, with the fields by their Norwegian names."""
    head, body = split_wording(source)
    own = {name: str(head[name]) for name in HEAD if name in head}
    named = labels(screen)
    return {name: to_screen(text, named, screen) for name, text in {**own, "body": body}.items()}


def beginning(organiser: Organiser, kind: str, language: str, *, screen: str) -> dict[str, str]:
    """Where a wording that nobody has written yet begins: in Norwegian as the house's; in another
    language with the head alone, since its text must be written.
    """
    process = organiser.processes.newest()
    level = process.level if process else "municipality"
    house = wording_source(kind, house_language(language))
    head, body = unwound(house, level=level, is_host=organiser.invites_municipalities)
    if language in NORWEGIAN:
        texts = {"subject": head["subject"], "body": body}
    else:
        texts = {**head, "subject": "", "body": ""}
    named = labels(screen)
    return {name: to_screen(text, named, screen) for name, text in texts.items()}


def standing(
    organiser: Organiser, kind: str, language: str, *, screen: str
) -> tuple[dict[str, str], LetterTemplate | None]:
    """The texts as they are now, and the version they are, None for the house's."""
    newest = newest_wording(organiser, kind, language)
    if newest is None:
        return beginning(organiser, kind, language, screen=screen), None
    return texts_on_screen(newest.source, screen=screen), newest


def field_chips(kind: str, screen: str) -> tuple[list[Chip], list[Chip]]:
    """Those that the house's wording of this kind uses, and all others."""
    used = used_fields(wording_source(kind, "nb"))
    chips: tuple[list[Chip], list[Chip]] = ([], [])
    for name, field in wording_fields(screen).items():
        if field.type not in ("truth", "choice"):
            chips[name not in used].append(Chip(f"⟦{field.label}⟧", field.about))
    return chips


def condition_chips(screen: str) -> list[Chip]:
    """Conditions in words; given or blank is told of in a sentence beside the list."""
    return [Chip(f"⟦når: {condition_words(code, {}, screen)}⟧", "") for code in CONDITIONS]
