"""Controls written by hand are those of Django's templates, whatever stands in them."""

import re

import pytest
from django import forms
from django.forms.renderers import DjangoTemplates
from django.utils.safestring import mark_safe
from hypothesis import given
from hypothesis import strategies as st

from samspill.ui.controls import Controls

TEXTS = st.text(max_size=12) | st.sampled_from(['"><script>', "a & b", "é'<", mark_safe("<b>")])
VALUES = TEXTS | st.none() | st.integers() | st.booleans()
NAMES = st.sampled_from(["class", "id", "aria-describedby", "data-x", "required", "min"])
ATTRIBUTES = st.dictionaries(NAMES, TEXTS | st.booleans() | st.integers(), max_size=4)
CHOICES = st.lists(st.tuples(TEXTS, TEXTS), max_size=4)
PLAIN = [
    forms.TextInput, forms.EmailInput, forms.NumberInput, forms.HiddenInput, forms.PasswordInput,
    forms.URLInput, forms.DateInput, forms.TimeInput, forms.DateTimeInput, forms.CheckboxInput,
    forms.Textarea,
]  # fmt: skip
OURS, DJANGOS = Controls(), DjangoTemplates()


def both(widget, value):
    return [
        re.sub(r"\s+", " ", re.sub(r">\s+<", "><", widget.render("field", value, renderer=one)))
        for one in (OURS, DJANGOS)
    ]


@pytest.mark.parametrize("kind", PLAIN)
@given(value=VALUES, attributes=ATTRIBUTES)
def test_a_plain_control_is_the_one_of_the_template(kind, value, attributes):
    ours, djangos = both(kind(attributes), value)

    assert ours == djangos


@given(value=VALUES, attributes=ATTRIBUTES, choices=CHOICES, more=CHOICES)
def test_a_list_to_choose_from_is_the_one_of_the_template(value, attributes, choices, more):
    ours, djangos = both(forms.Select(attributes, [*choices, ("Annet", more)]), value)

    assert ours == djangos


@pytest.mark.parametrize("kind", [forms.RadioSelect, forms.CheckboxSelectMultiple])
def test_what_is_not_written_by_hand_has_its_template(kind):
    ours, djangos = both(kind(choices=[("a", "A"), ("b", "B")]), ["b"])

    assert ours == djangos
    assert "checked" in ours
