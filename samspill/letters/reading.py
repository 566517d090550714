"""What stands beside a letter on its own page: for whom it is shown, its other languages, and what
may be made of it."""

from __future__ import annotations

from django.db.models import QuerySet
from django.utils.translation import get_language

from samspill.letters.in_use import newest_wording
from samspill.letters.models import Letter, Recipient
from samspill.letters.notices.announcing import can_be_announced
from samspill.letters.own_wording.languages import LANGUAGES, NORWEGIAN, OTHERS, language_name
from samspill.pure.documents.typst_data import direction

MOST_SUGGESTED = 200  # names to choose from; any other is found by writing it


def chosen_recipient(letter: Letter, words: str) -> Recipient | None:
    """The receiver whose letter is shown: by whole name, else the first that has the words in it."""
    if not words.strip():
        return None
    gets_it = _who_get_it(letter)
    exact = gets_it.filter(name=words.strip()).first()
    return exact or gets_it.filter(name__icontains=words.strip()).first()


def beside(letter: Letter, *, words: str, recipient: Recipient | None) -> dict[str, object]:
    """For the letter's page, as template names."""
    screen = "nn" if (get_language() or "nb") == "nn" else "nb"
    newest = newest_wording(letter.organiser, letter.kind, letter.language)
    return {
        "language_name": language_name(letter.language, screen),
        "direction": direction(letter.language),
        "versions": _in_other_languages(letter, screen),
        "may_be_written_in": _not_written(letter, screen),
        "has_newer_wording": letter.state != Letter.State.SENT and newest != letter.wording,
        "recipient": recipient,
        "recipient_words": words,
        "names": list(_who_get_it(letter).values_list("name", flat=True)[:MOST_SUGGESTED]),
        "has_notices": can_be_announced(letter),
        "questions": letter.facts.get("questions") or [],
    }


def _who_get_it(letter: Letter) -> QuerySet[Recipient]:
    return letter.recipients.exclude(channel=Recipient.Channel.LEFT_OUT).order_by("name", "pk")


def _siblings(letter: Letter) -> QuerySet[Letter]:
    """The same letter in other languages; whoever sees the one sees these: same controller."""
    return letter.organiser.letters.filter(
        process=letter.process_id,
        conference_number=letter.conference_number,
        kind=letter.kind,
        controller=letter.controller,
    ).exclude(language=letter.language)


def _in_other_languages(letter: Letter, screen: str) -> list[tuple[int, str, str]]:
    """(number, tag, name), the newest letter of each language."""
    if letter.process_id is None and letter.conference_number is None:
        return []
    newest = dict(_siblings(letter).order_by("pk").values_list("language", "pk"))
    return [(newest[one], one, language_name(one, screen)) for one in LANGUAGES if one in newest]


def _not_written(letter: Letter, screen: str) -> list[tuple[str, str, bool]]:
    """(tag, name, whether there is a wording to begin from), of those that have no letter yet."""
    if letter.process_id is None and letter.conference_number is None:
        return []
    taken = {letter.language, *_siblings(letter).values_list("language", flat=True)}
    own = frozenset(
        letter.organiser.letter_wordings.filter(kind=letter.kind)
        .exclude(source="")
        .values_list("language", flat=True)
    )
    return [
        (one, language_name(one, screen), one in NORWEGIAN or one in own)
        for one in (*NORWEGIAN, *OTHERS)
        if one not in taken
    ]
