"""Which fields each kind of document has for a municipality's own template, and what they become."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from samspill.policy.models import DocumentTemplate
from samspill.pure.documents.tree import Language
from samspill.pure.documents.word_template.example import example_template
from samspill.pure.documents.word_template.fields import CONTENT, Field, FieldList

Kind = DocumentTemplate.Kind

TITLE, PLACE, DAY = Field("tittel"), Field("kommune"), Field("dato")
CASE, BODY = Field("saksnummer"), Field("organ")
OFFICER = Field("saksbehandler", "saksbehandlar")
SECTIONS = (
    Field("forslag_til_vedtak", "framlegg_til_vedtak", holds_blocks=True, is_section=True),
    Field("bakgrunn", holds_blocks=True, is_section=True),
    Field("prosess", holds_blocks=True, is_section=True),
    Field("høring", "høyring", holds_blocks=True, is_section=True),
    Field("vurdering", holds_blocks=True, is_section=True),
    Field("økonomi", holds_blocks=True, is_section=True),
    Field("vedlegg", holds_blocks=True, is_section=True),
)
POLICY_FIELDS = (
    TITLE, PLACE, DAY, Field("status"), Field("versjon"), BODY, Field("vedtaksdato"), CASE,
    Field("votering", "røysting"), Field("vedtak", holds_blocks=True), Field("fingeravtrykk"),
)  # fmt: skip
FIELDS = {
    Kind.POLICY: FieldList(POLICY_FIELDS),
    Kind.CASE_DOCUMENT: FieldList((TITLE, PLACE, DAY, CASE, BODY, OFFICER, *SECTIONS)),
    Kind.REMARKS: FieldList((TITLE, PLACE, DAY)),
    Kind.STATUS_REPORT: FieldList((TITLE, PLACE, DAY, BODY, CASE, OFFICER)),
}
BECOMES: dict[str, str | Promise] = {
    "tittel": _("The document's title"),
    "kommune": _("The municipality's name"),
    "dato": _("The day the document is made"),
    "status": _("How far the policy has come: draft, in consultation, or adopted by whom and when"),
    "versjon": _("The number of the version"),
    "organ": _("The body that decides"),
    "vedtaksdato": _("The day of the resolution"),
    "saksnummer": _("The case number"),
    "votering": _("How the vote fell out"),
    "vedtak": _("The words of the resolution"),
    "fingeravtrykk": _("The version's fingerprint (SHA-256)"),
    "saksbehandler": _("The case officer's name"),
    "forslag_til_vedtak": _("The proposal for resolution"),
    "bakgrunn": _("The background"),
    "prosess": _("How the associations took part"),
    "høring": _("The consultation and what it changed"),
    "vurdering": _("The chief executive's assessment"),
    "økonomi": _("The economic consequences"),
    "vedlegg": _("The list of enclosures"),
    "innhold": _("The whole text, with headings, lists and tables in the template's own styles"),
}

OF_ITS_OWN: dict[tuple[str, str], str | Promise] = {
    (Kind.CASE_DOCUMENT, "dato"): _("The day of the meeting"),
}


def is_kind(kind: str) -> bool:
    return kind in Kind.values


def fields_of(kind: str) -> FieldList:
    return FIELDS[Kind(kind)]


def becomes(kind: str, name: str) -> str:
    """What a field becomes, in the reader's language."""
    return str(OF_ITS_OWN.get((kind, name), BECOMES[name]))


def example_for(kind: str, language: Language) -> bytes:
    """A template to begin with, of that kind, in nb or nn."""
    lines = {
        Kind.POLICY: (TITLE, Field("status"), CASE),
        Kind.CASE_DOCUMENT: (CASE, BODY, DAY, OFFICER),
        Kind.REMARKS: (DAY,),
        Kind.STATUS_REPORT: (BODY, CASE, DAY, OFFICER),
    }[Kind(kind)]
    sections = fields_of(kind).sections
    return example_template(
        str(Kind(kind).label),
        language,
        facts=[(one.name, one.spelled(language)) for one in lines if one is not TITLE],
        parts=[(one.name, one.spelled(language)) for one in sections]
        or [("", CONTENT.spelled(language))],
    )
