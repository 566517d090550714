"""The photo of a paper sheet: kept upright, without place, in a folder that is no part of the web."""

from __future__ import annotations

from functools import partial
from uuid import uuid4

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone

from samspill.dialogue.models import PaperSheet
from samspill.dialogue.paper.errors import PhotoTooLargeError, PhotoUnreadableError
from samspill.history.actions import record
from samspill.people.models import User
from samspill.pure.photos import LargePhotoError, UnreadablePhotoError, kept_photo

LARGEST_PHOTO_BYTES = 12 * 1024 * 1024


def attach_photo(sheet: PaperSheet, *, photo: bytes, by: User | None = None) -> PaperSheet:
    """Keep a photo of the sheet in place of the one before.

    photo     a JPEG, PNG or WebP as it came, at most 12 MB; what is kept is a smaller JPEG of it
    Raises    PhotoTooLargeError, PhotoUnreadableError.
    """
    if len(photo) > LARGEST_PHOTO_BYTES:
        raise PhotoTooLargeError
    try:
        kept = kept_photo(photo)  # outside of the transaction: it takes a part of a second
    except LargePhotoError as error:
        raise PhotoTooLargeError from error
    except UnreadablePhotoError as error:
        raise PhotoUnreadableError from error
    with transaction.atomic():
        sheet = _locked(sheet)
        _let_go(sheet)
        sheet.photo.save(f"{uuid4().hex}.jpg", ContentFile(kept), save=False)
        sheet.photo_at, sheet.photo_by = timezone.now(), by
        sheet.save(update_fields=["photo", "photo_at", "photo_by"])
        _record(sheet, "dialogue.sheet_photo_added", by)
    return sheet


@transaction.atomic
def remove_photo(sheet: PaperSheet, *, by: User | None = None) -> PaperSheet:
    """Take the photo away, for good. There is none: nothing happens."""
    sheet = _locked(sheet)
    if sheet.photo:
        _let_go(sheet)
        sheet.photo, sheet.photo_at, sheet.photo_by = None, None, None
        sheet.save(update_fields=["photo", "photo_at", "photo_by"])
        _record(sheet, "dialogue.sheet_photo_removed", by)
    return sheet


def _let_go(sheet: PaperSheet) -> None:
    """The file goes when the row has let go of it."""
    if sheet.photo and sheet.photo.name:
        transaction.on_commit(partial(sheet.photo.storage.delete, sheet.photo.name))


def _locked(sheet: PaperSheet) -> PaperSheet:
    rows = PaperSheet.objects.select_for_update(of=("self",)).select_related("dialogue")
    return rows.get(pk=sheet.pk)


def _record(sheet: PaperSheet, action: str, by: User | None) -> None:
    organiser_number = sheet.dialogue.organiser_id
    record(sheet, action=action, organiser_number=organiser_number, by=by, sheet=sheet.code)
