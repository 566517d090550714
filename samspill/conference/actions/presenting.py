"""Those who stand behind a conference and speak there, and the pictures that are shown of it."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from samspill.conference.errors import PictureError
from samspill.conference.models import Conference, Partner, Picture, Speaker
from samspill.history.actions import record
from samspill.people.models import User
from samspill.pure.photos import LargePhotoError, UnreadablePhotoError
from samspill.pure.pictures import KeptPicture, is_drawing, kept_picture

MOST_BYTES = 12 * 1024 * 1024
LOGO_SIDE = 600  # px
PHOTO_SIDE = 600  # px
DRAWING = _("A drawing in SVG may hold programs. Save it as PNG or JPEG, and choose that.")
UNREADABLE = _("The picture cannot be opened. Choose a JPEG, a PNG or a WebP.")
TOO_LARGE = _("The picture is too large. Choose one of 12 MB at most.")


def add_picture(
    conference: Conference,
    *,
    data: bytes,
    alternative_text: str,
    credit: str = "",
    shows_people: str = "",
    consented_on: date | None = None,
    is_on_page: bool = True,
    longest_side: int = 0,
    by: User | None = None,
) -> Picture:
    """Keep a picture, smaller and without place and camera.

    alternative_text  for those who do not see it; must not be empty
    shows_people      how those who can be known said yes, and `consented_on` when; both or neither
    Raises            PictureError
    """
    kept = _kept(data, longest_side)
    picture = Picture(conference=conference, **_drawn(kept), credit=credit.strip())
    _describe(picture, alternative_text, shows_people, consented_on)
    with transaction.atomic():
        picture.on_page = _next_place(conference) if is_on_page else None
        picture.save()
        _record(conference, "conference.picture_added", by)
    return picture


@transaction.atomic
def change_picture(
    picture: Picture,
    *,
    alternative_text: str,
    credit: str = "",
    shows_people: str = "",
    consented_on: date | None = None,
    is_on_page: bool = True,
    by: User | None = None,
) -> Picture:
    """Raises PictureError."""
    picture.credit = credit.strip()
    _describe(picture, alternative_text, shows_people, consented_on)
    if not is_on_page:
        picture.on_page = None
    elif picture.on_page is None:
        picture.on_page = _next_place(picture.conference)
    picture.save()
    _record(picture.conference, "conference.picture_changed", by)
    return picture


@transaction.atomic
def remove_picture(picture: Picture, *, by: User | None = None) -> None:
    """Take it away for good, also where it is a logo or a speaker's photo."""
    conference = picture.conference
    picture.delete()
    _record(conference, "conference.picture_removed", by)


def save_partner(
    partner: Partner,
    *,
    role: str,
    name: str,
    website: str = "",
    logo: bytes = b"",
    by: User | None = None,
) -> Partner:
    """Write a new or a changed partner. Without a new `logo` the one there is stays.

    Raises PictureError.
    """
    kept = _kept(logo, LOGO_SIDE) if logo else None
    with transaction.atomic():
        partner.role, partner.name, partner.website = role, name.strip(), website
        if kept is not None:
            text = _("The logo of %(name)s") % {"name": partner.name}
            old, partner.logo = (
                partner.logo,
                Picture.objects.create(
                    conference=partner.conference, alternative_text=str(text)[:300], **_drawn(kept)
                ),
            )
            partner.save()
            if old is not None:
                old.delete()
        partner.save()
        _record(partner.conference, "conference.partner_saved", by)
    return partner


@transaction.atomic
def remove_partner(partner: Partner, *, by: User | None = None) -> None:
    logo, conference = partner.logo, partner.conference
    partner.delete()
    if logo is not None:
        logo.delete()
    _record(conference, "conference.partner_removed", by)


def present_speaker(
    speaker: Speaker,
    *,
    title: str = "",
    organisation: str = "",
    email: str = "",
    about: str = "",
    photo: bytes = b"",
    consented_on: date | None = None,
    by: User | None = None,
) -> Speaker:
    """What is told of one who speaks. Without `consented_on` the photo is kept, and not shown.

    Raises PictureError.
    """
    kept = _kept(photo, PHOTO_SIDE) if photo else None
    conference = speaker.item.conference
    with transaction.atomic():
        speaker.title, speaker.organisation = title.strip(), organisation.strip()
        speaker.email, speaker.about = email.strip(), about.strip()
        old = speaker.photo
        if kept is not None:
            speaker.photo = Picture.objects.create(
                conference=conference, alternative_text=speaker.name, **_drawn(kept)
            )
        speaker.save()
        if speaker.photo is not None:
            speaker.photo.consented_on = consented_on
            speaker.photo.save(update_fields=["consented_on"])
        if kept is not None and old is not None:
            old.delete()
        _record(conference, "conference.speaker_presented", by)
    return speaker


def _kept(data: bytes, longest_side: int) -> KeptPicture:
    """Outside of any transaction: it takes a part of a second."""
    if len(data) > MOST_BYTES:
        raise PictureError(TOO_LARGE, field="file")
    if is_drawing(data):
        raise PictureError(DRAWING, field="file")
    try:
        return kept_picture(data, longest_side=longest_side) if longest_side else kept_picture(data)
    except LargePhotoError as error:
        raise PictureError(TOO_LARGE, field="file") from error
    except UnreadablePhotoError as error:
        raise PictureError(UNREADABLE, field="file") from error


def _drawn(kept: KeptPicture) -> dict[str, object]:
    return {
        "content": kept.content,
        "media_type": kept.media_type,
        "width": kept.width,
        "height": kept.height,
    }


def _describe(picture: Picture, text: str, shows_people: str, consented_on: date | None) -> None:
    picture.alternative_text = " ".join(text.split())
    picture.shows_people, picture.consented_on = shows_people.strip(), consented_on
    if not picture.alternative_text:
        message = _("Say in a sentence what the picture shows, for those who do not see it.")
        raise PictureError(message, field="alternative_text")
    if picture.shows_people and consented_on is None:
        raise PictureError(_("Write the day they said yes."), field="consented_on")


def _next_place(conference: Conference) -> int:
    last = conference.pictures.filter(on_page__isnull=False).order_by("on_page").last()
    return (last.on_page or 0) + 1 if last else 1


def _record(conference: Conference, action: str, by: User | None) -> None:
    record(conference, action=action, organiser_number=conference.organiser_id, by=by)
