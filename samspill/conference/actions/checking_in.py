"""Who comes through the door. Each act carries a key made at the door, and is done once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from samspill.conference.actions.seats import locked
from samspill.conference.actions.signing_up import sign_up as take_in
from samspill.conference.errors import DoorError
from samspill.conference.models import CheckIn, Conference, DoubleCheckIn, SignUp
from samspill.history.actions import record
from samspill.organiser.models import Municipality
from samspill.people.models import User
from samspill.pure.folding import fold

Outcome = Literal["in", "double", "out"]
EARLIEST = timedelta(days=1)  # before the conference begins, as a clock at the door may say


@dataclass(frozen=True)
class Arrival:
    """What came of it. "double": was in already, by `check_in`; "out": taken back."""

    outcome: Outcome
    sign_up: SignUp
    check_in: CheckIn | None


@transaction.atomic
def check_in(
    sign_up: SignUp,
    *,
    key: UUID,
    door: str = "",
    at: datetime | None = None,
    by: User | None = None,
) -> Arrival:
    """Let one person in, once. The same key again gives the same answer.

    Another key for one who is in already is kept as a double check-in, for a person to settle.
    Raises   DoorError when the sign-up is cancelled or has no seat
    """
    held = locked(sign_up.conference)
    fresh = held.sign_ups.select_related("association", "municipality").get(pk=sign_up.pk)
    there = CheckIn.objects.filter(sign_up=fresh).first()
    if there is not None:
        if there.key != key:
            _keep_double(fresh, key, door, _clock(held, at))
        return Arrival("in" if there.key == key else "double", fresh, there)
    if fresh.state in (SignUp.State.CANCELLED, SignUp.State.WAITING):
        raise DoorError(fresh)
    row = CheckIn.objects.create(sign_up=fresh, key=key, door=door[:40], at=_clock(held, at), by=by)
    _record(fresh, "conference.checked_in", by)
    return Arrival("in", fresh, row)


@transaction.atomic
def undo_check_in(sign_up: SignUp, *, by: User | None = None) -> Arrival:
    """Take it back: the person did not come after all. Was nobody in, nothing happens."""
    held = locked(sign_up.conference)
    rows = CheckIn.objects.filter(sign_up=sign_up, sign_up__conference=held)
    if rows.delete()[0]:
        _record(sign_up, "conference.check_in_undone", by)
    return Arrival("out", sign_up, None)


@transaction.atomic
def walk_in(
    conference: Conference,
    *,
    name: str,
    represents: str,
    email: str = "",
    key: UUID,
    door: str = "",
    at: datetime | None = None,
    by: User | None = None,
) -> Arrival:
    """Sign up one who stands at the door, and let them in if there is a seat.

    Without a seat they stand on the waiting list, and the outcome is "out".
    Raises   SignUpError, as for any sign-up
    """
    known = CheckIn.objects.filter(key=key, sign_up__conference=conference).first()
    if known is not None:
        return Arrival("in", known.sign_up, known)
    taken = take_in(
        conference,
        name=name,
        email=email,
        language=conference.language,
        **_for_whom(conference, represents),  # type: ignore[arg-type]
        check_deadline=False,
        confirm=bool(email),
        by=by,
    )
    if taken.state == SignUp.State.WAITING:
        return Arrival("out", taken, None)
    return check_in(taken, key=key, door=door, at=at, by=by)


@transaction.atomic
def settle_double(double: DoubleCheckIn, *, by: User | None = None) -> None:
    """A person has looked into it. A second time changes nothing."""
    rows = DoubleCheckIn.objects.filter(pk=double.pk, settled_at=None)
    if rows.update(settled_at=timezone.now()):
        _record(double.sign_up, "conference.double_check_in_settled", by)


@transaction.atomic
def withdraw_door_link(conference: Conference, *, by: User | None = None) -> Conference:
    """The links to the door that are handed out open nothing any more; another is made."""
    held = locked(conference)
    held.door_withdrawn_at = timezone.now()
    held.save(update_fields=["door_withdrawn_at"])
    number = held.organiser_id
    record(held, action="conference.door_link_withdrawn", organiser_number=number, by=by)
    return held


def _keep_double(sign_up: SignUp, key: UUID, door: str, at: datetime) -> None:
    DoubleCheckIn.objects.get_or_create(
        key=key, defaults={"sign_up": sign_up, "door": door[:40], "at": at}
    )


def _clock(conference: Conference, at: datetime | None) -> datetime:
    """By the clock at the door, unless it cannot be right."""
    now = timezone.now()
    if at is None or at > now or at < conference.starts_at - EARLIEST:
        return now
    return at


def _for_whom(conference: Conference, represents: str) -> dict[str, object]:
    """What was written, as a municipality or an association where it is the name of one."""
    wanted = fold(represents)
    if conference.is_for_municipalities:
        known = (one for one in Municipality.objects.all() if fold(one.name) == wanted)
        place = next(known, None)
        is_other = place is None and conference.is_for_others_too
        return {"association_name": represents} if is_other else {"municipality": place}
    rows = conference.organiser.associations.active()
    known_one = next((one for one in rows if fold(one.display_name) == wanted), None)
    return {"association": known_one} if known_one else {"association_name": represents}


def _record(sign_up: SignUp, action: str, by: User | None) -> None:
    number = sign_up.conference.organiser_id
    record(sign_up, action=action, organiser_number=number, by=by, conference=sign_up.conference_id)
