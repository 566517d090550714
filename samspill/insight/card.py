"""One card at the workbench: the words, what is proposed for them and why, and where they were said."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from samspill.dialogue.models import Contribution
from samspill.insight.marking import Piece, outermost, pieces
from samspill.insight.models import Coding, Part
from samspill.insight.reading import Card
from samspill.pure.themes.taxonomy import OTHER

LANGUAGES = {"nb": _("Bokmål"), "nn": _("Nynorsk"), "en": _("In English"), "se": _("Northern Sami")}
CHANNELS = {
    Contribution.Channel.PHONE: _("Written on a phone"),
    Contribution.Channel.TABLE_HOST: _("Written by the table host"),
    Contribution.Channel.PAPER: _("Written on paper"),
    Contribution.Channel.FILE: _("From a list"),
    Contribution.Channel.WEB: _("Written before the conference"),
}


@dataclass(frozen=True)
class ReadCard:
    """coding   what counts now: a proposal, or a person's; None where nothing is proposed
    parts    of the contribution, where it has any; before and after: what stands round this part
    """

    card: Card
    coding: Coding | None
    pieces: list[Piece]
    part: Part | None
    parts: list[Part]
    before: str
    after: str
    language: str
    channel: str

    @property
    def is_sorted(self) -> bool:
        return self.coding is not None and self.coding.source == Coding.Source.PERSON

    @property
    def is_aside(self) -> bool:
        """A person could not tell."""
        return self.coding is not None and self.is_sorted and self.coding.is_unclear

    @property
    def can_accept(self) -> bool:
        """Whether there is a theme to accept, or one that stands."""
        return self.coding is not None and self.coding.primary_id != OTHER

    @property
    def is_unsure(self) -> bool:
        """Whether the system proposes a theme without being sure: to be chosen, not just accepted."""
        return self.can_accept and self.coding.is_unclear and not self.is_sorted  # type: ignore[union-attr]

    @property
    def words(self) -> list[str]:
        """What spoke for the first theme, as it is told."""
        return outermost(self.coding.words) if self.coding else []

    @property
    def second_words(self) -> list[str]:
        return outermost(self.coding.secondary_words) if self.coding else []

    @property
    def has_second(self) -> bool:
        """Whether words of the text speak for a second theme, or a person has given it one. Where
        none does, the system's second is a guess, and is not accepted along with the first."""
        if self.coding is None or self.coding.secondary_id is None:
            return False
        return self.is_sorted or bool(self.second_words)

    @property
    def number(self) -> int:
        """Which of the parts."""
        return self.parts.index(self.part) + 1 if self.part else 0

    @property
    def can_split(self) -> bool:
        return sum(1 for piece in self.pieces for _word in piece.text.split()) > 1


def read_card(one: Contribution, card: Card) -> ReadCard:
    """In two queries."""
    parts = list(one.parts.filter(is_standing=True).order_by("start"))
    part = next((known for known in parts if known.pk == card.part), None)
    codings = one.codings.current().filter(part=part)
    coding = codings.select_related("primary", "detail", "secondary", "by").first()
    start, end = (part.start, part.end) if part else (0, len(one.raw_text))
    return ReadCard(
        card=card,
        coding=coding,
        pieces=marked(one.raw_text[start:end], coding),
        part=part,
        parts=parts,
        before=one.raw_text[:start],
        after=one.raw_text[end:],
        language=str(LANGUAGES.get(one.language, "")),
        channel=str(CHANNELS.get(Contribution.Channel(one.channel), "")),
    )


def marked(text: str, coding: Coding | None) -> list[Piece]:
    """The text with the words that decided, for the first theme and for the second."""
    if coding is None:
        return pieces(text, ())
    return pieces(text, coding.words, coding.secondary_words if coding.secondary_id else ())


def blind_card(one: Contribution) -> ReadCard:
    """For the second reader: the words alone, nothing of what the system or the first one has said."""
    return ReadCard(
        card=Card(one.pk),
        coding=None,
        pieces=pieces(one.raw_text, ()),
        part=None,
        parts=[],
        before="",
        after="",
        language=str(LANGUAGES.get(one.language, "")),
        channel=str(CHANNELS.get(Contribution.Channel(one.channel), "")),
    )
