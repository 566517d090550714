"""The door to the post office: one mail at a time over SMTP, and an honest word on how it went.

Written on `smtplib`'s single commands, since its `sendmail` does not tell whether a broken line
broke before or after the post office had the whole letter: the one thing that decides whether it
may be sent again. Source: RFC 5321 sections 4.2.1, 4.3.2 and 6.1; RFC 3834 on automatic mail.
"""

from __future__ import annotations

import re
import smtplib
import ssl
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import format_datetime, parseaddr
from enum import Enum
from html import escape
from types import TracebackType

from samspill.adapters.mail_headers import WholeLinks

IMPLICIT_TLS_PORT = 465
READY_FOR_TEXT = 354
LINE_START_DOT = re.compile(rb"(?m)^\.")
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
SMTP = WholeLinks(linesep="\r\n")
SMTPUTF8 = SMTP.clone(utf8=True)


class Outcome(Enum):
    """How it went: in four of five the mail is surely not with the receiver, or surely is."""

    TAKEN = "taken"  # the post office has it
    LATER = "later"  # refused for now (4xx): try again
    REFUSED = "refused"  # refused for good (5xx)
    UNREACHABLE = "unreachable"  # no post office to talk to; nothing was handed over
    UNKNOWN = "unknown"  # the line broke after the text was sent: it may have been taken


@dataclass(frozen=True)
class Answer:
    """The outcome, and the post office's own words."""

    outcome: Outcome
    words: str = ""


@dataclass(frozen=True)
class Mail:
    """One letter to one address.

    mail_id       the Message-ID, the same at every attempt
    is_automatic  a machine's answer: asks other machines not to answer
    return_path   where it comes back to when it cannot be delivered; else to the sender
    unsubscribe   page that unsubscribes by one POST (RFC 8058); what is on a list only
    unsubscribe_mail  address beside it, for programs without
    list_id       RFC 2919, "letters.7.example.no"
    attachments   (name, media type, content)
    """

    mail_id: str
    sender: str
    address: str
    name: str
    subject: str
    text: str
    language: str
    written_at: datetime
    html: str = ""
    reply_to: str = ""
    attachments: Sequence[tuple[str, str, bytes]] = ()
    is_automatic: bool = False
    return_path: str = ""
    unsubscribe: str = ""
    unsubscribe_mail: str = ""
    list_id: str = ""


@dataclass
class PostOffice:
    """A connection that is opened at the first mail and kept for the next ones."""

    host: str
    port: int
    user: str = ""
    password: str = ""
    use_tls: bool = False
    timeout: float = 20  # seconds, for each word exchanged
    own_name: str = "localhost"
    _line: smtplib.SMTP | None = None

    def __enter__(self) -> PostOffice:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._line is not None:
            try:
                self._line.quit()
            except (OSError, smtplib.SMTPException):
                self._hang_up()

    def hand_over(self, mail: Mail) -> Answer:
        """Give the mail to the post office. Never raises for what the network or it may do."""
        try:
            line = self._open_line()
        except (OSError, smtplib.SMTPException) as error:
            self._hang_up()
            return Answer(Outcome.UNREACHABLE, _words(error))
        answer = _converse(line, mail)
        if answer.outcome is not Outcome.TAKEN:
            self._hang_up()  # a new line for the next mail: no guess about where this one stands
        return answer

    def _open_line(self) -> smtplib.SMTP:
        if self._line is not None and _is_alive(self._line):
            return self._line
        self._hang_up()
        line = self._connect()
        self._line = line
        if self.use_tls and self.port != IMPLICIT_TLS_PORT:
            line.starttls(context=ssl.create_default_context())
        if self.user:
            line.login(self.user, self.password)
        line.ehlo_or_helo_if_needed()
        return line

    def _connect(self) -> smtplib.SMTP:
        if self.use_tls and self.port == IMPLICIT_TLS_PORT:
            return smtplib.SMTP_SSL(
                self.host,
                self.port,
                local_hostname=self.own_name,
                timeout=self.timeout,
                context=ssl.create_default_context(),
            )
        return smtplib.SMTP(
            self.host, self.port, local_hostname=self.own_name, timeout=self.timeout
        )

    def _hang_up(self) -> None:
        if self._line is not None:
            self._line.close()
        self._line = None


def build(mail: Mail) -> EmailMessage:
    """The mail as it goes over the line: text, HTML beside it, attachments."""
    message = EmailMessage(policy=SMTPUTF8)
    message["Message-ID"] = mail.mail_id
    message["Date"] = format_datetime(mail.written_at)
    message["From"] = _address(*parseaddr(mail.sender))
    message["To"] = _address(mail.name, mail.address)
    message["Subject"] = _one_line(mail.subject)
    message["Content-Language"] = mail.language
    if mail.reply_to:
        message["Reply-To"] = _address("", mail.reply_to)
    if mail.is_automatic:
        message["Auto-Submitted"] = "auto-generated"
        message["X-Auto-Response-Suppress"] = "All"
    if mail.list_id:
        message["List-Id"] = f"<{mail.list_id}>"
    if mail.unsubscribe:
        _let_unsubscribe(message, mail)
    message.set_content(_sendable(mail.text), cte="quoted-printable")
    if mail.html:
        page = _page(_sendable(mail.html), mail)
        message.add_alternative(page, subtype="html", cte="quoted-printable")
    for name, media_type, content in mail.attachments:
        main, _slash, sub = media_type.partition("/")
        message.add_attachment(content, maintype=main, subtype=sub, filename=name)
    return message


