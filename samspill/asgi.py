"""The one door: one ASGI app, two lanes.

`/api/dialogue` and all below it is answered in the event loop. Every other path goes to Django's
WSGI handler in a few threads: ordinary pages through Django's ASGI handler cost seven times as much.
"""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from tempfile import SpooledTemporaryFile
from typing import Any

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "samspill.settings")

from django.core.wsgi import get_wsgi_application

wsgi = get_wsgi_application()

from samspill.dialogue.api import ROOT, LiveLane  # noqa: E402 -- the models want Django set up
from samspill.live.lane import Receive, Scope, Send, answer  # noqa: E402

THREADS = 3  # more only wait for the one interpreter lock, and for each other
MOST_BYTES = 32 * 1024 * 1024  # of one request's body
IN_MEMORY_BYTES = 1024 * 1024
CHUNK_BYTES = 64 * 1024

pool = ThreadPoolExecutor(THREADS, thread_name_prefix="page")
lane = LiveLane()


async def application(scope: Scope, receive: Receive, send: Send) -> None:
    """Every request comes in here."""
    if scope["type"] == "lifespan":
        await _live(receive, send)
    elif scope["type"] != "http":
        await send({"type": "websocket.close"})
    elif scope["path"] == ROOT or scope["path"].startswith(f"{ROOT}/"):
        await lane(scope, receive, send)
    else:
        await _page(scope, receive, send)


async def _live(receive: Receive, send: Send) -> None:
    """Start the live lane with the server, and end it with the server."""
    while True:
        message = await receive()
        if message["type"] == "lifespan.startup":
            await lane.start()
            await send({"type": "lifespan.startup.complete"})
        elif message["type"] == "lifespan.shutdown":
            await lane.stop()
            pool.shutdown(wait=True)
            await send({"type": "lifespan.shutdown.complete"})
            return


async def _page(scope: Scope, receive: Receive, send: Send) -> None:
    """One request through Django's WSGI handler, in a thread."""
    with SpooledTemporaryFile(max_size=IN_MEMORY_BYTES) as body:
        more, size = True, 0
        while more:
            message = await receive()
            if message["type"] == "http.disconnect":
                return
            size += body.write(message.get("body", b""))
            more = message.get("more_body", False)
            if size > MOST_BYTES:
                await answer(send, 413, media_type=b"text/plain")
                return
        body.seek(0)
        loop = asyncio.get_running_loop()

        async def send_all(messages: Iterable[dict[str, Any]]) -> None:
            for message in messages:
                await send(message)

        def tell(*messages: dict[str, Any]) -> None:
            asyncio.run_coroutine_threadsafe(send_all(messages), loop).result()

        environ = _environ(scope, body, size)
        end = await loop.run_in_executor(pool, _call, environ, tell, scope["method"] == "HEAD")
        await send_all(end)


def _call(environ: dict[str, Any], tell: Any, is_head: bool) -> list[dict[str, Any]]:
    """Call Django; what is long is told piece by piece, and the last piece is returned."""
    start: list[dict[str, Any]] = []

    def start_response(status: str, headers: list[tuple[str, str]], *_: Any) -> None:
        pairs = [
            (name.lower().encode("latin-1"), value.strip().encode("latin-1"))
            for name, value in headers
        ]
        start.append({"type": "http.response.start", "status": int(status[:3]), "headers": pairs})

    response = wsgi(environ, start_response)
    try:
        chunk = b""
        for part in _parts(response, is_head):
            if len(chunk) >= CHUNK_BYTES:
                tell(*start, {"type": "http.response.body", "body": chunk, "more_body": True})
                start, chunk = [], b""
            chunk += part
        return [*start, {"type": "http.response.body", "body": chunk}]
    finally:
        close = getattr(response, "close", None)
        if close is not None:
            close()


def _parts(response: Iterable[bytes], is_head: bool) -> Iterable[bytes]:
    return () if is_head else response


def _environ(scope: Scope, body: Any, size: int) -> dict[str, Any]:
    """The request as PEP 3333 has it. `size` is the body's, in bytes."""
    server = scope.get("server") or ("127.0.0.1", 80)
    client = scope.get("client") or ("", 0)
    environ = {
        "REQUEST_METHOD": scope["method"],
        "SCRIPT_NAME": "",
        "PATH_INFO": scope["path"].encode("utf-8").decode("latin-1"),
        "QUERY_STRING": scope["query_string"].decode("latin-1"),
        "SERVER_NAME": server[0],
        "SERVER_PORT": str(server[1]),
        "SERVER_PROTOCOL": f"HTTP/{scope['http_version']}",
        "REMOTE_ADDR": client[0],
        "CONTENT_LENGTH": str(size),
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": scope.get("scheme", "http"),
        "wsgi.input": body,
        "wsgi.errors": sys.stderr,
        "wsgi.multithread": True,
        "wsgi.multiprocess": False,
        "wsgi.run_once": False,
    }
    for raw_name, raw_value in scope["headers"]:
        if b"_" in raw_name:
            continue  # X_Name would pass for X-Name
        name = raw_name.decode("latin-1").upper().replace("-", "_")
        value = raw_value.decode("latin-1")
        if name == "CONTENT_TYPE":
            environ[name] = value
        elif name != "CONTENT_LENGTH":
            key = f"HTTP_{name}"
            separator = "; " if name == "COOKIE" else ","
            environ[key] = f"{environ[key]}{separator}{value}" if key in environ else value
    return environ
