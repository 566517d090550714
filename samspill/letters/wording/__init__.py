"""The wordings that letters begin from, one Markdown file a kind and language, and their fields."""

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

HERE = Path(__file__).parent
KINDS = (
    "preliminary_invitation",
    "formal_request",
    "conference_invitation",
    "reminder",
    "thanks",
    "consultation",
    "answers",
    "save_the_date",
    "municipality_invitation",
    "other",
)
LANGUAGES = ("nb", "nn")


@dataclass(frozen=True)
class WordingField:
    """A fact that a wording may use.

    name    what wordings and code call it
    type    text, texts, date, time, number, truth, choice or steps
    label   what it is called on screen, for instance "påmeldingsfrist"
    about   one sentence on what to write
    choices the values of a choice
    """

    name: str
    type: str
    label: str
    about: str
    choices: tuple[str, ...] = ()


@lru_cache
def wording_source(kind: str, language: str) -> str:
    """The wording for `samspill.pure.documents.letter.write_letter`.

    kind      one of KINDS; KeyError for any other
    language  nb or nn; any other gets nb
    """
    if kind not in KINDS:
        raise KeyError(kind)
    folder = language if language in LANGUAGES else "nb"
    return (HERE / folder / f"{kind}.md").read_text(encoding="utf-8")


@lru_cache
def wording_fields(language: str) -> dict[str, WordingField]:
    """Every field by name, with its words in nb or nn (any other language gets nb)."""
    words = language if language in LANGUAGES else "nb"
    listed = tomllib.loads((HERE / "fields.toml").read_text(encoding="utf-8"))
    return {
        name: WordingField(
            name=name,
            type=field["type"],
            label=field[words],
            about=field[f"about_{words}"],
            choices=tuple(field.get("choices", ())),
        )
        for name, field in listed.items()
    }


def field_label(name: str, language: str) -> str:
    """What a field is called on screen; a name that is not listed is given back as it is."""
    field = wording_fields(language).get(name)
    return field.label if field else name
