"""What one who wants the newsletter says, and what one who writes it has written."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samspill.letters.actions.newsletters import WRITTEN
from samspill.letters.models import Newsletter, Subscriber, Topic
from samspill.letters.newsletter.receivers import LANGUAGES

ADDRESS_MESSAGE = gettext_lazy("Write the e-mail address like this: navn@example.no")
LONGEST = 20_000  # characters; a long newsletter is a quarter
MARKS = ("⟦", "⟧")  # what the outbox puts each receiver's own links into


class TopicsForm(forms.Form):
    topics = forms.MultipleChoiceField(
        label=gettext_lazy("What do you want to hear about?"),
        choices=Topic.choices,
        widget=forms.CheckboxSelectMultiple(attrs={"class": "ds-input"}),
        error_messages={"required": gettext_lazy("Choose at least one.")},
    )
    language = forms.ChoiceField(
        label=gettext_lazy("Written language"),
        choices=[("nb", gettext_lazy("Bokmål")), ("nn", gettext_lazy("Nynorsk"))],
        widget=forms.RadioSelect(attrs={"class": "ds-input"}),
    )


class SubscribeForm(TopicsForm):
    """The consent stands by itself, and is not ticked beforehand."""

    email = forms.EmailField(
        label=gettext_lazy("E-mail"),
        error_messages={"invalid": ADDRESS_MESSAGE, "required": ADDRESS_MESSAGE},
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    consent = forms.BooleanField(
        error_messages={"required": gettext_lazy("Tick that you want the newsletter by e-mail.")}
    )
    field_order = ("email", "topics", "language", "consent")

    def __init__(self, *args: Any, sender: str, **given: Any) -> None:
        super().__init__(*args, **given)
        said = _("Yes, %(sender)s may send me the newsletter by e-mail. I can stop it at any time.")
        self.fields["consent"].label = said % {"sender": sender}


def chosen_by(subscriber: Subscriber) -> dict[str, object]:
    """As the form begins with on one's own page."""
    topics = [topic for topic in Topic.values if subscriber.wants(topic)]
    return {"topics": topics, "language": subscriber.language}


class NewsletterForm(forms.Form):
    """One language may stand empty; whether somebody reads it is asked when it is sent."""

    topic = forms.ChoiceField(
        label=gettext_lazy("Who gets it"),
        required=False,
        choices=[("", gettext_lazy("All who get the newsletter")), *Topic.choices],
        help_text=gettext_lazy("A topic goes to those who have asked to hear about it."),
    )

    def __init__(self, *args: Any, newsletter: Newsletter, **given: Any) -> None:
        super().__init__(*args, **given)
        self.initial = {name: getattr(newsletter, name) for name in WRITTEN}
        self.fields["topic"].is_one_of = True  # type: ignore[attr-defined]
        names = {"nb": _("bokmål"), "nn": _("nynorsk")}
        for one in LANGUAGES:
            title = _("Title (%(language)s)") % {"language": names[one]}
            text = _("Text (%(language)s)") % {"language": names[one]}
            self.fields[f"title_{one}"] = forms.CharField(
                label=title, required=False, max_length=150, widget=_widget(one, forms.TextInput)
            )
            self.fields[f"text_{one}"] = forms.CharField(
                label=text, required=False, max_length=LONGEST, widget=_widget(one, forms.Textarea)
            )

    def clean(self) -> dict[str, Any]:
        given = self.cleaned_data
        for one in LANGUAGES:
            title, text = given.get(f"title_{one}"), given.get(f"text_{one}")
            if text and title == "":
                self.add_error(f"title_{one}", _("Write what the newsletter is about."))
            if title and text == "":
                self.add_error(f"text_{one}", _("Write the text of the newsletter."))
        for name in WRITTEN[1:]:
            if any(sign in given.get(name, "") for sign in MARKS):
                self.add_error(name, _("The signs ⟦ and ⟧ cannot stand in a newsletter."))
        return given

    def values(self) -> dict[str, str]:
        return {name: self.cleaned_data[name].replace("\r\n", "\n") for name in WRITTEN}


def _widget(language: str, kind: type[forms.Widget]) -> forms.Widget:
    rows = {"rows": 14} if kind is forms.Textarea else {}
    return kind(attrs={"lang": language, **rows})
