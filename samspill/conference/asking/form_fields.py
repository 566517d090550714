"""The fields of the form, made of what the conference asks."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from stdnum.no import orgnr

from samspill.conference.asking.conditions import NO, YES
from samspill.conference.asking.offered import Slot, is_full
from samspill.conference.models import Extra, PreparationQuestion, ProgrammeItem, SignUpField
from samspill.pure.documents import norwegian

Kind = SignUpField.Kind
STYLED = {"class": "ds-input"}  # of each box in a group
LONGEST_ANSWER = 2000  # characters
LONGEST_PREPARATION = 4000  # characters
DIGITS = 9  # of an organisation number


class OrgNumberField(forms.CharField):
    """Nine digits with a right check digit; blanks between them are taken away."""

    def clean(self, value: Any) -> str:
        text = orgnr.compact(super().clean(value) or "")
        if len(text) == DIGITS and text.isdecimal() and not orgnr.is_valid(text):
            words = _("The last digit of %(number)s does not fit the others. Look for a slip.")
            raise ValidationError(words % {"number": text})
        if text and not orgnr.is_valid(text):
            raise ValidationError(_("Write the organisation number with nine digits."))
        return text


def own_field(field: SignUpField) -> forms.Field:
    """One question. That it must be answered is judged later: it may not be open."""
    made = _of_kind(field)
    made.is_one_of = field.is_required  # type: ignore[attr-defined]  # nothing "can be left empty"
    return made


def _of_kind(field: SignUpField) -> forms.Field:
    notes = " ".join(part for part in (field.help_text, field.reason) if part)
    facts: dict[str, Any] = {"label": field.label, "help_text": notes, "required": False}
    if field.kind == Kind.LONG_TEXT:
        return forms.CharField(widget=_area(), max_length=LONGEST_ANSWER, **facts)
    if field.kind == Kind.NUMBER:
        wrong = {"invalid": _("Write a whole number.")}
        return forms.IntegerField(min_value=0, error_messages=wrong, **facts)
    if field.kind == Kind.YES_NO:
        return _radio([(YES, _("Yes")), (NO, _("No"))], facts)
    if field.kind == Kind.ONE:
        return _radio([(one, one) for one in field.choices], facts)
    if field.kind == Kind.MANY:
        widget = forms.CheckboxSelectMultiple(attrs=STYLED)
        choices = [(one, one) for one in field.choices]
        return forms.MultipleChoiceField(choices=choices, widget=widget, **facts)
    return forms.CharField(max_length=200, **facts)


def extra_field(extra: Extra, *, is_mine: bool) -> forms.BooleanField:
    """A tick with its price and what is left."""
    price = norwegian.kroner(extra.price, get_language() or "nb") if extra.price else ""
    left = "" if extra.capacity is None or is_mine else _left(extra)
    notes = ". ".join(part for part in (price, left) if part)
    return forms.BooleanField(label=extra.name, required=False, help_text=notes)


def line_field(wanted: Extra | ProgrammeItem) -> forms.BooleanField:
    """A tick to wait, for what is full."""
    name = wanted.name if isinstance(wanted, Extra) else wanted.title
    words = ngettext(
        "It is full, and %(count)d waits. You are told when there is a place for you.",
        "It is full, and %(count)d wait. You are told when there is a place for you.",
        wanted.waits,
    )
    notes = (
        words % {"count": wanted.waits}
        if wanted.waits
        else _("It is full. You are told when there is a place for you.")
    )
    label = _("Wait for a place: %(what)s") % {"what": name}
    return forms.BooleanField(label=label, required=False, help_text=notes)


def details_field(extra: Extra) -> forms.CharField:
    return forms.CharField(
        label=_("%(extra)s: whom you share a room with") % {"extra": extra.name},
        required=False,
        max_length=200,
        help_text=_("Leave it empty to have a room of your own."),
    )


def session_field(slot: Slot, mine: frozenset[int] = frozenset()) -> forms.ChoiceField:
    """Those that have room, and the one that is chosen."""
    there = [one for one in slot.items if one.pk in mine or not is_full(one)]
    choices = [(str(one.pk), _session(one, one.pk in mine)) for one in there]
    label = _("At %(clock)s, choose one") % {"clock": _clock(slot)}
    gone = {"invalid_choice": _("It is full now. Choose another, or tick to wait for a place.")}
    facts = {"label": label, "required": False, "error_messages": gone}
    return _radio([*choices, ("", _("I have not decided"))], facts)


def preparation_field(question: PreparationQuestion) -> forms.CharField:
    return forms.CharField(
        label=question.text, required=False, max_length=LONGEST_PREPARATION, widget=_area()
    )


def stand_fields() -> dict[str, forms.Field]:
    return {
        "stand_tables": forms.IntegerField(
            label=_("How many tables the stand needs"),
            required=False,
            min_value=1,
            max_value=6,
            initial=1,
            error_messages={
                "min_value": _("Write a number from 1 to 6."),
                "max_value": _("Write a number from 1 to 6."),
                "invalid": _("Write a number from 1 to 6."),
            },
        ),
        "stand_power": forms.BooleanField(label=_("The stand needs power"), required=False),
        "stand_brings": forms.CharField(
            label=_("What you show at the stand"), required=False, max_length=300
        ),
    }


def buyer_fields() -> dict[str, forms.Field]:
    return {
        "buyer_name": forms.CharField(
            label=_("Who is sent the invoice"),
            required=False,
            max_length=200,
            help_text=_("Leave it empty when it is the one you come for."),
        ),
        "buyer_org_number": OrgNumberField(
            label=_("Organisation number"),
            required=False,
            max_length=20,
            help_text=_("Nine digits. With it the invoice can be sent as EHF."),
        ),
        "buyer_address": forms.CharField(
            label=_("Invoice address"), required=False, max_length=200
        ),
        "buyer_postcode": forms.RegexField(
            r"^\d{4}$",
            label=_("Postcode"),
            required=False,
            error_messages={"invalid": _("Write the postcode with four digits.")},
        ),
        "buyer_place": forms.CharField(label=_("Place"), required=False, max_length=60),
        "buyer_email": forms.EmailField(
            label=_("E-mail for a copy of the invoice"),
            required=False,
            error_messages={"invalid": _("Write the e-mail address like this: navn@example.no")},
        ),
    }


def _session(item: ProgrammeItem, is_mine: bool) -> str:
    name = f"{item.title} ({item.room or item.track})"
    return name if item.capacity is None or is_mine else f"{name}. {_left(item)}"


def _left(wanted: Extra | ProgrammeItem) -> str:
    left = (wanted.capacity or 0) - wanted.taken
    return _("%(left)d left") % {"left": left}


def _clock(slot: Slot) -> str:
    moment, language = timezone.localtime(slot.starts_at), get_language() or "nb"
    day = norwegian.day_and_month(moment.date(), language)
    return f"{day} {norwegian.clock(moment.time(), language)}"


def _radio(choices: list[tuple[str, str]], facts: dict[str, Any]) -> forms.ChoiceField:
    return forms.ChoiceField(choices=choices, widget=forms.RadioSelect(attrs=STYLED), **facts)


def _area() -> forms.Textarea:
    return forms.Textarea(attrs={"rows": 4})
