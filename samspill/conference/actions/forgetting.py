"""What one person told is that person's: it neither follows the seat to the next, nor outlives it."""

from __future__ import annotations

from difflib import SequenceMatcher

from samspill.conference.models import Needs, SignUp
from samspill.pure.folding import fold

LIKE = 0.6  # of two names, 0 to 1: the same one, spelt otherwise


def is_another_person(before: SignUp, after: SignUp) -> bool:
    """Whether somebody else comes now, and not the same person with the name or address put right.

    With another address any other name is another person; with the same address, or none, only a
    name that is not like the one before. A name that was to come was nobody's, so that there the
    address tells.
    """
    had, has = fold(before.email), fold(after.email)
    if before.is_name_to_come:
        return bool(had) and had != has
    first, second = fold(before.name), fold(after.name)
    if first == second:
        return False
    return had != has or not _is_like(first, second)


def forget_told(sign_up: SignUp) -> None:
    """Erase what was told of food and access, the answers, and whom a room is shared with.

    The extras themselves stay: they are what is ordered, and what a fee is reckoned of.
    """
    Needs.objects.filter(sign_up=sign_up).delete()
    sign_up.own_answers.all().delete()
    sign_up.extras.exclude(details="").update(details="")
    if sign_up.state == SignUp.State.CANCELLED:
        sign_up.in_line.all().delete()
    sign_up.in_line.exclude(details="").update(details="")


def leave_to_another(sign_up: SignUp) -> None:
    """The seat has another person now, who has signed up for no other conference with it."""
    forget_told(sign_up)
    SignUp.objects.filter(together_with=sign_up).update(together_with=None)
    SignUp.objects.filter(pk=sign_up.pk).update(together_with=None)
    sign_up.together_with = None


def _is_like(first: str, second: str) -> bool:
    shares_a_name = not set(first.split()).isdisjoint(second.split())
    return shares_a_name or SequenceMatcher(None, first, second).ratio() >= LIKE
