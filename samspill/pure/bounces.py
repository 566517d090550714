"""A mail that came back, read: which of ours it is about, and whether the address is dead.

Read are delivery status notifications (RFC 3464, with the codes of RFC 3463), and the letters that
older post offices write in their own words. A machine's answer ("I am away") is told apart: it
means that the mail came through. Nothing in such a mail is trusted further than to find a delivery.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from email import message_from_bytes
from email.header import decode_header, make_header
from email.message import Message
from email.policy import compat32
from email.utils import getaddresses
from enum import Enum

STATUS = re.compile(r"(?<![\d.])([245]\.\d{1,3}\.\d{1,3})(?![\d.])")
CODE = re.compile(r"(?<!\d)([245])\d\d(?!\d)")
MAIL_ID = re.compile(r"^\s*(?:>\s*)?Message-ID:\s*(<[^<>\s]+>)", re.IGNORECASE | re.MULTILINE)
ADDRESS = re.compile(r"[\w.+'-]+@[\w.-]+\.\w{2,}")
COMES_TO = ("To", "Delivered-To", "X-Original-To", "Envelope-To")
DAEMONS = re.compile(r"mailer-daemon|postmaster|mail delivery (sub)?system", re.IGNORECASE)
CAME_BACK = re.compile(
    r"undeliver|not delivered|returned mail|failure notice|delivery (status|failure|has failed)|"
    r"mail delivery failed|could not be delivered|ikke levert|kunne ikke lever|kan ikke lever|"
    r"ikkje levert|kunne ikkje lever|retur av e-post",
    re.IGNORECASE,
)
STILL_TRYING = re.compile(
    r"delayed|warning|will (be )?retr|still trying|forsink|\(delay\)", re.IGNORECASE
)
NO_SUCH_BOX = re.compile(
    r"user unknown|unknown user|no such (user|mailbox|recipient|box)|does not exist|"
    r"mailbox (unavailable|not found)|recipient (address )?rejected|invalid recipient|"
    r"finnes ikke|finst ikkje|ukjent (mottaker|bruker)",
    re.IGNORECASE,
)
NOT_THE_ADDRESS = ("5.2.2", "5.2.3", "5.3.", "5.4.6", "5.5.", "5.6.", "5.7.")
MOST_WORDS = 300


class Kind(Enum):
    HARD = "hard"  # for good
    SOFT = "soft"  # for now: the post office still tries, or gave up for the day
    AUTO_REPLY = "auto_reply"  # it came through, and a machine answered
    NOTHING = "nothing"  # something else: a person's answer, advertising


@dataclass(frozen=True)
class Returned:
    """What a mail to the bounce address tells.

    status      RFC 3463, "5.1.1"; "" when it was not told
    words       the post office's own
    addresses   who it says could not be reached
    mail_ids    Message-IDs of what was sent back, the likeliest first
    came_to     addresses of ours that it was sent to
    """

    kind: Kind
    status: str = ""
    words: str = ""
    addresses: tuple[str, ...] = ()
    mail_ids: tuple[str, ...] = ()
    came_to: tuple[str, ...] = ()


def read_returned(raw: bytes) -> Returned:
    """Read one mail, whatever it is. Never raises."""
    message = message_from_bytes(raw, policy=compat32)
    blocks = [block for block in _status_blocks(message) if block.get("Action") or block["Status"]]
    if blocks:
        return _from_blocks(message, blocks)
    if _is_in_own_words(message):
        return _from_words(message)
    kind = Kind.AUTO_REPLY if _is_auto_reply(message) else Kind.NOTHING
    return Returned(kind, mail_ids=_answered(message), came_to=_came_to(message))


def told_status(words: str) -> str:
    """The status in a post office's answer: "550 5.1.1 …" -> "5.1.1", "550 …" -> "5.0.0"."""
    if found := STATUS.search(words):
        return found[1]
    code = CODE.match(words.strip())
    if code is None:
        return ""
    return "5.1.1" if code[1] == "5" and NO_SUCH_BOX.search(words) else f"{code[1]}.0.0"


def is_dead(status: str) -> bool:
    """Whether a status says that the address is no more.

    A full box, a letter too large and a letter taken for advertising are no fault of the address.
    """
    return status.startswith("5.") and not status.startswith(NOT_THE_ADDRESS)


