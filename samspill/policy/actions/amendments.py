from __future__ import annotations

from django.db import transaction

from samspill.history.actions import record
from samspill.people.models import User
from samspill.policy.actions.locking import locked_policy
from samspill.policy.actions.setting_back import set_back
from samspill.policy.actions.versions import save_version
from samspill.policy.errors import NotBeingAmendedError
from samspill.policy.models import Policy, PolicyVersion

LAID_ASIDE = {"nb": "Lagt bort", "nn": "Lagd bort"}


@transaction.atomic
def abandon_amendment(policy: Policy, *, by: User | None = None) -> PolicyVersion:
    """Go back to what is in force. What was written is kept first, as a saved version.

    Returns   the version that keeps what was written
    Raises    NotBeingAmendedError.
    """
    held = locked_policy(policy) if policy.is_being_amended else None
    if held is None or not held.is_being_amended:
        raise NotBeingAmendedError
    kinds = (PolicyVersion.Kind.ADOPTED, PolicyVersion.Kind.AMENDED)
    in_force = held.versions.filter(kind__in=kinds).order_by("-number").first()
    if in_force is None:  # adopted before versions were kept
        raise NotBeingAmendedError
    kept = _laid_aside(save_version(held, by=by), policy.language)
    set_back(held, in_force.content, by=by)
    held.is_being_amended = False
    held.save(update_fields=["is_being_amended"])
    policy.is_being_amended = False
    record(
        held,
        action="policy.amendment_abandoned",
        organiser_number=held.organiser_id,
        by=by,
        kept=kept.number,
        in_force=in_force.number,
    )
    return kept


def _laid_aside(kept: PolicyVersion, language: str) -> PolicyVersion:
    """Marked, unless a person has called it something already or nothing was written."""
    if kept.kind == PolicyVersion.Kind.SAVED and not kept.note:
        kept.note = LAID_ASIDE.get(language, LAID_ASIDE["nb"])
        kept.save(update_fields=["note"])
    return kept
