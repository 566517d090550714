"""A template filled, to look at before it is used: with what there is, else with an example."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.utils import translation
from django.utils.translation import gettext as _

from samspill.organiser.models import Organiser
from samspill.policy.models import DocumentTemplate, Policy
from samspill.policy.papers.builders import Built, SubjectGoneError, built, is_offered
from samspill.policy.papers.template_fields import fields_of
from samspill.policy.papers.word import docx_for
from samspill.pure.documents.tree import (
    BulletList,
    Document,
    Heading,
    Language,
    NumberedList,
    Table,
    paragraph,
)

Kind = DocumentTemplate.Kind
MOST_BLOCKS = 60  # the first pages: enough to see, and made while someone waits


def preview(organiser: Organiser, kind: str, policy: Policy | None, language: Language) -> bytes:
    """policy    whose newest document of that kind is shown; None, or none made yet: an example
    language  of the example, nb or nn
    """
    made = _newest(kind, policy) if policy is not None else None
    made = made or _example(organiser, kind, language)
    blocks = tuple(made.document.blocks)[:MOST_BLOCKS]
    return docx_for(organiser, kind, replace(made.document, blocks=blocks), made.fields)


def _newest(kind: str, policy: Policy) -> Built | None:
    rows: dict[str, Any] = {
        Kind.CASE_DOCUMENT: policy.case_documents,
        Kind.REMARKS: policy.consultations,
        Kind.STATUS_REPORT: policy.status_rounds,
    }
    if not is_offered(kind):
        return None
    newest = rows[kind].order_by("-pk").values_list("pk", flat=True).first() if kind in rows else 0
    if newest is None:
        return None
    try:
        return built(policy, kind, newest)
    except SubjectGoneError:
        return None


def _example(organiser: Organiser, kind: str, language: Language) -> Built:
    with translation.override(language):
        text = paragraph(_("Here stands the text, in the paragraphs of your template."))
        points = [_("A point in a list"), _("One more point")]
        blocks = (
            Heading(1, _("A chapter")),
            text,
            Heading(2, _("A section")),
            BulletList(points),
            NumberedList(points),
            Table(_("A table"), [_("What"), _("When")], [[points[0], "2028"], [points[1], "2029"]]),
        )
        document = Document(
            title=str(Kind(kind).label), language=language, author=organiser.name, blocks=blocks
        )
        words = {"organ": _("Municipal council"), "saksnummer": "12/28", "saksbehandler": "–"}
    sections = {one.name: (text,) for one in fields_of(kind).sections}
    return Built(document, words | sections)
