"""The working group: set up with its mandate, its members one by one, and the hand-over."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils import timezone

from samspill.history.actions import record
from samspill.people.models import User
from samspill.process.models import HandOver, PolicyProcess, WorkingGroup, WorkingGroupMember


@dataclass(frozen=True)
class MemberDraft:
    """One member of a working group as typed."""

    name: str
    association_name: str = ""
    is_leader: bool = False
    user: User | None = None
    email: str = ""
    is_contact: bool = False


@transaction.atomic
def set_up_working_group(
    process: PolicyProcess,
    *,
    set_up_on: date,
    mandate: str = "",
    members: Sequence[MemberDraft] = (),
    by: User | None = None,
) -> WorkingGroup:
    """Set up the group; told again, the members given are all of them."""
    group, _created = WorkingGroup.objects.update_or_create(
        process=process, defaults={"set_up_on": set_up_on, "mandate": mandate}
    )
    group.members.all().delete()
    WorkingGroupMember.objects.bulk_create(
        WorkingGroupMember(group=group, **vars(member)) for member in members
    )
    _record(group, "process.group_set_up", by, members=len(members))
    return group


@transaction.atomic
def write_mandate(
    group: WorkingGroup, *, set_up_on: date, mandate: str, by: User | None = None
) -> WorkingGroup:
    """What the group shall do, as the meeting gave it; the members stay."""
    group.set_up_on, group.mandate = set_up_on, mandate
    group.save(update_fields=["set_up_on", "mandate"])
    _record(group, "process.mandate_written", by)
    return group


@transaction.atomic
def add_member(
    group: WorkingGroup, draft: MemberDraft, *, by: User | None = None
) -> WorkingGroupMember:
    """One more. There is one leader: a new one takes over from the one before."""
    member = WorkingGroupMember(group=group, **vars(draft))
    _save_with_one_leader(member)
    _record(group, "process.member_added", by)
    return member


@transaction.atomic
def change_member(
    member: WorkingGroupMember, draft: MemberDraft, *, by: User | None = None
) -> WorkingGroupMember:
    """As given, but the one who signs in stays tied to the place; the steps stay theirs."""
    for name in ("name", "association_name", "is_leader", "email", "is_contact"):
        setattr(member, name, getattr(draft, name))
    _save_with_one_leader(member)
    _record(member.group, "process.member_changed", by)
    return member


@transaction.atomic
def remove_member(member: WorkingGroupMember, *, by: User | None = None) -> None:
    """Out of the group; the steps that were theirs are nobody's until someone takes them."""
    group = member.group
    member.delete()
    _record(group, "process.member_removed", by)


@transaction.atomic
def hand_over(process: PolicyProcess, *, by: User | None = None) -> HandOver:
    """From here on the municipality sees what the working group held; the first time counts."""
    handed, is_new = HandOver.objects.get_or_create(
        process=process, defaults={"at": timezone.now(), "by": by}
    )
    if is_new:
        record(handed, action="process.handed_over", organiser_number=process.organiser_id, by=by)
    return handed


def _save_with_one_leader(member: WorkingGroupMember) -> None:
    member.save()
    if member.is_leader:
        member.group.members.exclude(pk=member.pk).update(is_leader=False)


def _record(group: WorkingGroup, action: str, by: User | None, **figures: int) -> None:
    """Figures only: names stand in the group, not in the history."""
    number = group.process.organiser_id
    record(group, action=action, organiser_number=number, by=by, **figures)
