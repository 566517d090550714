"""A Word file that is read from the right: every paragraph, run and table says so."""

from typing import Any

from docx.document import Document as WordFile
from docx.oxml.ns import qn

from .docx_parts import element

AFTER_DIRECTION = tuple(
    f"w:{name}"
    for name in (
        "adjustRightInd snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc"
        " textDirection textAlignment textboxTightWrap outlineLvl divId cnfStyle rPr sectPr"
        " pPrChange"
    ).split()
)
"""What the order of the format puts after w:bidi among a paragraph's properties."""


def turn_around(word: WordFile, language: str) -> None:
    """Turn the finished file, its footer included, and say which language its letters are of."""
    bodies = [word.element.body, *(section.footer._element for section in word.sections)]
    for body in bodies:
        for line in body.iter(qn("w:p")):
            line.get_or_add_pPr().insert_element_before(element("w:bidi"), *AFTER_DIRECTION)
        for run in body.iter(qn("w:r")):
            _turn_run(run.get_or_add_rPr(), language)
        for table in body.iter(qn("w:tblPr")):
            table.insert(1, element("w:bidiVisual"))


def _turn_run(properties: Any, language: str) -> None:
    """w:lang is the last of a run's properties that this system writes."""
    own = properties.find(qn("w:lang"))
    if own is None:
        own = element("w:lang")
        properties.append(own)
    own.set(qn("w:bidi"), language)
    own.addprevious(element("w:rtl"))
