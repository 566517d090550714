from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.db import transaction
from django.utils import timezone

from samspill.history.actions import record
from samspill.organiser.models import Organiser
from samspill.people.models import User
from samspill.registry import hand
from samspill.registry.importing import FIELDS, Change, ImportPlan, plan_import
from samspill.registry.models import Association, Category, ContactPoint
from samspill.registry.rows import AssociationRow

Source = Association.Source
POINTS = {ContactPoint.Kind.EMAIL: "emails", ContactPoint.Kind.PHONE: "phones"}
NOT_WRITTEN = {"status", "municipality_number"}  # by the one who adds an association


@dataclass(frozen=True)
class ImportResult:
    """How many associations were added, changed and left as they were.

    left_out   (name, reason) of those not taken in
    noted      (name, reason) of those taken in with a remark: deleted, bankrupt, a number that does
               not fit, a text that was cut; one association may stand several times
    """

    added: int
    changed: int
    unchanged: int
    left_out: list[tuple[str, str]] = field(default_factory=list)
    noted: list[tuple[str, str]] = field(default_factory=list)


@transaction.atomic
def import_associations(
    organiser: Organiser, *, rows: Sequence[AssociationRow], source: str, by: User | None = None
) -> ImportResult:
    """Take a list in: again and again with the same list changes nothing.

    source   register | file. Deleted and bankrupt associations are kept with their status, so that
             they are not invited. The number of queries does not follow the number of rows, but
             for the database's own batches.
    """
    Organiser.objects.select_for_update().get(pk=organiser.pk)  # one import at a time
    plan = plan_import(organiser, rows=rows, source=source)
    write_plan(plan, source=source)
    result = ImportResult(
        added=len(plan.added),
        changed=len(plan.changed),
        unchanged=len(plan.unchanged),
        left_out=plan.left_out,
        noted=plan.noted,
    )
    record(
        organiser,
        action="registry.associations_imported",
        organiser_number=organiser.pk,
        by=by,
        source=str(source),
        added=result.added,
        changed=result.changed,
        unchanged=result.unchanged,
        left_out=len(result.left_out),
    )
    return result


def write_plan(plan: ImportPlan, *, source: str) -> None:
    """Write what was planned; the caller holds the transaction, and tells the history."""
    _write(plan)
    if source == Source.REGISTER:
        _mark_seen(plan)


def _write(plan: ImportPlan) -> None:
    Association.objects.bulk_create(change.association for change in plan.added)
    Association.objects.bulk_create(
        (change.association for change in plan.changed if change.fields),
        update_conflicts=True,
        unique_fields=["id"],
        update_fields=list(FIELDS),
    )
    changes = [*plan.added, *plan.changed]
    ContactPoint.objects.filter(
        pk__in=[point.pk for change in changes for point in change.old_points]
    ).delete()
    ContactPoint.objects.bulk_create(point for change in changes for point in change.new_points)
    _write_categories([change for change in changes if change.categories is not None])
    differing = [change.association.pk for change in plan.changed if change.told]
    Association.objects.filter(pk__in=differing).update(list_changed_at=timezone.now())


def _write_categories(changes: Sequence[Change]) -> None:
    links = Association.other_categories.through
    held = [change.association.pk for change in changes if not change.is_new]
    links.objects.filter(association__in=held).delete()
    links.objects.bulk_create(
        links(association_id=change.association.pk, category_id=code)
        for change in changes
        for code in change.categories or ()
    )


def _mark_seen(plan: ImportPlan) -> None:
    """What is deleted keeps the day it was last seen alive: its erasure is counted from there."""
    seen = [change.association for change in (*plan.added, *plan.changed)] + plan.unchanged
    alive = [one.pk for one in seen if one.status != Association.Status.DELETED]
    Association.objects.filter(pk__in=alive).update(seen_in_register_at=timezone.now())


@transaction.atomic
def add_association(
    organiser: Organiser,
    *,
    name: str,
    org_number: str = "",
    category: Category | None = None,
    activity: str = "",
    website: str = "",
    umbrella: str = "",
    founded_on: date | None = None,
    language_form: str = "",
    address: str = "",
    postcode: str = "",
    place: str = "",
    care_of: str = "",
    district: str = "",
    emails: Collection[str] = (),
    phones: Collection[str] = (),
    by: User | None = None,
) -> Association:
    """Write an association in by hand. Raises IntegrityError when the org number is there already."""
    association = Association(
        organiser=organiser,
        name=name,
        org_number=org_number,
        category=category,
        activity=activity,
        website=website,
        umbrella=umbrella,
        founded_on=founded_on,
        language_form=language_form,
        municipality_number=organiser.municipality_id or "",
        address=address,
        postcode=postcode,
        place=place,
        care_of=care_of,
        district=district,
        source=Source.MANUAL,
    )
    association.search_text = association.text_to_search()
    association.save()
    written = [one for one in hand.NAMES if getattr(association, one, "")]
    written += _set_contact_points(association, emails=emails, phones=phones)
    hand.mark_fields(association, set(written) - NOT_WRITTEN)
    record(association, action="registry.association_added", organiser_number=organiser.pk, by=by)
    return association


@transaction.atomic
def change_association(
    association: Association,
    *,
    values: dict[str, object],
    emails: Collection[str],
    phones: Collection[str],
    by: User | None = None,
    action: str = "registry.association_changed",
) -> list[str]:
    """Correct an association by hand; from now on imports leave what was changed as it stands.

    values           fields of Association with their new values
    emails, phones   all that hold from now on; a dead address written again stays dead
    action           what the history calls it
    Returns          the names of what became others
    """
    changed = [name for name, value in values.items() if getattr(association, name) != value]
    for name in changed:
        setattr(association, name, values[name])
    association.search_text = association.text_to_search()
    association.save()
    changed += _set_contact_points(association, emails=emails, phones=phones)
    hand.mark_fields(association, changed)
    record(
        association,
        action=action,
        organiser_number=association.organiser_id,
        by=by,
        fields=changed,
    )
    return changed


def _set_contact_points(
    association: Association, *, emails: Collection[str], phones: Collection[str]
) -> list[str]:
    """Returns which of "emails" and "phones" became others."""
    told = [(ContactPoint.Kind.EMAIL, value) for value in emails]
    told += [(ContactPoint.Kind.PHONE, value) for value in phones]
    held = {(point.kind, point.value): point for point in association.contact_points.all()}
    for key, point in held.items():
        if key not in told:
            point.delete()
    ContactPoint.objects.bulk_create(
        ContactPoint(association=association, kind=kind, value=value, source=Source.MANUAL)
        for kind, value in dict.fromkeys(told)
        if (kind, value) not in held
    )
    kinds = {kind for kind, _value in set(held) ^ set(told)}
    return [name for kind, name in POINTS.items() if kind in kinds]
