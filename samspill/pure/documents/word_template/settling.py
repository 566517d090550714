"""What is put in order in a template before it is filled."""

from __future__ import annotations

from docx.document import Document as WordFile
from docx.oxml.ns import qn
from docx.shared import Cm

from ..docx_parts import element

AFTER_UPDATE_FIELDS = (
    "hdrShapeDefaults", "footnotePr", "endnotePr", "compat", "docVars", "rsids", "attachedSchema",
    "themeFontLang", "clrSchemeMapping", "doNotIncludeSubdocsInStats", "shapeDefaults",
    "decimalSymbol", "listSeparator",
)  # fmt: skip


def settle_file(word: WordFile) -> None:
    """A page with a size, no template behind the template, and a contents list that is fresh."""
    _set_page(word)
    _leave_attached_template(word)
    if _has_contents_list(word):
        _ask_for_fresh_fields(word)
    for bound in list(word.element.iter(qn("w:dataBinding"))):
        bound.getparent().remove(bound)  # or Word puts back what stood there before


def _set_page(word: WordFile) -> None:
    if word.element.body.find(qn("w:sectPr")) is None:
        word.element.body.append(element("w:sectPr"))
    for section in word.sections:
        section.page_width = section.page_width or Cm(21)
        section.page_height = section.page_height or Cm(29.7)
        for side in ("left_margin", "right_margin", "top_margin", "bottom_margin"):
            if getattr(section, side) is None:
                setattr(section, side, Cm(2.5))


def _leave_attached_template(word: WordFile) -> None:
    settings = word.settings
    for attached in list(settings.element.iter(qn("w:attachedTemplate"))):
        attached.getparent().remove(attached)
    relations = word.part._settings_part.rels
    for key in [key for key, one in relations.items() if one.reltype.endswith("attachedTemplate")]:
        del relations[key]


def _has_contents_list(word: WordFile) -> bool:
    instructions = word.element.iter(qn("w:instrText"), qn("w:fldSimple"))
    told = ((one.get(qn("w:instr")) or one.text or "").strip() for one in instructions)
    return any(one.startswith("TOC") for one in told)


def _ask_for_fresh_fields(word: WordFile) -> None:
    settings = word.settings.element
    if settings.find(qn("w:updateFields")) is not None:
        return
    fresh = element("w:updateFields", val="true")
    for name in AFTER_UPDATE_FIELDS:
        later = settings.find(qn(f"w:{name}"))
        if later is not None:
            later.addprevious(fresh)
            return
    settings.append(fresh)
