"""A house of 1 GB backed up while it stands, and restored equal by checksums of every table.

From SQLite to SQLite, and to PostgreSQL where there is one. Measured as an operator sees it: the
commands as processes of their own, their wall time, and the most memory they held.
"""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.figure import Figure

GIGABYTE = float(os.environ.get("RESTORE_GIGABYTES", "1"))
LETTERS = int(120_000 * GIGABYTE)  # of 2.5 KB, each with a delivery
ENCLOSURES = int(5_000 * GIGABYTE)  # of 100 KB
MINUTES_PROMISED = 10
MEGABYTES_PROMISED = 400
FILL = """
import random
import django
django.setup()
from django.core.management import call_command
call_command("migrate", verbosity=0)
from django.db import transaction
from samspill.outbox.models import Attachment, Delivery, Message
throw = random.Random(1)
words = "lag forening dugnad halltid møteplass frivillig kommune æøå 🙋".split()
with transaction.atomic():
    for start in range(0, LETTERS, 2000):
        numbers = range(start + 1, min(start + 2000, LETTERS) + 1)
        Message.objects.bulk_create(
            Message(pk=n, kind="letter", language="nb", subject=f"Brev {n}",
                    text=" ".join(throw.choices(words, k=280))) for n in numbers)
        Delivery.objects.bulk_create(
            Delivery(message_id=n, key=f"{n}", address=f"lag{n}@example.no", state="sent",
                     texts={"own_link": f"https://example.no/{n}", "n": n / 7}) for n in numbers)
    for start in range(0, ENCLOSURES, 100):
        Attachment.objects.bulk_create(
            Attachment(message_id=n % LETTERS + 1, name=f"{n}.pdf", media_type="application/pdf",
                       content=throw.randbytes(100_000))
            for n in range(start, min(start + 100, ENCLOSURES)))
"""


def run(date: str) -> list[Figure]:
    """Fill a house, back it up, restore it; a restore that is not equal ends with a fault."""
    with tempfile.TemporaryDirectory(prefix="samspill-restore-") as folder:
        here = Path(folder)
        house = {**os.environ, **surroundings(here / "house")}
        sizes = f"LETTERS, ENCLOSURES = {LETTERS}, {ENCLOSURES}\n"
        subprocess.run([sys.executable, "-c", sizes + FILL], env=house, check=True)
        size = (here / "house" / "samspill.sqlite3").stat().st_size / 1e9
        file = here / "house.zip"
        figures = measured(f"back-up of {size:.2f} GB", "backup", file, house, date)
        second = {**os.environ, **surroundings(here / "second")}
        name = f"restore of {size:.2f} GB, equal by checksum: SQLite"
        figures += measured(name, "restore", file, second, date)
        figures += on_postgres(here, file, size, date)
    return figures


def on_postgres(here: Path, file: Path, size: float, date: str) -> list[Figure]:
    """The same into a PostgreSQL of its own; nothing where there is none."""
    sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tools"))
    from tests.postgres import PostgresMissingError, postgres

    try:
        with postgres() as address:
            third = {**os.environ, **surroundings(here / "third"), "DATABASE_URL": address}
            name = f"restore of {size:.2f} GB, equal by checksum: PostgreSQL"
            return measured(name, "restore", file, third, date)
    except PostgresMissingError as missing:
        print(f"  {missing}", file=sys.stderr)
        return []


def surroundings(folder: Path) -> dict[str, str]:
    folder.mkdir()
    return {
        "SAMSPILL_DATA": str(folder),
        "DATABASE_URL": f"sqlite:///{folder}/samspill.sqlite3",
        "DJANGO_SETTINGS_MODULE": "samspill.settings",
    }


def measured(name: str, verb: str, file: Path, house: dict[str, str], date: str) -> list[Figure]:
    start = time.perf_counter()
    command = [sys.executable, "-m", "samspill", verb, str(file)]
    process = subprocess.Popen(command, env=house, stderr=subprocess.DEVNULL)
    _pid, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        raise RuntimeError(f"samspill {verb} ended with {process.returncode}")
    minutes = (time.perf_counter() - start) / 60
    return [
        Figure(name, minutes, "min", date, limit=MINUTES_PROMISED),
        Figure(f"{name}, memory", used.ru_maxrss / 1000, "MB", date, limit=MEGABYTES_PROMISED),
    ]
