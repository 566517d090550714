"""The styles that a document is drawn in, laid into a template that has not got them.

Word writes into a file only the styles that have been used, so a template that looks whole often
has no list or caption. What is missing gets Word's own form in the template's own font and colour.
"""

from __future__ import annotations

import copy
from functools import lru_cache
from typing import Any

import docx
from docx.document import Document as WordFile
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.parts.numbering import NumberingPart

from ..docx_parts import element

NEEDED = (
    *(f"heading {level}" for level in range(1, 7)), "List Bullet", "List Number", "Quote", "caption",
)  # fmt: skip
NUMBERED = {"List Bullet": ("bullet", "•"), "List Number": ("decimal", "%1.")}
SIZES = {"heading 1": "32", "heading 2": "26", "heading 3": "24"}  # half points
NUMBERING = f"<w:numbering {nsdecls('w')}/>"


def add_missing_styles(word: WordFile) -> None:
    styles = word.styles.element
    for name in NEEDED:
        if _style(styles, name) is None:
            styles.append(_borrowed(styles, name))
    for name, (form, sign) in NUMBERED.items():
        style = _style(styles, name)
        if not _is_numbered(word, style):
            _number(word, style, form, sign)


def _style(styles: Any, name: str) -> Any:
    """The paragraph style of that name; one spelled with other capitals gets Word's spelling."""
    for one in styles.findall(qn("w:style")):
        told = one.find(qn("w:name"))
        if one.get(qn("w:type")) != "paragraph" or told is None:
            continue
        if told.get(qn("w:val")).lower() == name.lower():
            told.set(qn("w:val"), name)
            return one
    return None


def _borrowed(styles: Any, name: str) -> Any:
    """Word's own style of that name, on top of the template's ordinary text."""
    made = copy.deepcopy(_style(_words_own(), name))
    taken = {one.get(qn("w:styleId")) for one in styles.findall(qn("w:style"))}
    key = made.get(qn("w:styleId"))
    made.set(qn("w:styleId"), key if key not in taken else f"Samspill{key}")
    for unwanted in ("w:link", "w:next", "w:rPr"):
        for found in made.findall(qn(unwanted)):
            made.remove(found)
    for numbers in made.findall(f"{qn('w:pPr')}/{qn('w:numPr')}"):
        numbers.getparent().remove(numbers)
    based = made.find(qn("w:basedOn"))
    if based is not None:
        based.set(qn("w:val"), _ordinary(styles))
    made.append(_looks(name))
    return made


def _looks(name: str) -> Any:
    properties = element("w:rPr")
    if name.startswith("heading") or name == "caption":
        properties.append(element("w:b"))
    if name in SIZES:
        properties.append(element("w:sz", val=SIZES[name]))
    return properties


def _ordinary(styles: Any) -> str:
    for one in styles.findall(qn("w:style")):
        is_default = one.get(qn("w:default")) in ("1", "true")
        if is_default and one.get(qn("w:type")) == "paragraph":
            return str(one.get(qn("w:styleId")))
    return "Normal"


@lru_cache(maxsize=1)
def _words_own() -> Any:
    return docx.Document().styles.element


def _is_numbered(word: WordFile, style: Any) -> bool:
    number = style.find(f"{qn('w:pPr')}/{qn('w:numPr')}/{qn('w:numId')}")
    if number is None or not _has_numbering(word):
        return False
    numbers = word.part.numbering_part.element.findall(qn("w:num"))
    return number.get(qn("w:val")) in {one.get(qn("w:numId")) for one in numbers}


def _has_numbering(word: WordFile) -> bool:
    return any(one.reltype == RELATIONSHIP_TYPE.NUMBERING for one in word.part.rels.values())


def _number(word: WordFile, style: Any, form: str, sign: str) -> None:
    """A list of one level for the style."""
    if not _has_numbering(word):
        _add_numbering(word)
    numbering = word.part.numbering_part.element
    taken = [int(one.get(qn("w:abstractNumId"))) for one in numbering.findall(qn("w:abstractNum"))]
    key = str(max(taken, default=-1) + 1)
    made = parse_xml(
        f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{key}">'
        '<w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/>'
        f'<w:numFmt w:val="{form}"/><w:lvlText w:val="{sign}"/><w:lvlJc w:val="left"/>'
        '<w:pPr><w:ind w:left="454" w:hanging="340"/></w:pPr></w:lvl></w:abstractNum>'
    )
    first = numbering.find(qn("w:num"))
    if first is None:
        numbering.append(made)
    else:
        first.addprevious(made)
    number = numbering.add_num(int(key))
    properties = style.get_or_add_pPr()
    for found in properties.findall(qn("w:numPr")):
        properties.remove(found)
    properties.get_or_add_numPr().get_or_add_numId().val = number.numId


def _add_numbering(word: WordFile) -> None:
    part = NumberingPart(
        PackURI("/word/numbering.xml"),
        CONTENT_TYPE.WML_NUMBERING,
        parse_xml(NUMBERING),
        word.part.package,
    )
    word.part.relate_to(part, RELATIONSHIP_TYPE.NUMBERING)
