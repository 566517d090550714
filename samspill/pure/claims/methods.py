"""What is found by more than counting: quotes, the order of dots and pairs, opinions, and what they rest on.

Every method is deterministic, and the order of ballots is nothing to it. What a formula may ask of them:
telling.py.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from functools import cached_property
from typing import Any, TypeVar

from samspill.pure.claims.reckoning import LEAST_CONTRIBUTIONS, said_without_doubt
from samspill.pure.claims.rows import BallotRow, Rows, Said
from samspill.pure.opinions.analysis import Opinions, analyse
from samspill.pure.opinions.comparisons import Comparison, Strength, by_pairs
from samspill.pure.opinions.priorities import DotBallot, DotPlace, by_dots
from samspill.pure.opinions.votes import votes_of
from samspill.pure.opinions.weighing import Answer, Turns, Weighed, weigh, weights
from samspill.pure.themes.quotes import Quotes, choose_quotes

Found = TypeVar("Found")
SEED = 1
SIDES = ("table", "association")  # what is left out in turn
MOST_QUOTES = 8
CONTRIBUTIONS_A_QUOTE = 6  # so that a small theme is not quoted whole


class Methods:
    """The methods over one report's rows; each is run once, when it is first asked for."""

    def __init__(self, rows: Rows) -> None:
        self.rows = rows
        self._found: dict[tuple[str, Any], Any] = {}

    def quotes(self, theme: str) -> Quotes:
        """Of the contributions under a theme, in the report's order."""
        return self._once(
            "quotes", theme, lambda: _quotes([o.text or "" for o in self.under(theme)])
        )

    def under(self, theme: str) -> Sequence[Said]:
        """Those that stand and count under a theme."""
        return self._themes.get(theme, ())

    def alike(self, theme: str, quoted: str) -> list[str]:
        """Ids of the others that are like the quote."""
        some = self.under(theme)
        for quote in self.quotes(theme).quotes:
            if some[quote.place].id == quoted:
                return [some[place].id for place in quote.alike if place != quote.place]
        raise KeyError(quoted)

    def uncovered(self, theme: str) -> list[str]:
        """Ids of those under a theme that no quote is like."""
        some = self.under(theme)
        return [some[place].id for place in self.quotes(theme).uncovered]

    def without_quote(self) -> list[str]:
        """Ids of those that no quote is like, under any theme they have; those without a theme too."""
        covered: set[str] = set()
        for theme in self._themes:
            missing = set(self.uncovered(theme))
            covered |= {one.id for one in self.under(theme)} - missing
        return [one.id for one in self.rows.standing if one.id not in covered]

    def dots(self, number: int) -> dict[str, DotPlace]:
        """Each contribution with a dot in a round; the most first."""
        return self._once("dots", number, lambda: self._dots(number))

    def dots_of_themes(self, number: int) -> dict[str, DotPlace]:
        """Each theme with a dot in a round; one on a contribution of two themes is on both."""
        return self._once("themes", number, lambda: self._dots(number, by_theme=True))

    def pairs(self, number: int) -> dict[str, Strength]:
        """Each contribution weighed against another in a round; the strongest first."""
        return self._once("pairs", number, lambda: self._pairs(number))

    def opinions(self, number: int) -> Opinions:
        """What the votes of a round tell."""
        return self._once("opinions", number, lambda: self._opinions(number))

    def statement(self, number: int, reference: str) -> Weighed:
        """Who agrees with one contribution, reckoned in several ways. Passing is not agreeing."""
        return self._once(
            "statement", (number, reference), lambda: self._statement(number, reference)
        )

    def finding(self, detail: str) -> Weighed:
        """Which of the named associations say it; one answer each."""
        return self._once("finding", detail, lambda: self._finding(detail))

    def rests_on(self, detail: str, side: str) -> bool:
        """More than half come from one table (or one association)."""
        return 2 * self.left_without(detail, side) < len(self.behind.get(detail, []))

    def is_thin(self, detail: str) -> bool:
        """Without some table, or some association, too few would be left for a finding."""
        return self.least_left(detail) < LEAST_CONTRIBUTIONS

    def least_left(self, detail: str) -> int:
        """Contributions left without the table or association that gave most of them."""
        return min(self.left_without(detail, side) for side in SIDES)

    def left_without(self, detail: str, side: str) -> int:
        """Contributions left without the table, or association, that gave most of them."""
        some = self.behind.get(detail, [])
        givers = Counter(getattr(one, side) for one in some)
        return len(some) - max((n for giver, n in givers.items() if giver is not None), default=0)

    def holds(self, detail: str) -> bool:
        """Neither one table, one association nor the register's weights turn the finding."""
        rests = any(self.rests_on(detail, side) for side in SIDES) or self.is_thin(detail)
        turns = {Turns.WEIGHTED, Turns.ONE_LEFT_OUT} & set(self.finding(detail).turns)
        return not rests and not turns

    @cached_property
    def _themes(self) -> dict[str, list[Said]]:
        found: dict[str, list[Said]] = {}
        for one in self.rows.standing:
            for theme in one.themes:
                found.setdefault(theme, []).append(one)
        return found

    @cached_property
    def behind(self) -> dict[str, list[Said]]:
        """What may be a finding -> those sorted under it without doubt."""
        return said_without_doubt(self.rows)

    def people(self, number: int, kind: str) -> Counter[str]:
        """How many reacted to each contribution in a round."""
        found: Counter[str] = Counter()
        for row in self._ballots(number, kind):
            items = {item for one in row.reactions for item in (one.id, one.other) if item}
            found.update(dict.fromkeys(items, row.people))
        return found

    def _once(self, name: str, key: Any, make: Callable[[], Found]) -> Found:
        if (name, key) not in self._found:
            self._found[name, key] = make()
        found: Found = self._found[name, key]
        return found

    def _ballots(self, number: int, kind: str) -> list[BallotRow]:
        """In the order of what is on them, so that the order they came in is nothing."""
        some = [row for row in self.rows.ballots if (row.round, row.kind) == (number, kind)]
        return sorted(some, key=_content)

    def _dots(self, number: int, *, by_theme: bool = False) -> dict[str, DotPlace]:
        ballots = [
            DotBallot(
                self._points(row, by_theme=by_theme),
                row.people,
                None if row.association is None else str(row.association),
            )
            for row in self._ballots(number, "dots")
        ]
        items = {item for ballot in ballots for item in ballot.points}
        return {one.item: one for one in by_dots(items, ballots, seed=SEED)}

    def _points(self, row: BallotRow, *, by_theme: bool) -> Counter[str]:
        points: Counter[str] = Counter()
        for one in row.reactions:
            said = self.rows.by_id[one.id]
            for item in said.themes if by_theme else (one.id,):
                points[item] += one.value
        return points

    def _pairs(self, number: int) -> dict[str, Strength]:
        """A sheet that many stand behind counts as often."""
        given = [
            Comparison(one.id, one.other, one.value)
            for row in self._ballots(number, "pairs")
            for one in row.reactions
            if one.other is not None
            for _person in range(row.people)
        ]
        items = {item for one in given for item in (one.item, one.other)}
        return {one.item: one for one in by_pairs(items, given)}

    def _opinions(self, number: int) -> Opinions:
        people: list[str | None] = []
        triples = []
        for row in self._ballots(number, "opinions"):
            for _person in range(row.people):
                who = str(len(people))
                people.append(None if row.association is None else str(row.association))
                triples += [(who, one.id, one.value) for one in row.reactions]
        votes = votes_of(triples)
        return analyse(votes, organisations=[people[int(who)] for who in votes.participants])

    def _statement(self, number: int, reference: str) -> Weighed:
        categories = self.rows.category_of
        answers = [
            Answer(
                one.value > 0,
                categories.get(row.association) or None if row.association is not None else None,
                None if row.association is None else str(row.association),
                row.people,
            )
            for row in self._ballots(number, "opinions")
            for one in row.reactions
            if one.id == reference
        ]
        present: Counter[str] = Counter()
        for answer in answers:
            present[answer.category or ""] += answer.people
        return weigh(answers, weights(present, self._registered))

    def _finding(self, detail: str) -> Weighed:
        says = {one.association for one in self.behind.get(detail, ())}
        named = {one.association for one in self.rows.standing} - {None}
        some = [one for one in self.rows.associations if one.id in named]
        answers = [Answer(one.id in says, one.category or None, str(one.id)) for one in some]
        return weigh(answers, weights(Counter(one.category for one in some), self._registered))

    @property
    def _registered(self) -> dict[str, int]:
        return {category: count for category, count in self.rows.register.items() if category}


def _quotes(texts: Sequence[str]) -> Quotes:
    """No more than are like others too; but one from those that no other is like."""
    most = max(1, min(MOST_QUOTES, len(texts) // CONTRIBUTIONS_A_QUOTE))
    found = choose_quotes(texts, most=most, seed=SEED)
    like = sum(len(one.alike) > 1 and not one.is_apart for one in found.quotes)
    return found if like >= most else choose_quotes(texts, most=max(1, like), seed=SEED)


def _content(row: BallotRow) -> tuple[Any, ...]:
    reactions = sorted((one.id, one.other or "", one.value) for one in row.reactions)
    return (reactions, row.people, row.association or 0)
