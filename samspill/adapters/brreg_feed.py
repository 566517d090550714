"""The change feed of the Central Coordinating Register: what has happened to which unit, in order.

`oppdateringsid=N` gives what has number N and above; an answer is never paged (`page` from 20 on is
refused): the next question is from the last number and one. When there is nothing new, `_embedded`
is left out.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from samspill.adapters.brreg_http import UNITS, Client, embedded

MOST_UPDATES = 10_000  # in one answer
PATH = f"{UNITS}/oppdateringer/enheter"


@dataclass(frozen=True)
class Update:
    """One thing that happened to one unit.

    kind   as the register says it: Ny | Endring | Sletting | Fjernet | Ukjent, or one to come
    """

    id: int
    org_number: str
    kind: str


def updates_after(client: Client, position: int) -> list[Update]:
    """At most MOST_UPDATES after the one numbered `position`, in order; [] when there are no more.

    Raises RegisterError.
    """
    told = client.get(PATH, {"oppdateringsid": str(position + 1), "size": str(MOST_UPDATES)})
    updates = [update for entry in embedded(told) if (update := _update(entry)) is not None]
    return sorted((one for one in updates if one.id > position), key=lambda one: one.id)


def position_before(client: Client, moment: datetime) -> int | None:
    """The number just before the first update from `moment` on; None when there is none."""
    since = moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.000Z")
    told = client.get(PATH, {"dato": since, "size": "1"})
    updates = [update for entry in embedded(told) if (update := _update(entry)) is not None]
    return min(update.id for update in updates) - 1 if updates else None


def _update(entry: dict[str, object]) -> Update | None:
    """None for what cannot be read: it neither changes nor deletes anything."""
    number, org_number = entry.get("oppdateringsid"), entry.get("organisasjonsnummer")
    if not isinstance(number, int) or not isinstance(org_number, str):
        return None
    return Update(number, org_number, str(entry.get("endringstype", "")))
