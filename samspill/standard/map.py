"""The national map: one row a municipality, in one query, joined with the drawn outlines.

Adopted here, or shown by public marks on the criteria of the map, is adopted. Else a state written
down by a national organiser wins. Without one, a public process of the municipality says "on the
way". Without either we do not know, and the map says so: no data is never zero.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db.models import Exists, OuterRef
from django.urls import reverse

from samspill.organiser.models import County, Municipality, Organiser
from samspill.policy.models import Policy
from samspill.process.models import PolicyProcess
from samspill.standard.models import MapChange, PolicyStatus
from samspill.standard.threshold import ByEvidence, adopted_by_evidence

State = PolicyStatus.State
Ground = MapChange.Ground
STATES = (State.ADOPTED, State.ON_THE_WAY, State.NOT_BEGUN, State.NO_DATA)  # as pictures stand
VIEW_BOX = "0 0 600 800"  # of every path; 1 unit is about 2.2 km
_PATHS = Path(__file__).resolve().parent / "reference" / "municipality_paths.json"


@dataclass(frozen=True)
class MapRow:
    """One municipality on the map.

    number   four digits; county_number two
    state    a value of PolicyStatus.State
    path     SVG path data in VIEW_BOX; x, y its middle, for a mark or a name
    as_of    when the state was true, None unless somebody wrote it down or it is by evidence
    by_evidence   the municipality's own public assessment says it; evidence leads there
    search   folded names, all languages of the place
    ground   a value of MapChange.Ground: why the map says so
    """

    number: str
    name: str
    county_number: str
    county: str
    state: str
    path: str
    x: float
    y: float
    as_of: date | None = None
    note: str = ""
    evidence: str = ""
    search: str = ""
    by_evidence: bool = False
    ground: str = ""

    @property
    def state_label(self) -> str:
        return str(State(self.state).label)

    @property
    def is_recorded(self) -> bool:
        return self.as_of is not None


@dataclass(frozen=True)
class CountyRow:
    """One county with its municipalities, by state as STATES and then by name."""

    number: str
    name: str
    municipalities: tuple[MapRow, ...]

    @property
    def total(self) -> int:
        return len(self.municipalities)

    @property
    def counts(self) -> dict[str, int]:
        """Municipalities by state; every state is there, also with 0."""
        return counts_by_state(self.municipalities)

    @property
    def adopted(self) -> int:
        return self.counts[State.ADOPTED]

    @property
    def on_the_way(self) -> int:
        return self.counts[State.ON_THE_WAY]

    @property
    def not_begun(self) -> int:
        return self.counts[State.NOT_BEGUN]

    @property
    def no_data(self) -> int:
        return self.counts[State.NO_DATA]


def map_rows(numbers: Collection[str] | None = None) -> list[MapRow]:
    """All municipalities by number, or those that are asked for. Four queries."""
    shown = adopted_by_evidence()
    adopted_here = Policy.objects.filter(
        state=Policy.State.ADOPTED, organiser__municipality=OuterRef("pk")
    )
    public_process = PolicyProcess.objects.public().filter(
        organiser__municipality=OuterRef("pk"), organiser__kind=Organiser.Kind.MUNICIPALITY
    )
    municipalities = (
        Municipality.objects.select_related("county", "policy_status")
        .annotate(has_public_process=Exists(public_process), has_adopted_here=Exists(adopted_here))
        .order_by("number")
    )
    if numbers is not None:
        municipalities = municipalities.filter(pk__in=numbers)
    return [_row(one, shown.get(one.pk)) for one in municipalities]


def county_rows(rows: Sequence[MapRow] | None = None) -> list[CountyRow]:
    """The counties from north to south, with their municipalities.

    rows   what `map_rows()` gave, when it is at hand. One query, four more without rows.
    """
    by_county: dict[str, list[MapRow]] = {}
    for row in map_rows() if rows is None else rows:
        by_county.setdefault(row.county_number, []).append(row)
    places = {state: place for place, state in enumerate(STATES)}
    return [
        CountyRow(
            number=county.number,
            name=county.name,
            municipalities=tuple(
                sorted(
                    by_county.get(county.number, []), key=lambda row: (places[row.state], row.name)
                )
            ),
        )
        for county in County.objects.order_by("north_to_south")
    ]


def counts_by_state(rows: Sequence[MapRow]) -> dict[str, int]:
    """Municipalities by state, in the order of STATES; every state is there, also with 0."""
    counts = {str(state): 0 for state in STATES}
    for row in rows:
        counts[row.state] += 1
    return counts


@cache
def _outlines() -> dict[str, dict[str, object]]:
    return json.loads(_PATHS.read_text(encoding="utf-8"))["kommuner"]


def _row(municipality: Municipality, shown: ByEvidence | None) -> MapRow:
    outline = _outlines().get(municipality.number, {"d": "", "cx": 0, "cy": 0})
    recorded: PolicyStatus | None = getattr(municipality, "policy_status", None)
    if recorded is not None and recorded.state == State.ADOPTED:
        shown = None  # the record tells more: when, and in which case
    state = str(State.ADOPTED) if shown else _state(municipality, recorded)
    return MapRow(
        number=municipality.number,
        name=municipality.name,
        county_number=municipality.county_id,
        county=municipality.county.name,
        state=state,
        path=str(outline["d"]),
        x=float(outline["cx"]),
        y=float(outline["cy"]),
        search=municipality.search_text,
        ground=str(Ground.EVIDENCE if shown else _ground(state, recorded)),
        **(_of_evidence(shown) if shown else _of_record(recorded)),
    )


def _ground(state: str, recorded: PolicyStatus | None) -> Ground:
    if recorded is not None and recorded.state == state:
        return Ground.WRITTEN
    by_state = {str(State.ADOPTED): Ground.HERE, str(State.ON_THE_WAY): Ground.PROCESS}
    return by_state.get(state, Ground.NOTHING)


def _of_evidence(shown: ByEvidence) -> dict[str, Any]:
    profile = settings.PUBLIC_ADDRESS + reverse("standard:profile", args=[shown.slug])
    return {"as_of": shown.since, "evidence": profile, "by_evidence": True}


def _of_record(recorded: PolicyStatus | None) -> dict[str, Any]:
    if recorded is None:
        return {}
    return {"as_of": recorded.as_of, "note": recorded.note, "evidence": recorded.evidence}


def _state(municipality: Municipality, recorded: PolicyStatus | None) -> str:
    """Adopted here, or adopted by the record, is adopted; else the record, else a public process."""
    if getattr(municipality, "has_adopted_here", False):
        return str(State.ADOPTED)
    if recorded is not None and recorded.state != State.NO_DATA:
        return str(recorded.state)
    is_under_way = getattr(municipality, "has_public_process", False)
    return str(State.ON_THE_WAY if is_under_way else State.NO_DATA)
