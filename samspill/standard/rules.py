from __future__ import annotations

from samspill.organiser.models import Membership, Organiser
from samspill.organiser.rules import can_change as can_change_work
from samspill.organiser.rules import can_prepare
from samspill.standard.models import Mark

FEWEST_ANSWERS = 5
FEWEST_COMPARED = 5


def keeps_the_map(organiser: Organiser) -> bool:
    """Only a national body writes down where municipalities stand."""
    return organiser.kind == Organiser.Kind.NATIONAL


def can_see_statuses(membership: Membership) -> bool:
    return keeps_the_map(membership.organiser)


def can_record_status(membership: Membership) -> bool:
    return keeps_the_map(membership.organiser) and can_change_work(membership)


def can_write_criteria(membership: Membership) -> bool:
    """The standard is the national body's; a municipality is assessed against it."""
    return keeps_the_map(membership.organiser) and can_change_work(membership)


def can_see_assessment(membership: Membership) -> bool:
    return not keeps_the_map(membership.organiser)


def can_assess(membership: Membership) -> bool:
    """Writes levels and evidence; another decides what is shown."""
    return can_see_assessment(membership) and can_prepare(membership)


def can_show_marks(membership: Membership) -> bool:
    """Decides, criterion by criterion, what all may read."""
    return can_see_assessment(membership) and can_change_work(membership)


def can_ask_associations(membership: Membership) -> bool:
    return can_see_assessment(membership) and can_change_work(membership)


def asks_for_evidence(level: int | None) -> bool:
    """What one says of oneself is kinder than what others see: from "in place" it must be shown."""
    return level is not None and level >= Mark.Level.IN_PLACE


def can_be_shown(answered: int) -> bool:
    """Fewer answers than this would tell who said what."""
    return answered >= FEWEST_ANSWERS


def can_be_compared(showing: int) -> bool:
    """Fewer municipalities than this are no spread: they would only be pointed at."""
    return showing >= FEWEST_COMPARED


def is_confirmed(*, says_so: int, know: int) -> bool:
    """At least half of those who know say yes or partly, and those who know are not too few.

    Half, and not more: the question is whether what the municipality says can be recognised from
    outside, not whether all are content. One who does not know is no witness either way.
    """
    return can_be_shown(know) and says_so * 2 >= know
