"""Which rule stands behind each address of the workspace: the parts that `who_may_tables` is made of.

A rule is asked of a membership and of the row that the address speaks of. What it answers for each
role is written in `rule_tables.py` and in docs/roles.md, and tried in `test_rules.py`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from samspill.insight import rules as insight_rules
from samspill.letters.models import Letter
from samspill.organiser import rules as organiser_rules
from samspill.organiser.models import Membership
from samspill.policy import rules as policy_rules
from samspill.policy.models import Policy
from samspill.process import rules as process_rules
from samspill.process.models import PolicyProcess

if TYPE_CHECKING:
    from tests.house import House

Rule = Callable[[Membership, "House"], bool]
ByRole = Callable[[Membership], bool]


@dataclass(frozen=True)
class Addresses:
    """Names without their stage: read by GET, written by POST, or both, by those the rule names."""

    rule: Rule
    reads: str = ""
    both: str = ""
    writes: str = ""
    is_for_table_hosts: bool = False

    @property
    def read(self) -> list[str]:
        return [*self.reads.split(), *self.both.split()]

    @property
    def written(self) -> list[str]:
        return [*self.writes.split(), *self.both.split()]


def members(membership: Membership, house: House) -> bool:
    return True


def role(rule: ByRole) -> Rule:
    """By the role and the kind of the organiser alone, whatever stands there."""

    def ask(membership: Membership, house: House) -> bool:
        return rule(membership)

    ask.by_role = rule  # type: ignore[attr-defined]
    return ask


def both(*rules: Rule) -> Rule:
    return lambda membership, house: all(one(membership, house) for one in rules)


def letter(rule: Callable[[Membership, Letter], bool], kind: str = Letter.Kind.REMINDER) -> Rule:
    return lambda membership, house: rule(membership, house.letter(kind))


def policy(*rules: Callable[[Membership, Policy], bool]) -> Rule:
    """Those who may see the policy, of whom all of these say yes."""
    asked = (policy_rules.can_see, *rules)
    return lambda membership, house: all(one(membership, house.policy) for one in asked)


def as_policy(rule: ByRole) -> Callable[[Membership, Policy], bool]:
    return lambda membership, policy: rule(membership)


def adopted(membership: Membership, policy: Policy) -> bool:
    return policy.state == Policy.State.ADOPTED


def until_adopted(membership: Membership, policy: Policy) -> bool:
    return policy.is_open_for_writing


def decided(membership: Membership, policy: Policy) -> bool:
    """Coordinators write the resolution down; once it stands, all may read it."""
    return adopted(membership, policy) or organiser_rules.can_change(membership)


def contributions(rule: ByRole | None = None) -> Rule:
    """Those who may see what was said, and of whom the rule says yes."""
    return lambda membership, house: (
        (rule is None or rule(membership))
        and insight_rules.can_see_contributions(membership, house.dialogue)
    )


def group(membership: Membership, house: House) -> bool:
    """Coordinators that may see what the working group holds."""
    sees: Callable[[Membership, PolicyProcess], bool] = process_rules.can_see_working_group
    return organiser_rules.can_change(membership) and sees(membership, house.process)


def hands_over(membership: Membership, house: House) -> bool:
    return process_rules.can_hand_over(membership, house.process)


def begins(membership: Membership, house: House) -> bool:
    """A national body has no road of its own to begin."""
    place: Any = membership.organiser
    return organiser_rules.can_change(membership) and not place.invites_municipalities


def lets_in(membership: Membership, house: House) -> bool:
    """The examples stand in the municipality's party."""
    return organiser_rules.can_let_in(membership, Membership.Party.MUNICIPALITY)
