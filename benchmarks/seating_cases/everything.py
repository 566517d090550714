"""One evening with every kind of rule."""

from collections.abc import Mapping, Sequence
from random import Random

from benchmarks.seating_cases.people import (
    DIALOGUE,
    Case,
    Row,
    Shares,
    drawn_blocks,
    drawn_pairs,
    people,
    rounds,
    tables,
)

ATTRIBUTES = {
    "category": DIALOGUE["category"],
    "region": DIALOGUE["region"],
    "language_form": {"bokmål": 70, "nynorsk": 30},
    "newcomer": {"nei": 72, "ja": 28},
}
RARE = {"language_form": {"bokmål": 84, "nynorsk": 16}, "newcomer": {"nei": 86, "ja": 14}}
TOPICS = ("ungdom", "møteplasser", "idrett", "kultur")
STEP_FREE_TABLES = ("T001", "T007", "T009")
ABSENT = ([1], [4], [3, 4], [1, 2], [2, 3], [2, 4], [1, 3], [4])  # rounds, a person each


def everything82() -> Case:
    """82 people, 11 tables of 8, 4 rounds, a choice of topic in the second, every kind of rule.

    Tables that have steps have a host each, but for two; those without have none.
    """
    return _evening(("T002", "T003", "T004", "T005", "T006", "T008"), ATTRIBUTES)


def hosted82() -> Case:
    """The same with a host at every table.

    Who needs one of three step-free tables meets one of their hosts twice in four rounds. The
    protected values are so rare that they must be gathered: spread evenly, most would be alone.
    """
    return _evening(tuple(f"T{number:03}" for number in range(1, 12)), ATTRIBUTES | RARE)


def _evening(hosted: Sequence[str], attributes: Mapping[str, Shares]) -> Case:
    random = Random(82)
    seated = people(82, attributes, random)
    ids = [person["id"] for person in seated]
    guests = ids[11:]  # nobody else is bound by any rule but a host
    step_free = random.sample(guests, 6)
    others = [person for person in guests if person not in step_free]
    together = drawn_blocks(random, others[1:], [2, 2, 2, 2, 3])
    together.append([step_free[0], others[0]])
    absent = random.sample([person for person in others if not _in_any(person, together)], 8)
    _mark(seated, step_free, dict(zip(absent, ABSENT, strict=True)))
    return {
        "participants": seated,
        "attributes": {
            "category": {"weight": 1},
            "region": {"weight": 1},
            "language_form": {"weight": 1, "no_solo": ["nynorsk"]},
            "newcomer": {"weight": 1, "no_solo": ["ja"]},
        },
        "rounds": _rounds(),
        "hosts": dict(zip(ids, hosted, strict=False)),
        "keep_together": together,
        "keep_apart": drawn_pairs(random, guests, 12, not_within=together),
        "topic_choice": {"R2": _wishes(guests, together, random)},
    }


def _in_any(person: str, groups: Sequence[Sequence[str]]) -> bool:
    return any(person in group for group in groups)


def _mark(
    seated: Sequence[Row], step_free: Sequence[str], absent: Mapping[str, Sequence[int]]
) -> None:
    for person in seated:
        if person["id"] in step_free:
            person["needs_accessible"] = True
        if person["id"] in absent:
            person["absent_rounds"] = [f"R{number}" for number in absent[person["id"]]]


def _rounds() -> list[Row]:
    room = tables([8] * 11, minimum=[5] * 11)
    for table in room:
        table["accessible"] = table["id"] in STEP_FREE_TABLES
    made = rounds(4, room)
    for number, table in enumerate(made[1]["tables"]):
        table["topic"] = TOPICS[number % len(TOPICS)]
    return made


def _wishes(
    guests: Sequence[str], together: Sequence[Sequence[str]], random: Random
) -> dict[str, list[str]]:
    """Two or three topics for most guests; those who sit together wish for the same."""
    wishes = {
        guest: sorted(random.sample(TOPICS, random.choice((2, 2, 3))))
        for guest in guests
        if random.random() < 0.85
    }
    for group in together:
        shared = next((wishes[person] for person in group if person in wishes), None)
        for person in group:
            if shared:
                wishes[person] = shared
    return wishes
