from __future__ import annotations

from datetime import datetime, timedelta

from django.db.models import Q, QuerySet

from samspill.pure.personal_data import PersonalField
from samspill.registry.models import (
    Association,
    ContactPoint,
    NotTheSame,
    RegisterChange,
    RegisterFetch,
)

KEPT_FOR = timedelta(days=365)
FETCH_KEPT = timedelta(days=30)
AFTER_ITS_END = (
    "One year after the association has ended; one that was laid together with another, "
    "a year after that one."
)


def _gone(now: datetime) -> Q:
    """Associations that have ended, a year after the register last told of them as living. What was
    laid together with one that lives is part of it, and can be taken apart again.
    """
    seen_long_ago = Q(seen_in_register_at__isnull=True) | Q(seen_in_register_at__lt=now - KEPT_FOR)
    active, into = Association.Status.ACTIVE, "merged_into__status"
    living = Association.objects.filter(
        Q(**{into: active}) | Q(**{f"merged_into__{into}": active}),
        status=Association.Status.MERGED,
    )
    return ~Q(status=active) & seen_long_ago & ~Q(pk__in=living.values("pk"))


def _points_of_gone(now: datetime) -> QuerySet:
    gone = Association.objects.filter(_gone(now))
    return ContactPoint.objects.filter(association__in=gone)


def _addresses_of_gone(now: datetime) -> QuerySet:
    has_address = ~Q(care_of="") | ~Q(address="")
    return Association.objects.filter(_gone(now)).filter(has_address)


def _delete(rows: QuerySet) -> int:
    return rows.delete()[0]


def _forget_addresses(rows: QuerySet) -> int:
    return rows.update(care_of="", address="", postcode="", place="")


def _old_fetches(now: datetime) -> QuerySet:
    return RegisterFetch.objects.filter(at__lt=now - FETCH_KEPT)


def _old_changes(now: datetime) -> QuerySet:
    """Settled ones, and those that nobody has looked at for a year."""
    settled = RegisterChange.objects.filter(settled_at__lt=now - FETCH_KEPT)
    return settled | RegisterChange.objects.filter(at__lt=now - KEPT_FOR)


def _old_verdicts(now: datetime) -> QuerySet:
    return NotTheSame.objects.filter(at__lt=now - KEPT_FOR, by__isnull=False)


def _without_person(rows: QuerySet) -> int:
    return rows.update(by=None)


FETCH_PURPOSE = "To show what the register tells before it is taken in."
FETCH_END = "Thirty days after it was taken in or passed over."
BY_PURPOSE = "So that those who work together see who has done what."

PERSONAL = (
    PersonalField(
        "RegisterFetch.rows",
        purpose=FETCH_PURPOSE,
        legal_basis="6-1-e",
        kept_until=FETCH_END,
        due=_old_fetches,
        erase=_delete,
    ),
    PersonalField(
        "RegisterFetch.by", purpose=BY_PURPOSE, legal_basis="6-1-e", kept_until=FETCH_END
    ),
    PersonalField(
        "RegisterChange.row",
        purpose=FETCH_PURPOSE,
        legal_basis="6-1-e",
        kept_until=FETCH_END,
        due=_old_changes,
        erase=_delete,
    ),
    PersonalField(
        "RegisterChange.settled_by",
        purpose=BY_PURPOSE,
        legal_basis="6-1-e",
        kept_until=FETCH_END,
    ),
    PersonalField(
        "NotTheSame.by",
        purpose=BY_PURPOSE,
        legal_basis="6-1-e",
        kept_until="One year after it was said.",
        due=_old_verdicts,
        erase=_without_person,
    ),
    PersonalField(
        "ContactPoint.dead_reason",
        purpose="To see why a letter did not come through.",
        legal_basis="6-1-e",
        kept_until=AFTER_ITS_END,
    ),
    PersonalField(
        "ContactPoint.value",
        purpose="To invite the association and tell it what became of what it said. An association's "
        "address is often a person's own.",
        legal_basis="6-1-e",
        kept_until=AFTER_ITS_END,
        due=_points_of_gone,
        erase=_delete,
    ),
    PersonalField(
        "Association.care_of",
        purpose="To send letters on paper to associations that have no e-mail address. Never shown "
        "to others than those who do the work.",
        legal_basis="6-1-e",
        kept_until=AFTER_ITS_END,
        due=_addresses_of_gone,
        erase=_forget_addresses,
    ),
    PersonalField(
        "Association.address",
        purpose="To send letters on paper; a small association's address may be a home.",
        legal_basis="6-1-e",
        kept_until=AFTER_ITS_END,
    ),
)
IMPERSONAL = (
    "Association.org_number",
    "Association.name",
    "Association.legal_form",
    "Association.umbrella",
    "Association.activity",
    "Association.purpose",
    "Association.website",
    "Association.language_form",
    "Association.municipality_number",
    "Association.postcode",
    "Association.place",
    "Association.status",
    "Association.source",
    "Association.search_text",
    "Association.fields_by_hand",
    "Association.district",
    "Category.code",
    "Category.name_nb",
    "Category.name_nn",
    "Category.name_en",
    "ContactPoint.kind",
    "ContactPoint.source",
    "RegisterChange.kind",
    "RegisterChange.org_number",
    "RegisterFetch.failure",
    "Watermark.feed",
)
