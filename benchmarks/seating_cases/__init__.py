"""Made-up seatings to measure on, as the JSON that `samspill seat` reads; the same every time.

`python -m benchmarks.seating_cases FOLDER` writes them all as files.
"""

from benchmarks.seating_cases.everything import everything82, hosted82
from benchmarks.seating_cases.impossible import IMPOSSIBLE
from benchmarks.seating_cases.open_rooms import (
    dense24,
    dialogue80,
    golfers32,
    large1000,
    mixed200,
    uneven77,
)
from benchmarks.seating_cases.people import Case
from benchmarks.seating_cases.repairs import repair82, repair200

POSSIBLE = {
    "dialogue80": dialogue80,
    "golfers32": golfers32,
    "mixed200": mixed200,
    "large1000": large1000,
    "uneven77": uneven77,
    "everything82": everything82,
    "hosted82": hosted82,
    "dense24": dense24,
    "repair82": repair82,
    "repair200": repair200,
}
NAMES = (*POSSIBLE, *IMPOSSIBLE)


def case(name: str) -> Case:
    """The case called `name`, one of NAMES, made anew. Raises KeyError for another name."""
    made = (POSSIBLE | IMPOSSIBLE)[name]()
    return {"name": name, **made}
