"""The demo's own post office keeps every e-mail as a file; here a test waits for one and reads it."""

from __future__ import annotations

import email
import re
import time
from email.message import EmailMessage
from email.policy import default
from pathlib import Path

WAIT_SECONDS = 30


def wait_for_mail(folder: Path, to: str, *, about: str = "", count: int = 1) -> list[EmailMessage]:
    """The newest first: messages to an address whose subject holds `about`. Fails when none comes."""
    until = time.monotonic() + WAIT_SECONDS
    while time.monotonic() < until:
        found = [
            one for one in _all(folder) if to in str(one["To"]) and about in str(one["Subject"])
        ]
        if len(found) >= count:
            return found
        time.sleep(0.3)
    told = [(str(one["To"]), str(one["Subject"])) for one in _all(folder)][:20]
    raise AssertionError(f"no mail to {to} about «{about}»; the newest are {told}")


def text_of(message: EmailMessage) -> str:
    body = message.get_body(("plain",))
    assert body is not None
    return str(body.get_content())


def attachments(message: EmailMessage) -> dict[str, bytes]:
    """{file name: content}, whether it is shown in the message or attached."""
    return {
        str(part.get_filename()): part.get_payload(decode=True)  # type: ignore[misc]
        for part in message.walk()
        if part.get_filename()
    }


def addresses_in(message: EmailMessage) -> list[str]:
    """The web addresses in the text, as they are written."""
    return re.findall(r"https?://[^\s<>\"]+", text_of(message))


def _all(folder: Path) -> list[EmailMessage]:
    files = sorted(
        (path for path in folder.rglob("*") if path.is_file() and not path.name.startswith(".")),
        key=lambda path: path.stat().st_mtime_ns,
        reverse=True,
    )
    found = []
    for path in files:
        message = email.message_from_bytes(path.read_bytes(), policy=default)
        assert isinstance(message, EmailMessage)
        found.append(message)
    return found
