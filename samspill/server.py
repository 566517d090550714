"""`samspill serve`: one process, one port, both lanes; it makes ready what is not ready."""

from __future__ import annotations

import asyncio
import fcntl
import hashlib
import logging
import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, NoReturn

BACKLOG = 2048  # connections that may wait to be taken
MOST_AT_ONCE = 8192  # streams and requests; boards hold theirs open
END_SECONDS = 5
MIGRATING = 0x5A3591  # the number of the lock, the same in every process


def serve(host: str = "127.0.0.1", port: int = 8000) -> int:
    """Serve until SIGINT or SIGTERM, and end the process with 0; returns 1 when the port is taken."""
    prepare()
    try:
        asyncio.run(try_port(host, port))
    except OSError as error:
        say(f"samspill: {host}:{port}: {error.strerror or error}")
        return 1
    say(f"Samspill is open at http://{host}:{port}")
    serve_one(host, port)


async def try_port(host: str, port: int) -> None:
    """Raises OSError when another has it: the server itself would share it."""
    trial = await asyncio.start_server(lambda *_streams: None, host, port)
    trial.close()
    await trial.wait_closed()


def serve_one(host: str, port: int) -> NoReturn:
    """What answers at the port, once all is ready, until SIGINT or SIGTERM; the process ends with 0."""
    prepare_settings()
    from granian.constants import HTTPModes, Interfaces
    from granian.log import LogLevels
    from granian.server.embed import Server

    from samspill.asgi import application

    server = Server(
        application,
        address=host,
        port=port,
        interface=Interfaces.ASGI,
        http=HTTPModes.http1,
        websockets=False,
        backlog=BACKLOG,
        backpressure=MOST_AT_ONCE,
        log_level=LogLevels.error,
    )
    server.workers_kill_timeout = END_SECONDS
    asyncio.run(_run(server))
    _leave()


async def _run(server: Any) -> None:
    loop = asyncio.get_running_loop()
    ending: list[asyncio.Task[None]] = []

    def end() -> None:
        ending.append(loop.create_task(_end(server)))

    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, end)
    await server.serve()


async def _end(server: Any) -> None:
    """Let the boards' streams end first: the server waits for what is being answered."""
    from samspill.asgi import lane

    await lane.end_streams()
    server.stop()


def _leave() -> NoReturn:
    """End the process without the interpreter's own ending: all is answered and the database let go,
    but a thread of Granian's may still be ending, and one that asks for the interpreter after its end
    has begun is aborted (SIGABRT; Granian's issues 799 and 884, PyO3's 4874)."""
    logging.shutdown()
    for stream in (sys.stdout, sys.stderr):
        stream.flush()
    os._exit(0)


def prepare() -> None:
    """Set up Django, bring the database up to date and collect the static files, when needed."""
    prepare_settings()
    from django.conf import settings

    migrate()
    if not settings.DEBUG:
        collect_static()


def prepare_settings() -> None:
    """Set up Django with the collected files; once is enough, and twice does no harm."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "samspill.settings")
    from django.conf import settings

    _use_collected_files(settings)
    import django

    django.setup()


def migrate() -> None:
    """Run the migrations that have not been run."""
    from django.core.management import call_command
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    with _alone(connection):
        executor = MigrationExecutor(connection)
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            say("Bringing the database up to date …")
            call_command("migrate", verbosity=0, interactive=False)
    connection.close()


@contextmanager
def _alone(connection: Any) -> Iterator[None]:
    """Several may start at the same time: one brings the tables, the others wait."""
    if connection.vendor == "sqlite":
        with open(f"{connection.settings_dict['NAME']}.migrating", "w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)  # until the file is closed
            yield
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [MIGRATING])
        try:
            yield
        finally:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [MIGRATING])


def collect_static() -> None:
    """Collect, name by content and compress the static files, if they are not those of last time."""
    from django.conf import settings
    from django.core.management import call_command

    stamp = settings.STATIC_ROOT / "collected"
    fingerprint = _static_fingerprint()
    if stamp.is_file() and stamp.read_text(encoding="ascii") == fingerprint:
        return
    say("Collecting the static files …")
    call_command("collectstatic", verbosity=0, interactive=False, clear=False)
    stamp.write_text(fingerprint, encoding="ascii")


def _use_collected_files(settings: Any) -> None:
    """From the first start on: the settings look for collected files before they are collected."""
    if settings.DEBUG:
        return
    backend = "samspill.ui.static_storage.StaticFiles"
    settings.STORAGES = {**settings.STORAGES, "staticfiles": {"BACKEND": backend}}
    settings.WHITENOISE_USE_FINDERS = False


def _static_fingerprint() -> str:
    """Changes when a static file is added, taken away or written."""
    from django.contrib.staticfiles.finders import get_finders

    digest = hashlib.sha256()
    for finder in get_finders():
        for path, storage in sorted(finder.list([]), key=lambda found: found[0]):
            status = os.stat(storage.path(path))
            digest.update(f"{path} {status.st_size} {status.st_mtime_ns}\n".encode())
    return digest.hexdigest()


def say(text: str) -> None:
    sys.stderr.write(text + "\n")
    sys.stderr.flush()
