"""The ids that people use, like "R2-B7-014": numbered within round and table, each used once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from samspill.dialogue.errors import ReferenceUsedError
from samspill.dialogue.models import Dialogue
from samspill.live.asking import ask

WINDOW = 100  # ids looked up at a time where some are used already
USED = "SELECT reference FROM dialogue_contribution WHERE dialogue_id = %s AND reference IN %s"
COUNTED = (
    "SELECT round_id, table_id, COUNT(*) FROM dialogue_contribution"
    " WHERE round_id IN %s AND table_id IN %s GROUP BY round_id, table_id"
)
COUNTED_WITHOUT_TABLE = (
    "SELECT round_id, NULL, COUNT(*) FROM dialogue_contribution"
    " WHERE round_id IN %s AND table_id IS NULL GROUP BY round_id"
)

Place = tuple[int, int | None]  # numbers of round and table


class References:
    """Gives the next id of a place, in two queries for a whole call, however much has been given.

    Whoever asks holds the dialogue's lock. An id that came with a file may stand in the way of one
    that would be made here: it is passed over, with one more query for every WINDOW ids.
    """

    def __init__(
        self,
        dialogue: Dialogue,
        *,
        rounds: dict[int, int],
        tables: dict[int, int],
        places: Sequence[Place],
        given: Sequence[str],
    ) -> None:
        """What these drafts may need.

        rounds, tables   the rows' numbers in the database, by the numbers that people use
        places           one for each id that may be made
        given            the ids that came with the drafts
        """
        self._dialogue = dialogue
        self._last = _counted(rounds, tables, places)
        self._used: set[str] = set()
        self._looked_to = dict(self._last)
        wanted = list(given)
        for place, count in Counter(places).items():
            wanted += self._window(place, count)
        self._look(wanted)

    def claim(self, reference: str) -> str:
        """Take an id that was given. Raises ReferenceUsedError."""
        if reference in self._used:
            raise ReferenceUsedError(reference)
        self._used.add(reference)
        return reference

    def make(self, place: Place) -> str:
        """The next free id of a place."""
        while True:
            number = self._last[place] = self._last[place] + 1
            if number > self._looked_to[place]:
                self._look(self._window(place, WINDOW))
            reference = _reference(place, number)
            if reference not in self._used:
                self._used.add(reference)
                return reference

    def _window(self, place: Place, count: int) -> list[str]:
        """The next `count` ids of a place, which are then held to be looked up."""
        first = self._looked_to[place] + 1
        self._looked_to[place] += count
        return [_reference(place, number) for number in range(first, first + count)]

    def _look(self, references: Sequence[str]) -> None:
        rows = ask(USED, self._dialogue.pk, references)
        self._used.update(reference for (reference,) in rows)


def _reference(place: Place, number: int) -> str:
    round, table = place
    return f"R{round}-B{table}-{number:03d}" if table else f"R{round}-{number:03d}"


def _counted(
    rounds: dict[int, int], tables: dict[int, int], places: Sequence[Place]
) -> dict[Place, int]:
    """How many each place has; read from the index contribution_place alone."""
    rows = ask(COUNTED, [*rounds.values()], [*tables.values()])
    if any(table is None for _round, table in places):
        rows += ask(COUNTED_WITHOUT_TABLE, [*rounds.values()])
    counts = {(round, table): count for round, table, count in rows}
    return {
        (round, table): counts.get((rounds.get(round), tables.get(table) if table else None), 0)
        for round, table in places
    }
