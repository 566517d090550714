from __future__ import annotations

from datetime import datetime, timedelta

from django.db.models import Q, QuerySet

from samspill.organiser.models import Membership, Organiser
from samspill.pure.personal_data import PersonalField

CLOSED_DAYS = 365
CONTACT_PURPOSE = "So that associations and residents know whom to ask."
CONTACT_END = "Until the organiser changes it, or when its last member has left."
MEMBER_PURPOSE = "To let the right people work in the municipality's pages."
MEMBER_END = "One year after the person signed in for the last time with a closed account."


def _left_alone(now: datetime) -> QuerySet:
    """Organisers where nobody works any more, and nothing new has been opened for a year."""
    known = Q(contact_name="") & Q(contact_email="") & Q(contact_phone="") & Q(contact_role="")
    return Organiser.objects.filter(
        memberships__isnull=True, opened_at__lt=now - timedelta(days=CLOSED_DAYS)
    ).exclude(known)


def _forget_contact(organisers: QuerySet) -> int:
    return organisers.update(contact_name="", contact_role="", contact_email="", contact_phone="")


def _of_closed_accounts(now: datetime) -> QuerySet:
    last = now - timedelta(days=CLOSED_DAYS)
    return Membership.objects.filter(user__is_active=False, user__last_login__lt=last)


def _delete(rows: QuerySet) -> int:
    return rows.delete()[0]


PERSONAL = (
    PersonalField(
        "Organiser.contact_name",
        purpose=CONTACT_PURPOSE,
        legal_basis="6-1-e",
        kept_until=CONTACT_END,
        due=_left_alone,
        erase=_forget_contact,
    ),
    PersonalField(
        "Organiser.contact_role",
        purpose=CONTACT_PURPOSE,
        legal_basis="6-1-e",
        kept_until=CONTACT_END,
    ),
    PersonalField(
        "Organiser.contact_email",
        purpose=CONTACT_PURPOSE,
        legal_basis="6-1-e",
        kept_until=CONTACT_END,
    ),
    PersonalField(
        "Organiser.contact_phone",
        purpose=CONTACT_PURPOSE,
        legal_basis="6-1-e",
        kept_until=CONTACT_END,
    ),
    PersonalField(
        "Membership.user",
        purpose=MEMBER_PURPOSE,
        legal_basis="6-1-e",
        kept_until=MEMBER_END,
        due=_of_closed_accounts,
        erase=_delete,
    ),
)
IMPERSONAL = (
    "County.number",
    "County.name",
    "Municipality.number",
    "Municipality.name",
    "Municipality.official_name",
    "Municipality.language_form",
    "Municipality.centre",
    "Municipality.website",
    "Municipality.search_text",
    "Organiser.kind",
    "Organiser.name",
    "Organiser.slug",
    "Organiser.language",
    "Organiser.accessibility_statement",
    "Membership.role",
    "Membership.party",
)
