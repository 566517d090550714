"""Who is here right now: in memory, and forgotten after a while."""

import pytest

from samspill.live import presence


@pytest.fixture
def clock(monkeypatch):
    """A clock that the test moves: `clock(45)` is 45 seconds later."""
    now = [1000.0]
    monkeypatch.setattr(presence, "monotonic", lambda: now[0])
    presence.forget()

    def later(seconds):
        now[0] += seconds

    yield later
    presence.forget()


def test_a_phone_counts_once_however_often_it_asks(clock):
    for _ in range(3):
        presence.seen("12345", "a", 7)
    presence.seen("12345", "b", 7)
    presence.seen("54321", "c", 7)

    assert presence.phones("12345") == 2


def test_a_phone_that_is_silent_is_no_longer_here(clock):
    presence.seen("12345", "a", 7)
    clock(40)
    presence.seen("12345", "b", 8)
    clock(10)

    assert presence.phones("12345") == 1


def test_what_waits_is_told_by_table_as_the_phones_said_last(clock):
    presence.seen("12345", "a", 7, waiting=9)
    presence.seen("12345", "a", 7, waiting=2)
    presence.seen("12345", "b", 7, waiting=1)
    presence.seen("12345", "c", 8, waiting=0)
    presence.seen("12345", "d", None, waiting=4)

    assert presence.waiting_at("12345") == {7: 3}


def test_made_up_devices_cannot_fill_the_memory(clock, monkeypatch):
    monkeypatch.setattr(presence, "MOST_PHONES", 3)

    for number in range(10):
        presence.seen("12345", str(number))

    assert presence.phones("12345") == 3


def test_a_full_hall_makes_room_for_those_who_come_when_others_have_left(clock, monkeypatch):
    monkeypatch.setattr(presence, "MOST_PHONES", 3)
    for number in range(3):
        presence.seen("12345", str(number))
    clock(50)

    presence.seen("12345", "new")

    assert presence.phones("12345") == 1


def test_those_who_lead_are_told_by_name_for_a_minute(clock):
    presence.leader_seen(1, 7, "Tarik Prøve")
    presence.leader_seen(1, 9, "Mona Eksempel")
    presence.leader_seen(2, 9, "Mona Eksempel")
    assert list(presence.leaders(1).items()) == [(9, "Mona Eksempel"), (7, "Tarik Prøve")]
    clock(30)
    presence.leader_seen(1, 7, "Tarik Prøve")
    clock(31)

    assert presence.leaders(1) == {7: "Tarik Prøve"}
    assert presence.leaders(2) == {}


def test_a_board_is_here_then_silent_then_forgotten(clock):
    never = presence.board_is_here("12345")
    presence.seen("12345", "board-1")
    told = [presence.board_is_here("12345")]
    for seconds in (46, 900):
        clock(seconds)
        told.append(presence.board_is_here("12345"))

    assert (never, told) == (None, [True, False, None])
    assert presence.phones("12345") == 0
