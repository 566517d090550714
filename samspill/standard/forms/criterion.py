from __future__ import annotations

from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from samspill.standard.models import Criterion
from samspill.standard.models.criteria import LANGUAGES

PARTS = {
    "title": _("Title"),
    "asks": pgettext_lazy("a criterion", "What it asks"),
    "question": _("What the associations are asked"),
    "indicator": pgettext_lazy("a criterion", "What shows it"),
    "ground": pgettext_lazy("a criterion", "Why it counts"),
}
NAMES = {"nb": _("Bokmål"), "nn": _("Nynorsk"), "en": _("English language")}
LONGEST = {"title": 80}
MOST_CHARACTERS = 600


class CriterionForm(forms.Form):
    """All fifteen texts, and what the criterion counts for."""

    is_starred = forms.BooleanField(
        label=_("The associations are asked too"),
        required=False,
    )
    is_for_the_map = forms.BooleanField(
        label=_("Counts for “adopted” on the map"),
        required=False,
    )
    state = forms.ChoiceField(
        label=pgettext_lazy("a criterion", "State"),
        choices=Criterion.State.choices,
        widget=forms.RadioSelect,
    )

    def __init__(self, *args: Any, criterion: Criterion | None = None, **kwargs: Any) -> None:
        if criterion is not None:
            kwargs["initial"] = _initial(criterion)
        super().__init__(*args, **kwargs)
        for part, label in PARTS.items():
            for language in LANGUAGES:
                self.fields[f"{part}_{language}"] = _text_field(part, label, language)

    def clean(self) -> dict[str, Any]:
        """A starred one puts its question to the associations in every language."""
        cleaned = super().clean() or {}
        for language in LANGUAGES if cleaned.get("is_starred") else ():
            if not cleaned.get(f"question_{language}"):
                told = gettext("Write what the associations are asked, in %(language)s too.")
                name = str(NAMES[language]).lower()
                self.add_error(f"question_{language}", told % {"language": name})
        return cleaned

    @property
    def texts(self) -> dict[str, str]:
        return {
            f"{part}_{language}": self.cleaned_data[f"{part}_{language}"]
            for part in PARTS
            for language in LANGUAGES
        }

    @property
    def counts_for(self) -> dict[str, Any]:
        names = ("is_starred", "is_for_the_map", "state")
        return {name: self.cleaned_data[name] for name in names}

    def columns(self) -> list[tuple[str, str, list[BoundField]]]:
        """(language, its name, its five fields), for the page."""
        return [
            (language, str(NAMES[language]), [self[f"{part}_{language}"] for part in PARTS])
            for language in LANGUAGES
        ]


def _text_field(part: str, label: Any, language: str) -> forms.CharField:
    is_title = part == "title"
    attributes = {"lang": language} if is_title else {"lang": language, "rows": 4}
    widget = forms.TextInput(attributes) if is_title else forms.Textarea(attributes)
    told = gettext("Write this in %(language)s too.") % {"language": str(NAMES[language]).lower()}
    return forms.CharField(
        label=label,
        required=part != "question",
        max_length=LONGEST.get(part, MOST_CHARACTERS),
        widget=widget,
        error_messages={"required": told},
    )


def _initial(criterion: Criterion) -> dict[str, Any]:
    names = [f"{part}_{language}" for part in PARTS for language in LANGUAGES]
    texts = {name: getattr(criterion.text, name) for name in names}
    counts = {name: getattr(criterion, name) for name in ("is_starred", "is_for_the_map", "state")}
    return texts | counts
