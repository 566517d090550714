"""A place is opened, and says who its contact is."""

from __future__ import annotations

from django.db import transaction

from samspill.history.actions import record
from samspill.organiser.models import Municipality, Organiser
from samspill.people.models import User


@transaction.atomic
def open_organiser(
    *,
    kind: str,
    name: str,
    slug: str,
    municipality: Municipality | None = None,
    language: str = "nb",
    contact_name: str = "",
    contact_role: str = "",
    contact_email: str = "",
    contact_phone: str = "",
    is_example: bool = False,
    by: User | None = None,
) -> Organiser:
    """Open an organiser; a municipality has one only (IntegrityError on a second).

    Raises ValidationError for a slug that the service itself uses.
    """
    Organiser._meta.get_field("slug").run_validators(slug)
    organiser = Organiser.objects.create(
        kind=kind,
        name=name,
        slug=slug,
        municipality=municipality,
        language=language,
        contact_name=contact_name,
        contact_role=contact_role,
        contact_email=contact_email,
        contact_phone=contact_phone,
        is_example=is_example,
    )
    record(organiser, action="organiser.opened", organiser_number=organiser.pk, by=by)
    return organiser


@transaction.atomic
def change_place(
    organiser: Organiser,
    *,
    contact_name: str,
    contact_role: str,
    contact_email: str,
    contact_phone: str,
    accessibility_statement: str,
    requires_second_factor: bool,
    by: User | None = None,
) -> Organiser:
    """Whom associations and residents ask, and what is asked of the coordinators.

    contact_phone   E.164, or ""
    """
    organiser.contact_name, organiser.contact_role = contact_name, contact_role
    organiser.contact_email, organiser.contact_phone = contact_email, contact_phone
    organiser.accessibility_statement = accessibility_statement
    organiser.requires_second_factor = requires_second_factor
    organiser.save()
    record(organiser, action="organiser.place_changed", organiser_number=organiser.pk, by=by)
    return organiser
