"""A field written by hand says what its template said, whatever stands in it."""

import re
from pathlib import Path

import pytest
from django import forms
from django.template import engines
from django.utils.translation import override
from hypothesis import given, settings
from hypothesis import strategies as st

TEMPLATE = Path(__file__).with_name("field_as_template.html").read_text(encoding="utf-8")
TEXTS = st.text(max_size=12).filter(str.strip) | st.sampled_from(['"><script>', "a & b", "é'<"])
KINDS = {
    "text": lambda **told: forms.CharField(**told),
    "hidden": lambda **told: forms.CharField(widget=forms.HiddenInput, **told),
    "long": lambda **told: forms.CharField(widget=forms.Textarea, **told),
    "tick": lambda **told: forms.BooleanField(**told),
    "list": lambda **told: forms.ChoiceField(choices=[("a<", "A & <b>")], **told),
    "one": lambda **told: forms.ChoiceField(
        choices=[("a<", "A & <b>"), ("b", "B")], widget=forms.RadioSelect, **told
    ),
    "many": lambda **told: forms.MultipleChoiceField(
        choices=[("a<", "A & <b>"), ("b", "B")], widget=forms.CheckboxSelectMultiple, **told
    ),
}


def plain(markup: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r">\s+<", "><", markup)).strip()


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("language", ["nb", "nn"])
@settings(max_examples=20)
@given(
    label=TEXTS,
    help_text=TEXTS | st.just(""),
    typed=TEXTS,
    required=st.booleans(),
    sent=st.booleans(),
)
def test_a_field_is_the_one_of_the_template(
    kind, language, label, help_text, typed, required, sent
):
    class Form(forms.Form):
        it = KINDS[kind](label=label, help_text=help_text, required=required)

    form = Form({"it": typed} if sent else None)
    with override(language):
        ours = (
            engines["django"]
            .from_string("{% include 'ui/field.html' %}")
            .render({"field": form["it"]})
        )
        theirs = engines["django"].from_string(TEMPLATE).render({"field": form["it"]})

    assert plain(ours) == plain(theirs)


def test_what_may_be_left_empty_says_so_unless_it_is_one_of_several():
    class Form(forms.Form):
        it = forms.CharField(label="Telefon", required=False)

    said = engines["django"].from_string("{% include 'ui/field.html' %}")
    with override("nb"):
        assert "(kan stå tomt)" in said.render({"field": Form()["it"]})
        Form.base_fields["it"].is_one_of = True
        assert "(kan stå tomt)" not in said.render({"field": Form()["it"]})
