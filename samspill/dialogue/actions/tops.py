"""The table's top three: what it agreed to send to the plenary."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction

from samspill.dialogue.models import Round, Table, TopChoice
from samspill.dialogue.top_errors import ChosenTwiceError, NotThisTablesError, TooManyTopsError
from samspill.history.actions import record
from samspill.live.actions import announce
from samspill.live.models import LiveChannel
from samspill.people.models import User

MOST = 3


@transaction.atomic
def set_top_three(
    round: Round, *, table: Table, references: Sequence[str], by: User | None = None
) -> list[TopChoice]:
    """Let these be the table's top three of the round, the most important first.

    references  of contributions; "" leaves a place open. What was chosen before and is not among
                them is chosen no longer. The same again changes nothing.
    Returns     the choices in order of rank.
    Raises      TooManyTopsError; ChosenTwiceError; NotThisTablesError when one is not a standing
                contribution of this table in this round: then nothing is changed.
    """
    LiveChannel.objects.select_for_update().get(pk=round.dialogue.channel_id)  # one at a time
    wanted = _wanted(round, table, references)
    rows = TopChoice.objects.filter(round=round, table=table)
    if dict(rows.values_list("rank", "contribution_id")) != wanted:
        rows.delete()
        TopChoice.objects.bulk_create(
            TopChoice(round=round, table=table, rank=rank, contribution_id=number)
            for rank, number in wanted.items()
        )
        _tell(round, table, len(wanted), by)
    return list(rows.order_by("rank"))


def _wanted(round: Round, table: Table, references: Sequence[str]) -> dict[int, int]:
    """rank -> the contribution's number in the database."""
    chosen = [reference for reference in references if reference]
    if len(references) > MOST:
        raise TooManyTopsError
    if len(set(chosen)) < len(chosen):
        raise ChosenTwiceError
    standing = round.contributions.standing().filter(table=table, reference__in=chosen)
    found = dict(standing.values_list("reference", "pk"))
    if len(found) < len(chosen):
        raise NotThisTablesError
    return {rank: found[one] for rank, one in enumerate(references, 1) if one}


def _tell(round: Round, table: Table, count: int, by: User | None) -> None:
    announce(round.dialogue.channel_id, "top", {"round": round.number, "table": table.number})
    record(
        round,
        action="dialogue.top_chosen",
        organiser_number=round.dialogue.organiser_id,
        by=by,
        round=round.number,
        table=table.number,
        count=count,
    )
