"""A formal statement's documents: the text as our own PDF, and the files exactly as they came."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from functools import partial

from samspill.adapters import typst
from samspill.policy.actions.remarks import ERASED_MARK
from samspill.policy.models import ConsultationResponse, Policy, Remark, ResponseFile
from samspill.pure.archive.entry import ArchiveDocument, Screening
from samspill.pure.archive.wording import personal_matters, told
from samspill.pure.documents import norwegian
from samspill.pure.documents.tree import (
    Block,
    Content,
    Definition,
    Document,
    Quote,
    Table,
    paragraph,
)


def statement_documents(
    policy: Policy, response: ConsultationResponse, received_at: datetime
) -> list[ArchiveDocument]:
    """The receipt with the received text first; `files` must be prefetched without their content.

    Each is screened for what is in itself: the text for words that everyone does not read of it, the
    files while nobody has let them through, or when such words were written off from them.
    """
    language = policy.language
    named = {"number": response.number, "sender": response.on_behalf_of}
    not_public = [
        one
        for one in response.remarks.all()
        if one.erased_at is None and (one.is_held_back or one.raw_text != one.shown_text)
    ]
    has_files = bool(response.files.all())
    of_text = [one for one in not_public if not has_files or _is_in_text(one, response)]
    of_files = [one for one in not_public if one not in of_text or _holds_all_back(one, response)]
    shield = Screening(personal_matters(language))
    text = ArchiveDocument(
        told("statement_text", language, **named),
        f"horingssvar-{response.number}.pdf",
        received_at,
        partial(_pdf, policy, response, received_at),
        is_quick=True,
        screening=shield if of_text else None,
    )
    files = [
        replace(
            _as_received(one, received_at),
            title=told("statement_file", language, name=one.name, **named),
            screening=shield if of_files else None,
        )
        for one in response.files.all()
    ]
    return [text, *files]


def _is_in_text(remark: Remark, response: ConsultationResponse) -> bool:
    return " ".join(remark.raw_text.split()) in " ".join(response.text.split())


def _holds_all_back(remark: Remark, response: ConsultationResponse) -> bool:
    """The first remark of a statement is the whole of it: held back, nobody reads its files either."""
    return remark.is_held_back and remark == min(response.remarks.all(), key=_number_of)


def _number_of(remark: Remark) -> int:
    return remark.number


def statement_document(
    policy: Policy, response: ConsultationResponse, received_at: datetime
) -> Document:
    """Who sent it, when it came, what it says, and which files came with it."""
    language = policy.language
    number = {"number": response.number, "title": policy.title}
    return Document(
        title=told("statement_public", language, **number),
        language=norwegian.known_language(language),  # type: ignore[arg-type]
        subtitle=response.on_behalf_of,
        author=policy.organiser.name,
        date_text=norwegian.long_date(received_at.date(), language),
        kind="report",
        created=received_at,
        blocks=tuple(_blocks(policy, response, received_at)),
    )


def _pdf(policy: Policy, response: ConsultationResponse, received_at: datetime) -> bytes:
    return typst.pdf(statement_document(policy, response, received_at))


def _as_received(file: ResponseFile, received_at: datetime) -> ArchiveDocument:
    return ArchiveDocument(
        file.name,
        file.name,
        received_at,
        partial(_bytes_of, file.pk),
        media_type=file.media_type,
        is_received=True,
        is_quick=True,
    )


def _bytes_of(number: int) -> bytes:
    return bytes(ResponseFile.objects.values_list("content", flat=True).get(pk=number))


def _blocks(
    policy: Policy, response: ConsultationResponse, received_at: datetime
) -> Iterator[Block]:
    language = policy.language
    yield Definition(list(_facts(policy, response, received_at)))
    if response.is_late:
        yield paragraph(told("late", language))
    if response.text == ERASED_MARK:
        yield paragraph(told("gone", language))
    elif response.text.strip():
        yield Quote(response.text, language=response.language)
    elif response.files.all():
        yield paragraph(told("only_files", language))
    files = [
        (one.name, norwegian.thousands(one.size, language), _in_groups(one.fingerprint))
        for one in response.files.all()
    ]
    if files:
        columns = (told("file", language), told("bytes", language), "SHA-256")
        caption = told("files", language)
        yield Table(caption, columns, files, ("left", "right", "left"), (5, 2, 6))


def _facts(
    policy: Policy, response: ConsultationResponse, received_at: datetime
) -> Iterator[tuple[Content, Content]]:
    language = policy.language
    day = norwegian.plain_date(received_at.date(), language)
    yield told("consultation_of", language), policy.title
    yield told("number", language), str(response.number)
    yield told("on_behalf_of", language), response.on_behalf_of
    sender = ", ".join(filter(None, [response.sender_name, response.sender_role]))
    if sender:
        yield told("sender", language), sender
    yield told("received", language), f"{day} {norwegian.clock(received_at.timetz(), language)}"


def _in_groups(text: str) -> str:
    return " ".join(text[at : at + 8] for at in range(0, len(text), 8))
