"""`samspill demo`: three organisers with a story in them, built by the same actions as a person's work."""

from __future__ import annotations

import os
import shutil
import sys
import time
from pathlib import Path

PASSWORD = "samspill-demo"  # noqa: S105 -- printed on the screen for everyone to use
FOLDER = Path(os.environ.get("SAMSPILL_DATA", "var")) / "demo"
VERSION = "8"
LET_GO_SECONDS = 8.0


def command(*, port: int, build_only: bool, fresh: bool) -> int:
    """Build what is missing, then serve until a signal comes. `fresh` begins anew."""
    if not build_only and _stays_taken(port):
        tell(f"Port {port} er opptatt. Velg en annen: PORT={port + 1} make demo")
        return 1
    if fresh:
        shutil.rmtree(FOLDER, ignore_errors=True)
    _environment(port)
    if not is_complete():
        shutil.rmtree(FOLDER, ignore_errors=True)
        FOLDER.mkdir(parents=True)
        _build()
        _complete_mark().write_text(VERSION, encoding="utf-8")
    if build_only:
        return 0
    from samspill.overview.demo.serving import serve_demo

    return serve_demo(port=port, folder=FOLDER)


def is_complete() -> bool:
    """True when a build of this version has run to its end."""
    mark = _complete_mark()
    return mark.is_file() and mark.read_text(encoding="utf-8") == VERSION


def tell(text: str) -> None:
    print(text, file=sys.stderr, flush=True)  # noqa: T201 -- a command speaks


def _complete_mark() -> Path:
    return FOLDER / "complete"


def _environment(port: int) -> None:
    os.environ["SAMSPILL_DATA"] = str(FOLDER)
    os.environ["DATABASE_URL"] = f"sqlite:///{FOLDER.resolve() / 'demo.sqlite3'}"
    os.environ["SAMSPILL_DEMO"] = "1"
    os.environ["SAMSPILL_ADDRESS"] = f"http://127.0.0.1:{port}"
    os.environ["SAMSPILL_SMTP_HOST"] = "127.0.0.1"
    os.environ.setdefault("SAMSPILL_SMTP_PORT", str(_free_port()))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "samspill.settings")


def _stays_taken(port: int) -> bool:
    """Whether someone else has the port; one who was killed just now is given time to let go of it."""
    from samspill.adapters.loopback import is_taken

    until = time.monotonic() + LET_GO_SECONDS
    while is_taken(port):
        if time.monotonic() > until:
            return True
        time.sleep(0.2)
    return False


def _free_port() -> int:
    """Of the demo's own post office; chosen by the machine."""
    from samspill.adapters.loopback import free_port

    return free_port()


def _build() -> None:
    import django

    django.setup()
    from samspill.overview.demo.building import build

    build()
