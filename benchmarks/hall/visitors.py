"""People who read about a conference and sign up, each with what the form asks.

    python -m benchmarks.hall.visitors PORT ADDRESS WHAT COUNT AT_ONCE SECONDS FIRST

WHAT     page (read it) | whole (form, sign-up, confirmation) | rush (the one POST that decides)
FIRST    number of the first of them: who has come before does not come again
AT_ONCE  so many at a time; 0: as they arrive, spread evenly over SECONDS
Prints JSON: seconds, statuses, milliseconds (of each request), order (when each rush was sent and
answered, with the key of its sign-up). It is a process of its own and does as little as can be.
"""

import asyncio
import json
import re
import sys
import time
from collections import Counter
from itertools import count
from typing import Any
from urllib.parse import quote, urlencode

TOKEN = re.compile(rb'name="csrfmiddlewaretoken" value="([^"]+)"')
OPTION = re.compile(r'<option value="([^"]+)"')
COOKIE = re.compile(rb"set-cookie: csrftoken=([^;]+)", re.IGNORECASE)
LOCATION = re.compile(rb"location: (\S+)", re.IGNORECASE)
OWN = re.compile(rb"/sign-ups/(\d+)")
TIMEOUT = 60.0  # seconds for each answer


class Visitors:
    def __init__(self, port: int, address: str, first: int) -> None:
        self.port, self.address = port, address
        self.statuses: Counter[str] = Counter()
        self.milliseconds: list[float] = []
        self.order: list[tuple[float, float, int]] = []
        self.numbers = count(first)
        self.cookie = self.token = ""
        self.places: list[str] = []

    async def prepare(self) -> None:
        """Read the form once: the municipalities to choose from, and the mark a form must have."""
        head, body = await self._ask("GET", f"{self.address}sign-up/")
        self.cookie = COOKIE.search(head).group(1).decode()  # type: ignore[union-attr]
        self.token = TOKEN.search(body).group(1).decode()  # type: ignore[union-attr]
        self.places = OPTION.findall(body.decode())
        self.milliseconds.clear()
        self.statuses.clear()

    async def page(self) -> None:
        await self._ask("GET", self.address)

    async def whole(self) -> None:
        await self._ask("GET", f"{self.address}sign-up/")
        head, _body = await self._sign_up()
        if found := LOCATION.search(head):
            await self._ask("GET", found.group(1).decode())

    async def rush(self) -> None:
        sent = time.perf_counter()
        head, _body = await self._sign_up()
        found = OWN.search(head)
        self.order.append((sent, time.perf_counter(), int(found.group(1)) if found else 0))

    async def _sign_up(self) -> tuple[bytes, bytes]:
        number = next(self.numbers)
        form = {
            "csrfmiddlewaretoken": self.token,
            "represents": self.places[number % len(self.places)],
            "name": f"Person {number}",
            "email": f"person{number}@example.no",
            "phone": "40 00 00 00",
            "role": "koordinator",
            "invoice_reference": "4711",
        }
        return await self._ask("POST", f"{self.address}sign-up/", urlencode(form).encode())

    async def _ask(self, method: str, path: str, body: bytes = b"") -> tuple[bytes, bytes]:
        start = time.perf_counter()
        head = (
            f"{method} {quote(path, safe='/:%?=.')} HTTP/1.1\r\nHost: 127.0.0.1\r\n"
            f"Cookie: csrftoken={self.cookie}\r\nConnection: close\r\n"
        )
        if body:
            head += "Content-Type: application/x-www-form-urlencoded\r\n"
        whole = f"{head}Content-Length: {len(body)}\r\n\r\n".encode() + body
        try:
            async with asyncio.timeout(TIMEOUT):
                reader, writer = await asyncio.open_connection("127.0.0.1", self.port)
                writer.write(whole)
                answer = await reader.read()
                writer.close()
        except (TimeoutError, OSError) as error:
            self.statuses[type(error).__name__] += 1
            return b"", b""
        self.milliseconds.append((time.perf_counter() - start) * 1000)
        self.statuses[answer[9:12].decode() or "none"] += 1
        got, _line, content = answer.partition(b"\r\n\r\n")
        return got, content


async def main(
    port: int, address: str, what: str, many: int, at_once: int, seconds: float, first: int
) -> dict[str, Any]:
    visitors = Visitors(port, address, first)
    await visitors.prepare()
    act = getattr(visitors, what)
    start = time.perf_counter()
    if at_once:
        left = iter(range(many))

        async def one() -> None:
            for _number in left:
                await act()

        await asyncio.gather(*(one() for _place in range(at_once)))
    else:

        async def arrives(number: int) -> None:
            await asyncio.sleep(number * seconds / many)
            await act()

        await asyncio.gather(*(arrives(number) for number in range(many)))
    return {
        "seconds": time.perf_counter() - start,
        "statuses": visitors.statuses,
        "milliseconds": visitors.milliseconds,
        "order": visitors.order,
    }


if __name__ == "__main__":
    port, address, what, *numbers, first = sys.argv[1:]
    many, at_once, seconds = int(numbers[0]), int(numbers[1]), float(numbers[2])
    told = asyncio.run(main(int(port), address, what, many, at_once, seconds, int(first)))
    print(json.dumps(told))
