"""What `samspill backup` and `samspill restore` do; 0 when all is well, 1 and one sentence when not."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from time import monotonic

from django.conf import settings
from django.db import DatabaseError, connection
from django.utils import timezone

from samspill.upkeep.backup.manifest import BackupError, Manifest, fingerprint
from samspill.upkeep.backup.restoring import restore
from samspill.upkeep.backup.writing import write_backup

SECONDS_BETWEEN = 2.0  # two lines that tell how far it has come
KEY_OF_THE_ENVIRONMENT = "SAMSPILL_SECRET_KEY"
TERMINATED = 128 + signal.SIGTERM


def backup_command(place: Path, *, with_key: bool) -> int:
    """Write the back-up, and tell what it holds."""
    return _run("backup", lambda: _backup(place, with_key=with_key))


def restore_command(place: Path, *, hold_mail: Callable[[], int] | None) -> int:
    """Fill the empty database, prove that it is equal, and tell so."""
    return _run("restore", lambda: _restore(place, hold_mail))


def _backup(place: Path, *, with_key: bool) -> None:
    made = write_backup(
        place,
        connection=connection,
        media=_media(),
        key=settings.SECRET_KEY if with_key else "",
        made_at=timezone.now(),
        tell=_teller(),
    )
    _say(f"{place} holds {_contents(made)}; fingerprint {fingerprint(made.written())}")
    if with_key:
        _say("the house's key is in it: keep the file as secret as the house itself.")
    else:
        _say("the house's key is not in it: links that were sent out need the same key to work.")


def _restore(place: Path, hold_mail: Callable[[], int] | None) -> None:
    is_elsewhere = KEY_OF_THE_ENVIRONMENT in os.environ
    made = restore(
        place,
        connection=connection,
        media=_media(),
        key_file=None if is_elsewhere else settings.DATA / "secret_key",
        tell=_teller(),
    )
    _say(f"restored, and equal by checksum: {_contents(made)}; made {made.made_at}")
    _say(f"fingerprint {fingerprint(made.written())}")
    if hold_mail is not None and (count := hold_mail()):
        _say(
            f"{count} e-mails waited to be sent: they are shown as uncertain, for a person to decide."
        )
    if is_elsewhere or not made.has_key:
        _say(f"links that were sent out work if {KEY_OF_THE_ENVIRONMENT} is what it was.")


def _run(name: str, act: Callable[[], None]) -> int:
    """Ended by a signal it cleans up as after a fault."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(TERMINATED))
    try:
        act()
    except BackupError as error:
        _write(f"samspill {name}: {error}")
        return 1
    except DatabaseError as error:
        _write(f"samspill {name}: the database does not answer: {str(error).strip()}")
        return 1
    except KeyboardInterrupt:
        _write(f"samspill {name}: given up; nothing half is left behind.")
        return 128 + signal.SIGINT
    return 0


def _teller() -> Callable[[str], None]:
    """Tells how far it has come, but not all the time."""
    last = -SECONDS_BETWEEN

    def tell(text: str) -> None:
        nonlocal last
        if monotonic() - last >= SECONDS_BETWEEN:
            last = monotonic()
            _say(text)

    return tell


def _media() -> Path:
    return Path(settings.STORAGES["default"]["OPTIONS"]["location"])


def _contents(made: Manifest) -> str:
    return f"{len(made.tables)} tables, {made.rows:,} rows, {len(made.files)} files"


def _say(text: str) -> None:
    _write(f"samspill: {text}")


def _write(text: str) -> None:
    sys.stderr.write(text + "\n")
    sys.stderr.flush()
