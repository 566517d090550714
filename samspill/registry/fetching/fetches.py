"""Fetching an organiser's whole list from the registers: asked for, done by the worker, looked over."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone, translation

from samspill.adapters import brreg
from samspill.history.actions import record
from samspill.organiser.models import Organiser
from samspill.people.models import User
from samspill.registry.actions import ImportResult
from samspill.registry.fetching.batches import import_in_batches
from samspill.registry.models import Association, Category, RegisterFetch
from samspill.registry.register_shape import read_entry
from samspill.registry.rows import AssociationRow, as_values, from_values
from samspill.registry.tables import Problem

LEASE = timedelta(seconds=120)
GIVEN_UP_AFTER = timedelta(hours=1)  # one that has ended its workers so long is left, and told of
TOLD_SECONDS = 0.5
REGISTER = "Enhetsregisteret"
State = RegisterFetch.State
UNDER_WAY = (State.WAITING, State.FETCHING)


@transaction.atomic
def ask_for_fetch(
    organiser: Organiser, *, org_numbers: Sequence[str] = (), by: User | None = None
) -> RegisterFetch:
    """Let the worker fetch soon; one that is asked for already is given back.

    org_numbers   look up these; none means all of the organiser's municipality
    A list that was fetched before and not taken in is thrown away.
    """
    Organiser.objects.select_for_update().get(pk=organiser.pk)
    under_way = organiser.register_fetches.filter(state__in=UNDER_WAY).first()
    if under_way is not None:
        return under_way
    organiser.register_fetches.exclude(state=State.TAKEN_IN).delete()
    rows = [as_values(AssociationRow(org_number=number)) for number in org_numbers]
    fetch = RegisterFetch.objects.create(
        organiser=organiser, rows=rows, total=len(rows) or None, by=by
    )
    record(fetch, action="registry.register_asked", organiser_number=organiser.pk, by=by)
    return fetch


def ask_again(fetch: RegisterFetch, *, by: User | None = None) -> RegisterFetch:
    """The same once more, after it stopped."""
    numbers = [values["org_number"] for values in fetch.rows]
    return ask_for_fetch(fetch.organiser, org_numbers=numbers, by=by)


def claimable(now: datetime) -> QuerySet[RegisterFetch]:
    """Those that wait, and those a killed worker has left."""
    left = Q(state=State.FETCHING, lease_until__lt=now)
    return RegisterFetch.objects.filter(Q(state=State.WAITING) | left).order_by("at")


def claim_fetch(now: datetime) -> RegisterFetch | None:
    """The next one, ours until the lease runs out; committed before this returns."""
    with transaction.atomic(durable=True):
        given_up = claimable(now).filter(state=State.FETCHING, at__lt=now - GIVEN_UP_AFTER)
        given_up.update(state=State.FAILED, failure="stopped", lease_until=None, ended_at=now)
        rows = claimable(now).select_for_update(skip_locked=True, of=("self",))
        fetch = rows.select_related("organiser").first()
        if fetch is None:
            return None
        fetch.state, fetch.lease_until, fetch.fetched = State.FETCHING, now + LEASE, 0
        fetch.save(update_fields=["state", "lease_until", "fetched"])
        return fetch


def make_fetch(fetch: RegisterFetch) -> None:
    """Ask the registers, and write down what they told or why they did not."""
    try:
        with translation.override(fetch.organiser.language):
            rows = _rows_of(_units(fetch))
    except brreg.RegisterError as error:
        _settle(fetch, state=State.FAILED, failure=error.reason)
    except _LeaseGoneError:
        return
    except Exception:
        _settle(fetch, state=State.FAILED, failure="stopped")
        raise
    else:
        if not rows:
            _settle(fetch, state=State.FAILED, failure="empty")
            return
        _settle(fetch, state=State.READY, rows=rows, fetched=len(rows), total=len(rows))


def _units(fetch: RegisterFetch) -> list[dict[str, Any]]:
    where = {"address": settings.BRREG_ADDRESS, "contact": settings.CONTACT_EMAIL}
    numbers = [values["org_number"] for values in fetch.rows]
    if numbers:
        return brreg.fetch_by_numbers(numbers, on_progress=_teller(fetch), **where)
    place = fetch.organiser.municipality_id
    return brreg.fetch_associations(place, on_progress=_teller(fetch), **where)


def _rows_of(units: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """What was told, as values; a unit that cannot be read stands as its problem."""
    known = frozenset(Category.objects.values_list("code", flat=True))
    values: list[dict[str, Any]] = []
    for number, unit in enumerate(units, start=1):
        row, problems = read_entry(unit, file=REGISTER, number=number, known_categories=known)
        values += [{"problem": problem.as_row()} for problem in problems]
        if row is not None:
            values.append(as_values(row))
    return values


class _LeaseGoneError(Exception):
    """Another worker does it now, or it is asked for anew."""


def _teller(fetch: RegisterFetch) -> Callable[[int, int], None]:
    """Writes down how many have come, of how many, now and then; and holds the lease meanwhile."""
    last = -TOLD_SECONDS

    def tell(done: int, of: int) -> None:
        nonlocal last
        if time.monotonic() - last < TOLD_SECONDS:
            return
        last = time.monotonic()
        until = timezone.now() + LEASE
        if not _ours(fetch).update(fetched=done, total=of, lease_until=until):
            raise _LeaseGoneError
        fetch.lease_until = until

    return tell


def _ours(fetch: RegisterFetch) -> QuerySet[RegisterFetch]:
    return RegisterFetch.objects.filter(
        pk=fetch.pk, state=State.FETCHING, lease_until=fetch.lease_until
    )


def _settle(fetch: RegisterFetch, **values: Any) -> None:
    _ours(fetch).update(lease_until=None, ended_at=timezone.now(), **values)


def fetched_rows(fetch: RegisterFetch) -> tuple[list[AssociationRow], list[Problem]]:
    """What the registers told, and what of it cannot be read."""
    problems = [Problem(**values["problem"]) for values in fetch.rows if "problem" in values]
    return [from_values(values) for values in fetch.rows if "problem" not in values], problems


def take_in_fetch(fetch: RegisterFetch, *, by: User | None = None) -> ImportResult:
    """Write what was looked over; when it is done twice, the second changes nothing."""
    rows, _problems = fetched_rows(fetch)
    result = import_in_batches(
        fetch.organiser, rows=rows, source=Association.Source.REGISTER, by=by
    )
    ready = RegisterFetch.objects.filter(pk=fetch.pk, state=State.READY)
    ready.update(state=State.TAKEN_IN, rows=[], ended_at=timezone.now())
    return result
