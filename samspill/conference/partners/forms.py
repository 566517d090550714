from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samspill.conference.errors import PictureError
from samspill.conference.models import Partner, Picture, Speaker

ACCEPTED = "image/jpeg,image/png,image/webp"
ABOUT_PICTURE = _("A JPEG, PNG or WebP. Place and camera are taken out of it.")


def _file(label: Any, *, is_required: bool) -> forms.FileField:
    return forms.FileField(
        label=label,
        required=is_required,
        help_text=ABOUT_PICTURE,
        widget=forms.FileInput(attrs={"accept": ACCEPTED}),
        error_messages={"required": _("Choose a picture."), "empty": _("The file is empty.")},
    )


def _day(label: Any, help_text: Any = "") -> forms.DateField:
    return forms.DateField(
        label=label,
        required=False,
        help_text=help_text,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": _("Choose a day.")},
    )


class _PictureErrors(forms.Form):
    file_field = "file"

    def trying(self, act: Callable[[], Any]) -> Any:
        """What the action gives, or None with the reason beside the field."""
        try:
            return act()
        except PictureError as error:
            field = self.file_field if error.field == "file" else error.field
            self.add_error(field if field in self.fields else None, str(error))
            return None

    def sent_bytes(self) -> bytes:
        sent = self.cleaned_data.pop(self.file_field, None)
        return sent.read() if sent else b""


class PictureForm(_PictureErrors):
    file = _file(_("The picture"), is_required=True)
    alternative_text = forms.CharField(
        label=_("What the picture shows"),
        max_length=300,
        help_text=_("A sentence for those who do not see it."),
        error_messages={
            "required": _("Say in a sentence what the picture shows, for those who do not see it.")
        },
    )
    credit = forms.CharField(label=_("Who took it"), max_length=120, required=False)
    is_of_people = forms.BooleanField(
        label=_("Somebody in the picture can be known again"), required=False
    )
    shows_people = forms.CharField(
        label=_("How those who can be known said yes"),
        max_length=300,
        required=False,
        help_text=_("For instance: signed on paper, kept by the service desk."),
    )
    consented_on = _day(_("The day they said yes"))
    is_on_page = forms.BooleanField(label=_("Show it on the page"), required=False, initial=True)

    def __init__(self, *args: Any, picture: Picture | None = None, **kwargs: Any) -> None:
        if picture is not None:
            names = ("alternative_text", "credit", "shows_people", "consented_on")
            kwargs["initial"] = {name: getattr(picture, name) for name in names} | {
                "is_on_page": picture.on_page is not None,
                "is_of_people": bool(picture.shows_people),
            }
        super().__init__(*args, **kwargs)
        if picture is not None:
            del self.fields["file"]

    def clean(self) -> dict[str, Any]:
        cleaned = self.cleaned_data
        if cleaned.pop("is_of_people", False):
            if not cleaned.get("shows_people"):
                self.add_error("shows_people", _("Write how they said yes."))
            if not cleaned.get("consented_on") and "consented_on" not in self.errors:
                self.add_error("consented_on", _("Write the day they said yes."))
        return cleaned


class PartnerForm(_PictureErrors):
    file_field = "logo"

    role = forms.ChoiceField(label=_("What they do"), choices=Partner.Role)
    name = forms.CharField(
        label=_("Name"),
        max_length=120,
        error_messages={"required": _("Write the name.")},
    )
    website = forms.URLField(
        label=_("Website"),
        required=False,
        assume_scheme="https",
        error_messages={"invalid": _("Write the address like this: https://www.example.no")},
    )
    logo = _file(_("Logo"), is_required=False)

    def __init__(self, *args: Any, partner: Partner | None = None, **kwargs: Any) -> None:
        if partner is not None:
            kwargs["initial"] = {
                name: getattr(partner, name) for name in ("role", "name", "website")
            }
        super().__init__(*args, **kwargs)


class SpeakerForm(_PictureErrors):
    file_field = "photo"

    title = forms.CharField(label=_("Title"), max_length=120, required=False)
    organisation = forms.CharField(label=_("Where from"), max_length=120, required=False)
    email = forms.EmailField(
        label=_("E-mail"),
        required=False,
        help_text=_("Used when the talk is moved, and shown to nobody."),
        error_messages={"invalid": _("Write the e-mail address like this: name@example.no")},
    )
    about = forms.CharField(
        label=_("About the one who speaks"),
        required=False,
        max_length=1200,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Two or three sentences, shown on the conference's page."),
    )
    photo = _file(_("Photo"), is_required=False)
    consented_on = _day(
        _("The day the person said yes to showing the photo"),
        _("Without a day the photo is not shown."),
    )

    def __init__(self, *args: Any, speaker: Speaker, **kwargs: Any) -> None:
        names = ("title", "organisation", "email", "about")
        initial: dict[str, Any] = {name: getattr(speaker, name) for name in names}
        initial["consented_on"] = speaker.photo.consented_on if speaker.photo else None
        super().__init__(*args, initial=initial, **kwargs)
