"""What has been drawn, made like the template: its text style, its tables, its links, its width."""

from __future__ import annotations

import copy
from collections.abc import Sequence
from typing import Any

from docx.document import Document as WordFile
from docx.oxml.ns import qn

from ..docx_parts import element

LIKE_THE_PLACE = ("w:pStyle", "w:spacing", "w:ind", "w:jc")
EMU_OF_A_TWIP = 635
CELL_MARGINS = 230  # twips, both sides together, as Word sets them


def fit_drawn(word: WordFile, drawn: Sequence[Any], place: Any) -> None:
    """place   the paragraph where the field stood"""
    _take_text_style(word, drawn, place)
    style = _table_style(word)
    width = _text_width(word, place)
    for table in (one for one in drawn if one.tag == qn("w:tbl")):
        if style:
            _set_table_style(table, style)
        _scale(table, width)
    _set_links(word, drawn)


def _take_text_style(word: WordFile, drawn: Sequence[Any], place: Any) -> None:
    """Plain paragraphs look as the paragraph with the field does, unless that is a heading."""
    looks = place.find(qn("w:pPr"))
    if looks is None or _is_heading(word, looks):
        return
    wanted = [one for name in LIKE_THE_PLACE if (one := looks.find(qn(name))) is not None]
    for line in drawn:
        if line.tag != qn("w:p") or line.find(f"{qn('w:pPr')}/{qn('w:pStyle')}") is not None:
            continue
        properties = line.get_or_add_pPr()
        for one in wanted:
            if properties.find(one.tag) is None:
                _put(properties, copy.deepcopy(one))


def _put(properties: Any, one: Any) -> None:
    """In the order that Word wants: style first, alignment last of these."""
    order = [qn(name) for name in LIKE_THE_PLACE]
    after = order[order.index(one.tag) + 1 :]
    later = next((child for child in properties if child.tag in [*after, qn("w:rPr")]), None)
    if one.tag == qn("w:pStyle"):
        properties.insert(0, one)
    elif later is not None:
        later.addprevious(one)
    else:
        properties.append(one)


def _is_heading(word: WordFile, looks: Any) -> bool:
    style = looks.find(qn("w:pStyle"))
    name = _names(word, "paragraph").get(style.get(qn("w:val")), "") if style is not None else ""
    return name.lower().startswith(("heading", "title"))


def _table_style(word: WordFile) -> str:
    """The table style that the template brings of its own; none when it has several, or only Word's."""
    own = [
        str(one.get(qn("w:styleId")))
        for one in word.styles.element.findall(qn("w:style"))
        if one.get(qn("w:type")) == "table" and one.get(qn("w:customStyle")) in ("1", "true")
    ]
    return own[0] if len(own) == 1 else ""


def _names(word: WordFile, kind: str) -> dict[str, str]:
    """Names by key, of the styles of one kind."""
    return {
        str(style.get(qn("w:styleId"))): str(style.find(qn("w:name")).get(qn("w:val")))
        for style in word.styles.element.findall(qn("w:style"))
        if style.get(qn("w:type")) == kind and style.find(qn("w:name")) is not None
    }


def _set_table_style(table: Any, style: str) -> None:
    properties = table.tblPr
    for name in ("w:tblStyle", "w:tblBorders"):
        for found in properties.findall(qn(name)):
            properties.remove(found)
    properties.insert(0, element("w:tblStyle", val=style))


def _scale(table: Any, width: int) -> None:
    """Let the columns fill the text's width, in twips, with the same shares as before."""
    columns = list(table.iter(qn("w:gridCol")))
    total = sum(int(one.get(qn("w:w"), "0")) for one in columns)
    if total <= 0 or width <= 0:
        return
    for one in [*columns, *table.iter(qn("w:tcW"))]:
        one.set(qn("w:w"), str(round(int(one.get(qn("w:w"), "0")) * width / total)))


def _text_width(word: WordFile, place: Any) -> int:
    """In twips: of the table cell that the field stands in, else of its section."""
    cell = next(place.iterancestors(qn("w:tc")), None)
    if cell is not None:
        told = cell.find(f"{qn('w:tcPr')}/{qn('w:tcW')}")
        is_fixed = told is not None and told.get(qn("w:type")) == "dxa"
        return int(told.get(qn("w:w"))) - CELL_MARGINS if is_fixed else 0
    later = [section for section in word.sections if _stands_before(place, section._sectPr)]
    section = later[0] if later else word.sections[-1]
    margins = (section.left_margin or 0) + (section.right_margin or 0)
    return int(((section.page_width or 0) - margins) / EMU_OF_A_TWIP)


def _stands_before(place: Any, section: Any) -> bool:
    """Whether the section's end stands after the place, or in the same paragraph."""
    holder = next(section.iterancestors(qn("w:p")), section)
    if holder is place:
        return True
    return any(one is holder for one in place.itersiblings())


def _set_links(word: WordFile, drawn: Sequence[Any]) -> None:
    names = {name: key for key, name in _names(word, "character").items()}
    if "Hyperlink" not in names:
        return
    for one in drawn:
        for link in one.iter(qn("w:hyperlink")):
            for properties in link.iter(qn("w:rPr")):
                for name in ("w:color", "w:u"):
                    for found in properties.findall(qn(name)):
                        properties.remove(found)
                properties.insert(0, element("w:rStyle", val=names["Hyperlink"]))
