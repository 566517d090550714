"""What the devices at the door send: acts as JSON, oldest first, each with a key of its own."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from samspill.conference import actions
from samspill.conference.actions import Arrival
from samspill.conference.door.entrance import answer_of
from samspill.conference.errors import ConferenceError
from samspill.conference.models import Conference, SignUp

MOST_BYTES = 64 * 1024
MOST_ACTS = 100
OK, BAD, TOO_LARGE = 200, 400, 413


def done(conference: Conference, body: bytes) -> tuple[list[dict[str, Any]], int]:
    """Do each act in its order; one that cannot be done says why, and stops none of the others."""
    if len(body) > MOST_BYTES:
        return [], TOO_LARGE
    try:
        sent = json.loads(body)
        acts, door = sent["acts"], str(sent.get("door", ""))
    except (ValueError, KeyError, TypeError, AttributeError):
        return [], BAD
    if not isinstance(acts, list) or len(acts) > MOST_ACTS:
        return [], BAD
    return [_answer(conference, act, door) for act in acts if isinstance(act, dict)], OK


def _answer(conference: Conference, act: dict[str, Any], door: str) -> dict[str, Any]:
    told = {"key": str(act.get("key", ""))}
    try:
        key = UUID(told["key"])
        arrival = _do(conference, act, key, str(act.get("door") or door))
    except ConferenceError as error:
        return {**told, "outcome": "refused", "message": str(error)}
    except (ValueError, TypeError, SignUp.DoesNotExist):
        message = _("This is not in the list. Look it up by name.")
        return {**told, "outcome": "refused", "message": message}
    answer = {**told, **answer_of(arrival)}
    if act.get("kind") == "walk_in" and arrival.check_in is None:
        said = _("Every seat is taken. %(name)s is on the waiting list.")
        answer |= {"outcome": "refused", "message": said % {"name": arrival.sign_up.name}}
    return answer


def _do(conference: Conference, act: dict[str, Any], key: UUID, door: str) -> Arrival:
    at = _moment(act.get("at"))
    if act.get("kind") == "walk_in":
        written = {name: str(act.get(name, ""))[:200] for name in ("name", "represents", "email")}
        return actions.walk_in(conference, key=key, door=door, at=at, **written)
    sign_up = conference.sign_ups.get(pk=int(act["sign_up"]) if "sign_up" in act else 0)
    sign_up.conference = conference
    if act.get("kind") == "undo":
        return actions.undo_check_in(sign_up)
    return actions.check_in(sign_up, key=key, door=door, at=at)


def _moment(written: object) -> datetime | None:
    if not isinstance(written, str):
        return None
    moment = datetime.fromisoformat(written)
    return moment if timezone.is_aware(moment) else None
