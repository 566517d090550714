from __future__ import annotations

from django.db.models import (
    CASCADE,
    CharField,
    DateField,
    Model,
    OneToOneField,
    TextChoices,
    URLField,
)
from django.utils.translation import gettext_lazy as _

from samspill.organiser.models import Municipality


class PolicyStatus(Model):
    """Where a municipality stands on the national map. No row and NO_DATA say the same: not known."""

    class State(TextChoices):
        ADOPTED = "adopted", _("has an adopted policy")
        ON_THE_WAY = "on_the_way", _("is on the way")
        NOT_BEGUN = "not_begun", _("has not begun")
        NO_DATA = "no_data", _("we do not know")

    municipality = OneToOneField(
        Municipality, CASCADE, primary_key=True, related_name="policy_status"
    )
    state = CharField(max_length=12, choices=State)
    as_of = DateField()
    evidence = URLField(blank=True)
    note = CharField(max_length=200, blank=True)

    def __str__(self) -> str:
        return f"{self.municipality_id} {self.state}"
