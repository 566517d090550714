"""Who has not come through the door sits at no table in the rounds that are left."""

from __future__ import annotations

from django.db import transaction

from samspill.conference.models import CheckIn, SignUp
from samspill.dialogue.actions.seating import add_rule, remove_rule
from samspill.dialogue.models import Dialogue, SeatingRule
from samspill.people.models import User

BY_THE_DOOR = "door"  # the note of the one rule that is made of who has come


@transaction.atomic
def leave_out_those_not_come(dialogue: Dialogue, *, by: User | None = None) -> int:
    """Let those with a seat who have not come count as absent, in place of what was so before.

    Where the door is not in use, and nobody has come, nobody is left out. Returns how many are.
    """
    for rule in rules_by_the_door(dialogue):
        remove_rule(rule, by=by)
    conference = dialogue.conference
    if not CheckIn.objects.filter(sign_up__conference=conference).exists():
        return 0
    missing: list[SignUp] = list(conference.sign_ups.seated().filter(check_in__isnull=True))
    if missing:
        add_rule(dialogue, kind=SeatingRule.Kind.ABSENT, people=missing, note=BY_THE_DOOR, by=by)
    return len(missing)


@transaction.atomic
def keep_up_with_the_door(dialogue: Dialogue, *, by: User | None = None) -> None:
    """Where those who had not come are left out: so are those who have not come now, and no others."""
    if rules_by_the_door(dialogue):
        leave_out_those_not_come(dialogue, by=by)


def rules_by_the_door(dialogue: Dialogue) -> list[SeatingRule]:
    rows = dialogue.seating_rules.filter(kind=SeatingRule.Kind.ABSENT, note=BY_THE_DOOR)
    return list(rows.select_related("dialogue"))
