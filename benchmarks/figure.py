"""One measured figure, and how it is written down."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Figure:
    """A value beside what it is compared with.

    value   what was measured, in `unit`
    peer    the same measured for the peer that `name` tells of, in the same run; or
    limit   what was promised, in `unit`
    date    ISO date of the run
    """

    name: str
    value: float
    unit: str
    date: str
    peer: float | None = None
    limit: float | None = None

    def __post_init__(self) -> None:
        if (self.peer is None) == (self.limit is None):
            raise ValueError(f"{self.name}: give a peer or a limit, and not both")

    @property
    def ratio(self) -> float:
        """Value divided by peer or limit; of a limit of 0 the value itself."""
        beside = float(self.peer if self.peer is not None else self.limit or 0)
        return self.value / beside if beside else float(self.value)

    def as_json(self) -> dict[str, Any]:
        """The figure as it stands in benchmarks/results/."""
        beside = {"peer": self.peer} if self.peer is not None else {"limit": self.limit}
        numbers = {"value": self.value, **beside, "ratio": self.ratio}
        rounded = {name: float(f"{number:.4g}") for name, number in numbers.items()}
        value, ratio = rounded.pop("value"), rounded.pop("ratio")
        start = {"name": self.name, "value": value, "unit": self.unit}
        return {**start, **rounded, "ratio": ratio, "date": self.date}


def per_second(work: Callable[[], object], *, seconds: float) -> float:
    """How many times a second `work` gets done, tried for about `seconds` after one to warm up."""
    work()
    count, start = 0, time.perf_counter()
    while (passed := time.perf_counter() - start) < seconds:
        work()
        count += 1
    return count / passed
