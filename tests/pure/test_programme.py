"""What differs between two programmes, told from plain values."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from samspill.pure.programme import (
    Item,
    Talker,
    as_values,
    changes,
    from_values,
    is_whole_moved,
)

START = datetime(2027, 3, 11, 17, 30, tzinfo=UTC)
WELCOME = Item(1, START, START + timedelta(minutes=20), "talk", "Velkommen")
MUSIC = Item(
    2,
    START + timedelta(minutes=20),
    START + timedelta(minutes=60),
    "talk",
    "Kulturskolen",
    track="Spor A",
    room="Biblioteket",
    speakers=(Talker("Anna Prøve", "rektor", email="anna@example.no"),),
)
LAST = Item(3, START + timedelta(minutes=60), START + timedelta(minutes=90), "meal", "Kaffe")
ALL = [WELCOME, MUSIC, LAST]


def kinds(before, after):
    return [(one.kind, one.item.title) for one in changes(before, after)]


def test_values_come_back_as_they_were():
    assert from_values(as_values(ALL)) == ALL


def test_nothing_differs_from_itself():
    assert changes(ALL, list(ALL)) == []


def test_time_room_text_and_speakers_are_told_apart():
    later = replace(MUSIC, starts_at=MUSIC.starts_at + timedelta(minutes=5))
    other = replace(later, room="Aulaen", title="Musikkskolen", speakers=())

    assert kinds(ALL, [WELCOME, later, LAST]) == [("moved", "Kulturskolen")]
    assert [kind for kind, _title in kinds(ALL, [WELCOME, other, LAST])] == [
        "moved", "room", "text", "speakers",
    ]  # fmt: skip


def test_what_is_written_anew_with_the_same_title_is_the_same():
    assert kinds(ALL, [WELCOME, replace(MUSIC, pk=9), LAST]) == []


def test_new_and_taken_out():
    extra = replace(MUSIC, pk=7, title="Fotball")

    assert kinds(ALL, [WELCOME, extra, LAST]) == [("new", "Fotball"), ("gone", "Kulturskolen")]


def test_the_whole_is_moved_when_a_day_begins_or_ends_at_another_time():
    longer = replace(LAST, ends_at=LAST.ends_at + timedelta(minutes=30))
    inside = replace(MUSIC, starts_at=MUSIC.starts_at + timedelta(minutes=5))

    assert is_whole_moved(ALL, [WELCOME, MUSIC, longer], UTC)
    assert not is_whole_moved(ALL, [WELCOME, inside, LAST], UTC)
    assert not is_whole_moved([], ALL, UTC)


def test_what_is_told_of_a_speaker_is_a_change_and_the_address_is_none():
    told = replace(MUSIC, speakers=(replace(MUSIC.speakers[0], about="Spiller tuba."),))
    moved = replace(MUSIC, speakers=(replace(MUSIC.speakers[0], email="ny@example.no"),))

    assert kinds(ALL, [WELCOME, told, LAST]) == [("text", "Kulturskolen")]
    assert kinds(ALL, [WELCOME, moved, LAST]) == []
