"""The roles and the states that tests/test_rules.py asks every rule about."""

from samspill.organiser.models import Membership
from samspill.policy.models import Policy
from tests.test_rules import EVERYONE


def test_the_roles_and_the_states_are_these():
    assert set(Membership.Role.values) == EVERYONE
    assert set(Policy.State.values) == {"draft", "consultation", "adopted"}
