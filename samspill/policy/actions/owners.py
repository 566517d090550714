"""Who answers for a measure: the role, and the address the question goes to."""

from __future__ import annotations

from collections.abc import Collection

from django.db import transaction

from samspill.history.actions import record
from samspill.people.models import User
from samspill.policy.actions.status_questions import ask_again
from samspill.policy.errors import AddressTakenError, NoMeasureError
from samspill.policy.models import Measure, MeasureOwner, Policy


@transaction.atomic
def name_owner(
    policy: Policy,
    *,
    role: str,
    email: str,
    measures: Collection[Measure],
    name: str = "",
    language: str = "nb",
    by: User | None = None,
) -> MeasureOwner:
    """Let a role answer for measures; they are taken over from whoever had them.

    An address that owns measures already gets these beside the others.
    Raises NoMeasureError without any.
    """
    held = Policy.objects.select_for_update().get(pk=policy.pk)
    if not measures:
        raise NoMeasureError
    owner = held.owners.filter(email__iexact=email.strip()).first()
    if owner is None:
        owner = MeasureOwner.objects.create(
            policy=held,
            role=role.strip(),
            name=name.strip(),
            email=email.strip().lower(),
            language=language,
        )
    _give(owner, measures)
    record(owner, action="policy.owner_named", organiser_number=held.organiser_id, by=by)
    return owner


@transaction.atomic
def change_owner(
    owner: MeasureOwner,
    *,
    role: str,
    email: str,
    measures: Collection[Measure],
    name: str = "",
    language: str = "nb",
    by: User | None = None,
) -> MeasureOwner:
    """Put an owner right. A new address is a new person: the old links open nothing any more, and
    a question that waits goes to the new address.

    Raises    NoMeasureError, AddressTakenError.
    """
    held = Policy.objects.select_for_update().get(pk=owner.policy_id)
    if not measures:
        raise NoMeasureError
    address = email.strip().lower()
    if held.owners.filter(email__iexact=address).exclude(pk=owner.pk).exists():
        raise AddressTakenError
    one = MeasureOwner.objects.get(pk=owner.pk)
    is_replaced = one.email.lower() != address
    one.role, one.name, one.email, one.language = role.strip(), name.strip(), address, language
    one.link_number += is_replaced
    one.save()
    dropped = one.measures.exclude(pk__in=[measure.pk for measure in measures])
    one.measures.remove(*dropped)
    _give(one, measures)
    if is_replaced:
        ask_again(one)
    action = "policy.owner_replaced" if is_replaced else "policy.owner_changed"
    record(one, action=action, organiser_number=held.organiser_id, by=by)
    return one


@transaction.atomic
def remove_owner(owner: MeasureOwner, *, by: User | None = None) -> None:
    """Erase the role and its address; the measures lack an owner, what was told stays."""
    number = owner.policy.organiser_id
    record(owner, action="policy.owner_removed", organiser_number=number, by=by)
    MeasureOwner.objects.get(pk=owner.pk).delete()


@transaction.atomic
def refuse_ownership(owner: MeasureOwner) -> None:
    """The one who was asked says that it is somebody else: nothing more is sent there."""
    number = owner.policy.organiser_id
    record(owner, action="policy.owner_refused", organiser_number=number, by=None)
    MeasureOwner.objects.get(pk=owner.pk).delete()


def _give(owner: MeasureOwner, measures: Collection[Measure]) -> None:
    """One owner a measure."""
    through = MeasureOwner.measures.through
    keys = [measure.pk for measure in measures]
    through.objects.filter(measure__in=keys).exclude(measureowner=owner).delete()
    owner.measures.add(*measures)