def _let_unsubscribe(message: EmailMessage, mail: Mail) -> None:
    """RFC 2369, and RFC 8058 where the page is https: one press in the mail program."""
    ways = [mail.unsubscribe]
    ways += [f"mailto:{mail.unsubscribe_mail}?subject=unsubscribe"] * bool(mail.unsubscribe_mail)
    message["List-Unsubscribe"] = ", ".join(f"<{way}>" for way in ways)
    if mail.unsubscribe.startswith("https://"):
        message["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"


def _converse(line: smtplib.SMTP, mail: Mail) -> Answer:
    """The whole exchange. Before the text is sent a broken line is harmless; after it is not."""
    try:
        wire_address, options = _wire_address(mail.address, line)
        policy = SMTPUTF8 if options else SMTP
        content = LINE_START_DOT.sub(b"..", build(mail).as_bytes(policy=policy))
    except ValueError as error:
        return Answer(Outcome.REFUSED, str(error)[:300])
    try:
        steps = (
            lambda: line.mail(mail.return_path or parseaddr(mail.sender)[1], options),
            lambda: line.rcpt(wire_address),
            lambda: line.docmd("DATA"),
        )
        for step in steps:
            code, words = step()
            if code >= 400 or (step is steps[-1] and code != READY_FOR_TEXT):
                return _refusal(code, words)
    except (OSError, smtplib.SMTPException) as error:
        return Answer(Outcome.LATER, _words(error))
    try:
        ended = content if content.endswith(b"\r\n") else content + b"\r\n"
        line.send(
            ended + b".\r\n"
        )  # in one: a second small packet would wait for the first's receipt
        code, words = line.getreply()
    except (OSError, smtplib.SMTPException) as error:
        return Answer(Outcome.UNKNOWN, _words(error))
    return _refusal(code, words) if code >= 400 else Answer(Outcome.TAKEN, _said(code, words))


def _refusal(code: int, words: bytes) -> Answer:
    return Answer(Outcome.REFUSED if code >= 500 else Outcome.LATER, _said(code, words))


def _is_alive(line: smtplib.SMTP) -> bool:
    """Whether a kept line still answers; also clears what stood on it."""
    try:
        return line.rset()[0] == 250
    except (OSError, smtplib.SMTPException):
        return False


def _wire_address(address: str, line: smtplib.SMTP) -> tuple[str, list[str]]:
    """The address as SMTP takes it. A domain goes as punycode; a local part needs SMTPUTF8.

    Raises ValueError when the address cannot be sent to at all.
    """
    local, _at, domain = address.rpartition("@")
    if not local or CONTROL.search(address) or re.search(r"[\s<>]", address):
        raise ValueError(f"Not an e-mail address: {address!r}")
    wire = f"{local}@{domain.encode('idna').decode('ascii')}"
    if wire.isascii():
        return wire, []
    if not line.has_extn("smtputf8"):
        raise ValueError("The post office does not take addresses with letters beyond a to z.")
    return wire, ["SMTPUTF8", "BODY=8BITMIME"]


def _address(name: str, address: str) -> Address:
    """Raises ValueError when the address has no form that a mail can carry."""
    local, _at, domain = address.strip().rpartition("@")
    wire = domain.encode("idna").decode("ascii")
    return Address(display_name=_one_line(name), username=local, domain=wire)


def _one_line(text: str) -> str:
    return " ".join(CONTROL.sub("", _sendable(text)).split())


def _sendable(text: str) -> str:
    """Without lone surrogates and control characters, which no mail may hold."""
    return CONTROL.sub("", text.encode("utf-8", "replace").decode("utf-8"))


def _page(html: str, mail: Mail) -> str:
    """A whole page with its language; a fragment is given a frame."""
    if "<html" in html[:400].lower():
        return html
    return (
        f'<!doctype html><html lang="{escape(mail.language)}"><head><meta charset="utf-8">'
        f"<title>{escape(mail.subject)}</title></head><body>{html}</body></html>"
    )


def _words(error: Exception) -> str:
    if isinstance(error, smtplib.SMTPResponseException):
        return _said(error.smtp_code, error.smtp_error)
    return f"{type(error).__name__}: {error}"[:300]


def _said(code: int, words: bytes | str) -> str:
    text = words.decode("utf-8", "replace") if isinstance(words, bytes) else words
    return f"{code} {' '.join(text.split())}"[:300]
