"""What the machine brings for the tests: PostgreSQL's programs and Chromium.

As root on a machine with apt a missing one is installed, which is said aloud; `APT=no` forbids
it. Elsewhere the answer is None, and the caller says what it leaves out.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
DEBIAN_POSTGRES = Path("/usr/lib/postgresql")


def find_chromium(*, install: bool = False) -> str | None:
    """The path of a Chromium, or None. SAMSPILL_CHROMIUM names another one than the usual."""
    if named := os.environ.get("SAMSPILL_CHROMIUM"):
        return named if Path(named).is_file() else None
    found = next(filter(None, map(shutil.which, CHROMIUM_NAMES)), None)
    if found is None and install and apt_install("chromium"):
        return find_chromium()
    return found


def find_postgres(*, install: bool = False) -> Path | None:
    """The folder with initdb and pg_ctl, the newest if there are several, or None."""
    folders = sorted(DEBIAN_POSTGRES.glob("*/bin"), key=version, reverse=True)
    if asked := shutil.which("pg_config"):
        answer = subprocess.run([asked, "--bindir"], capture_output=True, text=True, check=False)
        folders.append(Path(answer.stdout.strip() or "."))
    found = next((folder for folder in folders if (folder / "initdb").is_file()), None)
    if found is None and install and apt_install("postgresql"):
        return find_postgres()
    return found


def version(folder: Path) -> int:
    """The major version in a path like …/15/bin; 0 when there is none."""
    name = folder.parent.name
    return int(name) if name.isdigit() else 0


def apt_install(package: str) -> bool:
    """Install a Debian package, if this is root with apt and APT=no does not forbid it."""
    if os.environ.get("APT") == "no" or os.geteuid() != 0 or shutil.which("apt-get") is None:
        return False
    say(f"{package} is missing: installing it with apt (APT=no forbids this)")
    surroundings = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for words in (["update"], ["install", "--yes", "--no-install-recommends", package]):
        done = subprocess.run(["apt-get", "--quiet=2", *words], env=surroundings, check=False)
        if done.returncode != 0:
            say(f"apt-get {words[0]} failed")
            return False
    return True


def say(sentence: str) -> None:
    """Tell it aloud, on standard error."""
    print(f">>> {sentence}", file=sys.stderr, flush=True)
