from __future__ import annotations

from django.db.models import (
    CASCADE,
    PROTECT,
    CharField,
    DateField,
    DateTimeField,
    ForeignKey,
    Index,
    Model,
    OneToOneField,
    TextChoices,
    URLField,
)
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

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


class MapChange(Model):
    """Endring på kartet: what the map came to say of a municipality, since when and why.

    Kept as it was told: the database refuses to change or delete a row. Who finds a fault writes
    a new one, which holds from its own day on.
    """

    class Ground(TextChoices):
        WRITTEN = "written", pgettext_lazy("why the map changed", "Written down by a national body")
        EVIDENCE = "evidence", pgettext_lazy("why the map changed", "The municipality shows it")
        HERE = "here", pgettext_lazy("why the map changed", "Adopted here")
        PROCESS = "process", pgettext_lazy("why the map changed", "Goes the road in the open here")
        NOTHING = "nothing", pgettext_lazy("why the map changed", "Nothing shows it any longer")

    municipality = ForeignKey(Municipality, PROTECT, related_name="map_changes")
    state = CharField(max_length=12, choices=PolicyStatus.State)
    since = DateField()
    ground = CharField(max_length=10, choices=Ground)
    evidence = URLField(blank=True)
    note = CharField(max_length=200, blank=True)
    kept_at = DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["since", "pk"]
        indexes = [Index(fields=["since", "id"], name="map_change_by_day")]

    def __str__(self) -> str:
        return f"{self.municipality_id} {self.state} {self.since}"
