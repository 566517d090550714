"""What is typed about the guide, its advice and experiences."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from samspill.advice.criteria import criterion_names
from samspill.advice.errors import fault_sentence
from samspill.insight.models import Theme
from samspill.organiser.models import Municipality
from samspill.process.guide.in_force import pages_in_force
from samspill.process.guide.written import BODY, FIELDS, LANGUAGES, LINES, Fault

MOST_CHARACTERS = 40_000  # of one field as it is typed; what is published has limits of its own
MOST_IN_ADVICE = 600
MOST_IN_EXPERIENCE = 1_500
LABELS: dict[str, str | Promise] = {
    "title": _("Title"),
    "lead": _("Lead"),
    "who": _("Who"),
    "how_long": _("How long"),
    "becomes": _("What it becomes"),
    "starts_here": _("For those who begin here"),
    BODY: _("The text"),
}
ROWS = {"title": 2, "lead": 4, "starts_here": 4, BODY: 28}


class GuideTextForm(forms.Form):
    """Every field twice, nb_… and nn_…, side by side. Nothing is required of a draft."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in FIELDS:
            for language in LANGUAGES:
                area = forms.Textarea(attrs={"rows": ROWS.get(field, 2), "lang": language})
                self.fields[f"{language}_{field}"] = forms.CharField(
                    label=LABELS[field], required=False, max_length=MOST_CHARACTERS, widget=area
                )

    @staticmethod
    def starting_from(texts: dict[str, dict[str, str]]) -> dict[str, str]:
        return {
            f"{language}_{field}": texts[language].get(field, "")
            for language in LANGUAGES
            for field in FIELDS
        }

    @property
    def texts(self) -> dict[str, dict[str, str]]:
        """Language -> field -> text, with the line breaks that files have."""
        return {
            language: {
                field: self._typed(f"{language}_{field}", is_line=field in LINES)
                for field in FIELDS
            }
            for language in LANGUAGES
        }

    def _typed(self, name: str, *, is_line: bool) -> str:
        text: str = self.cleaned_data[name]
        return " ".join(text.split()) if is_line else text.replace("\r\n", "\n").strip()

    def show(self, faults: list[Fault]) -> None:
        for fault in faults:
            self.add_error(f"{fault.language}_{fault.field}", fault_sentence(fault))

    @property
    def pairs(self) -> list[list[forms.BoundField]]:
        return [[self[f"{language}_{field}"] for language in LANGUAGES] for field in FIELDS]


def step_choices() -> list[tuple[str, str]]:
    pages = pages_in_force(get_language() or "nb")
    return [(one.key, f"{one.number}. {one.title}") for one in pages]


class AdviceForm(forms.Form):
    step = forms.ChoiceField(label=_("Step of the guide"))
    nb = forms.CharField(
        label=_("The advice in bokmål"),
        max_length=MOST_IN_ADVICE,
        widget=forms.Textarea(attrs={"rows": 5, "lang": "nb"}),
        help_text=_("One paragraph: what to do, and why. At most 600 characters."),
        error_messages={"required": _("Write the advice in bokmål.")},
    )
    nn = forms.CharField(
        label=_("The advice in nynorsk"),
        max_length=MOST_IN_ADVICE,
        widget=forms.Textarea(attrs={"rows": 5, "lang": "nn"}),
        error_messages={"required": _("Write the advice in nynorsk.")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["step"].choices = step_choices()  # type: ignore[attr-defined]


class SourceForm(forms.Form):
    """A source outside the house."""

    title = forms.CharField(
        label=_("What the source is called"),
        max_length=200,
        error_messages={"required": _("Write what the source is called.")},
    )
    address = forms.URLField(
        label=_("Its address"),
        max_length=400,
        assume_scheme="https",
        error_messages={
            "required": _("Write the whole address: https://www.example.no"),
            "invalid": _("Write the whole address: https://www.example.no"),
        },
    )
    dated = forms.DateField(
        label=pgettext_lazy("a source", "Its date"),
        required=False,
        input_formats=["%Y-%m-%d", "%d.%m.%Y"],
        error_messages={"invalid": _("Write the date like this: 11.03.2027")},
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
    )


class PlacedForm(forms.Form):
    """Where an experience belongs: each can be left open."""

    step = forms.ChoiceField(label=_("Step of the guide"), required=False)
    criterion = forms.TypedChoiceField(
        label=_("Criterion of the standard"), required=False, coerce=int, empty_value=None
    )
    theme = forms.ModelChoiceField(
        Theme.objects.filter(organiser=None, parent=None),
        label=_("Theme"),
        required=False,
        empty_label=_("None of them"),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        none = ("", _("None of them"))
        names = criterion_names().items()
        numbered = [(str(number), f"{number}. {name}") for number, name in names]
        self.fields["step"].choices = [none, *step_choices()]  # type: ignore[attr-defined]
        self.fields["criterion"].choices = [none, *numbered]  # type: ignore[attr-defined]


def _words(label: Promise | str, **more: Any) -> forms.CharField:
    area = forms.Textarea(attrs={"rows": 6})
    return forms.CharField(label=label, max_length=MOST_IN_EXPERIENCE, widget=area, **more)


class SharedForm(PlacedForm):
    """The words of one we have asked."""

    title = forms.CharField(
        label=_("The experience in one line"),
        max_length=120,
        help_text=_("For instance: The sports hall is open for all on Sundays."),
        error_messages={"required": _("Write the experience in one line.")},
    )
    done = _words(
        _("What did you do, and what are you proud of?"),
        help_text=_("No names of persons. At most 1 500 characters."),
        error_messages={"required": _("Write what you did.")},
    )
    hard = _words(_("What was hard?"), required=False)
    field_order = ("title", "done", "hard", "step", "criterion", "theme")


class ExperienceForm(SharedForm):
    """The open form. `website` is seen by machines alone: a person leaves it empty."""

    municipality = forms.ModelChoiceField(
        Municipality.objects.all(),
        label=_("Municipality"),
        empty_label=_("Choose a municipality"),
        error_messages={"required": _("Choose the municipality that it is from.")},
    )
    email = forms.EmailField(
        label=_("Your e-mail address"),
        max_length=254,
        help_text=_("You get a link to confirm it. The address is never shown."),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages={
            "required": _("Write the e-mail address like this: name@example.no"),
            "invalid": _("Write the e-mail address like this: name@example.no"),
        },
    )
    website = forms.CharField(required=False, widget=forms.HiddenInput())
    field_order = ("title", "municipality", *SharedForm.field_order[1:], "email")

    @property
    def is_by_machine(self) -> bool:
        return bool(self.cleaned_data["website"])


class RefusalForm(forms.Form):
    words = forms.CharField(
        label=_("Why it is not shown"),
        max_length=600,
        help_text=_("The sender gets these words by e-mail."),
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Write why. The sender gets to read it.")},
    )
