"""A claim's sentence: the template of its kind, with its numbers. Bokmål, nynorsk and English.

A template's fields: {tables} is the number with its unit, "11 bord"; {tables_n} the number alone; {says} and
other words come from the report's own rows. Of a kind's templates the one that fits is taken: `kind_few`
where the value is too small to be told, `kind_none` where it is 0, `kind_one` where it is 1, else `kind`;
or one that is asked for, likewise.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from samspill.pure.claims.phrases.kinds import KINDS
from samspill.pure.claims.phrases.words import FEWER_THAN, HEADINGS, UNITS, WORDS
from samspill.pure.documents.norwegian import DASH, percent, thousands

FEWEST = {"tables": 3, "people": 5}  # below this a number is told as "fewer than"
INTERVALS = {"interval": ("low", "high"), "places": ("first", "last")}


def sentence(
    kind: str,
    language: str,
    value: Any,
    basis: Mapping[str, Any],
    words: Mapping[str, str],
    template: str = "",
) -> str:
    """The sentence of a claim. Raises KeyError for a kind without a template.

    basis      with the value in it under the name of what it counts
    template   asked for, before that of the kind
    """
    templates = KINDS[chosen_template(kind, value, template)]
    fields = dict(words)
    for name, number in {"value": value, **basis}.items():
        fields |= _fields(name, number, language)
    for name, (low, high) in INTERVALS.items():
        if low in basis and high in basis:
            low_text, high_text = (thousands(basis[side] or 0, language) for side in (low, high))
            same = low_text == high_text
            fields[name] = low_text if same else f"{low_text}{DASH}{high_text}"
            fields[f"{name}_p"] = fields[name] + percent(0, language).removeprefix("0")
    text = templates[language].format(**fields)
    return text[:1].upper() + text[1:]


def heading(section: Mapping[str, Any], report: Mapping[str, Any]) -> str:
    """What stands above a section, in the report's language."""
    code = section.get("of", "")
    names = {theme["code"]: theme["name"] for theme in report["raw"]["themes"]}
    return HEADINGS[section["heading"]][report["language"]].format(name=names.get(code, code))


def quantity(name: str, number: int | None, language: str) -> str:
    """A number with its unit: "1 bord", "færre enn 3 bord"."""
    one, many = UNITS[UNIT_OF.get(name, name)][language]
    if number is None:
        fewest = FEWEST.get(UNIT_OF.get(name, name), FEWEST["tables"])
        return f"{FEWER_THAN[language].format(n=fewest)} {many}"
    return f"{thousands(number, language)} {one if number == 1 else many}"


UNIT_OF = {
    "statements": "contributions",
    "of_statements": "contributions",
    "few": "contributions",
    "agreed": "contributions",
    "voted": "people",
    "size": "people",
    "of_tables": "tables",
    "of_associations": "associations",
    "of_categories": "categories",
    "of_contributions": "contributions",
    "signed_up": "associations",
    "register": "associations",
    "answered": "people",
    "turning": "associations",
    "most": "contributions",
    "left": "contributions",
    "least": "contributions",
    "distinct": "contributions",
    "tied": "others",
}


def chosen_template(kind: str, value: Any, template: str = "") -> str:
    """Which template a claim is told by."""
    ending = "few" if value is None else {0: "none", 1: "one"}.get(value, "")
    wanted = [f"{template}_{ending}", f"{kind}_{ending}"] if ending else []
    return next((one for one in [*wanted, template] if one in KINDS), kind)


def _fields(name: str, number: Any, language: str) -> dict[str, str]:
    if isinstance(number, str):
        parts = [one for one in number.split("+") if one]
        return {name: "; ".join(WORDS[one][language] for one in parts)}
    unit = UNIT_OF.get(name, name)
    bare = (
        FEWER_THAN[language].format(n=FEWEST.get(unit, FEWEST["tables"]))
        if number is None
        else thousands(number, language)
    )
    found = {f"{name}_n": bare, f"{name}_p": bare if number is None else percent(number, language)}
    found[name] = quantity(name, number, language) if unit in UNITS else bare
    return found
