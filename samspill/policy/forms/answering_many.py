from __future__ import annotations

from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from samspill.policy.forms.answers import AnswerForm
from samspill.policy.models import Answer

ALL, CHOSEN = "all", "chosen"


class AnswerManyForm(AnswerForm):
    """One answer for many: those with a tick, or all that the list is narrowed to.

    has_all   the list is narrowed to a theme or a group, so that "all" means something
    """

    scope = forms.ChoiceField(
        label=_("Who gets this answer?"),
        widget=forms.RadioSelect,
        choices=[(CHOSEN, _("Those I have ticked"))],
        initial=CHOSEN,
        required=False,
    )
    field_order = ["scope", "verdict", "reason"]

    def __init__(self, *args: Any, all_count: int = 0, ticked: list[int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.ticked = ticked
        if not all_count:
            del self.fields["scope"]
            return
        scope = cast(forms.ChoiceField, self.fields["scope"])
        every = (ALL, _("All %d in this list") % all_count)
        scope.choices = [every, (CHOSEN, _("Those I have ticked"))]
        scope.initial = ALL

    @property
    def is_for_all(self) -> bool:
        return self.cleaned_data.get("scope") == ALL

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        verdict = cleaned.get("verdict")
        if verdict and verdict != Answer.Verdict.TAKEN_IN and not cleaned.get("reason", "").strip():
            self.add_error(
                "reason", _("Write the reason. Those who gave the contribution will read it.")
            )
        if cleaned.get("scope") != ALL and not self.ticked:
            self.add_error(None, _("Tick at least one contribution in the list."))
        return cleaned
