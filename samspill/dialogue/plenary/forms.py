from __future__ import annotations

from typing import Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from samspill.dialogue.forms import WordsField
from samspill.dialogue.models import Dialogue, Round
from samspill.dialogue.plenary.errors import LONGEST_TITLE


class TitleForm(forms.Form):
    """What a cluster is called; may be left empty until the plenary has found the word."""

    title = forms.CharField(
        label=_("Name of the cluster"),
        required=False,
        max_length=LONGEST_TITLE,
        error_messages={
            "max_length": _("The name is too long. Write at most 120 characters."),
        },
    )


class ReflectionForm(forms.Form):
    """What somebody says in the plenary, in their own words."""

    text = WordsField(
        label=_("What is said in the plenary"),
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    table = forms.ChoiceField(label=_("Said by someone at"), required=False)
    cluster = forms.ChoiceField(label=_("About"), required=False)
    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4, required=False)

    def __init__(self, *args: Any, dialogue: Dialogue, round: Round, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.tables = {str(one.number): one for one in dialogue.tables.all()}
        clusters = dialogue.clusters.filter(round=round, removed_at=None)
        self.clusters = {str(one.pk): one for one in clusters}
        places = [(number, _("Table %(number)s") % {"number": number}) for number in self.tables]
        self.fields["table"].choices = [("", _("The whole room")), *places]  # type: ignore[attr-defined]
        names = [(pk, one.title or _("Without a name")) for pk, one in self.clusters.items()]
        self.fields["cluster"].choices = [("", _("No cluster")), *names]  # type: ignore[attr-defined]

    @property
    def places(self) -> list[forms.BoundField]:
        """Where it was said, and what it was about; both have an answer from the start."""
        return [self["table"], self["cluster"]]
