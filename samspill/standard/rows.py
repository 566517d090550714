from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from samspill.organiser.models import Municipality


@dataclass(frozen=True)
class StatusRow:
    """What a list says about one municipality. state is a value of PolicyStatus.State."""

    municipality: Municipality
    state: str
    as_of: date
    note: str = ""
    evidence: str = ""
