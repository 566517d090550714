"""What a person says a contribution is about: first and second reader, unclear, settled."""

from __future__ import annotations

from django.db import transaction

from samspill.dialogue.models import Contribution
from samspill.insight.actions.again import propose_again_soon
from samspill.insight.actions.deciding import Decision, decide
from samspill.insight.models import Coding, Part, SortingAct, Theme
from samspill.people.models import User
from samspill.pure.themes.taxonomy import OTHER

Kind = SortingAct.Kind


@transaction.atomic
def code(
    contribution: Contribution,
    *,
    primary: Theme,
    detail: Theme | None = None,
    secondary: Theme | None = None,
    part: Part | None = None,
    seen: int | None = None,
    by: User,
) -> Coding:
    """Sort a contribution, or one part of it, by hand. A person's word wins over the system's.

    primary, secondary  first level; detail is a child of primary (ValueError otherwise)
    seen                the number of the coding that was before this person. Where another person's
                        counts and it is not that one, both are kept, and the other's goes on counting
    Raises              CannotSortError when it was split or put together meanwhile
    """
    decision = Decision(primary, detail, secondary)
    coding = decide(contribution, decision, kind=Kind.CODED, part=part, seen=seen, by=by)
    propose_again_soon(contribution.dialogue)
    return coding


def set_aside(
    contribution: Contribution, *, part: Part | None = None, seen: int | None = None, by: User
) -> Coding:
    """A person cannot tell what it is about: it is counted as unclear, and asked about no more."""
    decision = Decision(Theme.objects.get(pk=OTHER), is_unclear=True)
    return decide(contribution, decision, kind=Kind.SET_ASIDE, part=part, seen=seen, by=by)


def read_again(
    contribution: Contribution, *, primary: Theme, detail: Theme | None = None, by: User
) -> Coding:
    """A second person's word, given without having seen the first's: it stands beside it."""
    return decide(contribution, Decision(primary, detail), kind=Kind.READ_AGAIN, by=by)


@transaction.atomic
def settle(
    contribution: Contribution,
    *,
    primary: Theme,
    detail: Theme | None = None,
    secondary: Theme | None = None,
    part: Part | None = None,
    by: User,
) -> Coding:
    """Decide where the coders differ. Their words stay beside it, and go on counting as agreement."""
    decision = Decision(primary, detail, secondary, settles=True)
    coding = decide(contribution, decision, kind=Kind.SETTLED, part=part, by=by)
    propose_again_soon(contribution.dialogue)
    return coding
