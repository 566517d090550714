"""Which kept version everyone reads, and what is said of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from samspill.organiser.models import Organiser
from samspill.policy.content import content_of
from samspill.policy.models import Policy, PolicyVersion

PUBLIC_STATES = (Policy.State.CONSULTATION, Policy.State.ADOPTED)
IN_FORCE = (PolicyVersion.Kind.ADOPTED, PolicyVersion.Kind.AMENDED)


def public_policy_of(organiser: Organiser) -> Policy | None:
    """The newest that everyone may read; one that is only being drafted does not hide it."""
    policies = organiser.policies.filter(state__in=PUBLIC_STATES)
    return policies.select_related("dialogue__conference", "organiser").order_by("-pk").first()


def version_for_all(policy: Policy) -> PolicyVersion | None:
    """What stands: of an adopted policy what is in force, also while an amendment is out for
    consultation; else the draft that is out. None for a policy from before versions were kept.
    """
    versions = policy.versions.public().select_related("resolution")
    if policy.state == Policy.State.ADOPTED:
        return versions.filter(kind__in=IN_FORCE).first()
    return versions.filter(kind=PolicyVersion.Kind.CONSULTATION).first()


def content_for_all(policy: Policy, version: PolicyVersion | None) -> Mapping[str, Any]:
    """The version's content; where none was kept, how the rows read."""
    return version.content if version is not None else content_of(policy)


def amendment_out(policy: Policy) -> PolicyVersion | None:
    """A version of an adopted policy that is out for consultation, newer than what is in force."""
    if policy.state != Policy.State.ADOPTED or not policy.is_being_amended:
        return None
    newest: PolicyVersion | None = policy.versions.public().defer("content").first()
    is_out = newest is not None and newest.kind == PolicyVersion.Kind.CONSULTATION
    return newest if is_out else None
