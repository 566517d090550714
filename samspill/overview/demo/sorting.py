"""How the people of a chapter sorted what was said: read from the story's own file, played by the actions.

sorting.csv says what a careful person finds each contribution to be about:

id             of contributions.csv
theme          of the taxonomy, with its detail where one fits; of the first part where it is split
secondary      a theme that it speaks of as well
unclear        1 where an honest person cannot tell
own            key of an own theme (in `OWN_THEMES`) that is its detail; of the second part if split
second_reader  what another person says who has not seen the first's word
same_as        an earlier contribution that says the same
split_at       the words that the second part begins with, and
split_theme    what that part is about
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TypeVar

from django.utils import timezone

from samspill.dialogue.models import Contribution, Dialogue
from samspill.insight import actions
from samspill.insight.likenesses import open_pairs
from samspill.insight.models import Theme
from samspill.insight.second_reading import Unsettled, disagreements
from samspill.overview.demo.story import on, table
from samspill.people.models import User

CARD_SECONDS = 7  # what a card takes when the proposal is good and the keys are known
READING_SECONDS = 9
PAIR_SECONDS = 5


@dataclass(frozen=True)
class OwnTheme:
    parent: str
    name_nb: str
    name_nn: str
    keywords: str


OWN_THEMES = {
    "skyss": OwnTheme(
        "INK",
        "Skyss og reisevei",
        "Skyss og reiseveg",
        "skyss, buss, bussen, minibuss, reiseveg, samkøyring",
    )
}


@dataclass(frozen=True)
class Label:
    """One row of sorting.csv."""

    reference: str
    theme: str
    secondary: str = ""
    is_unclear: bool = False
    own: str = ""
    second_reader: str = ""
    same_as: str = ""
    split_at: str = ""
    split_theme: str = ""


def labels(place: str) -> list[Label]:
    return [
        Label(
            reference=row["id"],
            is_unclear=row["unclear"] == "1",
            **{name: row[name] for name in _PLAIN},
        )
        for row in table(place, "sorting.csv")
    ]


_PLAIN = ("theme", "secondary", "own", "second_reader", "same_as", "split_at", "split_theme")


@dataclass
class Workbench:
    """A dialogue's pile, in its order, with what there is to sort it under."""

    dialogue: Dialogue
    contributions: Mapping[str, Contribution] = field(init=False)
    themes: dict[str, Theme] = field(init=False)

    def __post_init__(self) -> None:
        rows = self.dialogue.contributions.select_related("dialogue", "round").in_order()
        self.contributions = {one.reference: one for one in rows}
        self.themes = {one.pk: one for one in Theme.objects.of(self.dialogue.organiser)}

    def in_order(self, rows: Iterable[Label]) -> list[Label]:
        """As the cards come up."""
        place = {reference: number for number, reference in enumerate(self.contributions)}
        return sorted(rows, key=lambda row: place[row.reference])

    def sort(self, rows: Sequence[Label], *, start: datetime, by: User) -> datetime:
        """One card after the other; returns when the last was done."""
        for row, moment in _in_time(rows, start, CARD_SECONDS):
            with on(moment):
                self._sort_one(row, by)
        return start + timedelta(seconds=CARD_SECONDS * len(rows))

    def sort_under(self, key: str, rows: Iterable[Label], *, start: datetime, by: User) -> None:
        """Make an own theme, and let it be the detail of those that speak of it."""
        own = OWN_THEMES[key]
        with on(start):
            theme = actions.make_theme(
                self.dialogue,
                name_nb=own.name_nb,
                name_nn=own.name_nn,
                keywords=own.keywords,
                parent=self.themes[own.parent],
                by=by,
            )
        self.themes[key] = theme
        mine = [row for row in rows if row.own == key]
        for row, moment in _in_time(mine, start + timedelta(minutes=1), CARD_SECONDS):
            with on(moment):
                self._say(row, row.split_theme or row.theme, by, detail=theme)

    def read_again(self, rows: Iterable[Label], *, start: datetime, by: User) -> None:
        """A second person, blind."""
        again = [row for row in rows if row.second_reader]
        for row, moment in _in_time(again, start, READING_SECONDS):
            primary, detail = self._theme(row.second_reader)
            with on(moment):
                actions.read_again(
                    self.contributions[row.reference], primary=primary, detail=detail, by=by
                )

    def settle(self, *, but: int = 0, start: datetime, by: User) -> None:
        """Decide where the two differ: the first word stands. The last `but` are left to talk about."""
        found: Sequence[Unsettled] = disagreements(self.dialogue)
        for one, moment in _in_time(found[: len(found) - but], start, READING_SECONDS):
            word = one.current
            with on(moment):
                actions.settle(
                    one.contribution,
                    primary=word.primary,
                    detail=word.detail,
                    secondary=word.secondary,
                    by=by,
                )

    def merge(self, rows: Iterable[Label], *, start: datetime, by: User) -> None:
        """What truly says the same."""
        pairs = [row for row in rows if row.same_as]
        for row, moment in _in_time(pairs, start, PAIR_SECONDS):
            first, second = (self.contributions[one] for one in (row.same_as, row.reference))
            with on(moment):
                actions.merge(first, second, by=by)

    def tell_apart(self, references: tuple[str, str], *, at: datetime, by: User) -> None:
        a, b = (self.contributions[one] for one in references)
        with on(at):
            actions.tell_apart(a, b, by=by)

    def tell_the_rest_apart(self, *, start: datetime, by: User) -> None:
        """Every pair that only looks alike."""
        pairs = open_pairs(self.dialogue).select_related("a", "b")
        for pair, moment in _in_time(pairs, start, PAIR_SECONDS):
            with on(moment):
                actions.tell_apart(pair.a, pair.b, by=by)

    def _sort_one(self, row: Label, by: User) -> None:
        contribution = self.contributions[row.reference]
        if row.is_unclear:
            actions.set_aside(contribution, by=by)
        elif row.split_at:
            actions.split(contribution, at=contribution.raw_text.index(row.split_at), by=by)
            first, second = contribution.parts.filter(is_standing=True).order_by("start")
            for part, code in ((first, row.theme), (second, row.split_theme)):
                primary, detail = self._theme(code)
                actions.code(contribution, part=part, primary=primary, detail=detail, by=by)
        else:
            self._say(row, row.theme, by)

    def _say(self, row: Label, code: str, by: User, detail: Theme | None = None) -> None:
        contribution = self.contributions[row.reference]
        primary, shared = self._theme(code)
        parts = contribution.parts.filter(is_standing=True).order_by("start")
        actions.code(
            contribution,
            part=parts.last() if row.split_at else None,
            primary=primary,
            detail=detail or shared,
            secondary=self.themes[row.secondary] if row.secondary and not row.split_at else None,
            by=by,
        )

    def _theme(self, code: str) -> tuple[Theme, Theme | None]:
        """The theme of a code, and its detail when the code has one."""
        return self.themes[code.partition(".")[0]], self.themes[code] if "." in code else None


def let_the_worker_run(moment: datetime) -> None:
    """What the sorting has asked for by itself: new proposals."""
    with on(moment):
        while run := actions.claim_run(timezone.now()):
            actions.make_run(run)


One = TypeVar("One")


def _in_time(many: Iterable[One], start: datetime, seconds: int) -> Iterator[tuple[One, datetime]]:
    for number, one in enumerate(many):
        yield one, start + timedelta(seconds=seconds * number)
