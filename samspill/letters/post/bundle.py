"""The print bundle: the paper letters in the order of the post, in parts that a printer takes.

It is asked for and then made by the worker, a part at a time. While it is made it is a row of the
outbox, where all that leaves the house stands: a message that nobody gets by e-mail, with the parts
as its enclosures. Those are deleted after thirty days like other copies there.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import override

from samspill.adapters import typst
from samspill.letters.documents import document, file_name, pdf
from samspill.letters.models import Letter, Recipient
from samspill.letters.post.kinds import is_formal
from samspill.letters.rules import may_leave
from samspill.outbox.models import Attachment, Message
from samspill.pure.documents.letter import UnresolvedField

PART = 500  # letters
WAITING, READY = "letters.paper_waiting", "letters.paper"
PDF = "application/pdf"
PAGE = re.compile(rb"/Type\s*/Page[^s]")


@dataclass(frozen=True)
class Bundle:
    """How far the newest bundle of a letter has come.

    numbers   the receivers of each part, in the order of the letters in it
    made      the numbers of the parts that are made, from 1
    """

    message: Message
    numbers: list[list[int]]
    made: list[int]

    @property
    def is_ready(self) -> bool:
        return len(self.made) == len(self.numbers)

    @property
    def letter_count(self) -> int:
        return sum(len(part) for part in self.numbers)


def to_print(letter: Letter) -> QuerySet[Recipient]:
    """Those on paper, as the post wants them: by postcode, then name."""
    return letter.recipients.filter(channel=Recipient.Channel.PAPER).order_by(
        "postcode", "name", "pk"
    )


def sheets_of_one(letter: Letter, *, two_sided: bool = True) -> int:
    """Sheets of paper in one envelope, by the letter as a file."""
    pages = max(len(PAGE.findall(pdf(letter))), 1)
    return (pages + 1) // 2 if two_sided else pages


@transaction.atomic
def ask_for_bundle(letter: Letter, *, unprinted: bool) -> Message | None:
    """Let the worker make it; None when there is nothing to print. One asked for before goes.

    unprinted   only those that nobody has marked as printed
    """
    rows = to_print(letter).filter(printed_at=None) if unprinted else to_print(letter)
    numbers = list(rows.values_list("pk", flat=True))
    if not numbers:
        return None
    Message.objects.filter(source__in=_sources(letter)).delete()
    parts = [numbers[at : at + PART] for at in range(0, len(numbers), PART)]
    return Message.objects.create(
        organiser_number=letter.organiser_id,
        kind=Message.Kind.SYSTEM,
        source=f"{WAITING}:{letter.pk}",
        language=letter.organiser.language,
        subject=letter.subject,
        text=json.dumps(parts),
    )


def bundle_of(letter: Letter) -> Bundle | None:
    """Two queries; the parts themselves are not read."""
    message = Message.objects.filter(source__in=_sources(letter)).order_by("-pk").first()
    return _bundle(message) if message else None


def forget_bundle(letter: Letter) -> None:
    """The letter is another now: nobody shall print what it was."""
    Message.objects.filter(source__in=_sources(letter)).delete()


def part_of(bundle: Bundle, number: int) -> bytes | None:
    found = bundle.message.attachments.filter(name=str(number)).first()
    return bytes(found.content) if found else None


def make_next_part() -> int:
    """The worker's: one part of one bundle that waits. Returns how many were made.

    A part made twice by two workers is kept once; one that dies has taken nothing with it.
    """
    message = Message.objects.filter(source__startswith=f"{WAITING}:").order_by("pk").first()
    if message is None:
        return 0
    bundle = _bundle(message)
    letter = Letter.objects.select_related("organiser", "process").filter(pk=_letter(message))
    missing = [at for at in range(1, len(bundle.numbers) + 1) if at not in bundle.made]
    if not missing or not (found := letter.first()):
        _settle(message)
        return 0
    if not may_leave(found):  # an approval was taken back meanwhile
        message.delete()
        return 0
    try:
        content = _typeset(found, bundle, missing[0])
    except UnresolvedField:  # the draft was changed meanwhile, and has a gap: asked for anew
        message.delete()
        return 0
    with transaction.atomic():
        held = Message.objects.select_for_update().filter(pk=message.pk).first()
        if held is None:  # another bundle was asked for meanwhile
            return 0
        Attachment.objects.get_or_create(
            message=held, name=str(missing[0]), defaults={"media_type": PDF, "content": content}
        )
    if len(missing) == 1:
        _settle(message)
    return 1


def bundle_name(letter: Letter, number: int, of: int) -> str:
    ending = f"-{number}-av-{of}" if of > 1 else ""
    return f"{file_name(letter)}-papir{ending}.pdf"


def _typeset(letter: Letter, bundle: Bundle, number: int) -> bytes:
    wanted = bundle.numbers[number - 1]
    rows = Recipient.objects.in_bulk(wanted)
    receivers = [rows[pk] for pk in wanted if pk in rows]  # one may have been deleted meanwhile
    first = sum(len(part) for part in bundle.numbers[: number - 1]) + 1
    with override(letter.organiser.language):
        cover = _cover(letter, receivers, first=first, part=number, parts=len(bundle.numbers))
    return typst.copies_pdf(
        document(letter),
        [(one.name, *one.postal_address.splitlines()) for one in receivers],
        cover=cover,
    )


def _cover(
    letter: Letter, receivers: list[Recipient], *, first: int, part: int, parts: int
) -> dict[str, object]:
    sheets = sheets_of_one(letter)
    lead = [
        letter.subject,
        _("Part %(part)d of %(parts)d: %(count)d letters, %(sheets)d sheets printed on both sides.")
        % {
            "part": part,
            "parts": parts,
            "count": len(receivers),
            "sheets": sheets * len(receivers),
        },
        _("The address stands in the window of a C5 envelope (folded once) and of a C4."),
    ]
    return {
        "title": _("List of envelopes"),
        "lead": lead if not is_formal(letter) else [*lead, _("A formal letter: keep this list.")],
        "columns": [_("No."), _("Name"), _("Address")],
        "rows": [
            [str(at), one.name, ", ".join(one.postal_address.splitlines())]
            for at, one in enumerate(receivers, start=first)
        ],
    }


def _bundle(message: Message) -> Bundle:
    names = message.attachments.order_by("pk").values_list("name", flat=True)
    return Bundle(message, json.loads(message.text), sorted(int(name) for name in names))


def _settle(message: Message) -> None:
    Message.objects.filter(pk=message.pk).update(source=f"{READY}:{_letter(message)}")


def _sources(letter: Letter) -> list[str]:
    return [f"{WAITING}:{letter.pk}", f"{READY}:{letter.pk}"]


def _letter(message: Message) -> int:
    return int(message.source.rpartition(":")[2])
