"""What the table host's screen tells: the table's list, newest first, and its top three."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from samspill.dialogue.at_table import reason_held
from samspill.dialogue.models import Contribution, Round, Stage, Table, TopChoice
from samspill.dialogue.state import shown

NUDGE_LASTS = timedelta(minutes=5)
PLACES = (1, 2, 3)


@dataclass(frozen=True)
class Choice:
    """A button that sets one place of the top three: what the three are when it is pressed."""

    rank: int
    references: list[str]
    is_chosen: bool

    @property
    def told(self) -> str:
        """What the button sends."""
        return json.dumps(self.references)


@dataclass(frozen=True)
class Line:
    """One contribution in the table's list. Withdrawn: a mark without words.

    held    why the big screen does not show it, in words; "" when nobody holds it back
    """

    reference: str
    text: str
    language: str
    kind: str
    at: datetime
    is_late: bool
    is_withdrawn: bool
    held: str
    rank: int | None
    choices: list[Choice]


def lines_of(round: Round, table: Table) -> tuple[list[Line], list[Line | None]]:
    """The table's list in a round, newest first; and its top three, None for an open place. Two queries."""
    rows = round.contributions.filter(table=table, erased_at__isnull=True).order_by("-pk")
    found = list(rows.select_related("showing"))
    ranks = _ranks(round, table, found)
    top = [next((ref for ref, rank in ranks.items() if rank == place), "") for place in PLACES]
    lines = [_line(one, ranks.get(one.reference), top) for one in found]
    by_rank = {line.rank: line for line in lines if line.rank}
    return lines, [by_rank.get(place) for place in PLACES]


def _ranks(round: Round, table: Table, found: Sequence[Contribution]) -> dict[str, int]:
    """reference -> rank, of what still stands."""
    standing = {one.pk: one.reference for one in found if one.is_standing}
    rows = TopChoice.objects.filter(round=round, table=table)
    chosen = rows.values_list("contribution_id", "rank")
    return {standing[number]: rank for number, rank in chosen if number in standing}


def _line(one: Contribution, rank: int | None, top: Sequence[str]) -> Line:
    is_withdrawn = not one.is_standing
    return Line(
        reference=one.reference,
        text="" if is_withdrawn else shown(one),
        language=one.language,
        kind=one.get_kind_display() if one.kind else "",
        at=one.given_at,
        is_late=one.is_late,
        is_withdrawn=is_withdrawn,
        held=reason_held(one),
        rank=rank,
        choices=[
            Choice(place, placed(top, one.reference, place), rank == place) for place in PLACES
        ],
    )


def placed(top: Sequence[str], reference: str, rank: int) -> list[str]:
    """The three after `reference` is set at `rank`: the two change places; set there already, it goes.

    top   references by rank, "" for an open place
    """
    three = [*top, "", "", ""][: len(PLACES)]
    if three[rank - 1] == reference:
        three[rank - 1] = ""
        return three
    before = three[rank - 1]
    three = [before if one == reference else one for one in three]
    three[rank - 1] = reference
    return three


def has_nudge(table: Table, last: datetime | None) -> bool:
    """The facilitator has waved, and the table has not written since."""
    if table.nudged_at is None or timezone.now() - table.nudged_at > NUDGE_LASTS:
        return False
    return last is None or last < table.nudged_at


def what_to_do(stage: Stage | None) -> str:
    """What the host does in a stage, in one sentence; "" in a round without."""
    if stage is None:
        return ""
    return {
        Stage.Kind.SILENCE: _("Everyone writes alone. Let it be quiet."),
        Stage.Kind.TALK: _("Let everyone have a turn, and write down what is said."),
        Stage.Kind.DOTS: _("Everyone gives dots on their own phone."),
        Stage.Kind.OPINIONS: _("Everyone answers on their own phone."),
        Stage.Kind.PAIRS: _("Everyone answers on their own phone."),
        Stage.Kind.TOP: _("Agree on three, and number them 1, 2 and 3 in the list."),
    }[Stage.Kind(stage.kind)]


def kinds() -> list[dict[str, Any]]:
    """What a contribution may be; `prefix` chooses it when a line begins with it and a colon."""
    return [
        {"value": "challenge", "label": _("a challenge"), "prefix": pgettext("key", "c")},
        {"value": "wish", "label": _("a wish"), "prefix": pgettext("key", "w")},
        {"value": "offer", "label": _("something we can offer"), "prefix": pgettext("key", "o")},
    ]
