"""A problem out of a file: what is right is read, and what is wrong is told all at once."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samspill.pure.seating.canonical import problem_as_dict
from samspill.pure.seating.problem import Mode, Person
from samspill.pure.seating.reading import UnreadableError, read_problem
from tests.pure.seating.plans import cases


def document(**more):
    """A small problem, with something more or other in it."""
    tables = [{"id": "T1", "capacity": 3}, {"id": "T2", "capacity": 2, "min": 1, "topic": "x"}]
    return {
        "participants": [{"id": "A"}, {"id": "B", "absent_rounds": ["R2"]}, {"id": "C"}],
        "rounds": [{"id": "R1", "tables": tables}, {"id": "R2", "tables": tables}],
        **more,
    }


def faults(**more):
    """The faults that something more or other makes, as "path: sentence"."""
    with pytest.raises(UnreadableError) as found:
        read_problem(json.dumps(document(**more)))
    return [str(fault) for fault in found.value.faults]


def test_what_is_left_out_has_its_usual_value():
    problem = read_problem(json.dumps(document(name="a name", expect="anything")))

    first, second = problem.rounds[0].tables
    assert (first.minimum, first.is_step_free, first.topic) == (0, True, None)
    assert (second.minimum, second.topic) == (1, "x")
    assert problem.people[0] == Person("A")
    assert problem.mode == Mode.REMIX
    assert problem.frozen == {}


def test_every_rule_is_read():
    problem = read_problem(
        json.dumps(
            document(
                attributes={"new": {"weight": 2, "no_solo": [True]}, "field": {}},
                participants=[
                    {"id": "A", "attrs": {"new": True, "field": None}, "needs_accessible": True},
                    {"id": "B"},
                    {"id": "C", "attrs": {"field": "sport"}},
                ],
                hosts={"A": "T1"},
                keep_together=[["A", "B"], ["C"]],
                keep_apart=[["A", "C"], ["C", "A"]],
                topic_choice={"R1": {"C": ["x"], "B": []}},
                frozen={"R1": {"T1": ["A", "B"]}},
                locked={"R2": {"C": "T2"}},
                base={"R1": {"T1": ["A", "gone"]}, "R9": {}},
                mode="rotate",
            )
        )
    )

    assert problem.people[0] == Person("A", {"new": "true"}, needs_step_free=True)
    assert problem.attributes["new"].no_solo == {"true"}
    assert problem.attributes["field"].weight == 1
    assert problem.hosts == {"A": "T1"}
    assert (problem.together, problem.apart) == ((("A", "B"),), (("A", "C"),))
    assert problem.topic_choice == {"R1": {"C": ("x",)}}
    assert problem.frozen == {"R1": {"T1": ("A", "B")}}
    assert problem.locked == {"R2": {"C": "T2"}}
    assert problem.base == {"R1": {"T1": ("A",)}}
    assert problem.mode == Mode.ROTATE


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"participants": []}, "participants: There must be at least one participant."),
        ({"participants": [{"id": "A"}, {"id": "A"}]},
         'participants[1].id: Another participant is called "A".'),
        ({"participants": [{"id": 7}]}, "participants[0].id: This must be a text that is not empty."),
        ({"participants": [{"id": "A", "absent_rounds": ["R9"]}]},
         'participants[0].absent_rounds[0]: There is no round "R9".'),
        ({"participants": [{"id": "A", "needs_accessible": 1}]},
         "participants[0].needs_accessible: This must be true or false."),
        ({"participants": [{"id": "A", "attrs": {"x": []}}]},
         "participants[0].attrs.x: This must be a text that is not empty."),
        ({"rounds": []}, "rounds: There must be at least one round."),
        ({"rounds": {}}, "rounds: This must be a list: […]."),
        ({"rounds": [{"id": "R1"}, {"id": "R1"}]}, 'rounds[1].id: Another round is called "R1".'),
        ({"rounds": [{"id": "R2", "tables": [{"id": "T", "capacity": 1}] * 2}]},
         'rounds[0].tables[1].id: Another table of the round is "T".'),
        ({"rounds": [{"id": "R2", "tables": [{"id": "T", "capacity": 0}]}]},
         "rounds[0].tables[0].capacity: This must be from 1 to 1000000."),
        ({"rounds": [{"id": "R2", "tables": [{"id": "T", "capacity": True}]}]},
         "rounds[0].tables[0].capacity: This must be a whole number."),
        ({"rounds": [{"id": "R2", "tables": [{"id": "T", "capacity": 2, "min": 3}]}]},
         "rounds[0].tables[0].min: The minimum is more than the table holds."),
        ({"attributes": {"x": {"weight": -1}}},
         "attributes.x.weight: This must be a number from 0 to 1000000."),
        ({"hosts": {"A": "T9"}}, 'hosts.A: There is no table "T9" in any round.'),
        ({"hosts": {"X": "T1"}}, 'hosts.X: There is no participant "X".'),
        ({"keep_together": [["A", "X"]]}, 'keep_together[0][1]: There is no participant "X".'),
        ({"keep_apart": [["A", "A"]]}, 'keep_apart[0]: "A" cannot be kept apart from themselves.'),
        ({"keep_apart": [["A", "B", "C"]]}, "keep_apart[0]: This must be two people."),
        ({"topic_choice": {"R9": {}}}, 'topic_choice.R9: There is no round "R9".'),
        ({"topic_choice": {"R1": {"A": "x"}}}, "topic_choice.R1.A: This must be a list: […]."),
        ({"frozen": {"R1": {"T9": []}}}, 'frozen.R1.T9: There is no table "T9" in round "R1".'),
        ({"frozen": {"R1": {"T1": ["A"], "T2": ["A"]}}},
         'frozen.R1.T2: "A" has more than one seat in round "R1".'),
        ({"frozen": {"R2": {"T1": ["B"]}}}, 'frozen.R2.T1: "B" is away in round "R2".'),
        ({"locked": {"R2": {"B": "T1"}}}, 'locked.R2.B: "B" is away in round "R2".'),
        ({"locked": {"R1": {"A": "T9"}}}, 'locked.R1.A: There is no table "T9" in round "R1".'),
        ({"frozen": {"R1": {"T1": ["A"]}}, "locked": {"R1": {"A": "T2"}}},
         "locked.R1.A: The frozen tables of the round say otherwise."),
        ({"frozen": {"R1": {"T1": ["A"]}}, "locked": {"R1": {"C": "T1"}}},
         "locked.R1.C: The frozen tables of the round say otherwise."),
        ({"base": {"R1": {"T1": ["A", "A"]}}}, 'base.R1.T1: "A" has more than one seat in round "R1".'),
        ({"mode": "waltz"}, "mode: This must be one of remix, rotate."),
    ],
)  # fmt: skip
def test_a_fault_is_told_with_its_place(more, said):
    assert said in faults(**more)


def test_every_fault_is_told_at_once():
    found = faults(hosts={"X": "T9"}, mode=1, keep_apart=[[], "A"])

    assert len(found) >= 5


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "not JSON"),
        ("{", "not JSON"),
        ("[1, 2]", "must be an object"),
        ("null", "must be an object"),
        ("[" * 100_000, "brackets"),
        ('{"rounds": NaN}', "NaN is not a number"),
        ('{"hosts": {"A": "T1", "A": "T2"}}', "A: The key stands twice"),
        ('{"participants": [{"id": "\\ud800"}]}', "half a character"),
        ('{"rounds": ' + "9" * 5000 + "}", "not JSON"),
    ],
)
def test_a_text_that_is_no_problem_is_refused_in_words(text, said):
    with pytest.raises(UnreadableError) as found:
        read_problem(text)

    assert any(said in str(fault) for fault in found.value.faults)


def test_a_mark_of_byte_order_does_no_harm():
    assert read_problem("\N{ZERO WIDTH NO-BREAK SPACE}" + json.dumps(document()))


@settings(deadline=None, max_examples=100)
@given(cases())
def test_a_problem_that_is_written_is_read_as_the_same(case):
    problem, _ = case

    again = read_problem(json.dumps(problem_as_dict(problem)))

    assert problem_as_dict(again) == problem_as_dict(problem)
    assert {one.id: one for one in again.people} == {one.id: one for one in problem.people}


KEYS = st.sampled_from([
    "participants", "rounds", "attributes", "hosts", "keep_together", "keep_apart", "topic_choice",
    "frozen", "locked", "base", "mode", "id", "tables", "capacity", "min", "accessible", "topic",
    "attrs", "needs_accessible", "absent_rounds", "weight", "no_solo", "A", "R1", "T1", "",
])  # fmt: skip
LEAVES = st.one_of(
    st.none(), st.booleans(), st.integers(-3, 9), st.floats(), st.text(max_size=3),
    st.sampled_from(["A", "B", "R1", "T1"]),
)  # fmt: skip
VALUES = st.recursive(
    LEAVES,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=5),
    max_leaves=25,
)


@settings(deadline=None, max_examples=400)
@given(st.dictionaries(KEYS, VALUES, max_size=6), st.booleans())
def test_whatever_stands_in_a_file_it_is_read_or_refused(found, is_whole):
    text = json.dumps({**document(), **found} if is_whole else found)

    try:
        read_problem(text)
    except UnreadableError as error:
        assert error.faults  # noqa: PT017 -- a refusal is as right as a problem
