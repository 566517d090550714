"""The wording that a letter is written by: the house's, or a version of the organiser's own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from samspill.letters.models import Letter, LetterTemplate
from samspill.letters.own_wording.languages import house_language
from samspill.letters.wording import wording_source
from samspill.organiser.models import Organiser
from samspill.pure.documents.letter import FENCE, split_wording, used_fields, write_letter
from samspill.pure.documents.own_wording.writing import own_fields, own_optional, write_own_letter
from samspill.pure.documents.tree import Document


@dataclass(frozen=True)
class WordingInUse:
    """house: the house's source; own: the organiser's, or "" when the house's is used."""

    house: str
    own: str
    language: str

    def write(self, facts: Mapping[str, object], *, created: datetime | None) -> Document:
        """Raises UnresolvedField naming what is missing."""
        if not self.own:
            language = house_language(self.language)
            return write_letter(self.house, facts, language=language, created=created)
        return write_own_letter(
            self.own, self.house, facts, language=self.language, created=created
        )

    @property
    def fields(self) -> frozenset[str]:
        """Every fact that it can ask for."""
        return own_fields(self.own) | self._of_the_head if self.own else used_fields(self.house)

    @property
    def optional(self) -> frozenset[str]:
        """Those that the letter is whole without."""
        house = frozenset(split_wording(self.house)[0].get("optional", []))
        if not self.own:
            return house
        own = own_optional(self.own)
        return own | (house - (own_fields(self.own) - own))

    @property
    def _of_the_head(self) -> frozenset[str]:
        """What the head and the signatures of the house's wording ask for."""
        head = self.house.lstrip("\ufeff\n ").removeprefix(FENCE).partition(f"\n{FENCE}")[0]
        return used_fields(f"{FENCE}{head}\n{FENCE}\n")


def wording_in_use(letter: Letter) -> WordingInUse:
    own = letter.wording.source if letter.wording else ""
    return of_kind(letter.kind, letter.language, own)


def of_kind(kind: str, language: str, own: str = "") -> WordingInUse:
    return WordingInUse(wording_source(kind, house_language(language)), own, language)


def newest_wording(organiser: Organiser, kind: str, language: str) -> LetterTemplate | None:
    """The organiser's own wording as it is now; None when the house's is used.

    A version without text says that the house's wording is used again.
    """
    newest = organiser.letter_wordings.filter(kind=kind, language=language).first()
    return newest if newest and newest.source else None


def can_be_written(organiser: Organiser, kind: str, language: str) -> bool:
    """Norwegian always can; any other language when the organiser has written a text in it."""
    if language == house_language(language):
        return True
    return newest_wording(organiser, kind, language) is not None
