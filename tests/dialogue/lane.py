"""The live lane in a test: requests as a server would hand them over, and the answers to them."""

import asyncio
import json
from contextlib import asynccontextmanager
from uuid import uuid4

import pytest
from django.db import connections

from samspill.dialogue.api import LiveLane
from samspill.live.listening import Listener
from tests.live.here import Here

JSON = [(b"content-type", b"application/json")]


@pytest.fixture
def lane(db, monkeypatch):
    """Without the thread that waits for NOTIFY: it would outlive the test, and its database."""
    monkeypatch.setattr(Listener, "start", lambda self: None)
    return Lane()


@pytest.fixture
def address(round_one):
    return f"/api/dialogue/{round_one.dialogue.code}"


def given(text="Vi treng éin plass å ringje.", **fields):
    """A contribution as a phone sends it."""
    return {"key": str(uuid4()), "round": 1, "table": 2, "text": text, **fields}


class Answer:
    def __init__(self):
        self.status, self.headers, self.body = 0, {}, b""

    async def send(self, message):
        if message["type"] == "http.response.start":
            self.status, self.headers = message["status"], dict(message["headers"])
        else:
            self.body += message["body"]

    @property
    def json(self):
        return json.loads(self.body)


class Lane:
    """The lane with the test's own connection."""

    def __init__(self):
        self.here = Here()

    @asynccontextmanager
    async def open(self):
        connections["default"] = self.here.connection
        lane = LiveLane()
        lane.reader = lane.database = self.here
        await lane.start()
        try:
            yield lane
        finally:
            await lane.stop()

    def ask(self, *requests):
        """Answers to (method, path, body, headers), all asked at once."""

        async def all_of_them():
            async with self.open() as lane:
                return await asyncio.wait_for(
                    asyncio.gather(*(one(lane, *request) for request in requests)), 10
                )

        return asyncio.run(all_of_them())


async def one(lane, method, address, value=None, headers=JSON):
    path, _, query = address.partition("?")
    body = value if isinstance(value, bytes) else json.dumps(value).encode()
    answer = Answer()
    messages = [{"type": "http.request", "body": body, "more_body": False}]

    async def receive():
        if messages:
            return messages.pop()
        return {"type": "http.disconnect"}

    scope = {
        "type": "http", "method": method, "path": path, "query_string": query.encode(),
        "headers": headers,
    }  # fmt: skip
    await lane(scope, receive, answer.send)
    return answer
