"""One field with its label, help and error tied to it, written here and not by a template: half the
processor time of a page with a form went to that template."""

from __future__ import annotations

from django.forms import BoundField, CheckboxInput, CheckboxSelectMultiple, RadioSelect, Select
from django.forms.boundfield import BoundWidget
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _


def field_markup(field: BoundField) -> SafeString:
    """The whole field. Every value in it is escaped here, but for what is marked as safe already."""
    if field.is_hidden:
        return SafeString(field)
    kind = widget_kind(field)
    label, notes = conditional_escape(field.label), notes_markup(field)
    if kind == "checkbox":
        named = f'<label class="ds-label"{_for(field)} data-weight="regular">{label}</label>'
        choice = f'<div class="choice">{styled(field)}{named}</div>'
        return SafeString(f'<div class="ds-field">{choice}{notes}</div>')
    if kind == "choices":
        described = f' aria-describedby="{field.auto_id}_error"' if field.errors else ""
        choices = "".join(map(_choice, styled_choices(field)))
        legend = f'<legend class="ds-label">{label}</legend>'
        start = f'<fieldset class="ds-fieldset"{described}>'
        return SafeString(f"{start}{legend}{notes}{choices}</fieldset>")
    named = f'<label class="ds-label"{_for(field)}>{label}{_may_be_empty(field)}</label>'
    return SafeString(f'<div class="ds-field">{named}{notes}{styled(field)}</div>')


def notes_markup(field: BoundField) -> SafeString:
    """Its help and its error, or nothing."""
    written = ""
    if field.help_text:
        helped = conditional_escape(field.help_text)
        written = f'<p class="help" id="{field.auto_id}_helptext">{helped}</p>'
    if field.errors:
        said = "".join(f"{conditional_escape(error)} " for error in field.errors)
        named = f'id="{field.auto_id}_error"'
        written += f'<p class="ds-validation-message" {named}>{said}</p>'
    return SafeString(written)


def widget_kind(field: BoundField) -> str:
    """checkbox | choices | select | text"""
    widget = field.field.widget
    if isinstance(widget, CheckboxInput):
        return "checkbox"
    if isinstance(widget, RadioSelect | CheckboxSelectMultiple):
        return "choices"
    return "select" if isinstance(widget, Select) else "text"


def styled(field: BoundField) -> SafeString:
    """The field's own control with the design system's class, tied to its help and its error."""
    attributes = {"class": "ds-input"}
    notes = []
    if field.help_text:
        notes.append(f"{field.auto_id}_helptext")
    if field.errors:
        notes.append(f"{field.auto_id}_error")
        attributes["aria-invalid"] = "true"
    if notes:
        attributes["aria-describedby"] = " ".join(notes)
    return field.as_widget(attrs=attributes)


def styled_choices(field: BoundField) -> list[BoundWidget]:
    """The field's choices, each control with the design system's class."""
    choices = list(field.subwidgets)
    for one in choices:
        one.data["attrs"]["class"] = "ds-input"
    return choices


def _choice(one: BoundWidget) -> str:
    label = conditional_escape(one.choice_label)
    named = f'<label class="ds-label" data-weight="regular"{_for(one)}>{label}</label>'
    return f'<div class="choice">{one.tag()}{named}</div>'


def _for(one: BoundField | BoundWidget) -> str:
    return f' for="{conditional_escape(one.id_for_label)}"'


def _may_be_empty(field: BoundField) -> str:
    if field.field.required or getattr(field.field, "is_one_of", False):
        return ""
    said = conditional_escape(_("can be left empty"))
    return f' <span class="muted">({said})</span>'
