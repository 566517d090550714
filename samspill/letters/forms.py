"""What people type about a letter -> facts. Which fields there are stands in wording/fields.toml."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from samspill.letters.documents import needed_facts
from samspill.letters.in_use import wording_in_use
from samspill.letters.models import Letter
from samspill.letters.wording import WordingField, wording_fields
from samspill.process.models import Lead, PolicyProcess
from samspill.pure.documents.norwegian import short_date
from samspill.ui.others_changes import LetsOthersChangesStand

SETTLED = frozenset(
    "lead level document_kind_indefinite document_kind_definite recipient_name recipient_signed_up".split()
)  # the process or the receiver decides these; they are asked for only when missing
OF_RECEIVER = frozenset({"recipient_name", "recipient_signed_up"})
LONG_TEXTS = frozenset(
    "meeting_theme stand_information address_source conference_lead linked_event selection_ground".split()
)
DATE_MESSAGE = _("Write the date like this: 11.03.2027")
TIME_MESSAGE = _("Write the time like this: 17.30")
NUMBER_MESSAGE = _("Write a number, for instance 80")
EMAIL_MESSAGE = _("Write the e-mail address like this: navn@example.no")
STEPS_MESSAGE = _("Begin each line with a date, like this: 12.04.2027 The draft is sent out")
STEPS_HELP = _("One to a line, with the date first: 12.04.2027 The draft is sent out")
LINES_HELP = _("One to a line.")
CHOICES: dict[str, Any] = {"lead": Lead.choices, "level": PolicyProcess.Level.choices}
DATE_FORMATS = ["%d.%m.%Y", "%Y-%m-%d", "%d.%m.%y", "%d/%m/%Y"]
TIME_FORMATS = ["%H.%M", "%H:%M", "%H"]
GROUPS: tuple[tuple[Any, str], ...] = (  # heading, and how the fields under it begin
    (_("The letter"), "letter_ reference contact_ initiators address_source"),
    (_("The discussion meeting"), "meeting_"),
    (
        _("The working group and the municipality"),
        "working_ group_ municipality_ formal_ decision_ area_ lead level document_kind_",
    ),
    (
        _("The dialogue conference"),
        "conference_ one_per price_ stand questions sign_up signed_up seats_ is_digital target_"
        " selection_ preparation_ programme partners linked_ host_",
    ),
    (
        _("What was said, and what comes next"),
        "participant_ association_count_present contribution_ round_ theme_ top_ report_"
        " correction_ next_",
    ),
    (_("The associations"), ""),
)


class LinesField(forms.CharField):
    """A list written one to a line; empty lines do not count."""

    def __init__(self, **given: Any) -> None:
        super().__init__(widget=forms.Textarea(attrs={"rows": 5}), **given)

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(map(str, value)) if isinstance(value, list) else value

    def clean(self, value: Any) -> Any:
        text = super().clean(value)
        return [line.strip() for line in text.splitlines() if line.strip()]


class StepsField(LinesField):
    """Lines of a date and a sentence -> [{"date": ISO date, "text": sentence}]."""

    def prepare_value(self, value: Any) -> Any:
        if not isinstance(value, list):
            return value
        return "\n".join(f"{_shown(step['date'])} {step['text']}" for step in value)

    def clean(self, value: Any) -> Any:
        return [_step(line) for line in super().clean(value)]


class FactsForm(LetsOthersChangesStand):
    """The facts that one letter uses, each as the kind of field it is.

    only   names of the facts to ask for; without it all that the wording uses
    All may be left for later; only what is asked for by name must be given.
    """

    def __init__(
        self, *args: Any, letter: Letter, only: Iterable[str] | None = None, **given: Any
    ) -> None:
        initial = {**letter.facts, **given.pop("initial", {})}
        super().__init__(*args, initial=initial, **given)
        wording = wording_in_use(letter)
        optional = {*wording.optional, "letter_date"}
        names = _asked_for(letter, wording.fields, only, optional)
        self.is_partial = only is None
        for name, field in wording_fields(get_language() or "nb").items():
            if name in names:
                self.fields[name] = _field(field, is_required=name not in optional)

    def full_clean(self) -> None:
        """A letter may be filled in bit by bit: then nothing is demanded, only marked."""
        marked = {name: field.required for name, field in self.fields.items()}
        if self.is_partial:
            for field in self.fields.values():
                field.required = False
        super().full_clean()
        for name, field in self.fields.items():
            field.required = marked[name]

    @property
    def written(self) -> dict[str, Any]:
        """What this page says: what was written on it, and what nobody had said."""
        touched = self.touched
        return {
            name: value
            for name, value in self.cleaned_data.items()
            if name in touched or name not in self.initial
        }

    def groups(self) -> Iterator[tuple[Any, list[BoundField]]]:
        """The fields under the headings of GROUPS, each once; empty groups are passed over."""
        left = list(self.fields)
        for heading, beginnings in GROUPS:
            wanted = tuple(beginnings.split() or [""])
            names = [name for name in left if name.startswith(wanted)]
            left = [name for name in left if name not in names]
            if names:
                yield heading, [self[name] for name in names]


def _asked_for(
    letter: Letter, fields: Iterable[str], only: Iterable[str] | None, optional: set[str]
) -> set[str]:
    """What this letter, with its leader and choices, uses; of the settled only what is missing."""
    used = set(fields)
    if only is not None:
        return used & set(only)
    here = used & (needed_facts(letter) | optional)
    return {name for name in here if name not in SETTLED or name not in letter.facts} - OF_RECEIVER


def _field(field: WordingField, *, is_required: bool) -> forms.Field:
    words: dict[str, Any] = {
        "label": field.label[:1].upper() + field.label[1:],
        "help_text": field.about,
        "required": is_required,
    }
    wanted = {"required": _("Fill in this: %(label)s.") % {"label": field.label}}
    match field.type:
        case "texts":
            words["help_text"] = f"{field.about} {LINES_HELP}"
            return LinesField(**words, error_messages=wanted)
        case "steps":
            words["help_text"] = f"{field.about} {STEPS_HELP}"
            return StepsField(**words, error_messages=wanted)
        case "date":
            widget: forms.Widget = forms.DateInput(
                format="%d.%m.%Y", attrs={"inputmode": "numeric"}
            )
            errors = {"invalid": DATE_MESSAGE, "required": DATE_MESSAGE}
            return IsoDateField(
                **words, input_formats=DATE_FORMATS, widget=widget, error_messages=errors
            )
        case "time":
            widget = forms.TimeInput(format="%H.%M", attrs={"inputmode": "numeric"})
            errors = {"invalid": TIME_MESSAGE, "required": TIME_MESSAGE}
            return IsoTimeField(
                **words, input_formats=TIME_FORMATS, widget=widget, error_messages=errors
            )
        case "number":
            errors = {"invalid": NUMBER_MESSAGE, "required": NUMBER_MESSAGE}
            return forms.DecimalField(**words, min_value=0, error_messages=errors)
        case "truth":
            return forms.BooleanField(**{**words, "required": False})
        case "choice":
            return forms.ChoiceField(
                **words, choices=CHOICES.get(field.name, ()), widget=forms.RadioSelect
            )
        case _:
            return _text_field(field, words, wanted)


def _text_field(field: WordingField, words: dict[str, Any], wanted: dict[str, Any]) -> forms.Field:
    if field.name.endswith("_email"):
        return forms.EmailField(
            **words, error_messages={"invalid": EMAIL_MESSAGE, "required": EMAIL_MESSAGE}
        )
    widget = forms.Textarea(attrs={"rows": 3}) if field.name in LONG_TEXTS else forms.TextInput()
    return forms.CharField(**words, widget=widget, max_length=1000, error_messages=wanted)


class IsoDateField(forms.DateField):
    """Kept as ISO text in the letter, shown as 11.03.2027."""

    def prepare_value(self, value: Any) -> Any:
        return _shown(value) if isinstance(value, str) else value


class IsoTimeField(forms.TimeField):
    """Kept as "17:30" in the letter, shown as 17.30."""

    def prepare_value(self, value: Any) -> Any:
        is_kept = isinstance(value, str) and re.fullmatch(r"\d\d:\d\d(:\d\d)?", value)
        return value[:5].replace(":", ".") if is_kept else value


def _shown(text: str) -> str:
    """An ISO date as people write it; anything else as it is."""
    try:
        return short_date(date.fromisoformat(text))
    except ValueError:
        return text


def _step(line: str) -> dict[str, str]:
    found = re.match(r"(\S+?):?\s+(.+)", line)
    if not found:
        raise forms.ValidationError(STEPS_MESSAGE)
    try:
        day = forms.DateField(input_formats=DATE_FORMATS).clean(found[1])
    except forms.ValidationError as error:
        raise forms.ValidationError(STEPS_MESSAGE) from error
    return {"date": day.isoformat(), "text": found[2]}
