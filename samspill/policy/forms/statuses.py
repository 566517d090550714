from __future__ import annotations

from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samspill.policy.forms.told import ToldForm, shown_number
from samspill.policy.models import Measure, StatusUpdate


class StatusForm(ToldForm):
    """What a coordinator tells, or says anew in the place of what was told last."""

    replaces = forms.BooleanField(
        label=_("This puts right what was told last, and is read in its place"), required=False
    )

    def __init__(
        self, *args: Any, measure: Measure, last: StatusUpdate | None, **kwargs: Any
    ) -> None:
        measured = measure.updates.filter(indicator_value__isnull=False).last()
        value = measured.indicator_value if measured else None
        self.stood_value: Decimal | None = value
        kwargs["initial"] = {
            "status": measure.status,
            "reason": measure.status_reason,
            "expected_on": measure.expected_on,
            "indicator_value": shown_number(value),
        }
        super().__init__(*args, measure=measure, last=last, **kwargs)
        if last is None:
            del self.fields["replaces"]

    def facts(self) -> dict[str, Any]:
        """For the action. A value that is only left standing has not been measured anew."""
        facts = dict(self.cleaned_data)
        facts["replaces"] = self.last if facts.pop("replaces", False) else None
        if facts.get("indicator_value") == self.stood_value:
            facts["indicator_value"] = None
        return facts
