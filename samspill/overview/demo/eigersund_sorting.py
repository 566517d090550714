"""Eigersund's sorting, while the evening goes on: most of what has come is sorted, and some of it twice."""

from __future__ import annotations

from datetime import datetime, timedelta

from samspill.dialogue.models import Dialogue
from samspill.insight import actions
from samspill.overview.demo.eigersund_programme import ROUND_MINUTES, ROUNDS
from samspill.overview.demo.sorting import Label, Workbench, labels, let_the_worker_run
from samspill.overview.demo.story import on
from samspill.people.models import User

PLENARY = (  # what the table hosts wrote after the rounds: reference, theme, secondary
    ("R1-001", "LOK.tilgang", "REK"),
    ("R1-002", "REK.styreverv", ""),
    ("R2-001", "KOO.kontaktpunkt", "OKO"),
)
FIRST_UNSORTED = "E157"  # of the second round: all before it in the pile is sorted
OPPOSITES = ("E065", "E068")  # the same words about money and people, the other way round
SINCE_THE_REPORT = 12  # contributions sorted after the report was made


def sort_the_first(dialogue: Dialogue, people: dict[str, User], start: datetime) -> None:
    """The coordinator sorts it beside the tables, and lays together what says the same."""
    mona, ends = people["coordinator"], _end(start, 1)
    workbench = Workbench(dialogue)
    rows = _in_turn(workbench)
    with on(ends):
        actions.propose_codings(dialogue, by=mona)
    workbench.sort(rows, start=ends + timedelta(minutes=1), by=mona)
    workbench.merge(rows, start=ends + timedelta(minutes=20), by=mona)
    workbench.tell_apart(OPPOSITES, at=ends + timedelta(minutes=21), by=mona)


def sort_the_second(dialogue: Dialogue, people: dict[str, User], start: datetime) -> None:
    """Some of it, while the facilitator reads of the first again, blind; and they look at a report.

    Where the two differ is not settled yet, and what looks alike in this round has not been looked at.
    """
    ends, by = _end(start, 2), people["coordinator"]
    workbench = Workbench(dialogue)
    let_the_worker_run(ends + timedelta(minutes=1))
    rows = _in_turn(workbench)
    workbench.sort(
        _of_round(2, rows, workbench)[:-SINCE_THE_REPORT],
        start=ends + timedelta(minutes=1),
        by=by,
    )
    workbench.sort_under(
        "skyss", rows[:-SINCE_THE_REPORT], start=ends + timedelta(minutes=5), by=by
    )
    again = ends + timedelta(minutes=2, seconds=50)
    workbench.read_again(rows, start=again, by=people["facilitator"])
    with on(ends + timedelta(minutes=9)):
        actions.make_report_at_once(dialogue, by=by)


def sort_some_more(dialogue: Dialogue, mona: User, built_at: datetime) -> None:
    """The last ones, while the third round goes on."""
    workbench = Workbench(dialogue)
    since = _of_round(2, _in_turn(workbench), workbench)[-SINCE_THE_REPORT:]
    workbench.sort(since, start=built_at - timedelta(minutes=3), by=mona)
    with on(built_at):
        actions.propose_codings(dialogue)
    let_the_worker_run(built_at)


def _end(start: datetime, number: int) -> datetime:
    return start + timedelta(minutes=ROUNDS[number - 1][2] + ROUND_MINUTES)


def _in_turn(workbench: Workbench) -> list[Label]:
    """What has come, as the cards come up, until the one that is next when the demo opens."""
    plenary = [Label(one, theme, second) for one, theme, second in PLENARY]
    here = [
        row for row in [*labels("eigersund"), *plenary] if row.reference in workbench.contributions
    ]
    rows = workbench.in_order(here)
    ends = [number for number, row in enumerate(rows) if row.reference == FIRST_UNSORTED]
    return rows[: ends[0]] if ends else rows


def _of_round(number: int, rows: list[Label], workbench: Workbench) -> list[Label]:
    return [row for row in rows if workbench.contributions[row.reference].round.number == number]
