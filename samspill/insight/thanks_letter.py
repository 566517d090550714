"""The letter of thanks for an evening: what it tells in people's own words, and whether it is up to date."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samspill.dialogue.models import Dialogue
from samspill.insight.debrief.building import Debrief
from samspill.insight.debrief.words import Said, Weighed
from samspill.letters.facts import stored
from samspill.letters.models import Letter
from samspill.letters.rules import can_see
from samspill.organiser.models import Membership
from samspill.pure.documents.norwegian import quoted

MOST_QUOTES = 5
MOST_TABLES = 40  # more than so many have no room in a letter
QUOTES = ("most_dotted", "table_tops")


@dataclass(frozen=True)
class ThanksLetter:
    letter: Letter

    @property
    def is_sent(self) -> bool:
        return self.letter.state == Letter.State.SENT


def letters_of_evening(dialogue: Dialogue) -> QuerySet[Letter]:
    """Its letters of thanks, sent and unsent, in the conference's language."""
    conference = dialogue.conference
    letters = dialogue.organiser.letters.filter(
        kind=Letter.Kind.THANKS, language=conference.language, process=conference.process_id
    )
    if conference.process_id is not None:
        return letters
    day = timezone.localtime(conference.starts_at).date().isoformat()
    return letters.filter(facts__conference_date=day)


def thanks_letter(dialogue: Dialogue, membership: Membership) -> ThanksLetter | None:
    """The newest that tells of this evening and that the person may see. One query."""
    told = letters_of_evening(dialogue).filter(facts__has_key="contribution_count")
    letter = told.select_related("process").order_by("pk").last()
    return ThanksLetter(letter) if letter is not None and can_see(membership, letter) else None


def has_news(known: ThanksLetter, debrief: Debrief) -> bool:
    """Something has come, or been taken back, since the letter was made ready."""
    if known.is_sent:
        return False
    with translation.override(known.letter.language):
        facts = stored(
            {
                "contribution_count": debrief.contributions,
                **quotes_of(debrief, known.letter.language),
            }
        )
    told = {name: known.letter.facts.get(name) for name in ("contribution_count", *QUOTES)}
    return any(told[name] != facts.get(name) for name in told)


def quotes_of(debrief: Debrief, language: str) -> dict[str, list[str]]:
    """What got most dots, and what each table put first, word for word; by the letter's facts."""
    dotted = [one for told in debrief.rounds if told.dots for one in told.dots.most]
    dotted = [one for one in dotted if not one.said.gone]
    dotted.sort(key=lambda one: (-one.total.dots, one.said.pk))
    first: dict[int, Said] = {}
    for told in debrief.rounds:
        first |= {table: said[0] for table, said in told.tops if not said[0].gone}
    return {
        "most_dotted": [_dotted(one, language) for one in dotted[:MOST_QUOTES]],
        "table_tops": [
            _("Table %(table)d: %(words)s") % {"table": table, "words": _words(said, language)}
            for table, said in sorted(first.items())
        ]
        if len(first) <= MOST_TABLES
        else [],
    }


def _dotted(one: Weighed, language: str) -> str:
    dots = ngettext("%d dot", "%d dots", one.total.dots) % one.total.dots
    return f"{_words(one.said, language)} ({dots})"


def _words(said: Said, language: str) -> str:
    """On one line, since a fact of several texts has one a line."""
    return quoted(" ".join(said.text.split()), language)
