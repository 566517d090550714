from __future__ import annotations

from datetime import datetime, timedelta

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_noop as _

from samspill.conference.models import (
    ExtraChoice,
    Needs,
    PlaceInLine,
    PreparationAnswer,
    SignUpAnswer,
    Stand,
)
from samspill.conference.retention.sign_ups import SIGN_UP_END, SIGN_UP_KEPT
from samspill.pure.personal_data import PersonalField

NEEDS_KEPT = timedelta(days=14)
NEEDS_PURPOSE = _("So that everyone can eat and take part. Asked only with consent.")
NEEDS_END = _("Fourteen days after the conference, or at once when the consent is taken back.")


def _old_needs(now: datetime) -> QuerySet:
    return Needs.objects.filter(sign_up__conference__ends_at__lt=now - NEEDS_KEPT)


def _of_old_conference(now: datetime, conference: str) -> Q:
    return Q(**{f"{conference}__ends_at__lt": now - SIGN_UP_KEPT})


def _old_answers(now: datetime) -> QuerySet:
    return SignUpAnswer.objects.filter(_of_old_conference(now, "sign_up__conference"))


def _old_choices(now: datetime) -> QuerySet:
    old = _of_old_conference(now, "sign_up__conference")
    return ExtraChoice.objects.filter(old).exclude(details="")


def _old_places(now: datetime) -> QuerySet:
    old = _of_old_conference(now, "sign_up__conference")
    return PlaceInLine.objects.filter(old).exclude(details="")


def _old_stands(now: datetime) -> QuerySet:
    return Stand.objects.filter(_of_old_conference(now, "conference")).exclude(brings="", answer="")


def _old_preparation(now: datetime) -> QuerySet:
    """What became a contribution lives on there, by the contributions' own rules."""
    old = _of_old_conference(now, "sign_up__conference")
    return PreparationAnswer.objects.filter(old).exclude(text="")


def _delete(rows: QuerySet) -> int:
    return rows.delete()[0]


def _forget_details(rows: QuerySet) -> int:
    return rows.update(details="")


def _forget_words(rows: QuerySet) -> int:
    return rows.update(brings="", answer="")


def _forget_text(rows: QuerySet) -> int:
    return rows.update(text="")


PERSONAL = (
    PersonalField(
        "Needs.diet",
        purpose=NEEDS_PURPOSE,
        legal_basis="9-2-a",
        kept_until=NEEDS_END,
        due=_old_needs,
        erase=_delete,
    ),
    PersonalField("Needs.access", purpose=NEEDS_PURPOSE, legal_basis="9-2-a", kept_until=NEEDS_END),
    PersonalField(
        "SignUpAnswer.value",
        purpose=_("The reason stands beside each question in the form."),
        legal_basis="6-1-e",
        kept_until=SIGN_UP_END,
        due=_old_answers,
        erase=_delete,
    ),
    PersonalField(
        "ExtraChoice.details",
        purpose=_("To give a room together with the one who is wished for."),
        legal_basis="6-1-e",
        kept_until=SIGN_UP_END,
        due=_old_choices,
        erase=_forget_details,
    ),
    PersonalField(
        "PlaceInLine.details",
        purpose=_("To give a room together with the one who is wished for."),
        legal_basis="6-1-e",
        kept_until=SIGN_UP_END,
        due=_old_places,
        erase=_forget_details,
    ),
    PersonalField(
        "Stand.brings",
        purpose=_("To give each stand a place that fits."),
        legal_basis="6-1-e",
        kept_until=SIGN_UP_END,
        due=_old_stands,
        erase=_forget_words,
    ),
    PersonalField(
        "Stand.answer",
        purpose=_("To give each stand a place that fits."),
        legal_basis="6-1-e",
        kept_until=SIGN_UP_END,
    ),
    PersonalField(
        "PreparationAnswer.text",
        purpose=_("To begin the conference with what those who come have written."),
        legal_basis="6-1-e",
        kept_until=SIGN_UP_END,
        due=_old_preparation,
        erase=_forget_text,
    ),
)
IMPERSONAL = (
    "SignUpField.label",
    "SignUpField.help_text",
    "SignUpField.reason",
    "SignUpField.choices",
    "SignUpField.asked_when_is",
    "Extra.name",
    "PreparationQuestion.text",
    "PreparationAnswer.language",
    "PreparationAnswer.taken_in_as",
)
