"""Boards miss nothing: they are told what is new, and what came while they were away."""

import asyncio
import json
from contextlib import aclosing

import pytest
from django.db import connections

from samspill.live import stream as stream_module
from samspill.live.actions import announce, announce_many, open_channel
from samspill.live.stream import Batch, Tail
from tests.live.here import Here


@pytest.fixture
def channel(db):
    return open_channel()


async def told(tail, channel, after, count, heartbeat=2):
    """The numbers of the first `count` events after `after`."""
    numbers = []
    async with aclosing(tail.events(channel.pk, after, heartbeat)) as stream:
        async for events in stream:
            numbers += [event["number"] for event in events]
            if len(numbers) >= count or not events:
                break
    return numbers


def run(work):
    here = Here()

    async def started():
        connections["default"] = here.connection
        tail = Tail(here, poll_seconds=0.01)
        tail.start()
        try:
            return await asyncio.wait_for(work(tail), 10)
        finally:
            await tail.stop()

    return asyncio.run(started())


def test_a_board_is_told_what_comes(channel):
    async def work(tail):
        listening = asyncio.create_task(told(tail, channel, None, 2))
        await asyncio.sleep(0.05)
        announce(channel.pk, "a")
        announce(channel.pk, "b")
        return await listening

    assert run(work) == [1, 2]


def test_a_board_that_was_away_is_told_all_it_missed(channel):
    announce_many(channel.pk, [("a", {})] * 30)

    assert run(lambda tail: told(tail, channel, 7, 23)) == list(range(8, 31))


def test_a_board_that_was_long_away_reads_on_from_the_table(channel, monkeypatch):
    monkeypatch.setattr(stream_module, "MOST_PER_FRAME", 10)
    announce_many(channel.pk, [("a", {})] * 35)

    assert run(lambda tail: told(tail, channel, 0, 35)) == list(range(1, 36))


def test_two_boards_at_different_places_both_hear_everything(channel):
    announce_many(channel.pk, [("a", {})] * 3)

    async def work(tail):
        boards = [asyncio.create_task(told(tail, channel, after, 5 - after)) for after in (0, 3)]
        await asyncio.sleep(0.05)
        announce_many(channel.pk, [("b", {}), ("c", {})])
        return await asyncio.gather(*boards)

    assert run(work) == [[1, 2, 3, 4, 5], [4, 5]]


def test_one_who_comes_late_hears_what_is_no_longer_in_memory(channel):
    announce_many(channel.pk, [("a", {})] * 3)

    async def work(tail):
        first = asyncio.create_task(told(tail, channel, None, 3))
        await asyncio.sleep(0.05)
        announce_many(channel.pk, [("b", {})] * 2)
        await asyncio.sleep(0.1)
        late = await told(tail, channel, 0, 5)
        announce(channel.pk, "c")
        return await first, late

    assert run(work) == ([4, 5, 6], [1, 2, 3, 4, 5])


def test_a_frame_is_made_once_for_all_boards(channel):
    async def work(tail):
        async def first_batch():
            async with aclosing(tail.events(channel.pk, None, 2)) as stream:
                return await anext(stream)

        boards = [asyncio.create_task(first_batch()) for _ in range(3)]
        await asyncio.sleep(0.05)
        announce_many(channel.pk, [("a", {})] * 2)
        return await asyncio.gather(*boards)

    one, *others = run(work)

    assert len(one) == 2
    assert all(other is one for other in others)


def test_a_board_that_leaves_takes_no_other_with_it(channel):
    async def work(tail):
        staying, leaving = (asyncio.create_task(told(tail, channel, None, 1)) for _ in range(2))
        await asyncio.sleep(0.05)
        leaving.cancel()
        announce(channel.pk, "a")
        return await staying

    assert run(work) == [1]


def test_many_events_come_in_one_frame(channel):
    async def work(tail):
        frames = []
        async for events in tail.events(channel.pk, 0, 2):
            frames.append(len(events))
            break
        return frames

    announce_many(channel.pk, [("a", {})] * 12)

    assert run(work) == [12]


def test_a_number_from_another_database_is_no_hindrance(channel):
    announce(channel.pk, "a")

    async def work(tail):
        listening = asyncio.create_task(told(tail, channel, 999, 1))
        await asyncio.sleep(0.05)
        announce(channel.pk, "b")
        return await listening

    assert run(work) == [2]


def test_silence_is_filled_with_heartbeats(channel):
    assert run(lambda tail: told(tail, channel, None, 1, heartbeat=0.05)) == []


def test_what_nobody_listens_to_is_not_followed(channel):
    async def work(tail):
        await told(tail, channel, None, 1, heartbeat=0.02)
        await asyncio.sleep(0)
        return len(tail._followed)

    assert run(work) == 0


def test_a_frame_holds_the_last_number_as_its_id():
    events = [{"number": 4, "kind": "a", "payload": {}}, {"number": 5, "kind": "b", "payload": {}}]

    lines = Batch(events).frame.decode().split("\n")

    assert lines[:2] == ["id: 5", "event: changes"]
    assert json.loads(lines[2].removeprefix("data: ")) == {"events": events}
    assert Batch().frame.startswith(b":")
