"""Whose turn it is, and until when a seat is held."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samspill.pure.waiting_line import Waits, in_line, is_night, offer_ends

OSLO = ZoneInfo("Europe/Oslo")
LATEST = datetime(2027, 3, 11, 17, 30, tzinfo=OSLO)
KINDS = st.sampled_from(["Idrett", "Kor", "Speidere", ""])


def test_the_one_who_came_first_is_next():
    turns = in_line([Waits(3), Waits(1)], {}, is_by_kind=False)

    assert [(turn.key, turn.place) for turn in turns] == [(3, 1), (1, 2)]


def test_the_kind_with_fewest_seats_goes_first_and_counts_one_more_for_each_turn():
    waiting = [Waits(1, "Idrett"), Waits(2, "Idrett"), Waits(3, "Kor"), Waits(4, "Kor")]

    turns = in_line(waiting, {"Idrett": 1}, is_by_kind=True)

    assert [(turn.key, turn.seats) for turn in turns] == [(3, 0), (1, 1), (4, 1), (2, 2)]


def test_the_second_from_a_place_comes_after_all_others():
    turns = in_line([Waits(1, is_second=True), Waits(2)], {}, is_by_kind=True)

    assert [turn.key for turn in turns] == [2, 1]


@given(st.lists(st.tuples(KINDS, st.booleans()), max_size=30), st.booleans())
def test_everyone_gets_one_turn_and_those_of_a_kind_keep_their_order(rows, is_by_kind):
    waiting = [Waits(key, kind, second) for key, (kind, second) in enumerate(rows)]

    turns = in_line(waiting, {}, is_by_kind=is_by_kind)

    assert sorted(turn.key for turn in turns) == list(range(len(rows)))
    for kind, second in set(rows):
        same = [turn.key for turn in turns if rows[turn.key] == (kind, second)]
        assert same == sorted(same)


@pytest.mark.parametrize(
    ("now", "hours", "end"),
    [
        ((9, 10), 24, (10, 10)),
        ((9, 23), 2, (10, 9)),
        ((9, 20), 3, (10, 9)),
        ((9, 21), 12, (10, 9)),
        ((11, 12), 24, (11, 17)),
    ],
)
def test_an_offer_never_ends_at_night_nor_after_the_conference_has_begun(now, hours, end):
    moment = datetime(2027, 3, *now, tzinfo=OSLO)

    found = offer_ends(moment, hours=hours, latest=LATEST)

    assert (found.day, found.hour) == end


@given(st.integers(0, 24 * 60), st.integers(1, 72))
def test_at_whatever_time_it_is_made_it_ends_by_day(minutes, hours):
    moment = datetime(2027, 1, 5, tzinfo=OSLO) + timedelta(minutes=minutes)

    assert not is_night(offer_ends(moment, hours=hours, latest=LATEST).time())
