"""What several pages of the consultation share: which one it is, its table's rows, and the facts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _

from samspill.organiser.models import Organiser
from samspill.policy.consulting import desk as consultation_reading
from samspill.policy.consulting.changes import Change, changes_because_of
from samspill.policy.consulting.desk import Place, from_whom, place_name
from samspill.policy.models import Answer, Consultation, Remark
from samspill.pure.differences import Piece, differences

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
    place: str
    whom: str
    changes: list[ReadChange]
    key: str
    number: str
    verdict: str  # "" while it is open
    statement: str  # the key of the statement it came in, or ""
    statement_number: str


def remark_rows(remarks: list[Remark], places: Mapping[int, Place]) -> list[RemarkRow]:
    """In two queries more than the remarks themselves."""
    changes = changes_because_of(remarks)
    verdicts = {"": "", **{value: str(label) for value, label in Answer.Verdict.choices}}
    return [
        RemarkRow(
            remark=one,
            place=place_name(one, places),
            whom=from_whom(one),
            changes=read_changes(changes.get(one.pk, [])),
            key=str(one.pk),
            number=str(one.number),
            verdict=verdicts[one.verdict],
            statement=str(one.response_id or ""),
            statement_number=str(one.response.number) if one.response else "",
        )
        for one in remarks
    ]


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
    asked = request.GET.get("consultation", "")
    out = rows.filter(pk=int(asked)).first() if asked.isdecimal() else rows.first()
    if out is None:
        raise Http404
    return out


def shared_facts(organiser: Organiser, out: Consultation) -> dict[str, Any]:
    return {
        "organiser": organiser,
        "out": out,
        "policy": out.policy,
        "title": out.version.content["title"],
        "language": out.version.content["language"],
        "is_open": out.is_open(timezone.now()),
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
