"""What the room has done in the open stage, as figures, as a picture, and as a sentence."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count, Sum
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samspill.dialogue.actions.tops import MOST
from samspill.dialogue.models import Ballot, Reaction, Round, Stage, TopChoice
from samspill.dialogue.pictures import Room, TableDots, board_room

BALLOTS = (Stage.Kind.DOTS, Stage.Kind.OPINIONS, Stage.Kind.PAIRS)
MOST_NAMED = 8  # silent tables told by number where the picture has no numbers


@dataclass(frozen=True)
class Counted:
    """What the room has done: how many, at how many of the tables. `what` chooses the sentence."""

    what: str  # "contributions", "dots", "answers" or "ready"
    count: int
    tables: int
    table_count: int
    by_association: bool = False
    at_table: dict[int, int] = field(default_factory=dict)  # for the picture
    begun: int = 0  # tables that have chosen some of their three, and are not ready


def counted_of(round: Round | None, state: dict[str, Any]) -> Counted:
    """What the room has done in the stage that stands open."""
    counts, stage = state["counts"], state["round"]["stage"] if state["round"] else None
    if round is not None and stage in BALLOTS:
        marked = Reaction.objects.filter(ballot__round=round).values("ballot")
        rows = Ballot.objects.filter(round=round, kind=stage, pk__in=marked)
        given = dict(rows.values_list("table__number").annotate(people=Sum("people")))
        people = sum(given.values())
        given.pop(None, None)
        is_each = round.voters == Round.Voters.ASSOCIATION
        what = "dots" if stage == Stage.Kind.DOTS else "answers"
        return Counted(what, people, len(given), counts["table_count"], is_each, given)
    if round is not None and stage == Stage.Kind.TOP:
        return _ready(round, state)
    at_table = {one["number"]: one["count"] for one in state["room"]}
    return Counted(
        "contributions",
        counts["contributions"],
        counts["tables"],
        counts["table_count"],
        at_table=at_table,
    )


def _ready(round: Round, state: dict[str, Any]) -> Counted:
    """A table is ready when it has chosen its three, or all it has where it has given fewer."""
    rows = TopChoice.objects.filter(round=round, contribution__in=round.contributions.standing())
    chosen = dict(rows.values_list("table__number").annotate(count=Count("pk")))
    given = {one["number"]: one["count"] for one in state["room"]}
    ready = [one for one, count in chosen.items() if count >= min(MOST, given.get(one, MOST))]
    total = state["counts"]["table_count"]
    begun = len(chosen) - len(ready)
    return Counted("ready", len(ready), len(ready), total, at_table=chosen, begun=begun)


def room_of(state: dict[str, Any], counted: Counted) -> Room:
    """The tables with a dot for each thing they have done; the newest contribution is marked."""
    newest = state["newest"][0]["table"] if state["newest"] else None
    is_words = counted.what == "contributions"
    tables = []
    for table in state["room"]:
        kinds = ["given"] * counted.at_table.get(table["number"], 0)
        if kinds and is_words and table["number"] == newest:
            kinds[-1] = "new"
        tables.append(TableDots(table["number"], kinds))
    return board_room(tables)


def room_label(state: dict[str, Any], counted: Counted) -> str:
    """The picture of the room in words, with the tables that are still to come."""
    if not state["round"]:
        text = ngettext("The room. %(n)d table.", "The room. %(n)d tables.", counted.table_count)
        return text % {"n": counted.table_count}
    sentences = {
        "contributions": _(
            "The room. %(tables)d of %(total)d tables have given contributions in this round."
        ),
        "dots": _("The room. %(tables)d of %(total)d tables have given dots."),
        "answers": _("The room. %(tables)d of %(total)d tables have answered."),
        "ready": _("The room. %(tables)d of %(total)d tables have chosen their three."),
    }
    said = sentences[counted.what] % {"tables": counted.tables, "total": counted.table_count}
    silent = [
        str(one["number"]) for one in state["room"] if not counted.at_table.get(one["number"])
    ]
    if silent:
        said += " " + _("Nothing yet from table %(numbers)s.") % {"numbers": ", ".join(silent)}
    return said


def silent_numbers(state: dict[str, Any], counted: Counted) -> str:
    """The silent tables by number where the picture has none; "" when they are many or nobody is."""
    silent = [
        str(one["number"]) for one in state["room"] if not counted.at_table.get(one["number"])
    ]
    return ", ".join(silent) if 0 < len(silent) <= MOST_NAMED else ""