def _from_blocks(message: Message, blocks: list[Message]) -> Returned:
    """The worst word counts: one failed among several delayed is failed."""
    failed = [one for one in blocks if _line(one, "Action").lower() == "failed"]
    delayed = [one for one in blocks if _line(one, "Action").lower() == "delayed"]
    told = (failed or delayed or blocks)[0]
    words = _diagnosis(told)
    status = (STATUS.search(_line(told, "Status")) or [""])[0] or told_status(words)
    if status in ("5.0.0", "4.0.0", ""):
        status = told_status(words) or status
    kind = Kind.NOTHING
    if failed:
        kind = Kind.SOFT if status.startswith("4") else Kind.HARD
    elif delayed:
        kind = Kind.SOFT
    return Returned(
        kind,
        status=status,
        words=words,
        addresses=tuple(_receiver(one) for one in failed or delayed if _receiver(one)),
        mail_ids=_returned_ids(message),
        came_to=_came_to(message),
    )


def _from_words(message: Message) -> Returned:
    """Without a status block: the first code in the text, and "no such user" for what it is."""
    text = _text(message)
    own = MAIL_ID.split(text)[0]  # before what was sent back
    subject = _subject(message)
    status = next((one[1] for one in STATUS.finditer(own) if one[1][0] in "45"), "")
    if not status:
        code = re.search(r"(?<!\d)[45]\d\d[ -]", own)
        status = told_status(own[code.start() :]) if code else ""
    if not status and NO_SUCH_BOX.search(own):
        status = "5.1.1"
    still_trying = STILL_TRYING.search(subject) and not status.startswith("5")
    is_soft = bool(still_trying) or status.startswith("4") or not status
    failed = _line(message, "X-Failed-Recipients") or " ".join(ADDRESS.findall(own)[:1])
    return Returned(
        Kind.SOFT if is_soft else Kind.HARD,
        status=status,
        words=_short(own),
        addresses=tuple(ADDRESS.findall(failed)),
        mail_ids=_returned_ids(message) or tuple(MAIL_ID.findall(text)),
        came_to=_came_to(message),
    )


def _is_in_own_words(message: Message) -> bool:
    if message["X-Failed-Recipients"]:
        return True
    is_from_daemon = bool(DAEMONS.search(_line(message, "From")))
    is_from_nobody = _line(message, "Return-Path").strip() == "<>"
    return (is_from_daemon or is_from_nobody) and bool(CAME_BACK.search(_subject(message)))


def _is_auto_reply(message: Message) -> bool:
    automatic = _line(message, "Auto-Submitted").lower()
    return (
        (bool(automatic) and not automatic.startswith("no"))
        or bool(message["X-Autoreply"] or message["X-Autorespond"])
        or _line(message, "Precedence").lower() in ("auto_reply", "auto-reply")
    )


def _status_blocks(message: Message) -> Iterator[Message]:
    for part in message.walk():
        if part.get_content_type() == "message/delivery-status":
            payload = part.get_payload()
            if isinstance(payload, list):
                yield from (block for block in payload if isinstance(block, Message))


def _returned_ids(message: Message) -> tuple[str, ...]:
    """Of the mail that is enclosed, whole or as its headers alone."""
    found: list[str] = []
    for part in message.walk():
        if part is message:
            continue
        if part.get_content_type() == "text/rfc822-headers":
            found += MAIL_ID.findall(_payload(part))
        elif part["Message-ID"]:
            found += MAIL_ID.findall(f"Message-ID: {_line(part, 'Message-ID')}")
    return tuple(dict.fromkeys(found))


def _answered(message: Message) -> tuple[str, ...]:
    told = f"{_line(message, 'In-Reply-To')} {_line(message, 'References')}"
    return tuple(dict.fromkeys(re.findall(r"<[^<>\s]+>", told)))


def _came_to(message: Message) -> tuple[str, ...]:
    lines = [_line(message, name, at) for name in COMES_TO for at in range(3)]
    return tuple(dict.fromkeys(address for _name, address in getaddresses(lines) if address))


def _diagnosis(block: Message) -> str:
    words = _line(block, "Diagnostic-Code") or _line(block, "Status")
    return _short(words.partition(";")[2] or words)


def _receiver(block: Message) -> str:
    told = _line(block, "Original-Recipient") or _line(block, "Final-Recipient")
    return (told.partition(";")[2] or told).strip()


def _text(message: Message) -> str:
    parts = [part for part in message.walk() if part.get_content_type() == "text/plain"]
    return "\n".join(_payload(part) for part in parts)


def _payload(part: Message) -> str:
    content = part.get_payload(decode=True)
    return content.decode("utf-8", "replace") if isinstance(content, bytes) else ""


def _subject(message: Message) -> str:
    raw = _line(message, "Subject")
    try:
        return str(make_header(decode_header(raw)))
    except (LookupError, ValueError):
        return raw


def _line(message: Message, name: str, at: int = 0) -> str:
    lines = message.get_all(name) or []
    return " ".join(str(lines[at]).split()) if at < len(lines) else ""


def _short(words: str) -> str:
    return " ".join(words.split())[:MOST_WORDS]
