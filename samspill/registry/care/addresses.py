"""Addresses that no longer work, those that lack, and those that are a person's own."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet

from samspill.history.actions import record
from samspill.organiser.models import Organiser
from samspill.people.models import User
from samspill.registry import hand
from samspill.registry.models import Association, AssociationQuerySet, ContactPoint

EMAIL = ContactPoint.Kind.EMAIL
# Post offices where persons have their own address. An association may use one too, so it is
# told of and never held against anyone.
PERSONS_POST = (
    "gmail.com hotmail.com hotmail.no outlook.com live.no live.com msn.com yahoo.no yahoo.com"
    " icloud.com me.com online.no broadpark.no getmail.no start.no frisurf.no c2i.net"
    " lyse.net enivest.net altibox.no haugnett.no proton.me protonmail.com"
).split()


@dataclass(frozen=True)
class Some:
    """The first of a list, and how many there are."""

    shown: list[Association] | list[ContactPoint]
    total: int


def mark_dead(address: str, reason: str, at: datetime) -> int:
    """Every living contact point with this address, whoever holds it. Returns how many."""
    points = ContactPoint.objects.filter(kind=EMAIL, value__iexact=address.strip(), is_dead=False)
    return points.update(is_dead=True, dead_since=at, dead_reason=reason[:200])


def dead_addresses(organiser: Organiser, most: int) -> Some:
    """Of associations that can be invited; those that no other address reaches first. Two queries."""
    rows = _points(organiser).filter(is_dead=True).annotate(has_other=Exists(_living()))
    ordered = rows.select_related("association").order_by("has_other", "-dead_since", "pk")
    return Some(list(ordered[:most]), rows.count())


def without_address(organiser: Organiser, most: int) -> Some:
    """Neither e-mail, telephone nor post reaches them. Two queries."""
    points = ContactPoint.objects.filter(association=OuterRef("pk"), is_dead=False)
    rows = unreachable(organiser.associations.active().annotate(has_way=Exists(points)))
    return Some(list(rows.order_by("name", "pk")[:most]), rows.count())


def unreachable(rows: AssociationQuerySet) -> AssociationQuerySet:
    """Needs `has_way`. A letter needs a street and a post town."""
    return rows.filter(Q(address="") | Q(postcode=""), has_way=False)


def persons_addresses(organiser: Organiser, most: int) -> Some:
    """E-mail addresses that are most likely a person's own, which change with the board. Two queries."""
    is_persons = Q()
    for place in PERSONS_POST:
        is_persons |= Q(value__iendswith=f"@{place}")
    rows = _points(organiser).filter(is_persons, is_dead=False)
    ordered = rows.select_related("association").order_by("association__name", "pk")
    return Some(list(ordered[:most]), rows.count())


@transaction.atomic
def put_in_new(point: ContactPoint, *, value: str, by: User | None = None) -> None:
    """Another address beside the dead one, which is kept so that no list takes it in as new."""
    association = point.association
    new, _is_new = ContactPoint.objects.get_or_create(
        association=association,
        kind=point.kind,
        value=value,
        defaults={"source": Association.Source.MANUAL},
    )
    if new.is_dead:
        _revive(new)
    hand.mark_fields(association, ["emails"])
    _record(association, "registry.association_changed", by, fields=["emails"])


@transaction.atomic
def works_again(point: ContactPoint, *, by: User | None = None) -> None:
    """A person knows that the address works: it is written to from now on."""
    _revive(point)
    _record(point.association, "registry.address_works", by)


def _revive(point: ContactPoint) -> None:
    point.is_dead, point.dead_since, point.dead_reason = False, None, ""
    point.save(update_fields=["is_dead", "dead_since", "dead_reason"])


def _record(association: Association, action: str, by: User | None, **details: object) -> None:
    record(association, action=action, organiser_number=association.organiser_id, by=by, **details)


def _points(organiser: Organiser) -> QuerySet[ContactPoint]:
    return ContactPoint.objects.filter(
        kind=EMAIL,
        association__organiser=organiser,
        association__status=Association.Status.ACTIVE,
    )


def _living() -> QuerySet[ContactPoint]:
    return ContactPoint.objects.filter(
        association=OuterRef("association"), kind=EMAIL, is_dead=False
    )
