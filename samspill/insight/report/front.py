"""The front of the report on paper: how it is read, what is covered in it, and what the tables were asked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samspill.dialogue.models import Round
from samspill.pure.documents import norwegian
from samspill.pure.documents.tree import Block, BulletList, Heading, paragraph

Row = Mapping[str, Any]


def to_the_reader(*, is_covered: bool) -> str:
    if is_covered:
        return _(
            "Every number leads to the contributions behind it, and every contribution stands at the end. "
            "We count tables and associations, not notes: ten notes from one table are one table. The "
            "mark after a sentence, as C1 or F1, leads to how it is counted."
        )
    return _(
        "Every number leads to the contributions behind it, and every contribution stands at the end, "
        "word for word. We count tables and associations, not notes: ten notes from one table are "
        "one table. The mark after a sentence, as C1 or F1, leads to how it is counted."
    )


def covering(places: int) -> str:
    """How many places are covered; and that a machine has done it."""
    if not places:
        return _(
            "We looked for names, telephone numbers and words about health in the contributions and "
            "found none; look it over before you pass it on, as something may have been missed."
        )
    return ngettext(
        "In %(count)s place a name, a number or words about health are covered by a mark such as "
        "[name]; look it over before you pass it on, as something may have been missed.",
        "In %(count)s places names, numbers or words about health are covered by marks such as "
        "[name]; look it over before you pass it on, as something may have been missed.",
        places,
    ) % {"count": places}


def asked(report: Row, states: Mapping[int, str]) -> Iterator[Block]:
    """What the tables were asked; a round that was never held, or is not over, is told to be so.

    states    number -> state of the round now, where it is known
    """
    spoken = {one["round"] for one in report["contributions"]}
    yield Heading(1, _("What the tables were asked"))
    for one in report["raw"]["rounds"]:
        number = one["number"]
        name = _("Round %d") % number
        yield Heading(2, f"{name}. {one['theme']}" if one["theme"] else name)
        questions = [
            norwegian.quoted(each["text"], report["language"]) for each in one["questions"]
        ]
        yield BulletList(questions) if len(questions) > 1 else paragraph("".join(questions))
        note = _note(states.get(number, ""), has_words=number in spoken)
        if note:
            yield paragraph(note)


def _note(state: str, *, has_words: bool) -> str:
    if state == Round.State.OPEN:
        return _("The round is still open.")
    if has_words:
        return ""
    if state == Round.State.PLANNED:
        return _("This round was not held.")
    return _("Nothing was given in this round.")
