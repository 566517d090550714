"""The letters as the municipality's archive gets them: each sent one, with the file that left the house."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from django.db.models import BooleanField, ExpressionWrapper, Prefetch, Q
from django.utils import timezone

from samspill.letters.documents import file_name
from samspill.letters.facts import area_name
from samspill.letters.models import Letter, Recipient
from samspill.organiser.models import Organiser
from samspill.process.models import Lead
from samspill.process.rules import waits_for_hand_over
from samspill.pure.archive.entry import ArchiveDocument, Correspondent, Entry, Waits
from samspill.pure.archive.wording import told
from samspill.pure.documents.norwegian import plain_date

SHARED_ADDRESS = "same_address:"  # got the letter in one mail with another


def archive(organiser: Organiser) -> Iterator[Entry]:
    """An entry for each letter that was sent, in the order they went; two queries."""
    recipients = Recipient.objects.select_related("association").order_by("name", "pk")
    is_kept = ExpressionWrapper(Q(sent_pdf__isnull=False), output_field=BooleanField())
    letters = (
        organiser.letters.filter(state=Letter.State.SENT)
        .select_related("organiser", "process__hand_over", "process__organiser")
        .prefetch_related(Prefetch("recipients", queryset=recipients))
        .annotate(is_kept=is_kept)
        .defer("sent_pdf")
        .order_by("sent_at", "pk")
    )
    return (_entry(letter) for letter in letters)


def _entry(letter: Letter) -> Entry:
    sent_at = timezone.localtime(letter.sent_at or letter.created_at)
    is_to_us = letter.kind == Letter.Kind.FORMAL_REQUEST
    name = file_name(letter)
    title = str(letter)
    return Entry(
        key=f"letters.letter:{letter.pk}",
        place=letter.organiser.slug,
        kind="I" if is_to_us else "U",
        name=name,
        title=title,
        public_title=title,
        written_on=sent_at.date(),
        created_at=sent_at,
        created_by=letter.organiser.name,
        sent_at=None if is_to_us else sent_at,
        received_at=sent_at if is_to_us else None,
        documents=[_document(letter, name)],
        correspondents=[*_senders(letter), *_receivers(letter)],
        process=f"process.policyprocess:{letter.process_id}" if letter.process_id else "",
        note=_note(letter),
        waits=_waits(letter),
    )


def _document(letter: Letter, name: str) -> ArchiveDocument:
    return ArchiveDocument(
        title=str(letter),
        name=f"{name}.pdf",
        written_at=timezone.localtime(letter.sent_at or letter.created_at),
        content=partial(_as_sent, letter.pk),
        is_quick=True,
    )


def _as_sent(number: int) -> bytes:
    kept = Letter.objects.values_list("sent_pdf", flat=True).get(pk=number)
    return bytes(kept or b"")


def _senders(letter: Letter) -> list[Correspondent]:
    """Who it is from, where that is not the municipality itself."""
    if letter.controller != Lead.WORKING_GROUP:
        return []
    return [Correspondent("EA", _working_group(letter))]


def _working_group(letter: Letter) -> str:
    process = letter.process
    place = area_name(process) if process else letter.organiser.name
    form = process.document_kind if process else "frivillighetspolitikk"
    return told("working_group", letter.language, form=form, place=place)


def _receivers(letter: Letter) -> list[Correspondent]:
    if letter.kind == Letter.Kind.FORMAL_REQUEST:
        return [Correspondent("EM", letter.organiser.name)]
    return [_receiver(one) for one in letter.recipients.all() if _got_it(one)]


def _got_it(one: Recipient) -> bool:
    return one.channel != Recipient.Channel.LEFT_OUT or one.reason.startswith(SHARED_ADDRESS)


def _receiver(one: Recipient) -> Correspondent:
    number = one.association.org_number if one.association else ""
    is_paper = one.channel == Recipient.Channel.PAPER
    return Correspondent("EM", one.name, number, "paper" if is_paper else "email")


def _note(letter: Letter) -> str:
    handed_over = getattr(letter.process, "hand_over", None)
    if letter.controller != Lead.WORKING_GROUP or handed_over is None:
        return ""
    day = plain_date(timezone.localtime(handed_over.at).date(), letter.language)
    return told("from_working_group", letter.language, day=day)


def _waits(letter: Letter) -> Waits:
    if waits_for_hand_over(letter.process, letter.controller):
        return "hand_over"
    return "" if letter.is_kept else "kept_no_longer"  # type: ignore[attr-defined]
