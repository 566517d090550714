"""Post offices on this machine for the tests: one that takes all, and some that misbehave."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session


class TakesAll:
    """Keeps every mail it is given, as parsed messages and as bytes."""

    def __init__(self) -> None:
        self.mails: list[EmailMessage] = []
        self.contents: list[bytes] = []
        self.receivers: list[str] = []

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        self._keep(envelope)
        return "250 Taken"

    def _keep(self, envelope: Envelope) -> None:
        content = envelope.original_content or b""
        self.contents.append(content)
        self.mails.append(message_from_bytes(content, policy=default))  # type: ignore[arg-type]
        self.receivers.extend(envelope.rcpt_tos)


class Answers(TakesAll):
    """Answers each command as told: {"RCPT": "451 Later"}; takes what it is not told about."""

    def __init__(self, **answers: str) -> None:
        super().__init__()
        self.answers = answers

    async def handle_MAIL(
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        envelope.mail_from = address
        return self.answers.get("MAIL", "250 OK")

    async def handle_RCPT(
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        envelope.rcpt_tos.append(address)
        return self.answers.get("RCPT", "250 OK")

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        answer = self.answers.get("DATA", "250 Taken")
        if answer.startswith("250"):
            self._keep(envelope)
        return answer


class HangsUpAfterData(TakesAll):
    """Takes the whole mail, then drops the line without a word: the worst a sender can meet."""

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        self._keep(envelope)
        server.transport.abort()
        return "250 never heard"


class HangsUpBeforeData(TakesAll):
    async def handle_RCPT(
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        server.transport.abort()
        return "250 never heard"


@contextmanager
def post_office(handler: Any) -> Iterator[Controller]:
    """A running server; `controller.port` is where it listens on 127.0.0.1."""
    controller = Controller(handler, hostname="127.0.0.1", port=free_port())
    controller.start()
    try:
        yield controller
    finally:
        controller.stop(no_assert=True)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
