"""The queue to the big screen: people's words as they gave them, with what ought to be looked at."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.db.models import Count, Q
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samspill.dialogue.actions.showings import WAITS
from samspill.dialogue.control.words import minutes_since
from samspill.dialogue.models import Contribution, ContributionQuerySet, Dialogue, Round, Showing
from samspill.dialogue.state import on_board, shown
from samspill.pure.themes.screening import Span, SpanKind, screen

if TYPE_CHECKING:
    from samspill.dialogue.control.forms import HoldForm

PAGE = 20  # read at a time, the oldest first
NEWEST = 6  # where nobody reads first, and the words stand on the board already
LANGUAGES = {"nb": gettext_lazy("bokmål"), "nn": gettext_lazy("nynorsk")}
WARNINGS: dict[SpanKind, str | Promise] = {
    SpanKind.NAME: gettext_lazy("Names a person."),
    SpanKind.PHONE: gettext_lazy("Holds a telephone number."),
    SpanKind.EMAIL: gettext_lazy("Holds an e-mail address."),
    SpanKind.HEALTH: gettext_lazy("Tells of health."),
    SpanKind.NATIONAL_ID: gettext_lazy("Holds a national identity number."),
}


@dataclass(frozen=True)
class Piece:
    """A part of a text; `is_marked` where it may tell who somebody is."""

    text: str
    is_marked: bool


@dataclass(frozen=True)
class Waiting:
    """One contribution for the facilitator to read. `masked` is what the board would show.

    state     "waits", "shown" or "held": what the page expects when something is done with it
    warning   what the screening found, in words, or ""; `reason` fits it
    """

    pk: int
    pieces: Sequence[Piece]
    language: str
    language_name: str | Promise
    table: int | None
    minutes: int
    state: str
    warning: str | Promise = ""
    reason: str = ""
    masked: str = ""
    held_because: str = ""
    is_late: bool = False  # came after the round was closed
    is_read_first: bool = False  # as everything is this evening
    form: HoldForm | None = None  # with what was typed, when it could not be held back

    @property
    def waits(self) -> bool:
        """The board does not show it before someone has let it."""
        return self.state == WAITS and (self.is_read_first or bool(self.warning))


@dataclass(frozen=True)
class Queue:
    """What the right side of the control room holds.

    count     how many wait; of those, `rows` are read now and `left` come after
    newest    what the board shows already, the newest first; none where all is read first
    held      those held back, the newest first
    """

    is_moderated: bool
    rows: Sequence[Waiting]
    newest: Sequence[Waiting]
    held: Sequence[Waiting]
    count: int
    left: int
    held_count: int
    after: int  # number of the last one here: where the next ones begin
    begins_late: bool


def queue_of(
    dialogue: Dialogue, round: Round | None, *, after: int, now: datetime, refused: HoldForm | None
) -> Queue:
    """The queue of a round, in a fixed number of queries.

    after     number of the contribution to begin after; 0 for the oldest
    refused   a form that could not be held back as it was filled in
    """
    if round is None:
        return Queue(dialogue.is_moderated, [], [], [], 0, 0, 0, 0, False)
    standing = round.contributions.standing()
    waits, is_held = Q(showing=None), Q(showing__state=Showing.State.HELD)
    if not dialogue.is_moderated:
        waits &= Q(needs_reading=True)
    counts = standing.aggregate(
        count=Count("pk", filter=waits),
        left=Count("pk", filter=waits & Q(pk__gt=after)),
        held=Count("pk", filter=is_held),
    )
    rows = list(_placed(standing.filter(waits, pk__gt=after).order_by("pk"))[:PAGE])
    shown_now = [] if dialogue.is_moderated else _placed(on_board(dialogue, round).order_by("-pk"))
    held = _placed(standing.filter(is_held)).order_by("-showing__at")
    return Queue(
        is_moderated=dialogue.is_moderated,
        rows=[_waiting(row, now, dialogue, refused) for row in rows],
        newest=[_waiting(row, now, dialogue, refused) for row in shown_now[:NEWEST]],
        held=[_waiting(row, now, dialogue, None) for row in held[:PAGE]],
        count=counts["count"],
        left=counts["left"] - len(rows),
        held_count=counts["held"],
        after=rows[-1].pk if rows else 0,
        begins_late=bool(after),
    )


def _placed(rows: ContributionQuerySet) -> ContributionQuerySet:
    return rows.select_related("table", "showing")


def _waiting(
    row: Contribution, now: datetime, dialogue: Dialogue, refused: HoldForm | None
) -> Waiting:
    spans = screen(row.raw_text)
    showing = getattr(row, "showing", None)
    is_usual = row.language == dialogue.conference.language
    return Waiting(
        pk=row.pk,
        pieces=pieces_of(row.raw_text, spans),
        language=row.language,
        language_name="" if is_usual else LANGUAGES.get(row.language, ""),
        table=row.table.number if row.table else None,
        minutes=minutes_since(row.given_at, now),
        state=showing.state if showing else WAITS,
        warning=WARNINGS[spans[0].kind] if spans else "",
        reason=_reason(spans),
        masked=shown(row) if spans else "",
        held_because=_because(showing) if showing else "",
        is_late=row.is_late,
        is_read_first=dialogue.is_moderated,
        form=refused if refused is not None and refused.contribution_pk == row.pk else None,
    )


def pieces_of(text: str, spans: Sequence[Span]) -> list[Piece]:
    """The whole text in order, cut where a span begins or ends; nothing is left out."""
    pieces, end = [], 0
    for span in spans:
        pieces += [Piece(text[end : span.start], False), Piece(text[span.start : span.end], True)]
        end = span.end
    return [one for one in [*pieces, Piece(text[end:], False)] if one.text]


def _reason(spans: Sequence[Span]) -> str:
    if not spans:
        return ""
    is_health = spans[0].kind == SpanKind.HEALTH
    return Showing.Reason.HEALTH if is_health else Showing.Reason.PERSON


def _because(showing: Showing) -> str:
    if showing.reason == Showing.Reason.OTHER and showing.note:
        return showing.note
    return str(showing.get_reason_display()) if showing.reason else _("Another reason")
