from __future__ import annotations

from datetime import datetime, timedelta

from django.db.models import Q, QuerySet

from samspill.organiser.models import Invitation, Membership, Organiser
from samspill.pure.personal_data import PersonalField

CLOSED_DAYS = 365
INVITATION_DAYS_KEPT = 30
CONTACT_PURPOSE = "So that associations and residents know whom to ask."
CONTACT_END = "Until the organiser changes it, or when its last member has left."
MEMBER_PURPOSE = "To let the right people work in the municipality's pages."
INVITATION_PURPOSE = "To let a colleague in who was invited."
INVITATION_END = "Thirty days after the link has run out."
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
    is_over = Q(user__closed_at__lt=last) | Q(user__closed_at=None, user__last_login__lt=last)
    return Membership.objects.filter(is_over, user__is_active=False)


def _past_invitations(now: datetime) -> QuerySet:
    """Taken, withdrawn or run out a month ago: each runs out within a fortnight."""
    return Invitation.objects.filter(expires_at__lt=now - timedelta(days=INVITATION_DAYS_KEPT))


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
    PersonalField(
        "Invitation.email",
        purpose=INVITATION_PURPOSE,
        legal_basis="6-1-e",
        kept_until=INVITATION_END,
        due=_past_invitations,
        erase=_delete,
    ),
    PersonalField(
        "Invitation.name",
        purpose=INVITATION_PURPOSE,
        legal_basis="6-1-e",
        kept_until=INVITATION_END,
    ),
    PersonalField(
        "Invitation.invited_by",
        purpose=INVITATION_PURPOSE,
        legal_basis="6-1-e",
        kept_until=INVITATION_END,
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
    "Invitation.language",
    "Membership.role",
    "Membership.party",
)
