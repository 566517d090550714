"""What the pages of the consultation read, each in a fixed number of queries."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from samspill.organiser.models import Organiser
from samspill.policy.models import (
    Consultation,
    ConsultationResponse,
    InvitedBody,
    Passage,
    Policy,
    PolicyVersion,
    Remark,
)
from samspill.pure.folding import fold

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
    return consultations_of(policy).first()


def public_consultations(organiser: Organiser) -> QuerySet[Consultation]:
    """All that have been out, the newest first."""
    rows = Consultation.objects.filter(policy__organiser=organiser)
    return _whole(rows).order_by("-opened_at", "-pk")


def _whole(rows: QuerySet[Consultation]) -> QuerySet[Consultation]:
    return rows.select_related(
        "version", "policy__organiser__municipality", "policy__dialogue__conference__process"
    )


def with_remarks(rows: QuerySet[Consultation]) -> Consultation | None:
    """The newest in which something was said; where nothing was said in any, the newest."""
    has_some = Exists(Remark.objects.filter(consultation=OuterRef("pk")))
    return rows.order_by(has_some.desc(), "-opened_at", "-pk").first()


def consultations_of(policy: Policy) -> QuerySet[Consultation]:
    """All of one policy, the newest first."""
    return _whole(Consultation.objects.filter(policy=policy)).order_by("-opened_at", "-pk")


def is_decided(consultation: Consultation) -> bool:
    """The council has decided on what was out: nothing said now can be weighed."""
    policy = consultation.policy
    decided_after = policy.resolutions.filter(version__number__gt=consultation.version.number)
    return policy.state == Policy.State.ADOPTED and decided_after.exists()


def body_named(consultation: Consultation, name: str) -> InvitedBody | None:
    """The invited body with this name, whoever wrote it."""
    found = [one for one in consultation.invited_bodies.all() if fold(one.name) == fold(name)]
    return found[0] if found else None


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


def bodies_with_claims(consultation: Consultation) -> list[Any]:
    """Those that are invited, each with its answers and `claims`: what came in its name alone."""
    unconfirmed: dict[str, list[ConsultationResponse]] = defaultdict(list)
    for one in consultation.responses.filter(body__isnull=True):
        unconfirmed[fold(one.on_behalf_of)].append(one)
    bodies: list[Any] = list(consultation.invited_bodies.prefetch_related("responses"))
    for body in bodies:
        body.claims = unconfirmed[fold(body.name)]
    return bodies


def adopted_before(policy: Policy, *, number: int | None = None) -> PolicyVersion | None:
    """The version in force that an amendment changes; None for a first draft.

    number   of the version that is out; None: of the one that would go out now
    """
    kinds = (PolicyVersion.Kind.ADOPTED, PolicyVersion.Kind.AMENDED)
    rows = policy.versions.filter(kind__in=kinds)
    if number is not None:
        rows = rows.filter(number__lt=number)
    return rows.order_by("-number").first()


def held_before(policy: Policy, version: PolicyVersion | None) -> Consultation | None:
    """The consultation that a version had been out in: the last one before it."""
    rows = policy.consultations.order_by("-version__number")
    return (rows.filter(version__number__lte=version.number) if version else rows).first()


def has_letter(consultation: Consultation) -> bool:
    """Whether the letter of consultation has gone out since the draft did."""
    letters = consultation.policy.organiser.letters.filter(kind="consultation", state="sent")
    return letters.filter(sent_at__gte=consultation.opened_at).exists()


def responses_of(consultation: Consultation) -> QuerySet[ConsultationResponse]:
    """Each with whether it waits for a person, how many remarks, answered ones and files."""
    first = Remark.objects.filter(response=OuterRef("pk")).order_by("number")
    return consultation.responses.annotate(
        is_held_back=first.values("is_held_back")[:1],
        erased_at=first.values("erased_at")[:1],
        remark_count=Count(
            "remarks",
            filter=Q(remarks__answered_at__isnull=True) | ~Q(remarks__verdict=""),
            distinct=True,
        ),
        answered_count=Count("remarks", filter=~Q(remarks__verdict=""), distinct=True),
        file_count=Count("files", distinct=True),
    ).order_by("number")


def whole_of(response: ConsultationResponse) -> Remark:
    """The statement as one remark: what of it everyone may read, and whether it waits."""
    return response.remarks.order_by("number").select_related("consultation__policy")[0]


def parts_of(remarks: Iterable[Remark]) -> dict[int, list[Remark]]:
    """Of each statement among them that is split: what is taken out, by the key of the whole."""
    responses = {one.response_id for one in remarks if one.response_id}
    rows: dict[int, list[Remark]] = defaultdict(list)
    for one in Remark.objects.filter(response__in=responses).order_by("number"):
        rows[one.response_id or 0].append(one)
    return {whole.pk: parts for whole, *parts in rows.values() if parts}
