"""When anything that the open data is made of was changed last."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from django.db.models import Count, Max

from samspill import __version__
from samspill.organiser.models import Organiser


@dataclass(frozen=True)
class Changed:
    """mark: another when anything has changed; at: when, None where nothing has happened."""

    mark: str
    at: datetime | None


def changed(organiser: Organiser) -> Changed:
    """In three questions: every action leaves a row in the history; words go also by themselves."""
    entry = organiser.history.order_by("-pk").values("pk", "at").first()
    said = organiser.contributions.aggregate(
        withdrawn=Max("withdrawn_at"), erased=Max("erased_at"), published=Count("published")
    )
    heard = organiser.policies.aggregate(
        erased=Max("consultations__remarks__erased_at"),
        held_back=Max("consultations__remarks__pk"),
    )
    told = [__version__, organiser.name, entry, said, heard]
    mark = sha256(repr(told).encode()).hexdigest()[:20]
    moments = [entry["at"] if entry else None, said["withdrawn"], said["erased"], heard["erased"]]
    return Changed(mark, max((one for one in moments if one), default=None))
