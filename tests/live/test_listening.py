"""On PostgreSQL a board hears at once what another process has written."""

import asyncio
import threading
import time
from contextlib import aclosing

import pytest
from django.db import connection

from samspill.live import bell
from samspill.live.actions import announce, open_channel
from samspill.live.stream import Tail
from samspill.live.threads import DatabaseThread


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_a_word_from_another_process_is_heard_long_before_the_next_poll(monkeypatch):
    channel = open_channel()
    monkeypatch.setattr(bell, "ring", lambda: None)  # which another process could not ring
    database = DatabaseThread("test")

    def write_soon():
        time.sleep(0.3)
        announce(channel.pk, "a")
        connection.close()

    async def heard():
        tail = Tail(database, poll_seconds=20)
        tail.start()
        try:
            async with aclosing(tail.events(channel.pk, None, 30)) as stream:
                waiting = asyncio.ensure_future(anext(stream))
                await asyncio.sleep(0.5)  # so that the listener stands ready
                threading.Thread(target=write_soon).start()
                return await asyncio.wait_for(waiting, 5)
        finally:
            await tail.stop()

    [event] = asyncio.run(heard())

    database.close()
    assert (event["number"], event["kind"]) == (1, "a")
    assert not any(thread.name == "listen" for thread in threading.enumerate())
