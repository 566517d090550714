"""The plain counts of report.json: rounds, themes, categories and findings, each with the ids it counts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from samspill.pure.claims.phrases.words import FINDING_SAYS
from samspill.pure.claims.rows import PERSON, Coded, Round, Rows, Said, read_coding
from samspill.pure.claims.sentences import quantity
from samspill.pure.themes.own import FINDING
from samspill.pure.themes.taxonomy import OTHER

Counts = dict[str, Any]

LEAST_CONTRIBUTIONS = 3  # below this a voice is heard in its own words, not made into a finding


def plain_counts(rows: Rows) -> Counts:
    """Everything that has stood in report.json since its first version, but for the contributions."""
    return {
        "basis": _counts(rows.standing) | {"rounds": len(rows.rounds)},
        "rounds": [_round(rows, one) for one in rows.rounds],
        "themes": _by_theme(rows, rows.standing),
        "categories": _by_category(rows),
        "findings": [
            {
                "id": reference,
                "text": finding_sentence(rows, theme, behind),
                "theme": theme,
                "contributions": [one.id for one in behind],
            }
            for reference, theme, behind in findings(rows)
        ],
    }


def short_sorting(codings: Sequence[Mapping[str, Any]]) -> Counts:
    """How a contribution is sorted, as it stands in its row beside the codings themselves.

    themes, detail   what it counts under, or where `unclear` is true what is proposed for it and counts
                     nowhere; no machine's second theme
    """
    read = [read_coding(one) for one in codings]
    clear = [one for one in read if not one.is_unclear]
    by = [one.by for one in read]
    counted = [code for one in clear for code in one.themes] or [one.theme for one in read]
    return {
        "themes": list(dict.fromkeys(counted)),
        "detail": next((one.detail for one in clear or read if one.detail), ""),
        "coded_by": PERSON if PERSON in by else next(iter(by), ""),
        "unclear": bool(read) and all(one.is_unclear for one in read),
    }


def said_without_doubt(rows: Rows) -> dict[str, list[Said]]:
    """What may become a finding -> those that say it: a detail, or a municipality's own theme."""
    behind: dict[str, list[Said]] = {}
    for one in rows.standing:
        for theme in dict.fromkeys(theme for coded in one.codings for theme in speaks_for(coded)):
            behind.setdefault(theme, []).append(one)
    return behind


def speaks_for(coded: Coded) -> tuple[str, ...]:
    """The detail that a coding without doubt gives, and the themes that it has given no detail of."""
    if coded.is_unclear or coded.theme == OTHER:
        return ()
    if not coded.detail:
        return coded.themes
    return (coded.detail, *(theme for theme in coded.themes if theme != coded.theme))


def proposed_alone(one: Said) -> set[str]:
    """What a contribution speaks for by the machine's word alone."""
    by_people = {theme for c in one.codings if c.by == PERSON for theme in speaks_for(c)}
    return {theme for c in one.codings for theme in speaks_for(c)} - by_people


def says(rows: Rows, theme: str) -> str:
    """What those say who speak of this, without a full stop."""
    one = rows.theme_of[theme]
    return (one.finding or FINDING.in_language(rows.language).format(name=one.name)).rstrip(".")


def findings(rows: Rows) -> list[tuple[str, str, list[Said]]]:
    """(id, theme, contributions sorted under it without doubt), in the order of the rows."""
    behind = said_without_doubt(rows)
    return [
        (reference, theme, behind[theme])
        for reference, theme in rows.findings
        if theme in rows.theme_of and len(behind.get(theme, ())) >= LEAST_CONTRIBUTIONS
    ]


def themes_in_order(rows: Rows) -> list[str]:
    """Codes of the themes that something stands under, most tables first."""
    return [
        code for code, _some in _in_order(rows, _grouped(rows.standing, lambda one: one.themes))
    ]


def finding_sentence(rows: Rows, theme: str, behind: Sequence[Said]) -> str:
    """What people say, and on what basis: "… 34 innspill fra 11 bord og 18 lag sier det." """
    counts = _counts(behind)
    language = rows.language
    return FINDING_SAYS[language].format(
        says=says(rows, theme),
        contributions=quantity("contributions", counts["count"], language),
        tables=quantity("tables", counts["tables"], language),
        associations=quantity("associations", counts["associations"], language),
    )


def _counts(some: Sequence[Said]) -> Counts:
    return {
        "count": len(some),
        "tables": len({one.table for one in some} - {None}),
        "associations": len({one.association for one in some} - {None}),
        "contributions": [one.id for one in some],
    }


def _round(rows: Rows, one: Round) -> Counts:
    given = [said for said in rows.standing if said.round == one.number]
    return {
        "number": one.number,
        "theme": one.theme,
        "question": next(iter(one.questions.values()), ""),
        **_counts(given),
        "themes": _by_theme(rows, given),
    }


def _by_theme(rows: Rows, some: Sequence[Said]) -> list[Counts]:
    groups = _grouped(some, lambda one: one.themes)

    def of(theme: str, group: Sequence[Said]) -> dict[str, list[Said]]:
        return _grouped(group, lambda one: _details(rows, one, theme))

    return [
        {
            "code": code,
            "name": _name(rows, code),
            **_counts(group),
            "details": [
                {"code": detail, "name": _name(rows, detail), **_counts(part)}
                for detail, part in _in_order(rows, of(code, group))
            ],
        }
        for code, group in _in_order(rows, groups)
    ]


def _details(rows: Rows, one: Said, theme: str) -> Iterable[str]:
    """Those of a contribution's details that belong to the theme."""
    return [d for d in one.details if d in rows.theme_of and rows.theme_of[d].parent == theme]


def _name(rows: Rows, code: str) -> str:
    return rows.theme_of[code].name if code in rows.theme_of else code


def _grouped(some: Sequence[Said], keys: Callable[[Said], Iterable[str]]) -> dict[str, list[Said]]:
    groups: dict[str, list[Said]] = {}
    for one in some:
        for key in keys(one):
            groups.setdefault(key, []).append(one)
    return groups


def _in_order(rows: Rows, groups: dict[str, list[Said]]) -> list[tuple[str, list[Said]]]:
    """Most tables first, then most contributions; what has no theme comes last."""
    order = {theme.code: place for place, theme in enumerate(rows.themes)}

    def rank(item: tuple[str, list[Said]]) -> tuple[bool, int, int, int, str]:
        code, group = item
        tables = {one.table for one in group}
        return (code == OTHER, -len(tables), -len(group), order.get(code, len(order)), code)

    return sorted(groups.items(), key=rank)


def _by_category(rows: Rows) -> list[Counts]:
    named = [one for one in rows.standing if one.association is not None]
    found: list[Counts] = [
        {"code": code, "name": rows.categories.get(code, ""), **_counts(group)}
        for code, group in _grouped(named, lambda one: [one.category]).items()
    ]
    found.sort(key=lambda row: (-row["associations"], -row["count"], row["code"]))
    unnamed = [one for one in rows.standing if one.association is None]
    if unnamed:
        found.append({"code": None, "name": None, **_counts(unnamed)})
    return found
