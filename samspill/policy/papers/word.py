"""A document as a Word file: in the municipality's own template where it has one, else in ours."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from django.utils import timezone

from samspill.organiser.models import Organiser
from samspill.policy.models import DocumentTemplate
from samspill.policy.papers.template_fields import fields_of
from samspill.pure.documents import norwegian
from samspill.pure.documents.docx import to_docx
from samspill.pure.documents.tree import Block, Document
from samspill.pure.documents.word_template.filling import fill_template

NOTHING_WRITTEN = "–"  # under a heading of the template's own
FieldValues = Mapping[str, str | Sequence[Block]]


def docx_for(
    organiser: Organiser, kind: str, document: Document, fields: FieldValues | None = None
) -> bytes:
    """The document as a Word file, in the organiser's own template of that kind when there is one.

    kind     a value of DocumentTemplate.Kind; any other is drawn as ours
    fields   what the template's named fields become, where the document itself does not tell
    """
    template = current_template(organiser, kind)
    if template is None:
        return to_docx(document)
    return filled(bytes(template.content), organiser, kind, document, fields)


def current_template(organiser: Organiser, kind: str) -> DocumentTemplate | None:
    return organiser.document_templates.filter(kind=kind, is_current=True).first()


def filled(
    content: bytes,
    organiser: Organiser,
    kind: str,
    document: Document,
    fields: FieldValues | None = None,
) -> bytes:
    """The document in one template. What nothing is known of becomes empty."""
    known = fields_of(kind)
    if not document.author:
        document = replace(document, author=organiser.name)
    values: dict[str, str | Sequence[Block]] = {
        **{one.name: () if one.holds_blocks else "" for one in known.every},
        "tittel": document.title,
        "innhold": document.blocks,
        "kommune": organiser.name,
        "dato": _day(document),
        "saksnummer": document.reference,
        "status": document.date_text,
    }
    values |= known.by_name(fields or {})
    for one in known.sections:
        values[one.name] = values[one.name] or NOTHING_WRITTEN
    return fill_template(content, document, known.by_spelling(values))


def _day(document: Document) -> str:
    moment = timezone.localtime(document.created) if document.created else timezone.localtime()
    return norwegian.plain_date(moment.date(), document.language)
