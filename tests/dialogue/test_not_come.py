"""Who came through the door counts as present; who did not may be left out of the rounds to come."""

from uuid import uuid4

import pytest

from samspill.conference import actions as conference_actions
from samspill.dialogue import actions
from samspill.dialogue.actions.not_come import keep_up_with_the_door
from tests.dialogue import builders

pytestmark = pytest.mark.django_db


@pytest.fixture
def opened(place):
    found = builders.dialogue(place, rounds=2)
    builders.people(found.conference, 4)
    return found


def come(*people):
    for one in people:
        conference_actions.check_in(one, key=uuid4())


def absent(opened):
    return {one.pk for rule in opened.seating_rules.all() for one in rule.people.all()}


def test_nobody_is_left_out_where_the_door_is_not_in_use(opened):
    assert actions.leave_out_those_not_come(opened) == 0
    assert absent(opened) == set()


def test_those_who_have_not_come_are_absent_until_they_come(opened):
    first, second, *others = opened.conference.sign_ups.seated()
    come(first)
    actions.leave_out_those_not_come(opened)
    before = absent(opened)

    come(second)
    keep_up_with_the_door(opened)

    assert before == {second.pk, *(one.pk for one in others)}
    assert absent(opened) == {one.pk for one in others}


def test_the_door_decides_nothing_until_somebody_asks_for_it(opened):
    first, *_others = opened.conference.sign_ups.seated()
    come(first)

    keep_up_with_the_door(opened)

    assert absent(opened) == set()
