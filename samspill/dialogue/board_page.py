"""What the big screen says: the stage's own task, help to begin, and whole words that have room."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from math import ceil
from typing import Any

from django.db.models import Sum
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samspill.conference.models import ProgrammeItem
from samspill.dialogue.board_counts import BALLOTS, Counted
from samspill.dialogue.models import Ballot, Dialogue, Reaction, Round, Stage, TopChoice
from samspill.dialogue.plenary.reading import dots_are_told
from samspill.dialogue.state import on_board, told

TURN_SECONDS = 20  # so long the same words stand before the next ones have their turn
MOST_SHOWN = 3
MOST_NAMED = 4  # stages whose names have room beside each other
# signs -> (name of the size, letters' height, signs on a line); heights in percent of the screen's
QUESTION_SIZES = (
    (64, ("short", 9.6, 18)),
    (120, ("middle", 7.4, 24)),
    (200, ("long", 5.8, 31)),
    (500, ("longest", 4.6, 42)),
    (10**9, ("least", 3.4, 58)),
)
NEXT_QUESTION = 40  # signs that the space before a further question counts for
ROOM_FOR_WORDS = 80.0  # percent of the height, of which the question takes its part
SAID_LINE, SAID_AROUND, LINE_SIGNS = 5.2, 5.8, 44  # one line, what is round it, signs on it


@dataclass(frozen=True)
class Stop:
    """One stop on the round's thread. `state` is "done", "now" or "next".

    is_near   among the few that have room for their name on the screen
    """

    label: str
    state: str
    is_near: bool = True


@dataclass(frozen=True)
class Middle:
    """What stands under the question: a task, help to begin, or people's words.

    words   as `state.told` has them, with "note": what is to be told of each
    """

    task: str = ""
    prompts: Sequence[str] = ()
    heading: str = ""
    words: Sequence[dict[str, Any]] = ()
    are_new: bool = False


def thread_of(state: dict[str, Any]) -> list[Stop]:
    """The stages of the round as a thread; none where the round has no stages.

    One that was passed over lies behind too.
    """
    stages = state["round"]["stages"] if state["round"] else []
    here = next((at for at, one in enumerate(stages) if one["state"] == "open"), -1)
    last = len(stages) - MOST_NAMED
    first = max(min(here - 1 if here >= 0 else 0, last), 0)
    states = {"closed": "done", "open": "now", "planned": "next"}
    return [
        Stop(
            str(Stage.Kind(one["kind"]).label),
            "done" if at < here else states[one["state"]],
            first <= at < first + MOST_NAMED,
        )
        for at, one in enumerate(stages)
    ]


def asked(state: dict[str, Any]) -> str:
    """All that the round asks, a question on each line."""
    return "\n".join(one["text"] for one in state["round"]["questions"])


def question_size(questions: str) -> str:
    return _size(questions)[0]


def _size(questions: str) -> tuple[str, float, int]:
    signs = len(questions) + questions.count("\n") * NEXT_QUESTION
    return next(size for most, size in QUESTION_SIZES if signs <= most)


def middle_of(
    dialogue: Dialogue, round: Round, state: dict[str, Any], counted: Counted, now: datetime
) -> Middle:
    """What stands under the question now."""
    stage, question = state["round"]["stage"], asked(state)
    if round.state == Round.State.CLOSED:
        task = _("Thank you for the contributions.") + _what_is_next(round)
        return _with_chosen(dialogue, round, Middle(task=task), question, now)
    if stage == Stage.Kind.SILENCE:
        minutes = next(one["minutes"] for one in state["round"]["stages"] if one["kind"] == stage)
        return Middle(task=_silence(minutes), prompts=round.all_prompts)
    if stage in BALLOTS:
        return Middle(task=_voting(stage, round))
    if stage == Stage.Kind.TOP:
        task = _("Agree on the table's three.")
        return _with_chosen(dialogue, round, Middle(task=task), question, now)
    words = fitting(state["newest"], question)
    if words:
        return Middle(words=words, are_new=True)
    if counted.count and state["newest"]:
        return Middle(task=_("The newest are long. Read them at the tables."))
    if stage is None and not round.all_prompts:
        return Middle(task=_("Think in silence for two minutes. Then write down the first thing."))
    task = _("Write down one thought at a time.")
    return Middle(task=task, prompts=round.all_prompts)


def _silence(minutes: int) -> str:
    return _("Write in silence for %(duration)s.") % {"duration": duration_words(minutes)}


def duration_words(minutes: int) -> str:
    """The minutes in words up to ten, as one would say them."""
    words = (
        _("one minute"),
        _("two minutes"),
        _("three minutes"),
        _("four minutes"),
        _("five minutes"),
        _("six minutes"),
        _("seven minutes"),
        _("eight minutes"),
        _("nine minutes"),
        _("ten minutes"),
    )
    if 1 <= minutes <= len(words):
        return words[minutes - 1]
    return ngettext("%(n)d minute", "%(n)d minutes", minutes) % {"n": minutes}


def _voting(stage: str, round: Round) -> str:
    if stage == Stage.Kind.OPINIONS:
        return _("Say whether you agree with what the other tables wrote.")
    if stage == Stage.Kind.PAIRS:
        return _("Choose what matters more of two and two.")
    text = ngettext(
        "Give %(n)d dot to what matters most. It is secret until the stage is over.",
        "Give %(n)d dots to what matters most. They are secret until the stage is over.",
        round.dot_budget,
    )
    return text % {"n": round.dot_budget}


def _what_is_next(round: Round) -> str:
    """The item that follows in the programme, with its time as planned."""
    items = ProgrammeItem.objects.filter(conference_id=round.item.conference_id)
    following = items.filter(starts_at__gt=round.item.starts_at).order_by("starts_at").first()
    return " " + _("Next: %(title)s.") % {"title": following.title} if following else ""


def _with_chosen(
    dialogue: Dialogue, round: Round, middle: Middle, question: str, now: datetime
) -> Middle:
    """The words that got most dots, where dots were given; else what the tables put first, in turn."""
    dotted = _most_dotted(dialogue, round)
    if dotted:
        words = fitting(dotted, question, taken=1)
        return Middle(task=middle.task, heading=_("Most dots"), words=words)
    first = _tables_first(dialogue, round)
    if not first:
        return middle
    turn = int(now.timestamp()) // TURN_SECONDS * MOST_SHOWN % len(first)
    words = fitting(first[turn:] + first[:turn], question, taken=1)
    return Middle(task=middle.task, heading=_("What the tables put first"), words=words)


def _most_dotted(dialogue: Dialogue, round: Round) -> list[dict[str, Any]]:
    if not dots_are_told(round):
        return []
    rows = Reaction.objects.filter(ballot__round=round, ballot__kind=Ballot.Kind.DOTS)
    given = rows.filter(contribution__in=on_board(dialogue, round)).values("contribution")
    totals = dict(
        given.annotate(dots=Sum("value"))
        .order_by("-dots", "contribution")
        .values_list("contribution", "dots")[: 2 * MOST_SHOWN]
    )
    words = round.contributions.filter(pk__in=totals).select_related("table")
    shown = sorted(words, key=lambda one: (-totals[one.pk], one.pk))
    return [
        {
            **told(one),
            "note": ngettext("%(n)d dot", "%(n)d dots", totals[one.pk]) % {"n": totals[one.pk]},
        }
        for one in shown
    ]


def _tables_first(dialogue: Dialogue, round: Round) -> list[dict[str, Any]]:
    chosen = TopChoice.objects.filter(
        round=round, rank=1, contribution__in=on_board(dialogue, round)
    )
    rows = chosen.select_related("contribution__table", "table").order_by("table__number")
    return [
        {**told(one.contribution), "note": _("Table %(number)d") % {"number": one.table.number}}
        for one in rows
    ]


def fitting(
    newest: Sequence[dict[str, Any]], question: str, *, taken: int = 0
) -> list[dict[str, Any]]:
    """The first that have room whole: words are never cut, so that a very long one is passed by.

    taken   lines of other text that stand there too
    """
    _name, height, signs = _size(question)
    lines = sum(ceil(len(one) / signs) for one in question.splitlines())
    left = ROOM_FOR_WORDS - lines * height * 1.08 - taken * 7.5
    shown: list[dict[str, Any]] = []
    for one in newest:
        needed = sum(len(line) // LINE_SIGNS + 1 for line in one["text"].splitlines() or [""])
        room = needed * SAID_LINE + SAID_AROUND + (SAID_LINE if one.get("note") else 0)
        if room <= left and len(shown) < MOST_SHOWN:
            shown.append(one)
            left -= room
    return shown
