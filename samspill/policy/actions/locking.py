from __future__ import annotations

from samspill.policy.errors import AdoptedError
from samspill.policy.models import Measure, Policy


def locked_policy(policy: Policy) -> Policy:
    """The policy, held until the transaction ends.

    Raises AdoptedError once it is adopted, until an amendment is begun.
    """
    held = Policy.objects.select_for_update().get(pk=policy.pk)
    if not held.is_open_for_writing:
        raise AdoptedError
    return held


def policy_of(measure: Measure) -> Policy:
    return Policy.objects.get(goals__measures=measure)
