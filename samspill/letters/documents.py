"""A letter as a document, in the forms it is read in: preview, PDF, DOCX, mail, paper."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.utils import timezone

from samspill.adapters import typst
from samspill.letters.facts import Facts, ready
from samspill.letters.in_use import wording_in_use
from samspill.letters.models import Letter, Recipient
from samspill.letters.wording import field_label, wording_fields
from samspill.pure.documents.docx import to_docx
from samspill.pure.documents.letter import UnresolvedField
from samspill.pure.documents.tree import Document

GAP_START, GAP_END = "⟦", "⟧"
FILE_NAMES = {
    "preliminary_invitation": ("invitasjon-diskusjonsmote", "invitasjon-diskusjonsmote"),
    "formal_request": ("henvendelse", "forespurnad"),
    "conference_invitation": ("invitasjon-dialogkonferanse", "invitasjon-dialogkonferanse"),
    "reminder": ("paminnelse-dialogkonferanse", "paminning-dialogkonferanse"),
    "thanks": ("takk-dialogkonferanse", "takk-dialogkonferanse"),
    "consultation": ("horingsbrev", "hoyringsbrev"),
    "answers": ("svar-pa-innspill", "svar-pa-innspel"),
    "save_the_date": ("sett-av-dagen", "set-av-dagen"),
    "municipality_invitation": ("invitasjon-kommuner", "invitasjon-kommunar"),
    "other": ("brev", "brev"),
}


def document(letter: Letter) -> Document:
    """The letter as a document tree. Raises UnresolvedField naming every fact that is missing."""
    return _write(letter, ready(letter))


def missing_facts(letter: Letter) -> list[str]:
    """Names of the facts that the letter still needs, in no order; none when it is complete."""
    return [] if letter.state == Letter.State.SENT else with_gaps(letter)[1]


def needed_facts(letter: Letter) -> set[str]:
    """Names of the facts that this letter must have, given who leads and what is chosen."""
    fields = wording_fields("nb")
    kept = {
        name: value
        for name, value in ready(letter).items()
        if name in fields and fields[name].type in ("truth", "choice")
    }
    bare = Letter(
        kind=letter.kind,
        language=letter.language,
        wording=letter.wording,
        facts=kept,
        created_at=letter.created_at,
    )
    return {*with_gaps(bare)[1], *kept}


def with_gaps(letter: Letter) -> tuple[Document, list[str]]:
    """The letter as far as it goes, each gap in ⟦words⟧, and the names of what is missing.

    To fill one gap may open another (a condition now holds), so it is tried until none is left.
    """
    facts, missing = ready(letter), list[str]()
    while True:
        try:
            return _write(letter, facts), missing
        except UnresolvedField as unresolved:
            new = [name for name in unresolved.names if name not in missing]
            if not new:
                raise
            missing += new
            facts = {**facts, **{name: _gap(name, letter.language) for name in new}}


def pdf(letter: Letter) -> bytes:
    """As sent, once it is sent; until then as it would be. Raises UnresolvedField."""
    if letter.sent_pdf:
        return bytes(letter.sent_pdf)
    return typst.pdf(document(letter))


def docx(letter: Letter) -> bytes:
    """For the case system and for those who want to change it. Raises UnresolvedField."""
    return to_docx(document(letter))


def paper_pdf(letter: Letter, recipients: Sequence[Recipient]) -> bytes:
    """One copy a recipient in one file, each from page 1 with its own address.

    Raises UnresolvedField.
    """
    addresses = [(one.name, *one.postal_address.splitlines()) for one in recipients]
    return typst.copies_pdf(document(letter), addresses)


def file_name(letter: Letter) -> str:
    """Without ending; plain letters only, since file names travel far."""
    bokmal, nynorsk = FILE_NAMES[letter.kind]
    return nynorsk if letter.language == "nn" else bokmal


def _write(letter: Letter, facts: Facts) -> Document:
    return wording_in_use(letter).write(facts, created=_moment(letter))


def _moment(letter: Letter) -> datetime:
    """Written into the file, so that the same letter is the same bytes."""
    return timezone.localtime(letter.sent_at or letter.created_at)


def _gap(name: str, language: str) -> Any:
    """What stands for a missing fact in a preview."""
    shown = f"{GAP_START}{field_label(name, language)}{GAP_END}"
    field = wording_fields(language).get(name)
    match field.type if field else "text":
        case "texts":
            return [shown]
        case "steps":
            return [{"date": f"{GAP_START}dato{GAP_END}", "text": shown}]
        case "number":
            return 0
        case _:
            return shown
