"""`samspill bounces FILE|-`: a mail that came back, piped from the mail server or read from files."""

from __future__ import annotations

import sys
from pathlib import Path

from samspill.letters.post.bounces import take_in


def bounces_command(source: str) -> int:
    """FILE, a folder of .eml files, or - for standard input. Returns 2 when it cannot be read."""
    try:
        mails = _mails(source)
    except OSError as error:
        sys.stderr.write(f"Cannot read {source}: {error.strerror}\n")
        return 2
    for name, raw in mails:
        sys.stdout.write(f"{name}: {take_in(raw).value}\n")
    return 0


def _mails(source: str) -> list[tuple[str, bytes]]:
    if source == "-":
        return [("-", sys.stdin.buffer.read())]
    path = Path(source)
    files = sorted(path.glob("*.eml")) if path.is_dir() else [path]
    return [(one.name, one.read_bytes()) for one in files]
