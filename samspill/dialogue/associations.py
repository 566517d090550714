"""Which association of the register a giver means, without reading the register for every phone."""

from __future__ import annotations

from time import monotonic

from samspill.organiser.models import Organiser
from samspill.registry.matching import find, index_by_name
from samspill.registry.models import Association

KEPT_SECONDS = 60.0
MOST_KEPT = 50  # registers


class KnownAssociations:
    """Registers in memory, each read at most once a minute."""

    def __init__(self) -> None:
        self._registers: dict[int, tuple[float, dict[str, Association]]] = {}

    def find(self, organiser_id: int, said: str) -> Association | None:
        """The association that a name or an organisation number means, or None."""
        read_at, register = self._registers.get(organiser_id, (float("-inf"), {}))
        if monotonic() - read_at > KEPT_SECONDS:
            if len(self._registers) >= MOST_KEPT:
                self._registers.clear()
            register = index_by_name(Organiser(pk=organiser_id))
            self._registers[organiser_id] = monotonic(), register
        return find(register, said)
