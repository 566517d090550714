"""Set up Samspill in this folder: environment, program, assets, compiled translations.

    python3.11 tools/set_up.py        (which is what `make setup` runs)

Needs Python 3.11 or later with venv, no root, and network only for what has changed since the
last time. Every step has a stamp of the content it stands on (tools/stamps.py), so that running
it again costs a fraction of a second. Exits with 1 and one plain sentence when a step fails.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import stamps
from stamps import ROOT

TOOLS = ROOT / ".tools"
ENVIRONMENT = ROOT / ".venv"
LOCKS = ROOT / "requirements"
Command = Sequence[str | Path]
PROGRAM = """#!/bin/sh
'''exec' "{python}" "$0" "$@"
' '''
import sys

from samspill.cli import main

sys.exit(main())
"""


def main() -> int:
    """Run the steps in order. Returns the exit code."""
    steps: tuple[Callable[[], None], ...] = (
        make_tools,
        make_environment,
        install_program,
        fetch_assets,
        compile_translations,
        compile_kernels,
    )
    try:
        for step in steps:
            step()
    except subprocess.CalledProcessError as failure:
        words = " ".join(str(word) for word in failure.cmd)
        print(f"make setup: this failed (exit {failure.returncode}): {words}", file=sys.stderr)
        return 1
    return 0


def make_tools() -> None:
    """Make .tools/, which holds uv and nothing that Samspill itself imports."""
    lock, stamp = LOCKS / "uv.lock", TOOLS / ".stamp"
    wanted = stamps.content_hash([lock], sys.version, str(ROOT))
    if stamps.is_current(stamp, wanted) and (TOOLS / "bin" / "uv").is_file():
        return
    say("the installer (uv)")
    make_venv(TOOLS)
    pip: Command = [TOOLS / "bin" / "python", "-m", "pip", "install", "--quiet", "--require-hashes"]
    run([*pip, "--disable-pip-version-check", "--requirement", lock])
    stamps.write(stamp, wanted)


def make_environment() -> None:
    """Make .venv/ with exactly what requirements/dev.lock lists, each file checked by its hash."""
    lock, stamp = LOCKS / "dev.lock", ENVIRONMENT / ".stamp"
    python = ENVIRONMENT / "bin" / "python"
    wanted = stamps.content_hash([lock], sys.version, str(ROOT))
    if stamps.is_current(stamp, wanted) and python.exists():
        return
    say("the environment (about 500 MB)")
    if not is_venv_of_this_python(ENVIRONMENT):
        make_venv(ENVIRONMENT)
    uv: Command = [TOOLS / "bin" / "uv", "pip", "sync", "--quiet", "--python", python]
    try:
        run([*uv, "--require-hashes", lock])
    except subprocess.CalledProcessError:
        say("the environment with pip, since uv did not reach the packages")
        run([python, "-m", "ensurepip", "--upgrade"])
        run([python, "-m", "pip", "install", "--quiet", "--require-hashes", "-r", lock])
    stamps.write(stamp, wanted)


def install_program() -> None:
    """Write .venv/bin/samspill, and a .pth file that puts this folder on the import path.

    This is what an editable install amounts to, without a build tool and without network.
    """
    python = ENVIRONMENT / "bin" / "python"
    (packages,) = (ENVIRONMENT / "lib").glob("python3.*/site-packages")
    write_if_changed(packages / "samspill.pth", f"{ROOT}\n")
    program = ENVIRONMENT / "bin" / "samspill"
    write_if_changed(program, PROGRAM.format(python=python))
    program.chmod(0o755)


def fetch_assets() -> None:
    """Put design system, fonts and icons in their places (tools/assets.py)."""
    run([ENVIRONMENT / "bin" / "python", ROOT / "tools" / "assets.py"])


def compile_translations() -> None:
    """Compile every .po to .mo, when one has changed (tools/translations.py)."""
    sources = sorted((ROOT / "samspill").glob("*/locale/*/LC_MESSAGES/django.po"))
    stamp = ENVIRONMENT / ".translations"
    wanted = stamps.content_hash(sources, *(str(path.relative_to(ROOT)) for path in sources))
    if stamps.is_current(stamp, wanted) and all(p.with_suffix(".mo").is_file() for p in sources):
        return
    run([ENVIRONMENT / "bin" / "python", ROOT / "tools" / "translations.py", "compile"])
    stamps.write(stamp, wanted)


def compile_kernels() -> None:
    """Compile the inner loops of what is computed, where a file of them has changed."""
    for name in ("seating", "opinions", "themes"):
        compile_folder(name, ROOT / "samspill" / "pure" / name)


def compile_folder(name: str, folder: Path) -> None:
    """Compile the inner loops of one folder in `pure/`, by its warming.py."""
    stamp = ENVIRONMENT / f".{name}"
    compiled = [path for path in sorted(folder.glob("*.py")) if "import njit" in path.read_text()]
    wanted = stamps.content_hash([LOCKS / "base.lock", *compiled], sys.version)
    if stamps.is_current(stamp, wanted) and any((folder / "__pycache__").glob("*.nbc")):
        return
    print(f"make setup: compiling {name} (up to half a minute)", file=sys.stderr, flush=True)
    for kept in (folder / "__pycache__").glob("*.nb?"):
        kept.unlink()
    code = f"from samspill.pure.{name}.warming import warm; warm()"
    run([ENVIRONMENT / "bin" / "python", "-c", code])
    stamps.write(stamp, wanted)


def is_venv_of_this_python(folder: Path) -> bool:
    """Whether `folder` is a virtual environment of the Python that runs this."""
    settings = folder / "pyvenv.cfg"
    if not settings.is_file() or not (folder / "bin" / "python").exists():
        return False
    version = ".".join(str(part) for part in sys.version_info[:3])
    return f"version = {version}" in settings.read_text(encoding="utf-8")


def make_venv(folder: Path) -> None:
    """Make the virtual environment `folder` anew."""
    shutil.rmtree(folder, ignore_errors=True)
    run([sys.executable, "-m", "venv", folder])


def write_if_changed(path: Path, text: str) -> None:
    """Write `text` to `path` unless it stands there already."""
    if not path.is_file() or path.read_text(encoding="utf-8") != text:
        path.write_text(text, encoding="utf-8")


def run(command: Command) -> None:
    """Run `command` in the project's folder; raises CalledProcessError when it fails."""
    surroundings = {name: value for name, value in os.environ.items() if name != "VIRTUAL_ENV"}
    subprocess.run(command, cwd=ROOT, check=True, env=surroundings)


def say(what: str) -> None:
    """Tell what is being fetched, on standard error."""
    print(f"make setup: fetching {what}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
