"""What came of dots and opinions, in words with their basis: how many people stand behind them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samspill.dialogue.models import Round
from samspill.dialogue.reactions.counts import Total, dot_totals, opinion_totals, pair_totals
from samspill.dialogue.reactions.page import own_of_table
from samspill.dialogue.state import told


@dataclass(frozen=True)
class Result:
    """One sentence of what a contribution was given; its dots can be drawn beside it."""

    words: str
    dots: range


def results_of(round: Round, *, kinds: Sequence[str], table: int) -> list[dict[str, Any]]:
    """The table's own contributions, each with `results`: one for every kind in `kinds`.

    Those with most come first, by the first of dots, opinions and pairs that was asked for.
    """
    order = [kind for kind in _KINDS if kind in kinds]
    totals = {kind: _KINDS[kind][0](round) for kind in order}
    places = {pk: place for kind in order[:1] for place, pk in enumerate(totals[kind])}
    own = own_of_table(round, table)
    is_by_association = round.voters == Round.Voters.ASSOCIATION
    return [
        {
            **told(one),
            "results": [
                _KINDS[kind][1](totals[kind].get(one.pk, Total()), is_by_association)
                for kind in order
            ],
        }
        for one in sorted(own, key=lambda one: places.get(one.pk, len(places)))
    ]


def _dots(total: Total, is_by_association: bool) -> Result:
    if not total.dots:
        return Result(_("No dots"), range(0))
    dots = ngettext("%(count)d dot", "%(count)d dots", total.dots) % {"count": total.dots}
    whom = _whom(total, is_by_association)
    return Result(_("%(what)s from %(whom)s") % {"what": dots, "whom": whom}, range(total.dots))


def _opinions(total: Total, is_by_association: bool) -> Result:
    if not total.people:
        return Result(_("Nobody was asked whether they agree."), range(0))
    figures = {
        "agree": total.agree,
        "disagree": total.disagree,
        "passed": total.passed,
        "whom": _whom(total, is_by_association),
    }
    words = _("%(agree)d agree, %(disagree)d disagree, %(passed)d passed. Asked: %(whom)s.")
    return Result(words % figures, range(0))


def _pairs(total: Total, is_by_association: bool) -> Result:
    times = total.wins + total.losses + total.even
    if not times:
        return Result(_("Nobody was asked to weigh it against another."), range(0))
    words = ngettext(
        "Held to matter more than another %(wins)d of %(times)d time. Asked: %(whom)s.",
        "Held to matter more than another %(wins)d of %(times)d times. Asked: %(whom)s.",
        times,
    )
    figures = {"wins": total.wins, "times": times, "whom": _whom(total, is_by_association)}
    return Result(words % figures, range(0))


def _whom(total: Total, is_by_association: bool) -> str:
    """A municipality votes as one too: it has no association, and is told as a person."""
    if is_by_association and total.associations:
        text = ngettext("%(count)d association", "%(count)d associations", total.associations)
        return text % {"count": total.associations}
    return ngettext("%(count)d person", "%(count)d people", total.people) % {"count": total.people}


Words = Callable[[Total, bool], Result]
_KINDS: dict[str, tuple[Callable[[Round], dict[int, Total]], Words]] = {
    "dots": (dot_totals, _dots),
    "opinions": (opinion_totals, _opinions),
    "pairs": (pair_totals, _pairs),
}
