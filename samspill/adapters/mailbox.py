"""The door to a mailbox where mail that could not be delivered comes back: read over IMAP."""

from __future__ import annotations

import imaplib
import ssl
from collections.abc import Callable
from dataclasses import dataclass

TIMEOUT_SECONDS = 30
MOST_AT_ONCE = 200
LARGEST_BYTES = 2_000_000  # of one mail; the rest of a larger one is not needed


class MailboxError(Exception):
    """The mailbox cannot be read now; the message holds its own words."""


@dataclass(frozen=True)
class Mailbox:
    """Where to read. `is_plain` is for a server on this very machine: no TLS."""

    host: str
    port: int = 993
    user: str = ""
    password: str = ""
    folder: str = "INBOX"
    is_plain: bool = False

    def read(self, take: Callable[[bytes], object]) -> int:
        """Give each unread mail to `take`; it is marked as read only after that has returned.

        So a mail is not lost when we are killed between. Returns how many were read.
        Raises MailboxError when the mailbox does not answer, or not as told.
        """
        try:
            return self._read(take)
        except (OSError, imaplib.IMAP4.error) as error:
            raise MailboxError(f"{type(error).__name__}: {error}"[:300]) from error

    def _read(self, take: Callable[[bytes], object]) -> int:
        with self._connect() as line:
            line.login(self.user, self.password)
            line.select(f'"{self.folder}"')
            _answer, found = line.uid("SEARCH", "UNSEEN")
            numbers = (found[0] or b"").split()[:MOST_AT_ONCE]
            for number in numbers:
                name = number.decode("ascii")
                _answer, parts = line.uid("FETCH", name, f"(BODY.PEEK[]<0.{LARGEST_BYTES}>)")
                for part in parts:
                    if isinstance(part, tuple):
                        take(part[1])
                line.uid("STORE", name, "+FLAGS", r"(\Seen)")
            return len(numbers)

    def _connect(self) -> imaplib.IMAP4:
        if self.is_plain:
            return imaplib.IMAP4(self.host, self.port, timeout=TIMEOUT_SECONDS)
        context = ssl.create_default_context()
        return imaplib.IMAP4_SSL(self.host, self.port, ssl_context=context, timeout=TIMEOUT_SECONDS)
