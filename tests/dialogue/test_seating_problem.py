"""From sign-ups, tables and rules to what the seating search is asked to solve."""

import subprocess
import sys

import pytest

from samspill.conference.models import SignUp
from samspill.dialogue import actions
from samspill.dialogue.models import SeatingSetup
from samspill.dialogue.seating.problem import problem_of
from samspill.organiser.models import Municipality
from samspill.pure.seating.problem import Mode
from tests.dialogue import builders

USUAL = {
    "mode": "remix",
    "favour": "meetings",
    "apart_by_association": True,
    "apart_by_municipality": False,
    "spread": ["category"],
    "no_solo": [],
}


@pytest.fixture
def full(opened):
    builders.people(opened.conference, 8)
    return opened


def person(opened, number):
    return opened.conference.sign_ups.get(card_code=f"K{number:03d}")


def also(opened, number, **fields):
    """One more with a seat."""
    return SignUp.objects.create(
        conference=opened.conference, name=f"Også {number}", state="seated",
        card_code=f"L{number:03d}", **fields,
    )  # fmt: skip


def test_tables_are_told_as_they_stand(full):
    full.tables.filter(number=2).update(capacity=9, minimum=3, is_step_free=False)

    problem, _names = problem_of(full)

    assert [round.id for round in problem.rounds] == ["r1", "r2", "r3"]
    table = problem.rounds[0].tables[1]
    assert (table.id, table.capacity, table.minimum, table.is_step_free) == ("t2", 9, 3, False)


def test_only_those_with_a_seat_take_part_and_no_name_goes_along(full):
    full.conference.sign_ups.filter(card_code="K001").update(state="waiting")

    problem, names = problem_of(full)

    ids = {one.id for one in problem.people}
    assert ids == {f"s{one.pk}" for one in full.conference.sign_ups.seated()}
    assert "Eksempel" not in repr(problem)
    assert names.person(f"s{person(full, 0).pk}") == "Person 00 Eksempel"


def test_those_of_one_association_are_kept_apart_and_the_setup_can_loosen_it(full):
    one = person(full, 0)
    SignUp.objects.filter(pk=one.pk).update(is_extra=True)
    other = also(full, 1, association=one.association)
    alone = [also(full, number, association_name=" Ukjent LAG ") for number in (2, 3)]

    kept = problem_of(full)[0].apart
    actions.change_setup(full, **{**USUAL, "apart_by_association": False})

    assert set(kept) == {
        (f"s{one.pk}", f"s{other.pk}"), (f"s{alone[0].pk}", f"s{alone[1].pk}"),
    }  # fmt: skip
    assert problem_of(full)[0].apart == ()


def test_a_companion_of_the_same_association_may_sit_beside(full):
    one = person(full, 0)
    SignUp.objects.filter(pk=one.pk).update(is_extra=True)
    other = also(full, 1, association=one.association)
    actions.add_rule(full, kind="together", people=[one, other])

    problem, _names = problem_of(full)

    assert problem.together == ((f"s{one.pk}", f"s{other.pk}"),)
    assert problem.apart == ()


def test_those_of_one_municipality_are_kept_apart_when_asked_for(full):
    place = Municipality.objects.get(number="4206")
    two = [also(full, number, municipality=place, is_extra=True) for number in (1, 2)]
    actions.change_setup(
        full, **{**USUAL, "apart_by_association": False, "apart_by_municipality": True}
    )

    assert problem_of(full)[0].apart == (tuple(f"s{one.pk}" for one in two),)


def test_rules_for_named_people_are_told_by_number(full):
    one, two, three, four = (person(full, number) for number in range(4))
    actions.add_rule(full, kind="step_free", people=[one])
    actions.add_rule(full, kind="host", people=[two], table=full.tables.get(number=3))
    actions.add_rule(full, kind="absent", people=[three], round=full.rounds.get(number=2))
    actions.add_rule(full, kind="apart", people=[two, three, four])

    problem, _names = problem_of(full)

    by_id = {one.id: one for one in problem.people}
    assert by_id[f"s{one.pk}"].needs_step_free
    assert problem.hosts == {f"s{two.pk}": "t3"}
    assert by_id[f"s{three.pk}"].absent_rounds == {"r2"}
    assert len(problem.apart) == 3


