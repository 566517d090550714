from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from samspill.conference.actions.programme import MAY_HANG_ON
from samspill.conference.actions.seats import locked
from samspill.conference.errors import ProgrammeError
from samspill.conference.models import Conference, ProgrammeItem
from samspill.history.actions import record
from samspill.people.models import User

A_ROUND = timedelta(minutes=45)
WELCOME = timedelta(minutes=30)


@transaction.atomic
def take_over_questions(
    conference: Conference, *, questions: Sequence[str], by: User | None = None
) -> list[ProgrammeItem]:
    """Let what the letter asks be what the rounds ask: the first question in the first round.

    A round that is missing is made, after the last one; one too many is left as it is.
    Returns  the rounds that were changed or made
    Raises   ProgrammeError when there is nothing to take over, or a round is in use at the tables
    """
    asked = [question.strip() for question in questions if question.strip()]
    if not asked:
        raise ProgrammeError(_("The letter has no questions to take over."))
    held = locked(conference)
    rounds = list(held.programme.filter(kind=ProgrammeItem.Kind.ROUND).order_by("round_number"))
    pairs = zip(rounds, asked, strict=False)
    changed = [_asked(item, question) for item, question in pairs if item.question != question]
    made = [_made(held, number, asked[number - 1]) for number in _missing(rounds, asked)]
    record(
        held,
        action="conference.questions_taken_over",
        organiser_number=held.organiser_id,
        by=by,
        rounds=len(changed) + len(made),
    )
    return [*changed, *made]


def _missing(rounds: list[ProgrammeItem], asked: list[str]) -> range:
    return range(len(rounds) + 1, len(asked) + 1)


def _asked(item: ProgrammeItem, question: str) -> ProgrammeItem:
    if _is_in_use(item):
        message = _("Round %(number)d is in use at the tables. Change its question there.")
        raise ProgrammeError(message % {"number": item.round_number})
    item.question = question
    item.save(update_fields=["question"])
    return item


def _made(conference: Conference, number: int, question: str) -> ProgrammeItem:
    rounds = conference.programme.filter(kind=ProgrammeItem.Kind.ROUND)
    last = rounds.order_by("starts_at").last()
    begins = (last.ends_at or last.starts_at + A_ROUND) if last else conference.starts_at + WELCOME
    taken = set(rounds.values_list("round_number", flat=True))
    free = next(one for one in range(number, number + len(taken) + 1) if one not in taken)
    return conference.programme.create(
        kind=ProgrammeItem.Kind.ROUND,
        round_number=free,
        title=_("Round %(number)d") % {"number": free},
        question=question,
        starts_at=begins,
        ends_at=begins + A_ROUND,
    )


def _is_in_use(item: ProgrammeItem) -> bool:
    """Whether a later stage's row points at it."""
    later = [one for one in item._meta.related_objects if one.related_model not in MAY_HANG_ON]
    return any(
        one.related_model._base_manager.filter(**{one.field.name: item}).exists() for one in later
    )
