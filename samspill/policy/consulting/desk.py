"""What the pages of the consultation read, each in a fixed number of queries."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, OuterRef, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from samspill.organiser.models import Organiser
from samspill.policy.models import (
    Consultation,
    ConsultationResponse,
    InvitedBody,
    Passage,
    Policy,
    Remark,
)

PAGE_SIZE = 100
STATES = ("open", "answered", "held_back")


@dataclass(frozen=True)
class Place:
    """One place of the version that is out. `passage` is its key; `name` tells where, in words."""

    passage: int
    kind: str
    name: str
    text: str


def places_of(content: Mapping[str, Any]) -> dict[int, Place]:
    """Every place by its passage, in the order of the document."""
    found: dict[int, Place] = {}
    for chapter in content["chapters"]:
        for number, one in enumerate(chapter["passages"], start=1):
            name = _("%(chapter)s, paragraph %(number)d") % {
                "chapter": chapter["heading"],
                "number": number,
            }
            found[one["passage"]] = Place(one["passage"], Passage.Kind.PARAGRAPH, name, one["text"])
    goal_name, measure_name = _("Goal %d"), _("Measure %s")
    for goal in content["goals"]:
        found[goal["passage"]] = Place(
            goal["passage"], Passage.Kind.GOAL, goal_name % goal["number"], goal["text"]
        )
        for one in goal["measures"]:
            found[one["passage"]] = Place(
                one["passage"], Passage.Kind.MEASURE, measure_name % one["reference"], one["text"]
            )
    return found


def listed(place: Place) -> str:
    """The place in one short line, for a list to choose from."""
    words = " ".join(place.text.split())
    return f"{place.name}: {words[:60]}{'…' if len(words) > 60 else ''}"


def place_name(remark: Remark, places: Mapping[int, Place]) -> str:
    place = places.get(remark.passage_id or 0)
    return place.name if place else _("The whole draft")


def from_whom(remark: Remark) -> str:
    """The association or body it is shown under, or "a resident"; never a person's name."""
    return remark.on_behalf_of or _("A resident")


def consultation_of(policy: Policy) -> Consultation | None:
    """The last one of a policy."""
    return _whole(Consultation.objects.filter(policy=policy)).order_by("-opened_at", "-pk").first()


def public_consultations(organiser: Organiser) -> QuerySet[Consultation]:
    """All that have been out, the newest first."""
    rows = Consultation.objects.filter(policy__organiser=organiser)
    return _whole(rows).order_by("-opened_at", "-pk")


def _whole(rows: QuerySet[Consultation]) -> QuerySet[Consultation]:
    return rows.select_related(
        "version", "policy__organiser__municipality", "policy__dialogue__conference__process"
    )


def ends_at(consultation: Consultation) -> datetime:
    return min(consultation.closed_at or consultation.deadline, consultation.deadline)


def days_left(consultation: Consultation) -> int:
    """Whole days until the last one; 0 on the last day itself."""
    last = timezone.localtime(consultation.deadline).date()
    return max((last - timezone.localdate()).days, 0)


def remarks_of(consultation: Consultation) -> QuerySet[Remark]:
    """The rows of the table. A statement that has been split stands as its parts."""
    return consultation.remarks.in_table().select_related("response").order_by("number")


def chosen(
    rows: QuerySet[Remark], *, state: str = "", passage: str = "", whom: str = ""
) -> QuerySet[Remark]:
    """state: open | answered | held_back; passage: a key, or "whole"; whom: a name, or "residents"."""
    if state == "open":
        rows = rows.filter(verdict="", erased_at__isnull=True)
    elif state == "answered":
        rows = rows.exclude(verdict="")
    elif state == "held_back":
        rows = rows.filter(is_held_back=True, erased_at__isnull=True)
    if passage == "whole":
        rows = rows.filter(passage__isnull=True)
    elif passage.isdecimal():
        rows = rows.filter(passage=int(passage))
    if whom == "residents":
        rows = rows.filter(on_behalf_of="")
    elif whom:
        rows = rows.filter(on_behalf_of=whom)
    return rows


def public_remarks(consultation: Consultation) -> QuerySet[Remark]:
    """What everyone may read: also that something was said here and has been erased."""
    return remarks_of(consultation).filter(Q(is_held_back=False) | Q(erased_at__isnull=False))


@dataclass(frozen=True)
class Counts:
    total: int
    open: int
    answered: int
    held_back: int


def counts_of(consultation: Consultation) -> Counts:
    """One query."""
    living = Q(erased_at__isnull=True)
    sums = remarks_of(consultation).aggregate(
        total=Count("pk"),
        open=Count("pk", filter=Q(verdict="") & living),
        answered=Count("pk", filter=~Q(verdict="")),
        held_back=Count("pk", filter=Q(is_held_back=True) & living),
    )
    return Counts(**sums)


def shown_by_place(consultation: Consultation) -> Counter[int]:
    """How many everyone may read at each passage; 0 is the whole. Two queries at most."""
    rows = public_remarks(consultation).order_by().values_list("passage", flat=True)
    return Counter(key or 0 for key in rows)


def bodies_of(consultation: Consultation) -> QuerySet[InvitedBody]:
    """Those that are invited, each with what it has answered."""
    return consultation.invited_bodies.prefetch_related("responses")


def responses_of(consultation: Consultation) -> QuerySet[ConsultationResponse]:
    """Each with whether it waits for a person, how many remarks, answered ones and files."""
    first = Remark.objects.filter(response=OuterRef("pk")).order_by("number")
    return consultation.responses.annotate(
        is_held_back=first.values("is_held_back")[:1],
        erased_at=first.values("erased_at")[:1],
        remark_count=Count("remarks", distinct=True),
        answered_count=Count("remarks", filter=~Q(remarks__verdict=""), distinct=True),
        file_count=Count("files", distinct=True),
    ).order_by("number")


def whole_of(response: ConsultationResponse) -> Remark:
    """The statement as one remark: what of it everyone may read, and whether it waits."""
    return response.remarks.order_by("number").select_related("consultation__policy")[0]
