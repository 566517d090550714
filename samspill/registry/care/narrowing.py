"""The list of associations narrowed to those that need care."""

from __future__ import annotations

from datetime import timedelta

from django.db.models import Q
from django.utils import timezone

from samspill.organiser.models import Organiser
from samspill.registry.models import Association, AssociationQuerySet, ContactPoint, RegisterChange

LATELY = timedelta(days=30)
KIND = Association._meta.label_lower


def narrowed(organiser: Organiser, rows: AssociationQuerySet, show: str) -> AssociationQuerySet:
    """show: a choice of `SearchForm`; "" or another word shows all. "changed" takes a query first."""
    if show == "without_email":
        return rows.without_email()
    if show == "dead":
        dead = ContactPoint.objects.filter(is_dead=True, association__organiser=organiser)
        return rows.filter(pk__in=dead.values("association"))
    if show == "without_number":
        return rows.filter(org_number="")
    return rows.filter(_changed_lately(organiser)) if show == "changed" else rows


def districts(organiser: Organiser) -> list[str]:
    """As the organiser divides itself, in their order. One query."""
    told = organiser.associations.active().exclude(district="").order_by("district")
    return list(told.values_list("district", flat=True).distinct())


def _changed_lately(organiser: Organiser) -> Q:
    """By a person here, by the association itself, by a list or by a change in the register."""
    since = timezone.now() - LATELY
    entries = organiser.history.filter(subject_kind=KIND, at__gte=since)
    numbers = {
        int(told) for told in entries.values_list("subject_id", flat=True) if told.isdecimal()
    }
    taken_in = organiser.register_changes.filter(
        state=RegisterChange.State.TAKEN_IN, settled_at__gte=since
    )
    by_list = Q(list_changed_at__gte=since)
    return by_list | Q(pk__in=numbers or {0}) | Q(pk__in=taken_in.values("association"))
