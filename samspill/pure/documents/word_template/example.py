"""A template to begin with: opened in Word, given the municipality's letterhead, and uploaded."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

import docx
from docx.document import Document as WordFile
from docx.shared import Cm

from ..docx import set_properties, set_styles, with_fixed_times
from ..docx_parts import add_field, add_run, element
from ..norwegian import known_language
from ..tree import Document, Language
from ..typst_data import WORDS

NAMES = {
    "nb": {
        "saksnummer": "Saksnummer", "organ": "Behandles av", "dato": "Dato",
        "saksbehandler": "Saksbehandler", "status": "Status",
        "forslag_til_vedtak": "Forslag til vedtak", "bakgrunn": "Bakgrunn", "prosess": "Prosess",
        "høring": "Høring", "vurdering": "Vurdering", "økonomi": "Økonomiske konsekvenser",
        "vedlegg": "Vedlegg",
    },
    "nn": {
        "saksnummer": "Saksnummer", "organ": "Behandlast av", "dato": "Dato",
        "saksbehandler": "Saksbehandlar", "status": "Status",
        "forslag_til_vedtak": "Framlegg til vedtak", "bakgrunn": "Bakgrunn", "prosess": "Prosess",
        "høring": "Høyring", "vurdering": "Vurdering", "økonomi": "Økonomiske konsekvensar",
        "vedlegg": "Vedlegg",
    },
}  # fmt: skip


def example_template(
    title: str,
    language: Language,
    *,
    facts: Sequence[tuple[str, str]],
    parts: Sequence[tuple[str, str]],
) -> bytes:
    """A Word file with the fields of one kind of document, the same bytes every time.

    title   its name among the file's properties
    facts   (name in NAMES, field as it is spelled) for the lines under the title
    parts   (heading in NAMES, or an empty text, and field) for the content, in order
    """
    words = NAMES["nn" if language == "nn" else "nb"]
    like = Document(title=title, language=language, blocks=())
    word = docx.Document()
    set_properties(word, like)
    set_styles(word, like)
    _draw_margins(word, known_language(language))
    word.add_paragraph("{{ tittel }}", style="Title")
    for name, field in facts:
        line = word.add_paragraph()
        line.paragraph_format.space_after = 0
        line.paragraph_format.tab_stops.add_tab_stop(Cm(4))
        add_run(line, f"{words[name]}:").bold = True
        line.add_run("\t")
        add_run(line, f"{{{{ {field} }}}}")
    for name, field in parts:
        if name:
            word.add_paragraph(words[name], style="Heading 1")
        word.add_paragraph(f"{{{{ {field} }}}}")
    packed = io.BytesIO()
    word.save(packed)
    return with_fixed_times(packed.getvalue(), None)


def _draw_margins(word: WordFile, language: str) -> None:
    section = word.sections[0]
    top = section.header.paragraphs[0]
    add_run(top, "{{ kommune }}").bold = True
    top._p.get_or_add_pPr().insert_element_before(_hairline(), "w:tabs", "w:spacing", "w:jc")
    bottom = section.footer.paragraphs[0]
    add_run(bottom, f"{WORDS[known_language(language)]['page']} ")
    add_field(bottom, "PAGE")
    add_run(bottom, f" {WORDS[known_language(language)]['of']} ")
    add_field(bottom, "NUMPAGES")


def _hairline() -> Any:
    borders = element("w:pBdr")
    borders.append(element("w:bottom", val="single", sz="4", space="4", color="CBD8D3"))
    return borders
