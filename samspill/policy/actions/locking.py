from __future__ import annotations

from samspill.policy.errors import AdoptedError
from samspill.policy.models import Measure, Policy


def locked_policy(policy: Policy) -> Policy:
    """The policy, held until the transaction ends. Raises AdoptedError once it is adopted."""
    held = Policy.objects.select_for_update().get(pk=policy.pk)
    if held.state == Policy.State.ADOPTED:
        raise AdoptedError
    return held


def policy_of(measure: Measure) -> Policy:
    return Policy.objects.get(goals__measures=measure)
