from __future__ import annotations

from datetime import datetime, timedelta

from django.db.models import QuerySet
from django.utils.translation import gettext_noop as _

from samspill.conference.models import Conference, SignUp
from samspill.pure.personal_data import PersonalField

SIGN_UP_KEPT = timedelta(days=365)
CONTACT_KEPT = timedelta(days=365)
ERASED = "–"

SIGN_UP_END = _("Twelve months after the conference.")
CONTACT_END = _("Twelve months after the conference.")


def _old_sign_ups(now: datetime) -> QuerySet:
    return SignUp.objects.filter(conference__ends_at__lt=now - SIGN_UP_KEPT).exclude(name=ERASED)


def _forget_sign_ups(rows: QuerySet) -> int:
    """The row stays, and for whom it was: the figures of the report rest on it."""
    return rows.update(
        name=ERASED,
        email="",
        phone="",
        role="",
        invoice_reference="",
        booker_name="",
        booker_email="",
    )


def _old_contacts(now: datetime) -> QuerySet:
    return Conference.objects.filter(ends_at__lt=now - CONTACT_KEPT).exclude(contact_name="")


def _forget_contacts(rows: QuerySet) -> int:
    return rows.update(contact_name="", contact_role="", contact_email="", contact_phone="")


def _sign_up_field(name: str, purpose: str) -> PersonalField:
    return PersonalField(
        f"SignUp.{name}", purpose=purpose, legal_basis="6-1-e", kept_until=SIGN_UP_END
    )


PERSONAL = (
    PersonalField(
        "SignUp.name",
        purpose=_("To know who is coming, and to give everyone a place at a table."),
        legal_basis="6-1-e",
        kept_until=SIGN_UP_END,
        due=_old_sign_ups,
        erase=_forget_sign_ups,
    ),
    _sign_up_field("email", _("To confirm the sign-up and tell of changes.")),
    _sign_up_field("phone", _("To reach those who are coming when something changes late.")),
    _sign_up_field("role", _("To see that tables are mixed, and who speaks for the association.")),
    _sign_up_field("invoice_reference", _("To send the invoice to the right place.")),
    _sign_up_field("booker_name", _("To ask the one who signed up for others.")),
    _sign_up_field("booker_email", _("To ask the one who signed up for others.")),
    PersonalField(
        "Conference.contact_name",
        purpose=_("So that those who wonder know whom to ask."),
        legal_basis="6-1-e",
        kept_until=CONTACT_END,
        due=_old_contacts,
        erase=_forget_contacts,
    ),
    PersonalField(
        "Conference.contact_role",
        purpose=_("So that those who wonder know whom to ask."),
        legal_basis="6-1-e",
        kept_until=CONTACT_END,
    ),
    PersonalField(
        "Conference.contact_email",
        purpose=_("So that those who wonder know whom to ask."),
        legal_basis="6-1-e",
        kept_until=CONTACT_END,
    ),
    PersonalField(
        "Conference.contact_phone",
        purpose=_("So that those who wonder know whom to ask."),
        legal_basis="6-1-e",
        kept_until=CONTACT_END,
    ),
)
IMPERSONAL = (
    "Conference.controller",
    "Conference.title",
    "Conference.language",
    "Conference.lead_text",
    "Conference.target_group",
    "Conference.venue",
    "Conference.address",
    "Conference.one_per",
    "Conference.price_includes",
    "Conference.stand_text",
    "Conference.linked_event",
    "Conference.invited_ground",
    "Conference.programme_notice",
    "SignUp.association_name",
    "SignUp.language",
    "SignUp.state",
    "SignUp.card_code",
)
