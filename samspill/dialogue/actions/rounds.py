from __future__ import annotations

import secrets
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from samspill.conference.models import Conference, ProgrammeItem
from samspill.dialogue.models import Dialogue, Round
from samspill.history.actions import record
from samspill.live.actions import announce, open_channel
from samspill.people.models import User

ASIDE = 10_000  # no programme has so many rounds
CODE_DIGITS = 5  # easy to read from the back row and to write on a phone


@transaction.atomic
def open_dialogue(conference: Conference, *, by: User | None = None) -> Dialogue:
    """The conference's dialogue with a round for each round of its programme.

    May be called again at any time: rounds that have come into the programme since are added, and
    none is taken away.
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
    added = _add_rounds(dialogue)
    if is_new or added:
        record(
            dialogue,
            action="dialogue.opened",
            organiser_number=dialogue.organiser_id,
            by=by,
            rounds_added=added,
        )
    return dialogue


def _free_code() -> str:
    while True:
        code = str(10 ** (CODE_DIGITS - 1) + secrets.randbelow(9 * 10 ** (CODE_DIGITS - 1)))
        if not Dialogue.objects.filter(code=code).exists():
            return code


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


@transaction.atomic
def open_round(round: Round, *, minutes: int, by: User | None = None) -> Round:
    """Open a round for `minutes`; one that stands open is closed. A closed one may be opened anew.

    Raises    ValueError if minutes < 1.
    """
    if minutes < 1:
        raise ValueError("a round lasts at least one minute")
    now = timezone.now()
    rounds = Round.objects.select_for_update().filter(dialogue_id=round.dialogue_id)
    for other in rounds.open().exclude(pk=round.pk):
        _close(other, now)
    round.state = Round.State.OPEN
    round.opened_at = now
    round.closes_at = now + timedelta(minutes=minutes)
    round.closed_at = None
    round.save(update_fields=["state", "opened_at", "closes_at", "closed_at"])
    _announce(round, "round_opened")
    _record(round, "dialogue.round_opened", by, minutes=minutes)
    return round


@transaction.atomic
def extend_round(round: Round, *, minutes: int, by: User | None = None) -> Round:
    """Give an open round more time, counted from its end or from now, whichever is later."""
    now = timezone.now()
    round = Round.objects.select_for_update().get(pk=round.pk)
    if round.state == Round.State.OPEN:
        round.closes_at = max(round.closes_at or now, now) + timedelta(minutes=minutes)
        round.save(update_fields=["closes_at"])
        _announce(round, "round_extended")
        _record(round, "dialogue.round_extended", by, minutes=minutes)
    return round


@transaction.atomic
def close_round(round: Round, *, by: User | None = None) -> Round:
    """Close a round; what comes later is kept, and marked as late. Nothing happens to a closed one."""
    round = Round.objects.select_for_update().get(pk=round.pk)
    if round.state == Round.State.OPEN:
        _close(round, timezone.now())
        _record(round, "dialogue.round_closed", by)
    return round


def _close(round: Round, now: datetime) -> None:
    round.state = Round.State.CLOSED
    round.closed_at = now
    round.save(update_fields=["state", "closed_at"])
    _announce(round, "round_closed")


def _announce(round: Round, kind: str) -> None:
    announce(round.dialogue.channel_id, kind, {"round": round.number})


def _record(round: Round, action: str, by: User | None, **details: int) -> None:
    organiser_number = round.dialogue.organiser_id
    record(
        round,
        action=action,
        organiser_number=organiser_number,
        by=by,
        round=round.number,
        **details,
    )
