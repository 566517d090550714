"""What must be answered and is not yet: by those who were signed up by others, or by telephone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from samspill.conference.asking.conditions import open_fields
from samspill.conference.models import Conference, SignUp, SignUpAnswer, SignUpField


def missing(conference: Conference) -> dict[int, list[SignUpField]]:
    """By the key of each who stands: the questions that are open for them, must be answered and
    have no answer. Those who have answered all are not there. At most three queries."""
    fields = list(conference.own_fields.all())
    if not any(one.is_required for one in fields):
        return {}
    rows = SignUpAnswer.objects.filter(sign_up__conference=conference)
    given: dict[int, dict[int, Any]] = defaultdict(dict)
    for sign_up, field, value in rows.values_list("sign_up", "field", "value"):
        given[sign_up][field] = value
    keys = conference.sign_ups.standing().values_list("pk", flat=True)
    found = {key: _unanswered(fields, given[key]) for key in keys}
    return {key: left for key, left in found.items() if left}


def missing_of(sign_up: SignUp) -> list[SignUpField]:
    """The same for one. At most two queries."""
    fields = list(sign_up.conference.own_fields.all())
    if not any(one.is_required for one in fields):
        return []
    return _unanswered(fields, dict(sign_up.own_answers.values_list("field", "value")))


def next_missing(conference: Conference, after: int) -> int | None:
    """The key of the next one with something unanswered, in the order they were signed up."""
    return next((key for key in sorted(missing(conference)) if key > after), None)


def _unanswered(fields: Iterable[SignUpField], given: dict[int, Any]) -> list[SignUpField]:
    whole = list(fields)
    is_open = open_fields(whole, given.get)
    return [
        one
        for one in whole
        if one.is_required and one.pk in is_open and given.get(one.pk) in (None, "", [])
    ]
