"""The plan backwards: every day has its step, and the weekday of the meeting is kept."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samspill.pure.milestones import milestones, plan_around, plan_onwards

days = st.dates(min_value=date(2000, 1, 1), max_value=date(2100, 1, 1))
lengths = st.lists(st.integers(min_value=1, max_value=60), min_size=1, max_size=9)


def named(weeks):
    return [(f"step-{place}", number) for place, number in enumerate(weeks)]


def test_the_days_around_a_conference_on_a_thursday():
    found = milestones(date(2027, 3, 11))

    assert [(day.key, day.on.isoformat(), day.weeks_before) for day in found] == [
        ("agreed", "2027-01-14", 8),
        ("invitation", "2027-01-28", 6),
        ("reminder", "2027-02-18", 3),
        ("deadline", "2027-03-04", 1),
        ("seating", "2027-03-09", 0),
        ("conference", "2027-03-11", 0),
        ("thanks", "2027-03-18", 0),
    ]


@given(days)
def test_milestones_stand_in_order_and_whole_weeks_keep_the_weekday(conference_on):
    found = milestones(conference_on)

    assert [day.on for day in found] == sorted(day.on for day in found)
    assert {day.on.weekday() for day in found if day.weeks_before} == {conference_on.weekday()}


@given(days, lengths)
def test_a_plan_onwards_leaves_no_day_out_and_none_twice(starts_on, weeks):
    planned = plan_onwards(starts_on, named(weeks))

    assert planned[0].first == starts_on
    assert planned[-1].last == starts_on + timedelta(weeks=sum(weeks), days=-1)
    for one, following in pairwise(planned):
        assert following.first == one.last + timedelta(days=1)


@given(days, lengths, lengths)
def test_a_plan_around_meets_the_conference_on_its_day(conference_on, before, after):
    planned = plan_around(
        conference_on, before=named(before), conference="conference", after=named(after)
    )

    place = [step.key for step in planned].index("conference")
    assert place == len(before)
    assert planned[place].first == planned[place].last == conference_on
    assert planned[place - 1].last == conference_on - timedelta(days=1)
    assert planned[place + 1].first == conference_on + timedelta(days=1)


def test_a_step_of_no_weeks_is_refused_by_name():
    with pytest.raises(ValueError, match="draft"):
        plan_onwards(date(2027, 1, 1), [("draft", 0)])
