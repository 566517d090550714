from __future__ import annotations

import secrets

from django.db import transaction

from samspill.conference.models import Conference, ProgrammeItem
from samspill.dialogue.actions.preparation import take_in_preparation
from samspill.dialogue.models import Dialogue, Round, Table
from samspill.history.actions import record
from samspill.live.actions import open_channel
from samspill.people.models import User

ASIDE = 10_000  # no programme has so many rounds
MOST_TABLES = 200  # as many as the form takes
CODE_DIGITS = 5  # easy to read from the back row and to write on a phone


@transaction.atomic
def open_dialogue(conference: Conference, *, by: User | None = None) -> Dialogue:
    """The conference's dialogue with a round for each round of its programme, and tables to sit at.

    May be called again at any time: rounds that have come into the programme since are added, and
    none is taken away. Tables are put there only while there are none.
    """
    Conference.objects.select_for_update().get(pk=conference.pk)
    dialogue = Dialogue.objects.filter(conference=conference).first()
    is_new = dialogue is None
    if dialogue is None:
        dialogue = Dialogue.objects.create(
            organiser_id=conference.organiser_id,
            conference=conference,
            code=_free_code(),
            channel=open_channel(),
        )
    if not dialogue.tables.exists():
        _add_tables(dialogue)
    added = _add_rounds(dialogue)
    if is_new or added:
        record(
            dialogue,
            action="dialogue.opened",
            organiser_number=dialogue.organiser_id,
            by=by,
            rounds_added=added,
        )
    take_in_preparation(dialogue)
    return dialogue


def _free_code() -> str:
    while True:
        code = str(10 ** (CODE_DIGITS - 1) + secrets.randbelow(9 * 10 ** (CODE_DIGITS - 1)))
        if not Dialogue.objects.filter(code=code).exists():
            return code


def _add_tables(dialogue: Dialogue) -> None:
    """As many as the conference has room for, at least one: a phone must have a table to choose."""
    size = max(dialogue.conference.table_size, 1)
    count = max(1, min(-(-dialogue.conference.capacity // size), MOST_TABLES))
    Table.objects.bulk_create(
        Table(dialogue=dialogue, number=number, capacity=size) for number in range(1, count + 1)
    )


def _add_rounds(dialogue: Dialogue) -> int:
    """Rounds for the programme's items that have none; how many. A number that was moved follows."""
    known = list(dialogue.rounds.select_related("item"))
    moved = [one for one in known if one.number != one.item.round_number]
    for aside in (True, False):  # first out of each other's way: a number stands once
        for one in moved:
            one.number = (one.item.round_number or 0) + (ASIDE if aside else 0)
        Round.objects.bulk_update(moved, ["number"])
    items = dialogue.conference.programme.filter(kind=ProgrammeItem.Kind.ROUND)
    new = [
        Round(dialogue=dialogue, item=item, number=item.round_number)
        for item in items.exclude(pk__in=[one.item_id for one in known])
    ]
    Round.objects.bulk_create(new)
    return len(new)
