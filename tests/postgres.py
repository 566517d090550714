"""A throw-away PostgreSQL: its own cluster in a temporary folder, gone when the tests are."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

from machine import find_postgres

FAST = "fsync=off\nsynchronous_commit=off\nfull_page_writes=off\nmax_connections=60\n"


class PostgresMissingError(RuntimeError):
    """There is no PostgreSQL to start, and none was named."""


@contextmanager
def postgres() -> Iterator[str]:
    """Give the address (DATABASE_URL) of a PostgreSQL where databases may be made and dropped.

    SAMSPILL_TEST_PG_DSN names one that runs already. Otherwise a cluster is started from the
    machine's programs, on a Unix socket only, and stopped and removed afterwards, also after an
    interruption. As root it runs as the user postgres, since PostgreSQL refuses root.
    Raises PostgresMissingError when neither is there.
    """
    if address := os.environ.get("SAMSPILL_TEST_PG_DSN"):
        yield address
        return
    programs = find_postgres()
    if programs is None:
        raise PostgresMissingError("no PostgreSQL found, and SAMSPILL_TEST_PG_DSN is not set")
    folder = Path(tempfile.mkdtemp(prefix="samspill-pg-"))
    try:
        start(programs, folder)
        yield f"postgres://samspill@{quote(str(folder), safe='')}/samspill"
    finally:
        stop(programs, folder)
        shutil.rmtree(folder, ignore_errors=True)


def start(programs: Path, folder: Path) -> None:
    """Make and start a cluster in `folder`, with the socket there and a database `samspill`."""
    if os.geteuid() == 0:
        shutil.chown(folder, "postgres", "postgres")
    folder.chmod(0o700)
    data = folder / "data"
    words = [
        "--no-sync",
        "--auth=trust",
        "--username=samspill",
        "--encoding=UTF8",
        "--locale=C.UTF-8",
    ]
    run([programs / "initdb", *words, f"--pgdata={data}"])
    with (data / "postgresql.conf").open("a", encoding="ascii") as settings:
        settings.write(f"listen_addresses=''\nunix_socket_directories='{folder}'\n{FAST}")
    run([programs / "pg_ctl", "start", "--wait", f"--pgdata={data}", f"--log={folder / 'log'}"])
    run([programs / "createdb", "--username=samspill", f"--host={folder}", "samspill"])


def stop(programs: Path, folder: Path) -> None:
    """Stop the cluster in `folder`; silent when it never came up."""
    words = ["stop", "--mode=immediate", "--wait", f"--pgdata={folder / 'data'}"]
    subprocess.run(
        as_postgres([programs / "pg_ctl", *words]),
        cwd="/",
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
        start_new_session=True,
    )


def run(command: list[str | Path]) -> None:
    """Run one of PostgreSQL's programs; raises RuntimeError with its own words when it fails.

    It gets a session of its own, so that Ctrl-C reaches us first and we stop the server in order.
    """
    done = subprocess.run(
        as_postgres(command),
        cwd="/",
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        check=False,
        start_new_session=True,
    )
    if done.returncode != 0:
        raise RuntimeError(f"{command[0]} failed: {done.stderr.strip()}")


def as_postgres(command: list[str | Path]) -> list[str | Path]:
    """The command, carried out by the user postgres when we are root."""
    if os.geteuid() != 0:
        return command
    return ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups", *command]
