"""A database thread that is the test's own: what it has written is seen, and undone after it."""

import asyncio

from django.db import connections


class Here:
    """Stands in for `DatabaseThread`; make it outside the event loop."""

    def __init__(self):
        self.connection = connections["default"]

    async def run(self, function, *arguments):
        await asyncio.sleep(0)
        connections["default"] = self.connection  # Django has another one in every event loop
        return function(*arguments)

    def close(self):
        pass
