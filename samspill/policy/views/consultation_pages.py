"""What several pages of the consultation share: which one it is, its table's rows, and the facts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import QuerySet
from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _

from samspill.organiser.models import Organiser
from samspill.policy.consulting import desk as consultation_reading
from samspill.policy.consulting.changes import Change, Kept, changes_because_of
from samspill.policy.consulting.desk import Place, from_whom, parts_of, place_name
from samspill.policy.consulting.splitting import stands_in, words_left
from samspill.policy.models import Answer, Consultation, Remark
from samspill.policy.views.access import seen_policy
from samspill.pure.differences import Piece, differences

if TYPE_CHECKING:
    from samspill.organiser.access import OrganiserRequest

MOST_NAMES = 2_000


@dataclass(frozen=True)
class ReadChange:
    """A change as it is read: what was changed, and the pieces that differ."""

    heading: str
    pieces: list[Piece]


@dataclass(frozen=True)
class RemarkRow:
    """A row of the table, in words: a page holds a hundred, so nothing is left to work out there."""

    remark: Remark
    said: list[str]  # as the reader may see it; of a split statement what is left of it
    is_rest: bool
    is_written_off: bool  # from a file: the words do not stand in what was written
    place: str
    whom: str
    changes: list[ReadChange]
    key: str
    number: str
    verdict: str  # "" while it is open
    statement: str  # the key of the statement it came in, or ""
    statement_number: str


def remark_rows(
    remarks: list[Remark],
    places: Mapping[int, Place],
    *,
    is_private: bool = False,
    kept: Kept | None = None,
) -> list[RemarkRow]:
    """In three queries more than the remarks themselves.

    is_private   for those who answer: the words as given, also what is held back
    kept         what everyone may read of the changes; None: every change
    """
    changes = changes_because_of(remarks, kept=kept)
    verdicts = {"": "", **{value: str(label) for value, label in Answer.Verdict.choices}}
    parts = parts_of(remarks)
    return [
        RemarkRow(
            remark=one,
            said=_said(one, parts.get(one.pk, []), is_private=is_private),
            is_rest=one.pk in parts,
            is_written_off=_is_written_off(one),
            place=place_name(one, places),
            whom=from_whom(one) if is_private or not one.is_held_back else _("Held back"),
            changes=read_changes(changes.get(one.pk, [])),
            key=str(one.pk),
            number=str(one.number),
            verdict=verdicts[one.verdict],
            statement=str(one.response_id or ""),
            statement_number=str(one.response.number) if one.response else "",
        )
        for one in remarks
    ]


def _said(one: Remark, parts: list[Remark], *, is_private: bool) -> list[str]:
    """Nothing where the reader may not see it yet, or where the words are in a file."""
    if one.erased_at is not None or (one.is_held_back and not is_private):
        return []
    text = one.raw_text if is_private else one.shown_text
    if parts:
        taken_out = [part.raw_text for part in parts] + [part.shown_text for part in parts]
        return words_left(text, taken_out)
    return [text] if text else []


def _is_written_off(one: Remark) -> bool:
    if one.response is None or not one.raw_text or one.erased_at is not None:
        return False
    return not stands_in(one.response, one.raw_text)


def read_changes(changes: list[Change]) -> list[ReadChange]:
    changed = _("Changed: %s")
    return [
        ReadChange(
            changed % one.place + (f", {str(one.label).lower()}" if one.label else ""),
            differences(one.before, one.after),
        )
        for one in changes
    ]


def asked_consultation(request: HttpRequest, organiser: Organiser) -> Consultation:
    """The newest, or an earlier one by its key."""
    rows = consultation_reading.public_consultations(organiser)
    out = rows.filter(pk=_asked(request)).first() if _asked(request) else rows.first()
    if out is None:
        raise Http404
    return out


def asked_table(request: HttpRequest, rows: QuerySet[Consultation]) -> Consultation | None:
    """By its key; otherwise the newest in which something was said."""
    if _asked(request):
        return get_object_or_404(rows, pk=_asked(request))
    return consultation_reading.with_remarks(rows)


def seen_table(request: OrganiserRequest, organiser: Organiser) -> Consultation:
    """The consultation whose table is asked for, at the desk."""
    rows = consultation_reading.consultations_of(seen_policy(request, organiser))
    out = asked_table(request, rows)
    if out is None:
        raise Http404
    return out


def _asked(request: HttpRequest) -> int:
    asked = request.GET.get("consultation", "")
    return int(asked) if asked.isdecimal() and len(asked) < 10 else 0


def shared_facts(organiser: Organiser, out: Consultation) -> dict[str, Any]:
    return {
        "organiser": organiser,
        "out": out,
        "policy": out.policy,
        "title": out.version.content["title"],
        "language": out.version.content["language"],
        "is_open": out.is_open(timezone.now()),
        "is_decided": consultation_reading.is_decided(out),
        "ends_at": consultation_reading.ends_at(out),
        "days_left": consultation_reading.days_left(out),
    }


def names_to_choose(organiser: Organiser, out: Consultation) -> list[str]:
    """What to choose among: bodies that are invited, and associations in the register."""
    bodies = list(out.invited_bodies.values_list("name", flat=True))
    known = [one.display_name for one in organiser.associations.active()[:MOST_NAMES]]
    return list(dict.fromkeys([*bodies, *known]))


def query_without_page(request: HttpRequest) -> str:
    given = request.GET.copy()
    given.pop("page", None)
    return given.urlencode()


def kept_query(request: HttpRequest) -> str:
    """What a link to another view of the same table takes along: which consultation it is."""
    return f"consultation={_asked(request)}&" if _asked(request) else ""
