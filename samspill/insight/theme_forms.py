"""Forms for the themes that an organiser makes beside the shared ones."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from samspill.dialogue.models import Dialogue
from samspill.insight.models import Theme

LONGEST_NAME = 80
TOO_LONG = _("Write at most 80 characters.")


class ThemeForm(forms.Form):
    """What a theme is called, and the words that the system is to find it by."""

    name_nb = forms.CharField(
        label=_("Name in bokmål"),
        max_length=LONGEST_NAME,
        error_messages={"required": _("Write what the theme is called."), "max_length": TOO_LONG},
    )
    name_nn = forms.CharField(
        label=_("Name in nynorsk"),
        max_length=LONGEST_NAME,
        required=False,
        help_text=_("As in bokmål when you write nothing."),
        error_messages={"max_length": TOO_LONG},
    )
    keywords = forms.CharField(
        label=_("Words that speak for the theme"),
        required=False,
        max_length=1000,
        help_text=_(
            "With commas between. A word also finds what begins with it. The system proposes the"
            " theme where they stand, and learns from what you sort."
        ),
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"max_length": _("Write at most 1000 characters.")},
    )


class NewThemeForm(ThemeForm):
    """A theme that is not there yet, and the contributions to sort under it at once."""

    parent = forms.ModelChoiceField(
        Theme.objects.none(),
        label=_("Where it belongs"),
        required=False,
        empty_label=pgettext_lazy("of theme", "A theme of its own"),
        error_messages={"invalid_choice": _("Choose one of the themes in the list.")},
    )
    contributions = forms.ModelMultipleChoiceField(
        None,
        label=_("Sort these under it at once"),
        required=False,
        error_messages={
            "invalid_choice": _("One of these was withdrawn meanwhile. Look over the list again."),
            "invalid_pk_value": _(
                "One of these was withdrawn meanwhile. Look over the list again."
            ),
        },
    )
    field_order = ("name_nb", "name_nn", "parent", "keywords", "contributions")

    def __init__(self, *given: Any, dialogue: Dialogue, **named: Any) -> None:
        super().__init__(*given, **named)
        parent: Any = self.fields["parent"]
        parent.queryset = Theme.objects.of(dialogue.organiser).filter(parent=None)
        contributions: Any = self.fields["contributions"]
        contributions.queryset = dialogue.contributions.standing()
