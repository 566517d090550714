"""The road in six stops, and how many municipalities are at each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from samspill.organiser.models import Organiser
from samspill.overview.map_picture import Square, heap, heap_height
from samspill.process.models import PolicyProcess
from samspill.process.steps import current_step, state_of_steps
from samspill.standard.map import MapRow, State

STOPS: tuple[tuple[str, tuple[str, ...], Promise, Promise, Promise], ...] = (
    (
        "meet",
        ("meet", "working-group"),
        _("The associations meet"),
        _("A discussion meeting chooses a working group."),
        _("3–6 weeks"),
    ),
    (
        "formal-request",
        ("formal-request", "meet-municipality"),
        _("The municipality gets a letter"),
        _("The group asks for a meeting and for cooperation."),
        _("4–8 weeks"),
    ),
    (
        "invite",
        ("invite", "conference"),
        _("Talk around the tables"),
        _("All associations are invited. What is said is written down."),
        _("One evening"),
    ),
    (
        "report",
        ("report",),
        _("What was said is gathered"),
        _("A report where every figure can be checked."),
        _("2–8 weeks"),
    ),
    (
        "draft",
        ("draft",),
        _("The policy is written"),
        _("Each measure points at the contributions behind it."),
        _("Consultation: 6 weeks"),
    ),
    (
        "follow-up",
        ("follow-up",),
        _("Decided and followed up"),
        _("Everyone learns what became of what they said."),
        _("Every half-year"),
    ),
)


@dataclass(frozen=True)
class RoadStop:
    """One stop: `guide_key` is the guide's first step there, one square a municipality."""

    guide_key: str
    name: str
    text: str
    duration: str
    squares: list[Square]
    height: int

    @property
    def count(self) -> int:
        return len(self.squares)


def road_stops(rows: Sequence[MapRow]) -> list[RoadStop]:
    """The six stops with those who stand at each. Two queries.

    rows  of the map: those that have adopted stand at the last stop, whatever else they do; of those
          on the way, the ones with a public process stand where it is
    """
    places = _places()
    at = Counter(
        places[row.number] for row in rows if row.state == State.ON_THE_WAY and row.number in places
    )
    counts = [sum(at[key] for key in keys) for _first, keys, *_texts in STOPS]
    adopted = sum(row.state == State.ADOPTED for row in rows)
    kinds = [["b"] * count for count in counts]
    kinds[-1] = ["a"] * adopted + kinds[-1]
    height = heap_height(max(len(one) for one in kinds))
    return [
        RoadStop(guide_key, str(name), str(text), str(duration), heap(one, height=height), height)
        for (guide_key, _keys, name, text, duration), one in zip(STOPS, kinds, strict=True)
    ]


def _places() -> dict[str, str]:
    """The step of each municipality's newest public process, by municipality number."""
    processes = (
        PolicyProcess.objects.public()
        .filter(organiser__kind=Organiser.Kind.MUNICIPALITY)
        .select_related("organiser")
        .prefetch_related("steps")
        .order_by("started_on", "pk")
    )
    places = {}
    for process in processes:
        current = current_step(state_of_steps(process))
        places[str(process.organiser.municipality_id)] = current.key if current else "follow-up"
    return places
