"""What a coordinator has written -> a source without faults, or one sentence for each fault."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samspill.letters.own_wording.languages import LANGUAGES, NORWEGIAN, language_name
from samspill.letters.own_wording.texts import labels
from samspill.pure.documents.own_wording.conditions import condition_words, every_condition
from samspill.pure.documents.own_wording.marks import Fault, faults
from samspill.pure.documents.own_wording.screen import from_screen
from samspill.pure.documents.own_wording.writing import joined
from samspill.pure.documents.typst_data import direction

MOST_SHOWN = 5  # faults told of at once in one text
LONGEST = 40_000  # characters; a letter of some pages is a tenth
NAMES = {
    "subject": gettext_lazy("Heading of the letter"),
    "sender": gettext_lazy("Whom the letter is from"),
    "contact": gettext_lazy("Whom to ask"),
    "receiver": gettext_lazy("Whom the letter is to"),
    "leader_role": gettext_lazy("What the leader of the working group is called"),
    "body": gettext_lazy("The text"),
}


class WordingForm(forms.Form):
    """One text for each language that is shown side by side.

    standing   by language, the texts as they are now
    screen     nb or nn: in which the fields' names are shown in a language that is neither
    """

    def __init__(
        self, *args: Any, standing: dict[str, dict[str, str]], screen: str, **given: Any
    ) -> None:
        super().__init__(*args, **given)
        self.standing = standing
        self.screen = screen
        for language, texts in standing.items():
            for name in NAMES:
                if name in texts:
                    key = f"{language}-{name}"
                    self.fields[key] = _field(name, language, screen)
                    self.initial[key] = texts[name]

    def columns(self) -> Iterator[tuple[str, list[BoundField]]]:
        for language in self.standing:
            keys = [key for key in self.fields if key.startswith(f"{language}-")]
            yield language, [self[key] for key in keys]

    def changed(self) -> dict[str, str]:
        """Sources by language, of the texts that are not as they were."""
        return {
            language: joined(head, head.pop("body"))
            for language in self.standing
            if self._is_changed(language) and (head := self._kept(language))
        }

    def clean(self) -> dict[str, Any]:
        for language in self.standing:
            if self._is_changed(language):
                for name in self.standing[language]:
                    self._find_faults(f"{language}-{name}")
        return self.cleaned_data

    def _is_changed(self, language: str) -> bool:
        return any(
            _alike(self.cleaned_data.get(f"{language}-{name}", "")) != _alike(text)
            for name, text in self.standing[language].items()
        )

    def _kept(self, language: str) -> dict[str, str]:
        both = {screen: labels(screen) for screen in NORWEGIAN}
        return {
            name: from_screen(self.cleaned_data.get(f"{language}-{name}", ""), both)
            for name in self.standing[language]
        }

    def _find_faults(self, key: str) -> None:
        both = {screen: labels(screen) for screen in NORWEGIAN}
        text = from_screen(self.cleaned_data.get(key, ""), both)
        if not text.strip():
            return
        fields = both["nb"]
        found = faults(text, fields=fields, conditions=every_condition(fields))
        for fault in found[:MOST_SHOWN]:
            self.add_error(key, fault_in_words(fault, self.screen, has_lines="\n" in text))


MISSING = {
    "subject": gettext_lazy("Write what the letter is about."),
    "body": gettext_lazy("Write the text of the letter."),
}


def fault_in_words(fault: Fault, screen: str, *, has_lines: bool) -> str:
    """One sentence: what is wrong, where, and what may have been meant."""
    near = ""
    if fault.kind == "unknown_field":
        said = _("There is no field called «%(word)s».")
        near = _nearest(fault.word, labels(screen).values())
    elif fault.kind == "unknown_condition":
        said = _("There is no condition called «%(word)s».")
        named = labels(screen)
        words = [condition_words(one, named, screen) for one in every_condition(named)]
        near = _nearest(fault.word, words)
    elif fault.kind == "condition_in_line":
        said = _("A condition must stand on a line of its own, above its paragraph.")
    elif fault.kind == "unfinished_mark":
        said = _("A field begins with ⟦ and ends with ⟧: «%(word)s» lacks one of them.")
    else:
        said = _("Double square brackets begin with [[ and end with ]] in the same paragraph.")
    said %= {"word": fault.word}
    if near:
        said += " " + _("Did you mean «%(near)s»?") % {"near": near}
    return _("Line %(line)d: %(said)s") % {"line": fault.line, "said": said} if has_lines else said


def _nearest(word: str, known: Iterable[str]) -> str:
    return next(iter(get_close_matches(word.lower(), list(known), n=1, cutoff=0.6)), "")


def _field(name: str, language: str, screen: str) -> forms.Field:
    words: dict[str, Any] = {
        "label": f"{NAMES[name]} ({language_name(language, screen)})",
        "required": name in MISSING,
        "error_messages": {"required": MISSING.get(name, "")},
    }
    attributes = {"lang": language, "dir": direction(language)}
    if name in ("body", "contact", "receiver"):
        rows = 30 if name == "body" else 2
        widget: forms.Widget = forms.Textarea(attrs={**attributes, "rows": rows})
        return forms.CharField(**words, widget=widget, max_length=LONGEST)
    return forms.CharField(**words, widget=forms.TextInput(attrs=attributes), max_length=300)


def _alike(text: str) -> str:
    return "\n".join(line.rstrip() for line in text.replace("\r\n", "\n").strip().split("\n"))


def is_language(tag: str) -> bool:
    return tag in LANGUAGES
