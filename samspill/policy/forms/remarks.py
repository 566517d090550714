"""What is typed at the remarks desk."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samspill.policy.consulting.desk import Place, listed
from samspill.policy.consulting.screening import Found
from samspill.policy.models import Answer

LEGAL_BASES = (
    ("17-1-c", _("The one it is about objects")),
    ("17-1-b", _("The giver takes it back")),
    ("17-1-d", _("It should never have been stored, for instance somebody else's health")),
    ("17-1-a", _("It is no longer needed")),
)


class RemarkAnswerForm(forms.Form):
    verdict = forms.ChoiceField(
        label=_("What became of it?"),
        choices=Answer.Verdict.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose an answer.")},
    )
    answer = forms.CharField(
        label=_("The municipality's answer"),
        help_text=_("Everyone can read it. Write to the one who gave the remark."),
        max_length=10_000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Write the answer. Those who gave the remark will read it.")},
    )


class TakeOutForm(forms.Form):
    """One remark out of a statement, with the place it speaks of."""

    text = forms.CharField(
        label=_("The words"),
        help_text=_("Mark them in the statement, or copy them here, letter for letter."),
        max_length=10_000,
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={"required": _("Choose the words that are the remark.")},
    )
    passage = forms.TypedChoiceField(
        label=_("What it speaks of"),
        required=False,
        coerce=int,
        empty_value=None,
    )

    def __init__(self, *args: Any, places: Iterable[Place], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(place.passage, listed(place)) for place in places]
        field = self.fields["passage"]
        assert isinstance(field, forms.TypedChoiceField)  # noqa: S101 -- for the types
        field.choices = [("", _("The whole draft")), *choices]


class ReleaseForm(forms.Form):
    """What stands covered when everyone reads it."""

    cover = forms.MultipleChoiceField(
        label=_("Cover"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    words = forms.CharField(
        label=_("Cover these too"),
        help_text=_("Names and words that the system did not see, with commas between."),
        required=False,
        max_length=500,
    )

    def __init__(self, *args: Any, found: Iterable[Found], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        seen = list(found)
        field = self.fields["cover"]
        assert isinstance(field, forms.MultipleChoiceField)  # noqa: S101 -- for the types
        field.choices = [(one.key, f"«{one.text}»") for one in seen]
        self.initial.setdefault("cover", [one.key for one in seen])
        if not seen:
            del self.fields["cover"]

    @property
    def chosen_words(self) -> list[str]:
        return [word.strip() for word in self.cleaned_data["words"].split(",") if word.strip()]


class ErasureForm(forms.Form):
    legal_basis = forms.ChoiceField(
        label=_("Why is it erased?"),
        choices=LEGAL_BASES,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose why it is erased.")},
    )


class RewordingForm(forms.Form):
    """The place written anew because of a remark."""

    text = forms.CharField(
        label=_("New wording"),
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={"required": _("Write the new wording.")},
    )
    seen = forms.IntegerField(widget=forms.HiddenInput)
