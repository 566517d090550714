from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samspill.policy.actions.case_documents import mark_of
from samspill.policy.council.case_drafting import FIELDS
from samspill.policy.council.checking import LARGEST
from samspill.policy.forms.fields import DayField
from samspill.policy.forms.resolutions import ResolutionForm
from samspill.policy.models import CaseDocument, Policy

MOST_ENCLOSURES = 100


class DecisionForm(ResolutionForm):
    """The resolution on one policy: decided on a day that has been, since the work began.

    has_open   something is not settled: then a word is asked for, which is kept with the version
    """

    word = forms.CharField(
        label=_("Why is it adopted all the same?"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("What is still open is listed on this page. Your words are kept."),
        error_messages={
            "required": _(
                "Something is still open. Settle it first, or write why it is adopted all the same."
            )
        },
    )

    def __init__(self, *args: Any, policy: Policy, has_open: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.policy = policy
        if not has_open:
            del self.fields["word"]
        self.fields["vote"].help_text = _("For instance: 25 votes to 2, or unanimously.")

    def clean_decided_on(self) -> date:
        day: date = self.cleaned_data["decided_on"]
        if day > timezone.localdate():
            raise forms.ValidationError(
                _("The day is still to come. Write down the resolution when it is made.")
            )
        if day < self._begun_on():
            raise forms.ValidationError(
                _("The day is before the work on the policy began. Look at the year.")
            )
        return day

    def _begun_on(self) -> date:
        """A draft may be brought here late; nothing is decided before the process is begun."""
        drafted = timezone.localtime(self.policy.created_at).date()
        process = self.policy.process
        return min(drafted, process.started_on) if process is not None else drafted


class EnclosuresField(forms.CharField):
    """One title a line, kept as a list."""

    widget = forms.Textarea(attrs={"rows": 6})

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(value) if isinstance(value, list) else value

    def to_python(self, value: Any) -> Any:
        lines = (super().to_python(value) or "").splitlines()
        return [line.strip()[:300] for line in lines if line.strip()][:MOST_ENCLOSURES]


def _words(label: Any, rows: int, help_text: Any = "") -> forms.CharField:
    return forms.CharField(
        label=label,
        required=False,
        max_length=50_000,
        widget=forms.Textarea(attrs={"rows": rows}),
        help_text=help_text,
    )


class CaseDocumentForm(forms.Form):
    """The case document on one page. `had_*` tell what the writer had in front of them."""

    title = forms.CharField(
        label=_("Title"),
        max_length=200,
        error_messages={"required": _("Write what the case is called.")},
    )
    case_number = forms.CharField(label=_("Case number"), max_length=30, required=False)
    body = forms.CharField(label=_("The body that decides"), max_length=120, required=False)
    meeting_on = DayField(label=_("Day of the meeting"), required=False)
    case_officer = forms.CharField(label=_("Case officer"), max_length=120, required=False)
    proposal = _words(
        _("Proposal for resolution"), 9, _("One point a line. Begin each with its number.")
    )
    background = _words(_("Background"), 6)
    process_text = _words(_("How it came about"), 8)
    consultation_text = _words(_("The consultation"), 7)
    assessment = _words(_("Assessment"), 7)
    economy = _words(_("Economic consequences"), 8)
    enclosures = EnclosuresField(label=_("Enclosures"), required=False, help_text=_("One a line."))

    def __init__(self, *args: Any, document: CaseDocument, **kwargs: Any) -> None:
        initial = {name: getattr(document, name) for name in FIELDS}
        super().__init__(*args, initial=initial, **kwargs)
        for name in FIELDS:
            self.fields[f"had_{name}"] = forms.CharField(
                required=False,
                widget=forms.HiddenInput,
                initial=mark_of(getattr(document, name)),
            )

    @property
    def values(self) -> dict[str, Any]:
        return {name: _with_line_feeds(self.cleaned_data[name]) for name in FIELDS}

    @property
    def had(self) -> dict[str, str] | None:
        """Field -> what stood in it; None from one who does not say."""
        marks = {name: self.cleaned_data[f"had_{name}"] for name in FIELDS}
        return marks if any(marks.values()) else None


def _with_line_feeds(value: Any) -> Any:
    return value.replace("\r\n", "\n") if isinstance(value, str) else value


class CheckForm(forms.Form):
    """A policy.json to hold against what was adopted, as a file or pasted; or a fingerprint. One of the
    fields is needed."""

    document = forms.FileField(
        label=_("The file policy.json"),
        required=False,
        widget=forms.FileInput(attrs={"accept": ".json,application/json"}),
    )
    text = forms.CharField(
        label=_("Or paste a fingerprint, or what stands in the file"),
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 4, "spellcheck": "false"}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.is_one_of = True  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        document = cleaned.get("document")
        if document is not None and document.size > LARGEST:
            self.add_error("document", _("The file is larger than 10 MB. Choose policy.json."))
            return cleaned
        content = document.read() if document is not None else None
        given = content.decode("utf-8-sig", "replace") if content else cleaned.get("text", "")
        if not given.strip() and not self.errors:
            self.add_error(
                "document", _("Choose the file, or paste a fingerprint or what is in it.")
            )
        cleaned["given"] = given
        return cleaned
