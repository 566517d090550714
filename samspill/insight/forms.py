from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samspill.dialogue.models import Contribution
from samspill.insight.models import Part, Theme

CHOOSE = _("Choose one of the themes in the list.")


class CardForm(forms.Form):
    """Which card an act is about: a part of the contribution, and the coding that was shown there."""

    part = forms.ModelChoiceField(
        Part.objects.none(),
        required=False,
        error_messages={
            "invalid_choice": _("These parts have been put together again. Here is all of it.")
        },
    )
    seen = forms.IntegerField(required=False, min_value=1)

    def __init__(self, *given: Any, one: Contribution, **named: Any) -> None:
        super().__init__(*given, **named)
        parts: Any = self.fields["part"]
        parts.queryset = one.parts.filter(is_standing=True).select_related("contribution")


class CodingForm(CardForm):
    """A theme or a detail as one code; a detail brings its theme."""

    theme = forms.ModelChoiceField(
        Theme.objects.none(),
        error_messages={"required": _("Choose a theme."), "invalid_choice": CHOOSE},
    )
    secondary = forms.ModelChoiceField(
        Theme.objects.none(), required=False, error_messages={"invalid_choice": CHOOSE}
    )

    def __init__(self, *given: Any, one: Contribution, **named: Any) -> None:
        super().__init__(*given, one=one, **named)
        themes = Theme.objects.of(one.organiser)
        field: Any = self.fields["theme"]
        field.queryset = themes.select_related("parent")
        second: Any = self.fields["secondary"]
        second.queryset = themes.filter(parent=None)

    def clean(self) -> dict[str, Any]:
        """Gives primary, detail and secondary, as the action wants them."""
        cleaned = super().clean() or {}
        theme: Theme | None = cleaned.pop("theme", None)
        if theme is not None:
            cleaned["primary"] = theme.parent or theme
            cleaned["detail"] = theme if theme.parent else None
        return cleaned


class SplitForm(forms.Form):
    """Where the second part begins, in characters of the whole text."""

    at = forms.IntegerField(
        min_value=1,
        error_messages={
            "required": _("Choose the word that the second part begins with."),
            "invalid": _("Choose the word that the second part begins with."),
            "min_value": _("Choose the word that the second part begins with."),
        },
    )


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
