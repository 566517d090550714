"""What those who run the conference write about what is asked at sign-up."""

from __future__ import annotations

from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from samspill.conference.actions import extras as extra_actions
from samspill.conference.actions import own_fields
from samspill.conference.errors import PlanError
from samspill.conference.models import Conference, Extra, SignUpField
from samspill.people.models import User


class QuestionForm(forms.Form):
    label = forms.CharField(
        label=_("The question"),
        max_length=200,
        error_messages={"required": _("Write the question.")},
    )
    kind = forms.ChoiceField(label=_("Kind of answer"), choices=SignUpField.Kind.choices)
    choices = forms.CharField(
        label=_("Answers to choose among"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("One on each line. Only for one or any of several."),
    )
    reason = forms.CharField(
        label=_("Why you ask"),
        max_length=200,
        help_text=_("Stands beside the question. Do not ask for what you do not need."),
        error_messages={"required": _("Write why you ask. It stands beside the question.")},
    )
    help_text = forms.CharField(label=_("Help to answer"), required=False, max_length=300)
    is_required = forms.BooleanField(label=_("It must be answered"), required=False)
    asked_when = forms.ModelChoiceField(
        label=_("Asked only when this question has an answer"),
        queryset=SignUpField.objects.none(),
        required=False,
        empty_label=_("Always asked"),
    )
    asked_when_is = forms.CharField(
        label=_("The answer that opens it"),
        required=False,
        max_length=200,
        help_text=_("For yes or no: write yes or no. Empty means any answer."),
    )

    def __init__(
        self, *args: Any, conference: Conference, field: SignUpField | None = None
    ) -> None:
        names = ("label", "kind", "reason", "help_text", "is_required", "asked_when")
        initial = {name: getattr(field, name) for name in names} if field else {}
        if field:
            initial["choices"] = "\n".join(field.choices)
            initial["asked_when_is"] = _shown_answer(field)
        super().__init__(*args, initial=initial)
        self.conference, self.field = conference, field
        earlier = conference.own_fields.all()
        if field:
            earlier = earlier.filter(sort_order__lt=field.sort_order)
        cast(forms.ModelChoiceField, self.fields["asked_when"]).queryset = earlier

    def clean_choices(self) -> list[str]:
        lines = [" ".join(one.split()) for one in self.cleaned_data["choices"].splitlines()]
        return list(dict.fromkeys(one for one in lines if one))

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        above = cleaned.get("asked_when")
        if above is not None:
            cleaned["asked_when_is"] = _kept_answer(above, cleaned.get("asked_when_is", ""))
            is_choice = above.kind in (SignUpField.Kind.ONE, SignUpField.Kind.MANY)
            if is_choice and cleaned["asked_when_is"] not in ("", *above.choices):
                self.add_error("asked_when_is", _("Write one of the answers of that question."))
        return cleaned

    def try_save(self, *, by: User) -> SignUpField | None:
        try:
            return own_fields.save_field(
                self.conference, field=self.field, by=by, **self.cleaned_data
            )
        except PlanError as error:
            self.add_error(error.field or None, str(error))
            return None


class ExtraForm(forms.Form):
    name = forms.CharField(
        label=_("What it is"),
        max_length=120,
        help_text=_("For instance dinner, night from Tuesday to Wednesday, or lunch."),
        error_messages={"required": _("Write what it is.")},
    )
    kind = forms.ChoiceField(label=_("Kind"), choices=Extra.Kind.choices)
    capacity = forms.IntegerField(
        label=_("Room for how many"),
        required=False,
        min_value=1,
        error_messages={"invalid": _("Write a whole number.")},
        help_text=_("Empty means all who come."),
    )
    price = forms.DecimalField(
        label=_("Price beyond the conference's own, in kroner"),
        required=False,
        min_value=0,
        max_digits=9,
        decimal_places=2,
        error_messages={"invalid": _("Write an amount in kroner, for instance 500.")},
    )

    def __init__(self, *args: Any, conference: Conference, extra: Extra | None = None) -> None:
        names = ("name", "kind", "capacity", "price")
        initial = {name: getattr(extra, name) for name in names} if extra else {"price": 0}
        super().__init__(*args, initial=initial)
        self.conference, self.extra = conference, extra

    def try_save(self, *, by: User) -> Extra | None:
        facts = {**self.cleaned_data, "price": self.cleaned_data["price"] or 0}
        try:
            return extra_actions.save_extra(self.conference, extra=self.extra, by=by, **facts)
        except PlanError as error:
            self.add_error(error.field or None, str(error))
            return None


class PreparationForm(forms.Form):
    questions = forms.CharField(
        label=_("Questions, one on each line"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("For instance: What are you proud of? What challenges do you meet?"),
    )

    def clean_questions(self) -> list[str]:
        lines = [" ".join(one.split()) for one in self.cleaned_data["questions"].splitlines()]
        found = [one for one in lines if one]
        if any(len(one) > 300 for one in found):
            raise forms.ValidationError(_("A question has at most 300 characters."))
        return found


class NeedsForm(forms.Form):
    """Food and access, with consent; left empty, there is nothing to consent to."""

    diet = forms.CharField(
        label=_("Food you cannot eat"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    access = forms.CharField(
        label=_("What you need to take part"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("For instance a hearing loop, no stairs, or a seat near the door."),
    )
    consents = forms.BooleanField(
        label=_("I agree that this is kept until it is erased"), required=False
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        is_told = cleaned.get("diet", "").strip() or cleaned.get("access", "").strip()
        if is_told and not cleaned.get("consents"):
            self.add_error("consents", _("Tick that you agree, or take away what you wrote."))
        return cleaned


def _yes_no() -> dict[str, str]:
    return {"yes": "yes", "ja": "yes", "no": "no", "nei": "no"}


def _kept_answer(above: SignUpField, text: str) -> str:
    """Ja and nei as they are kept."""
    clean = " ".join(text.split())
    if above.kind == SignUpField.Kind.YES_NO:
        return _yes_no().get(clean.casefold(), clean)
    return clean


def _shown_answer(field: SignUpField) -> str:
    above = field.asked_when
    if above is None or above.kind != SignUpField.Kind.YES_NO:
        return field.asked_when_is
    return {"yes": str(_("yes")), "no": str(_("no"))}.get(field.asked_when_is, field.asked_when_is)
