"""One kept HTTP/1.1 connection of a browser, as little of it as is needed; opened again when it is lost."""

import asyncio
import json
from collections.abc import AsyncIterator
from typing import Any

PATIENCE_SECONDS = 15.0  # for one answer
NO_ANSWER = 0  # the status when none came

Answer = tuple[int, dict[str, str], bytes]  # status, headers, body


class Connection:
    def __init__(self, port: int) -> None:
        self.port = port
        self.reader: asyncio.StreamReader | None = None
        self.writer: asyncio.StreamWriter | None = None

    async def ask(self, method: str, path: str, body: bytes = b"", etag: str = "") -> Answer:
        """The answer, or NO_ANSWER when the connection fails or it takes too long."""
        try:
            async with asyncio.timeout(PATIENCE_SECONDS):
                reader = await self._send(method, path, body, etag)
                return await _answer(reader)
        except (OSError, TimeoutError, asyncio.IncompleteReadError):
            self.close()
            return NO_ANSWER, {}, b""

    async def once(self, path: str) -> Answer:
        """For one who asks for one thing and leaves."""
        try:
            return await self.ask("GET", path)
        finally:
            self.close()

    async def events(self, path: str) -> AsyncIterator[list[dict[str, Any]]]:
        """The events of each frame, for ever; none in the first, which says that it listens."""
        reader = await self._send("GET", path, b"", "")
        while True:
            frame = await reader.readuntil(b"\n\n")
            _before, found, told = frame.partition(b"data: ")
            yield json.loads(told)["events"] if found else []

    def close(self) -> None:
        if self.writer is not None:
            self.writer.close()
        self.reader = self.writer = None

    async def _send(self, method: str, path: str, body: bytes, etag: str) -> asyncio.StreamReader:
        if self.reader is None or self.writer is None or self.reader.at_eof():
            self.close()
            self.reader, self.writer = await asyncio.open_connection("127.0.0.1", self.port)
        head = f"{method} {path} HTTP/1.1\r\nHost: 127.0.0.1\r\n"
        if etag:
            head += f"If-None-Match: {etag}\r\n"
        if body:
            head += f"Content-Type: application/json\r\nContent-Length: {len(body)}\r\n"
        self.writer.write(f"{head}\r\n".encode() + body)
        await self.writer.drain()
        return self.reader


async def _answer(reader: asyncio.StreamReader) -> Answer:
    lines = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
    pairs = [line.partition(": ") for line in lines[1:] if line]
    head = {name.lower(): value for name, _colon, value in pairs}
    status = int(lines[0][9:12])
    size = int(head.get("content-length", 0)) if status != 304 else 0
    return status, head, await reader.readexactly(size)
