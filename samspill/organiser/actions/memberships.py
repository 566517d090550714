"""Who works at a place, as what, and how it ends."""

from __future__ import annotations

from django.db import transaction

from samspill.history.actions import record
from samspill.organiser.errors import LastCoordinatorError
from samspill.organiser.models import Membership, Organiser
from samspill.people.actions import close_account
from samspill.people.models import User


@transaction.atomic
def give_membership(
    organiser: Organiser, *, user: User, role: str, party: str, by: User | None = None
) -> Membership:
    """Let a person work here, or change what they may do; one membership a person."""
    membership, _created = Membership.objects.update_or_create(
        organiser=organiser, user=user, defaults={"role": role, "party": party}
    )
    record(
        membership,
        action="organiser.membership_given",
        organiser_number=organiser.pk,
        by=by,
        role=role,
        party=party,
    )
    return membership


@transaction.atomic
def change_membership(
    membership: Membership, *, role: str, party: str, by: User | None = None
) -> Membership:
    """Another role or party. Raises LastCoordinatorError when nobody would be coordinator."""
    if role != Membership.Role.COORDINATOR:
        _must_leave_a_coordinator(membership)
    return give_membership(
        membership.organiser, user=membership.user, role=role, party=party, by=by
    )


@transaction.atomic
def end_membership(membership: Membership, *, by: User | None = None) -> None:
    """The person works here no more; what they wrote stays. Where it was their last place their
    account is closed, and they are signed out everywhere.

    Raises   LastCoordinatorError when nobody would be coordinator.
    """
    _must_leave_a_coordinator(membership)
    organiser, user = membership.organiser, membership.user
    record(
        membership,
        action="organiser.membership_ended",
        organiser_number=organiser.pk,
        by=by,
        role=membership.role,
        party=membership.party,
    )
    membership.delete()
    if not user.is_administrator and not user.memberships.exists():
        close_account(user)


def _must_leave_a_coordinator(membership: Membership) -> None:
    """The organiser's row is locked: two who leave at once must not both be the one who stays."""
    if membership.role != Membership.Role.COORDINATOR:
        return
    organiser = Organiser.objects.select_for_update().get(pk=membership.organiser_id)
    coordinators = organiser.memberships.filter(
        role=Membership.Role.COORDINATOR, user__is_active=True
    )
    if not coordinators.exclude(pk=membership.pk).exists():
        raise LastCoordinatorError
