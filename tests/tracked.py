"""The files that belong to the project: tracked by git, or about to be."""

import subprocess
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
BINARY = (
    ".png",
    ".webp",
    ".jpg",
    ".ico",
    ".ttf",
    ".woff2",
    ".pdf",
    ".docx",
    ".xlsx",
    ".mo",
    ".zip",
)


@cache
def project_files() -> tuple[Path, ...]:
    """Every file that git tracks or would add, sorted. Skips the test where there is no git."""
    if not (ROOT / ".git").exists():
        pytest.skip("this folder is no git checkout")
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    paths = (ROOT / name for name in listed.stdout.split("\0") if name)
    return tuple(sorted(path for path in paths if path.is_file()))


def text_files() -> list[Path]:
    """Those of `project_files` that hold text."""
    return [path for path in project_files() if path.suffix not in BINARY]
