"""Two rows for one association become one, and two again. Nothing is deleted.

What is chosen from the merged row changes places with what the kept one held, so that the merged
row keeps it: undoing is the same change of places. The history says which fields and which rows.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Q

from samspill.history.actions import record
from samspill.history.models import Entry
from samspill.organiser.models import Organiser
from samspill.people.models import User
from samspill.registry import hand
from samspill.registry.care.following import Rows, follow, give_back
from samspill.registry.models import Association, ContactPoint, NotTheSame, RegisterChange

MERGED_ACTION, PARTED_ACTION = "registry.associations_merged", "registry.associations_parted"
# What is chosen as one: an address in its three parts, a number with what the register says of it.
CHOICES: dict[str, tuple[str, ...]] = {
    "name": ("name",),
    "org_number": ("org_number", "legal_form", "source", "seen_in_register_at"),
    "category": ("category_id",),
    "activity": ("activity",),
    "purpose": ("purpose",),
    "umbrella": ("umbrella",),
    "website": ("website",),
    "founded_on": ("founded_on",),
    "language_form": ("language_form",),
    "district": ("district",),
    "address": ("address", "postcode", "place"),
    "care_of": ("care_of",),
}
Status = Association.Status


@dataclass(frozen=True)
class Merged:
    """kept  the one that stands; left  what stays with the other, since each had one of its own"""

    kept: Association
    left: Rows


@transaction.atomic
def merge(
    kept: Association, *, other: Association, take: Collection[str] = (), by: User | None = None
) -> Merged:
    """Let `kept` stand for both.

    take     names in CHOICES whose values are the other's; a person has the word on them from now on
    Returns  what was left with the other among the rest
    Raises   ValueError when they are one row, of two organisers, or one of them is merged already
    """
    kept, other = _both(kept, other)
    if Status.MERGED in (kept.status, other.status):
        raise ValueError("merged already")
    names = [name for name in CHOICES if name in take]
    fields = [field for name in names for field in CHOICES[name]]
    if kept.status != Status.ACTIVE and other.status == Status.ACTIVE:
        fields.append("status")
    by_hand = list(kept.fields_by_hand)
    _change_places(kept, other, fields)
    status, other.status, other.merged_into = other.status, Status.MERGED, kept
    other.save(update_fields=["status", "merged_into"])
    hand.mark_fields(kept, names)
    points = dict(other.contact_points.values_list("pk", "source"))
    moved, left = follow(other, kept)
    # what the register told of the other stays: the register does not tell it of this one
    ContactPoint.objects.filter(association=kept, pk__in=points).update(source="manual")
    record(
        kept,
        action=MERGED_ACTION,
        organiser_number=kept.organiser_id,
        by=by,
        merged=other.pk,
        status=str(status),
        fields=fields,
        by_hand=by_hand,
        points={str(pk): str(source) for pk, source in points.items()},
        moved=moved,
        left=left,
    )
    return Merged(kept, left)


@transaction.atomic
def part(merged: Association, *, by: User | None = None) -> None:
    """Undo a merging: every row as it was. What has come since stays with the one that was kept.

    Raises ValueError when it is not the last merging of the one it was merged into: `last_merging`.
    """
    if merged.merged_into is None:
        raise ValueError("not merged")
    kept, merged = _both(merged.merged_into, merged)
    entry = last_merging(kept)
    if entry is None or entry.details["merged"] != merged.pk or kept.status == Status.MERGED:
        raise ValueError("another merging stands upon this")
    told = entry.details
    for pk, source in told["points"].items():
        ContactPoint.objects.filter(association=kept, pk=pk).update(source=source)
    give_back(told["moved"], held_by=kept, owner=merged)
    merged.status, merged.merged_into = told["status"], None
    merged.save(update_fields=["status", "merged_into"])
    _change_places(kept, merged, told["fields"])
    taken = {hand.SAME.get(name, name) for name in CHOICES if CHOICES[name][0] in told["fields"]}
    since = set(kept.fields_by_hand) - taken - (hand.ADDRESS if "address" in taken else set())
    hand.set_fields(kept, since | set(told["by_hand"]))
    record(
        kept,
        action=PARTED_ACTION,
        organiser_number=kept.organiser_id,
        by=by,
        merged=merged.pk,
        fields=told["fields"],
    )


def last_merging(kept: Association) -> Entry | None:
    """The newest merging into this one that still stands; mergings are undone newest first."""
    standing = set(kept.merged_from.values_list("pk", flat=True))
    entries = Entry.objects.about(kept).filter(action=MERGED_ACTION).order_by("-pk")
    return next((entry for entry in entries if entry.details["merged"] in standing), None)


@transaction.atomic
def say_two(first: Association, *, second: Association, by: User | None = None) -> None:
    """These are two, and are not proposed again."""
    lower, higher = sorted((first, second), key=lambda one: one.pk)
    if lower.organiser_id != higher.organiser_id or lower.pk == higher.pk:
        raise ValueError("two of one organiser are needed")
    _row, is_new = NotTheSame.objects.get_or_create(first=lower, second=higher, defaults={"by": by})
    if is_new:
        record(
            lower,
            action="registry.said_to_be_two",
            organiser_number=lower.organiser_id,
            by=by,
            second=higher.pk,
        )


@transaction.atomic
def take_back_two(verdict: NotTheSame, *, by: User | None = None) -> None:
    """They may be one after all, and are proposed again."""
    first, second = verdict.first, verdict.second_id
    verdict.delete()
    record(
        first,
        action="registry.two_taken_back",
        organiser_number=first.organiser_id,
        by=by,
        second=second,
    )


def _both(one: Association, other: Association) -> tuple[Association, Association]:
    """The two as they stand in the database, while no import is at work."""
    if one.organiser_id != other.organiser_id or one.pk == other.pk:
        raise ValueError("two of one organiser are needed")
    Organiser.objects.select_for_update().get(pk=one.organiser_id)
    rows = Association.objects.in_bulk([one.pk, other.pk])
    return rows[one.pk], rows[other.pk]


def _change_places(kept: Association, other: Association, fields: Collection[str]) -> None:
    if not fields:
        return
    if "org_number" in fields:
        _let_changes_follow(kept, other)
        Association.objects.filter(pk=other.pk).update(org_number="")  # one number, one row
    if "category_id" in fields:
        _change_categories(kept, other)
    for name in fields:
        own, its = getattr(kept, name), getattr(other, name)
        setattr(kept, name, its)
        setattr(other, name, own)
    for one in (kept, other):
        one.search_text = one.text_to_search()
        one.save(update_fields=[*fields, "search_text"])


def _change_categories(kept: Association, other: Association) -> None:
    links = Association.other_categories.through.objects
    own, its = (
        dict(links.filter(association_id=one.pk).values_list("category_id", "pk"))
        for one in (kept, other)
    )
    gives = [own[code] for code in own if code not in its]
    gets = [its[code] for code in its if code not in own]
    links.filter(pk__in=gives).update(association_id=other.pk)
    links.filter(pk__in=gets).update(association_id=kept.pk)


def _let_changes_follow(kept: Association, other: Association) -> None:
    """What the register tells of a number is of the one that has it."""
    changes = RegisterChange.objects.filter(Q(association=kept) | Q(association=other))
    for one, its_next in ((kept, other), (other, kept)):
        if one.org_number:
            changes.filter(org_number=one.org_number).update(association=its_next)
