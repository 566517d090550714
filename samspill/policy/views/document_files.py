"""A document as a file to fetch."""

from __future__ import annotations

from django.http import HttpResponse

from samspill.adapters import typst
from samspill.pure.documents.docx import to_docx
from samspill.pure.documents.tree import Document

MEDIA_TYPES = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "csv": "text/csv; charset=utf-8",
    "json": "application/json",
}


def as_file(content: Document | bytes, form: str, name: str) -> HttpResponse:
    """form: "pdf" | "docx" of a document; any of MEDIA_TYPES of bytes."""
    if isinstance(content, Document):
        content = typst.pdf(content) if form == "pdf" else to_docx(content)
    headers = {
        "Content-Disposition": f'attachment; filename="{name}.{form}"',
        "X-Content-Type-Options": "nosniff",
    }
    return HttpResponse(content, content_type=MEDIA_TYPES[form], headers=headers)