def test_one_who_is_never_there_takes_no_part(full):
    one = person(full, 0)
    actions.add_rule(full, kind="absent", people=[one])

    assert f"s{one.pk}" not in {person.id for person in problem_of(full)[0].people}


@pytest.mark.parametrize(
    ("mode", "expected"), [("remix", Mode.REMIX), ("rotate", Mode.ROTATE), ("topics", Mode.REMIX)]
)
def test_the_cafes_mode_is_told(full, mode, expected):
    actions.change_setup(full, **{**USUAL, "mode": mode})

    assert problem_of(full)[0].mode == expected


def test_topics_and_wishes_count_where_the_cafe_goes_by_them(full):
    round, table = full.rounds.get(number=1), full.tables.get(number=2)
    actions.set_topics(full, topics={(round, table): "Lokaler"})
    one = person(full, 0)
    actions.wish_topic(one, round=round, topics=["Lokaler"])
    without = problem_of(full)[0]
    actions.change_setup(full, **{**USUAL, "mode": "topics"})
    problem = problem_of(full)[0]

    assert (without.topic_choice, without.rounds[0].tables[1].topic) == ({}, None)
    assert problem.topic_choice == {"r1": {f"s{one.pk}": ["Lokaler"]}}
    assert problem.rounds[0].tables[1].topic == "Lokaler"


def test_what_everyone_has_alike_is_not_spread_and_nobody_is_left_alone_on_request(full):
    full.conference.sign_ups.filter(card_code="K000").update(language="nn")
    actions.change_setup(full, **{**USUAL, "spread": ["category", "role"], "no_solo": ["nynorsk"]})

    problem, _names = problem_of(full)

    assert set(problem.attributes) == {"category", "language"}
    assert problem.attributes["language"].no_solo == {"nn"}


def test_those_who_were_at_an_earlier_conference_are_not_new(full, place):
    earlier = builders.conference(place)
    old = person(full, 0)
    type(earlier).objects.filter(pk=earlier.pk).update(
        sign_up_deadline="2020-01-01T12:00Z",
        starts_at="2020-01-02T12:00Z",
        ends_at="2020-01-02T15:00Z",
    )
    SignUp.objects.create(
        conference=earlier, name="Før", state="seated", card_code="F1", association=old.association
    )
    actions.change_setup(full, **{**USUAL, "spread": ["newcomer"]})

    values = {one.id: one.attributes["newcomer"] for one in problem_of(full)[0].people}

    assert values.pop(f"s{old.pk}") == "known"
    assert set(values.values()) == {"new"}


def test_the_setup_refuses_what_is_no_choice(full):
    with pytest.raises(ValueError, match="dance"):
        actions.change_setup(full, **{**USUAL, "mode": "dance"})

    assert SeatingSetup.objects.count() == 0


def test_as_many_queries_for_many_as_for_few(full, django_assert_num_queries):
    base = actions.publish_plan(actions.deal_tables(full, seed=1))
    actions.add_rule(full, kind="apart", people=[person(full, 0), person(full, 1)])
    with django_assert_num_queries(12):
        problem_of(full, base=base)
    builders.people_more(full.conference, 12)
    actions.add_rule(full, kind="step_free", people=[person(full, 500), person(full, 501)])

    with django_assert_num_queries(12):
        problem_of(full, base=base)


def test_pages_are_light_the_search_is_loaded_when_it_is_needed():
    code = (
        "import django, sys; django.setup();"
        "from django.urls import get_resolver; get_resolver().url_patterns;"
        "import samspill.dialogue.tasks;"
        "print([one for one in ('numba', 'numpy') if one in sys.modules])"
    )
    run = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True,
        env={"DJANGO_SETTINGS_MODULE": "samspill.settings", "PATH": ""},
    )  # fmt: skip

    assert run.stdout.strip() == "[]"
