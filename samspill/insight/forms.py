from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samspill.insight.models import Theme


class CodingForm(forms.Form):
    """A theme or a detail as one code; a detail brings its theme."""

    theme = forms.ModelChoiceField(
        Theme.objects.select_related("parent"),
        error_messages={
            "required": _("Choose a theme."),
            "invalid_choice": _("Choose one of the themes in the list."),
        },
    )
    secondary = forms.ModelChoiceField(Theme.objects.filter(parent=None), required=False)

    def clean(self) -> dict[str, Any]:
        """Gives primary, detail and secondary, as the action wants them."""
        cleaned = super().clean() or {}
        theme: Theme | None = cleaned.pop("theme", None)
        if theme is not None:
            cleaned["primary"] = theme.parent or theme
            cleaned["detail"] = theme if theme.parent else None
        return cleaned


class PublicationForm(forms.Form):
    """The words as everyone may read them."""

    text = forms.CharField(
        label=_("What everyone may read"),
        help_text=_(
            "Names, addresses and words on health are masked below. Look over it: the system may"
            " have missed some, and masked too much."
        ),
        strip=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Write what everyone may read, or let it be unpublished.")},
    )
