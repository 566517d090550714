from __future__ import annotations

from datetime import datetime, timedelta

from django.db.models import QuerySet
from django.utils.translation import gettext_noop as _

from samspill.conference.models import Partner, Picture, ProgrammeVersion, Speaker
from samspill.pure.personal_data import PersonalField

SPEAKER_KEPT = timedelta(days=5 * 365)
SPEAKER_END = _("Five years after the conference.")
SPEAKER_PURPOSE = _("To show who speaks in the public programme.")
PICTURE_PURPOSE = _(
    "To show the conference to those who think of coming, and those who spoke there."
)
VERSION_PURPOSE = _("To show what stood in the programme when it was put out, speakers too.")


def _old_speakers(now: datetime) -> QuerySet:
    return Speaker.objects.filter(item__conference__ends_at__lt=now - SPEAKER_KEPT)


def _old_pictures(now: datetime) -> QuerySet:
    """Logos stay with the partner they stand for."""
    logos = Partner.objects.filter(logo__isnull=False).values("logo")
    old = Picture.objects.filter(conference__ends_at__lt=now - SPEAKER_KEPT)
    return old.exclude(pk__in=logos)


def _old_versions(now: datetime) -> QuerySet:
    return ProgrammeVersion.objects.filter(conference__ends_at__lt=now - SPEAKER_KEPT)


def _delete(rows: QuerySet) -> int:
    return rows.delete()[0]


def _speaker(name: str) -> PersonalField:
    return PersonalField(
        f"Speaker.{name}", purpose=SPEAKER_PURPOSE, legal_basis="6-1-e", kept_until=SPEAKER_END
    )


def _picture(name: str) -> PersonalField:
    return PersonalField(
        f"Picture.{name}", purpose=PICTURE_PURPOSE, legal_basis="6-1-a", kept_until=SPEAKER_END
    )


PERSONAL = (
    PersonalField(
        "Speaker.name",
        purpose=SPEAKER_PURPOSE,
        legal_basis="6-1-e",
        kept_until=SPEAKER_END,
        due=_old_speakers,
        erase=_delete,
    ),
    _speaker("title"),
    _speaker("organisation"),
    _speaker("about"),
    PersonalField(
        "Speaker.email",
        purpose=_("To tell the speaker when the talk is moved."),
        legal_basis="6-1-e",
        kept_until=SPEAKER_END,
    ),
    PersonalField(
        "Picture.content",
        purpose=PICTURE_PURPOSE,
        legal_basis="6-1-a",
        kept_until=SPEAKER_END,
        due=_old_pictures,
        erase=_delete,
    ),
    _picture("alternative_text"),
    _picture("credit"),
    _picture("shows_people"),
    PersonalField(
        "ProgrammeVersion.content",
        purpose=VERSION_PURPOSE,
        legal_basis="6-1-e",
        kept_until=SPEAKER_END,
        due=_old_versions,
        erase=_delete,
    ),
    PersonalField(
        "ProgrammeVersion.by",
        purpose=VERSION_PURPOSE,
        legal_basis="6-1-e",
        kept_until=SPEAKER_END,
    ),
)
IMPERSONAL = (
    "Picture.media_type",
    "Partner.name",
    "Partner.website",
    "ProgrammeItem.kind",
    "ProgrammeItem.title",
    "ProgrammeItem.theme",
    "ProgrammeItem.question",
    "ProgrammeItem.introduction",
    "ProgrammeItem.track",
    "ProgrammeItem.room",
    "ProgrammeItem.responsible",
    "ProgrammeItem.on_projector",
    "ProgrammeVersion.note",
    "RunSheetCue.what",
    "RunSheetCue.responsible",
    "RunSheetCue.on_projector",
)
