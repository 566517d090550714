from __future__ import annotations

from django.http import Http404, HttpResponse

from samspill.adapters import typst
from samspill.pure.documents.docx import to_docx
from samspill.pure.documents.tree import Document

MEDIA_TYPES = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}


def document_file(document: Document, name: str, ending: str) -> HttpResponse:
    """One document in the form asked for; 404 for a form that is not made."""
    if ending not in MEDIA_TYPES:
        raise Http404
    content = typst.pdf(document) if ending == "pdf" else to_docx(document)
    response = HttpResponse(content, content_type=MEDIA_TYPES[ending])
    response.headers["Content-Disposition"] = f'attachment; filename="{name}.{ending}"'
    response.headers["Cache-Control"] = "private, no-store"
    return response
