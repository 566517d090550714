"""The public texts about the service itself: how it treats personal data, and who can use it."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from samspill.process.guide import front_matter

FOLDER = Path(__file__).parent
KEYS = ("privacy", "accessibility")


@dataclass(frozen=True)
class TextPage:
    """One text in one language ("nb" or "nn"). `html` is safe as it stands."""

    key: str
    language: str
    title: str
    lead: str
    html: str


def text_page(key: str, language: str) -> TextPage:
    """Return one text; bokmål if it is not written in `language`. KeyError if no such text."""
    if key not in KEYS:
        raise KeyError(key)
    return _read(key, front_matter.written_language(language))


@cache
def _read(key: str, language: str) -> TextPage:
    document = front_matter.read(FOLDER / language / f"{key}.md")
    return TextPage(
        key=key,
        language=language,
        title=document.text("title"),
        lead=document.text("lead"),
        html=front_matter.render(document.tokens()),
    )
