"""What a formula may ask of a method: {"method": NAME, "of": {…}, "tell": WHAT}.

quotes       of {"theme"}             coverage, random: per cent; quotes: how many
dots         of {"round", "id"}       place, first, last; tied: others with as many; concentration: per
                                      cent; band: high, middle, low
             of {"round"}             undecided: those that may be the first; few: those with dots from
                                      fewer than five people; undecided_themes
             of {"round", "theme"}    as of an id, of all contributions of the theme; of_themes: with dots
pairs        of {"round", "id"}       place, first, last (null where answers are few); band; the two alike
tops         of {"round"}             few_themes: among the top three of fewer than three tables
opinions     of {"round"}             groups (0 where none may be shown); failed: conditions not met;
                                      shown, few: contributions with five answers or more, with fewer;
                                      agreed: with which surely more than half of all agree
             of {"round", "id"}       lowest: per cent who agree, at least, in every group (Wilson);
                                      low, high: per cent who agree, in the groups with least and most
             of {"round", "group"}    size; and with "id" share, rest: per cent of it and of the others
weighing     of {"round", "id"}       weighted, by_association: per cent who agree; turning: associations
leaving_out  of {"finding"}           table, association: contributions left without the one with most;
                                      least: the smaller of the two
weighting    of {"finding"}           plain, weighted: per cent of the named associations
holding      of {}                    findings; holding: those that none of these three turns
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from samspill.pure.claims.methods import Methods
from samspill.pure.claims.reckoning import findings
from samspill.pure.opinions import statements
from samspill.pure.opinions.analysis import LETTERS, Opinions
from samspill.pure.opinions.comparisons import Band
from samspill.pure.opinions.weighing import FEWEST_TOLD

FEWEST_TABLES = 3

Of = Mapping[str, Any]


def tell(methods: Methods, name: str, of: Of, what: str) -> Any:
    """One number or word of what a method found; None where it has none to tell."""
    return _TELLERS[name](methods, of, what)


def whole_per_cent(share: float | None) -> int | None:
    """A share as whole per cent, a half up."""
    return None if share is None else int(share * 100 + 0.5)


def few_dots(methods: Methods, number: int) -> list[str]:
    """Those with dots from too few to be told."""
    places = methods.dots(number).values()
    return [one.item for one in places if 0 < one.people < FEWEST_TOLD]


def undecided_dots(methods: Methods, number: int) -> list[str]:
    """Those of which dots cannot tell that they are not the first."""
    return [one.item for one in methods.dots(number).values() if one.first == 1]


def undecided_themes(methods: Methods, number: int) -> list[str]:
    """As `undecided_dots`, of the themes."""
    return [one.item for one in methods.dots_of_themes(number).values() if one.first == 1]


def undecided_pairs(methods: Methods, number: int) -> list[str]:
    """Those that may be the strongest, where places are told at all."""
    return [item for item, one in methods.pairs(number).items() if one.first == 1]


def few_pairs(methods: Methods, number: int) -> list[str]:
    """Those weighed by too few people to be told."""
    people = methods.people(number, "pairs")
    return [item for item in methods.pairs(number) if people[item] < FEWEST_TOLD]


def few_answers(methods: Methods, number: int) -> list[str]:
    """Those answered by too few to be told."""
    found = methods.opinions(number)
    votes = found.counts.altogether().votes[0]
    pairs = zip(found.votes.statements, votes, strict=True)
    return [name for name, count in pairs if count < FEWEST_TOLD]


def _quotes(methods: Methods, of: Of, what: str) -> int | None:
    found = methods.quotes(of["theme"])
    if what == "quotes":
        return len(found.quotes)
    return whole_per_cent(found.coverage if what == "coverage" else found.random_coverage)


def _dots(methods: Methods, of: Of, what: str) -> Any:
    if what == "few":
        return len(few_dots(methods, of["round"]))
    if what == "undecided":
        return len(undecided_dots(methods, of["round"]))
    if what == "undecided_themes":
        return len(undecided_themes(methods, of["round"]))
    is_theme = "theme" in of
    places = methods.dots_of_themes(of["round"]) if is_theme else methods.dots(of["round"])
    one = places[of["theme"] if is_theme else of["id"]]
    if what == "of_themes":
        return len(places)
    if what == "tied":
        return len(one.tied_with)
    if what == "band":
        return _band(one.first, one.last, len(places))
    if what == "concentration":
        return whole_per_cent(one.concentration)
    return getattr(one, what)


def _band(first: int, last: int, of: int) -> str:
    """Surely in the upper half, surely in the lower half, or neither."""
    if last <= of / 2:
        return Band.HIGH.value
    return Band.LOW.value if first > (of + 1) / 2 else Band.MIDDLE.value


def _tops(methods: Methods, of: Of, what: str) -> int:
    tables: dict[str, set[int]] = {}
    for top in methods.rows.tops:
        said = methods.rows.by_id[top.id]
        if top.round == of["round"] and said.is_standing:
            for theme in said.themes:
                tables.setdefault(theme, set()).add(top.table)
    return sum(len(some) < FEWEST_TABLES for some in tables.values())


def _pairs(methods: Methods, of: Of, what: str) -> Any:
    if what == "few":
        return len(few_pairs(methods, of["round"]))
    if what == "undecided":
        return len(undecided_pairs(methods, of["round"]))
    one = methods.pairs(of["round"])[of["id"]]
    if what == "band":
        return None if one.band is None else one.band.value
    return getattr(one, what)


def _opinions(methods: Methods, of: Of, what: str) -> Any:
    found = methods.opinions(of["round"])
    if "group" in of:
        return _of_group(found, of, what)
    if what == "groups":
        return len(found.grouping.centres) if found.has_groups else 0
    if what == "failed":
        return "+".join(found.gate.failed if found.gate else ())
    if what == "few":
        return len(few_answers(methods, of["round"]))
    if what in ("shown", "agreed"):
        whole = found.counts.altogether()
        is_shown = whole.votes[0] >= FEWEST_TOLD
        is_agreed = statements.bridging(whole) > 0.5
        return int((is_shown & is_agreed if what == "agreed" else is_shown).sum())
    place = found.votes.statements.index(of["id"])
    if what == "lowest":
        return whole_per_cent(float(statements.bridging(found.counts)[place]))
    shares = [_share(found, group, place) for group in range(len(found.counts.agree))]
    return whole_per_cent(min(shares) if what == "low" else max(shares))


def _share(found: Opinions, group: int, place: int) -> float:
    return float(found.counts.agree[group, place] / max(found.counts.votes[group, place], 1))


def _of_group(found: Opinions, of: Of, what: str) -> int | None:
    group = LETTERS.index(of["group"])
    if what == "size":
        return int(found.grouping.sizes[group])
    place = found.votes.statements.index(of["id"])
    if what == "share":
        return whole_per_cent(_share(found, group, place))
    agree, votes = (
        int(part[:, place].sum() - part[group, place])
        for part in (found.counts.agree, found.counts.votes)
    )
    return whole_per_cent(agree / max(votes, 1))


def _weighing(methods: Methods, of: Of, what: str) -> int | None:
    found = methods.statement(of["round"], of["id"])
    return len(found.rests_on) if what == "turning" else whole_per_cent(getattr(found, what))


def _leaving_out(methods: Methods, of: Of, what: str) -> int:
    if what == "least":
        return methods.least_left(of["finding"])
    return methods.left_without(of["finding"], what)


def _weighting(methods: Methods, of: Of, what: str) -> int | None:
    found = methods.finding(of["finding"])
    return whole_per_cent(found.share if what == "plain" else found.weighted)


def _holding(methods: Methods, of: Of, what: str) -> int:
    themes = [theme for _id, theme, _behind in findings(methods.rows)]
    return len(themes) if what == "findings" else sum(methods.holds(theme) for theme in themes)


_TELLERS: Mapping[str, Callable[[Methods, Of, str], Any]] = {
    "quotes": _quotes,
    "dots": _dots,
    "pairs": _pairs,
    "tops": _tops,
    "opinions": _opinions,
    "weighing": _weighing,
    "leaving_out": _leaving_out,
    "weighting": _weighting,
    "holding": _holding,
}
