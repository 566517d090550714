from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samspill.letters.models import Notice
from samspill.pure.documents.announcements import BETWEEN, LONG, SHORT

LONGEST = 5000  # characters
EMPTY = gettext_lazy("Write something, or make the text from the letter again.")


class NoticeForm(forms.Form):
    """A notice's text; for social media one short and one long."""

    def __init__(self, *args: Any, form: str, text: str, language: str, **given: Any) -> None:
        super().__init__(*args, **given)
        self.is_social = form == Notice.Form.SOCIAL
        first, _between, second = text.partition(BETWEEN) if self.is_social else (text, "", "")
        attributes = {"lang": language, "rows": 5 if self.is_social else 12}
        self.fields["text"] = _field(_label(form), first, attributes, SHORT)
        if self.is_social:
            label = _("Longer post")
            self.fields["long_text"] = _field(label, second, {**attributes, "rows": 9}, LONG)
        else:
            self.fields["text"].help_text = _help(form)

    def clean(self) -> dict[str, Any]:
        if self.is_social:
            for name, most in (("text", SHORT), ("long_text", LONG)):
                self._check_length(name, most)
        return self.cleaned_data

    def joined(self) -> str:
        texts = [_plain(self.cleaned_data["text"])]
        if self.is_social:
            texts.append(_plain(self.cleaned_data["long_text"]))
        return BETWEEN.join(text.replace(BETWEEN, "\n\n") for text in texts)

    def _check_length(self, name: str, most: int) -> None:
        count = len(_plain(self.cleaned_data.get(name, "")))
        if count > most:
            said = _("The post has %(count)d signs. Shorten it to %(most)d.")
            self.add_error(name, said % {"count": count, "most": most})


def _field(label: str, text: str, attributes: dict[str, Any], most: int) -> forms.Field:
    return forms.CharField(
        label=label,
        initial=text,
        max_length=LONGEST,
        widget=forms.Textarea(attrs=attributes),
        help_text=_("At most %(most)d signs.") % {"most": most},
        error_messages={"required": EMPTY},
    )


def _label(form: str) -> str:
    if form == Notice.Form.SOCIAL:
        return _("Short post")
    return str(Notice.Form(form).label)


def _help(form: str) -> str:
    if form == Notice.Form.POSTER:
        return _("The first line is the heading. Time, place and code are drawn from the letter.")
    if form == Notice.Form.WEBSITE:
        return _("The first paragraph is the heading. A line that begins with - is in a list.")
    return _("As the paper is to print it.")


def _plain(text: str) -> str:
    return text.replace("\r\n", "\n").strip()
