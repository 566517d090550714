"""Eigersund's café evening: two rounds with dots and the tables' top three, and a third that is open."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from uuid import uuid4

from samspill.conference.models import Conference
from samspill.dialogue import actions as dialogue_actions
from samspill.dialogue.models import Contribution, Dialogue, Placement, Round
from samspill.dialogue.voters import voter_fingerprint
from samspill.overview.demo.eigersund_programme import (
    CLUSTERS,
    ON_PAPER,
    PROMPTS,
    REFLECTIONS,
    ROUND_MINUTES,
    ROUNDS,
    STAGES,
)
from samspill.overview.demo.story import evening, on
from samspill.people.models import User

OPEN_ROUND = 3
TABLES = 12
SILENT = 11  # the table that has a sheet of paper, and has not given a word yet
TALKED = STAGES["silence"] + STAGES["talk"]  # minutes of a round in which people write
DOTS = (2, 1)  # what each gives, to two contributions


def set_the_tables(conference: Conference, people: dict[str, User], start: datetime) -> Dialogue:
    """Tables, plan, and how the rounds are to go."""
    with on(start - timedelta(days=2)):
        dialogue = dialogue_actions.open_dialogue(conference, by=people["coordinator"])
        dialogue_actions.set_tables(dialogue, count=TABLES, capacity=6, by=people["coordinator"])
        plan = dialogue_actions.deal_tables(dialogue, seed=1101, by=people["coordinator"])
        dialogue_actions.publish_plan(plan, by=people["coordinator"])
        dialogue_actions.set_up_evening(
            dialogue,
            rounds={number: _draft(number) for number in range(1, len(ROUNDS) + 1)},
            is_moderated=False,
            checks_paper=False,
            is_listed=True,
            by=people["coordinator"],
        )
    return dialogue


def _draft(number: int) -> dialogue_actions.RoundDraft:
    return dialogue_actions.RoundDraft(
        stages=STAGES, voters="person", dot_budget=sum(DOTS), prompts=PROMPTS[number], questions={}
    )


def hold_round(dialogue: Dialogue, number: int, *, start: datetime, by: User) -> None:
    """A round from its first minute to the plenary after it."""
    round = dialogue.rounds.get(number=number)
    begins = start + timedelta(minutes=ROUNDS[number - 1][2])
    with on(begins):
        dialogue_actions.open_round(round, minutes=ROUND_MINUTES, by=by)
    evening(dialogue, "eigersund").give(number, begins=begins, minutes=TALKED)
    _let_the_clock_go(begins + timedelta(minutes=TALKED))
    with on(begins + timedelta(minutes=TALKED + 3)):
        dotted = _give_dots(round)
    _let_the_clock_go(begins + timedelta(minutes=TALKED + STAGES["dots"]))
    with on(begins + timedelta(minutes=TALKED + STAGES["dots"] + 4)):
        for table, references in dotted.items():
            row = round.dialogue.tables.get(number=table)
            dialogue_actions.set_top_three(round, table=row, references=references)
    _let_the_clock_go(begins + timedelta(minutes=ROUND_MINUTES))
    with on(begins + timedelta(minutes=ROUND_MINUTES + 2)):
        _type_from_paper(round, by)
    with on(begins + timedelta(minutes=ROUND_MINUTES + 5)):
        _speak_in_plenary(round, by)


def _let_the_clock_go(moment: datetime) -> None:
    with on(moment):
        dialogue_actions.advance_by_the_clock(moment)


def _give_dots(round: Round) -> Mapping[int, Sequence[str]]:
    """Everyone at every table gives dots; the three most dotted of each table, by its number."""
    chance = random.Random(round.number)  # noqa: S311 -- a story, the same each time
    references: dict[int, list[str]] = {}
    for number, reference in round.contributions.values_list("table__number", "reference"):
        references.setdefault(number, []).append(reference)
    given: dict[int, dict[str, int]] = {number: {} for number in references}
    seats = Placement.objects.filter(plan__published_at__isnull=False, round=round)
    for seat in seats.select_related("table", "sign_up__association").order_by("pk"):
        choices = references.get(seat.table.number, [])
        liked = sorted(choices, key=lambda _one: chance.random() ** 2)[: len(DOTS)]
        dots = dict(zip(liked, DOTS, strict=False))
        dialogue_actions.give_dots(
            round,
            voter=voter_fingerprint(round.dialogue, "card", seat.sign_up_id),
            dots=dots,
            table=seat.table,
            association=seat.sign_up.association,
        )
        for reference, count in dots.items():
            table = given[seat.table.number]
            table[reference] = table.get(reference, 0) + count
    return {
        number: sorted(counts, key=lambda one: (-counts[one], one))[:3]
        for number, counts in given.items()
    }


def _type_from_paper(round: Round, by: User) -> None:
    """The sheet of a table that would rather write by hand."""
    for table, lines in ON_PAPER.get(round.number, {}).items():
        place = (round, round.dialogue.tables.get(number=table), 1)
        [sheet] = dialogue_actions.lay_out_sheets(round.dialogue, places=[place], by=by)
        rows = [dialogue_actions.SheetRow(line, uuid4(), kind) for line, kind in lines]
        dialogue_actions.type_sheet(sheet, rows=rows, by=by, people=6)


def _speak_in_plenary(round: Round, by: User) -> None:
    for title, references in CLUSTERS.get(round.number, {}).items():
        cards = Contribution.objects.filter(round=round, reference__in=references)
        dialogue_actions.make_cluster(round, title=title, contributions=cards, by=by)
    for text in REFLECTIONS.get(round.number, ()):
        dialogue_actions.reflect(round, text=text, by=by)


def begin_the_third(dialogue: Dialogue, by: User, start: datetime, built_at: datetime) -> None:
    """The round that is open: its clock was stopped just now, so that nobody need hurry."""
    round = dialogue.rounds.get(number=OPEN_ROUND)
    begins = start + timedelta(minutes=ROUNDS[OPEN_ROUND - 1][2])
    with on(begins):
        dialogue_actions.open_round(round, minutes=ROUND_MINUTES, by=by)
    _let_the_clock_go(begins + timedelta(minutes=STAGES["silence"]))
    minutes = max(1, (built_at - begins).seconds // 60)
    evening(dialogue, "eigersund").give(OPEN_ROUND, begins=begins, minutes=minutes)
    with on(built_at):
        silent = dialogue.tables.get(number=SILENT)
        dialogue_actions.lay_out_sheets(dialogue, places=[(round, silent, 1)], by=by)
        dialogue_actions.stop_clock(round, by=by)
