from __future__ import annotations

from django.db import transaction

from samspill.history.actions import record
from samspill.organiser.models import Membership, Municipality, Organiser
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
def give_membership(
    organiser: Organiser, *, user: User, role: str, party: str, by: User | None = None
) -> Membership:
    """Let a person work here, or change what they may do; one membership a person."""
    membership, _created = Membership.objects.update_or_create(
        organiser=organiser, user=user, defaults={"role": role, "party": party}
    )
    record(
        membership,
        action="organiser.membership_given",
        organiser_number=organiser.pk,
        by=by,
        role=role,
        party=party,
    )
    return membership
