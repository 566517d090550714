"""The stops that only the policy has: measures side by side, words changed, what was told of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from samspill.insight.trace import Stop
from samspill.policy.became.chain import Chain, MeasureNow
from samspill.policy.became.indicator_picture import IndicatorPicture
from samspill.policy.became.words import late, stands
from samspill.policy.models import PolicyVersion, Remark, StatusUpdate, Wording
from samspill.pure.differences import Piece, differences
from samspill.pure.measure_standing import standing

MOST_DAYS = 8  # of what was told; the measure's own page has all
AROUND = 60  # letters of unchanged text on each side of a change
Page = tuple[str, tuple[object, ...]]


@dataclass(frozen=True)
class MeasuresStop(Stop):
    """`measures` are (reference, text) as they stood then, `language` theirs."""

    measures: Sequence[tuple[str, str]] = ()
    language: str = ""


@dataclass(frozen=True)
class ChangedStop(Stop):
    """`pieces` are the words taken out and put in, with a little of what stands around them."""

    pieces: Sequence[Piece] = ()
    language: str = ""


@dataclass(frozen=True)
class Told:
    """What was told of one measure one day; the picture stands by the newest alone."""

    title: str
    text: str
    picture: IndicatorPicture | None = None


@dataclass(frozen=True)
class StatusStop(Stop):
    told: Sequence[Told] = ()
    language: str = ""


@dataclass(frozen=True)
class ComingStop(Stop):
    """`month` is when, where no day is set: "oktober 2028"."""

    month: str = ""


def page_if_there(name: str, slug: str, *arguments: object) -> Page | None:
    """A page that another part of the policy may have; None while it has not."""
    try:
        reverse(name, args=[slug, *arguments])
    except NoReverseMatch:
        return None
    return name, arguments


def changed_stops(chain: Chain) -> list[Stop]:
    """Where the words were changed because of a remark, once a version with the change is public."""
    shown = chain.shown
    if shown is None or shown.kind == PolicyVersion.Kind.CONSULTATION:
        return []
    measures = {one.passage: one for one in chain.measures}
    wordings = Wording.objects.filter(
        passage__in=measures, is_set_aside=False, because_of__isnull=False, at__lte=shown.at
    )
    changed = list(wordings.select_related("because_of").order_by("at", "pk"))
    before = _before(changed)
    stops = []
    for one in changed:
        if (earlier := before.get((one.passage_id, one.version - 1))) is not None:
            stops.append(_changed(chain, measures[one.passage_id], earlier, one))
    return stops


def _before(changed: Iterable[Wording]) -> dict[tuple[int, int], Wording]:
    passages = {one.passage_id for one in changed}
    rows = Wording.objects.filter(passage__in=passages, is_set_aside=False)
    return {(one.passage_id, one.version): one for one in rows}


def _changed(chain: Chain, measure: MeasureNow, before: Wording, after: Wording) -> Stop:
    remark = after.because_of
    named = _after_remark(remark) if remark is not None else ""
    pieces = differences(str(before.content.get("text", "")), str(after.content.get("text", "")))
    is_in_text = any(piece.kind != "same" for piece in pieces)
    about = (
        _("Measure %s.") if is_in_text else _("What stands beside the text of measure %s changed.")
    )
    slug = chain.policy.organiser.slug
    return ChangedStop(
        after.at,
        _("Changed after the consultation"),
        f"{about % measure.reference} {named}".strip(),
        page=page_if_there("policy:public_remarks", slug),
        link=_("Read the remark and the answer"),
        query=f"?consultation={remark.consultation_id}#remark-{remark.number}"
        if remark is not None
        else "",
        pieces=around(pieces) if is_in_text else (),
        language=chain.policy.language,
    )


def _after_remark(remark: Remark) -> str:
    if remark.is_held_back or remark.erased_at is not None:
        return _("Because of remark %d.") % remark.number
    if not remark.on_behalf_of:
        return _("Because of remark %d, from a resident.") % remark.number
    return _("Because of remark %(number)d, from %(whom)s.") % {
        "number": remark.number,
        "whom": remark.on_behalf_of,
    }


def around(pieces: Sequence[Piece]) -> list[Piece]:
    """Long stretches that are the same are cut, so that the change is seen."""
    cut = []
    for place, piece in enumerate(pieces):
        text = piece.text
        is_last = place == len(pieces) - 1
        if piece.kind == "same" and place == 0 and len(text) > AROUND:
            text = f"… {text[-AROUND:].partition(' ')[2]}"
        elif piece.kind == "same" and is_last and len(text) > AROUND:
            text = f"{text[:AROUND].rpartition(' ')[0]} …"
        elif piece.kind == "same" and len(text) > 2 * AROUND:
            text = f"{text[:AROUND].rpartition(' ')[0]} … {text[-AROUND:].partition(' ')[2]}"
        cut.append(Piece(piece.kind, text))
    return cut


def status_stops(chain: Chain) -> list[Stop]:
    """A stop for each day that something was told of the measures, the newest days alone."""
    newest: set[int] = set()
    by_day: dict[date, list[tuple[StatusUpdate, MeasureNow]]] = {}
    for measure in chain.measures:
        news = _news(measure.updates)
        newest |= {news[-1].pk} if news else set()
        for update in news:
            day = timezone.localdate(update.at)
            by_day.setdefault(day, []).append((update, measure))
    days = sorted(by_day)[-MOST_DAYS:]
    is_open = bool(chain.open_measures)
    return [
        _status_stop(
            chain,
            day,
            [_told(update, measure, day, update.pk in newest) for update, measure in by_day[day]],
            is_now=is_open and day == days[-1],
        )
        for day in days
    ]


def _news(updates: Sequence[StatusUpdate]) -> list[StatusUpdate]:
    """Those that say something else than the one before; what was measured stands in the picture."""
    return [
        update
        for place, update in enumerate(updates)
        if place == 0 or _words(update) != _words(updates[place - 1])
    ]


def _words(update: StatusUpdate) -> tuple[object, ...]:
    return update.status, update.reason, update.expected_on


def _status_stop(chain: Chain, day: date, told: Sequence[Told], *, is_now: bool) -> Stop:
    return StatusStop(
        day,
        told[0].title,
        " ".join([told[0].text, *(f"{one.title}. {one.text}" for one in told[1:])]).strip(),
        state="now" if is_now else "done",
        told=told,
        language=chain.policy.language,
    )


def _told(update: StatusUpdate, measure: MeasureNow, day: date, is_newest: bool) -> Told:
    where = standing(
        update.status, deadline=measure.deadline, expected_on=update.expected_on, today=day
    )
    words = (
        late(measure.deadline, update.expected_on)
        if where == "late"
        else stands(where, update.status, 1)
    )
    by = _("Told by %s.") % update.owner.role if update.owner is not None else ""
    text = " ".join(part for part in (update.shown_reason, by) if part)
    return Told(f"{measure.reference} {words}", text, measure.picture if is_newest else None)
