"""A post office for the demo: takes every letter over real SMTP, and puts it in a folder."""

from __future__ import annotations

from email import message_from_bytes
from email.utils import parseaddr
from pathlib import Path

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

from samspill.adapters.loopback import HOST


class _Shelf:
    """Keeps each letter as `NNNN-address.eml`; without a folder it is read and forgotten."""

    def __init__(self, folder: Path | None) -> None:
        self.folder, self.count = folder, 0

    async def handle_DATA(self, _server: SMTP, _session: Session, envelope: Envelope) -> str:  # noqa: N802 -- aiosmtpd's name
        if self.folder is not None and envelope.content is not None:
            content = envelope.content
            content = content.encode() if isinstance(content, str) else content
            message_from_bytes(content)
            self.count += 1
            address = parseaddr(envelope.rcpt_tos[0])[1].replace("/", "_")
            (self.folder / f"{self.count:04d}-{address}.eml").write_bytes(content)
        return "250 Taken"


def open_post_office(port: int, *, folder: Path | None = None) -> Controller:
    """Start taking letters on a port of this machine. Stop it with `.stop()`.

    folder  where the letters go; None reads and forgets them
    """
    if folder is not None:
        folder.mkdir(parents=True, exist_ok=True)
    controller = Controller(_Shelf(folder), hostname=HOST, port=port)
    controller.start()
    return controller
