"""Problems that nobody can solve, one for each reason and some where it is hidden among many.

"expected_types" are the reasons that tell it rightly.
"""

from collections.abc import Callable, Mapping
from typing import Any

from benchmarks.seating_cases.everything import everything82
from benchmarks.seating_cases.open_rooms import large1000, mixed200
from benchmarks.seating_cases.people import Case, rounds, tables


def small(count: int, capacities: list[int], *types: str, **rules: Any) -> Case:
    """`count` people without attributes in one round, with `rules`, refused for one of `types`."""
    return {
        "expect": "infeasible",
        "expected_types": list(types),
        "participants": [{"id": f"P{number:03}", "attrs": {}} for number in range(1, count + 1)],
        "attributes": {},
        "rounds": rounds(1, tables(capacities)),
        **rules,
    }


def apart_inside_together() -> Case:
    """A–B and B–C together, A and C apart."""
    rules = {
        "keep_together": [["P001", "P002"], ["P002", "P003"]],
        "keep_apart": [["P001", "P003"]],
    }
    return small(12, [6, 6], "apart_inside_together", **rules)


def apart_clique() -> Case:
    """Five who are all apart, four tables."""
    five = [f"P{number:03}" for number in range(1, 6)]
    pairs = [[first, second] for first in five for second in five if first < second]
    return small(20, [6] * 4, "apart_clique", keep_apart=pairs)


def block_too_big() -> Case:
    """Seven together, tables of six."""
    seven = [f"P{number:03}" for number in range(1, 8)]
    return small(20, [6] * 4, "block_too_big", keep_together=[seven])


def capacity() -> Case:
    """25 people, 24 seats."""
    return small(25, [6] * 4, "capacity")


def minimum() -> Case:
    """Ten people: one table seats eight at most, two want fourteen at least."""
    made = small(10, [8] * 3, "minimum")
    for table in made["rounds"][0]["tables"]:
        table["min"] = 7
    return made


def access() -> Case:
    """Seven need a step-free table, and the only one has six seats."""
    made = small(20, [6] * 4, "access")
    for person in made["participants"][:7]:
        person["needs_accessible"] = True
    for table in made["rounds"][0]["tables"][1:]:
        table["accessible"] = False
    return made


def topic() -> Case:
    """Thirteen have chosen culture, which has twelve seats."""
    made = small(20, [6] * 4, "topic")
    topics = ("kultur", "kultur", "idrett", "miljø")
    for table, name in zip(made["rounds"][0]["tables"], topics, strict=True):
        table["topic"] = name
    made["topic_choice"] = {"R1": {f"P{number:03}": ["kultur"] for number in range(1, 14)}}
    return made


def host() -> Case:
    """Two hosts of different tables who must sit together."""
    rules = {"hosts": {"P001": "T001", "P002": "T002"}, "keep_together": [["P001", "P002"]]}
    return small(20, [6] * 4, "host", **rules)


def host_apart() -> Case:
    """Two hosts of the same table who must sit apart."""
    rules = {"hosts": {"P001": "T001", "P002": "T001"}, "keep_apart": [["P001", "P002"]]}
    return small(20, [6] * 4, "host", **rules)


def host_on_steps() -> Case:
    """A host who needs a step-free table, at a table that is not."""
    made = small(20, [6] * 4, "host", "access", hosts={"P001": "T001"})
    made["participants"][0]["needs_accessible"] = True
    made["rounds"][0]["tables"][0]["accessible"] = False
    return made


def access_by_companion() -> Case:
    """Three who need a step-free table, each with a companion; it has five seats."""
    made = small(20, [5, 6, 6, 6], "access")
    for person in made["participants"][:3]:
        person["needs_accessible"] = True
    for table in made["rounds"][0]["tables"][1:]:
        table["accessible"] = False
    made["keep_together"] = [["P001", "P004"], ["P002", "P005"], ["P003", "P006"]]
    return made


def apart_at_topic() -> Case:
    """Three apart who have all chosen a topic with two tables."""
    made = topic()
    made["topic_choice"] = {"R1": {person: ["kultur"] for person in ("P001", "P002", "P003")}}
    made["keep_apart"] = [["P001", "P002"], ["P001", "P003"], ["P002", "P003"]]
    return {**made, "expected_types": ["topic", "apart_clique"]}


def hidden_in_everything() -> Case:
    """everything82 with one pair apart that a triple keeps together."""
    made = everything82()
    triple = next(group for group in made["keep_together"] if len(group) == 3)
    made["keep_apart"] = [*made["keep_apart"], [triple[0], triple[2]]]
    return _refused(made, "apart_inside_together")


def hidden_topic_in_everything() -> Case:
    """everything82 where a host has chosen another topic than that of the table."""
    made = everything82()
    made["topic_choice"]["R2"]["P001"] = ["kultur"]  # at T002, which has "møteplasser"
    return _refused(made, "host", "topic")


def hidden_clique_of_200() -> Case:
    """29 of 200 who are all apart, 28 tables."""
    made = mixed200()
    group = [person["id"] for person in made["participants"][40:69]]
    made["keep_apart"] = [[first, second] for first in group for second in group if first < second]
    return _refused(made, "apart_clique")


def one_short_of_1000() -> Case:
    """1000 people, and in the fifth of eight rounds one seat too few."""
    made = large1000()
    made["rounds"][4]["tables"][77]["capacity"] = 7
    return _refused(made, "capacity")


def _refused(made: Case, *types: str) -> Case:
    return {**made, "expect": "infeasible", "expected_types": list(types)}


IMPOSSIBLE: Mapping[str, Callable[[], Case]] = {
    f"impossible_{make.__name__}": make
    for make in (
        apart_inside_together,
        apart_clique,
        block_too_big,
        capacity,
        minimum,
        access,
        topic,
        host,
        host_apart,
        host_on_steps,
        access_by_companion,
        apart_at_topic,
        hidden_in_everything,
        hidden_topic_in_everything,
        hidden_clique_of_200,
        one_short_of_1000,
    )
}
