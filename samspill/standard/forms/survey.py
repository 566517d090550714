from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from django import forms
from django.forms import BoundField
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samspill.standard.forms.mark import day_field
from samspill.standard.models import Criterion, SurveyAnswer

WEEKS_OPEN = 4


class OpenForm(forms.Form):
    closes_on = day_field(
        _("Last day to answer"),
        help_text=_("Those who are silent are reminded once, a week before."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        last = timezone.localdate() + timedelta(weeks=WEEKS_OPEN)
        super().__init__(*args, initial={"closes_on": last}, **kwargs)


class AnswerForm(forms.Form):
    """Each starred criterion: four answers, and a few words if one likes."""

    def __init__(
        self,
        *args: Any,
        criteria: Sequence[Criterion],
        held: Sequence[SurveyAnswer] = (),
        **kwargs: Any,
    ) -> None:
        kwargs["initial"] = {f"choice_{one.criterion_id}": one.choice for one in held} | {
            f"words_{one.criterion_id}": one.words for one in held
        }
        super().__init__(*args, **kwargs)
        self.criteria = criteria
        for one in criteria:
            self.fields[f"choice_{one.pk}"] = forms.ChoiceField(
                label=one.text.question,
                choices=SurveyAnswer.Choice.choices,
                widget=forms.RadioSelect,
                error_messages={"required": _("Choose one of the four.")},
            )
            self.fields[f"words_{one.pk}"] = forms.CharField(
                label=_("In your own words"),
                required=False,
                max_length=600,
                widget=forms.Textarea(attrs={"rows": 2}),
            )

    @property
    def answers(self) -> dict[int, tuple[str, str]]:
        given = self.cleaned_data
        return {
            one.pk: (given[f"choice_{one.pk}"], given[f"words_{one.pk}"]) for one in self.criteria
        }

    def parts(self) -> list[tuple[Criterion, BoundField, BoundField]]:
        return [(one, self[f"choice_{one.pk}"], self[f"words_{one.pk}"]) for one in self.criteria]
