"""Every rule for every role, party and phase, by equality."""

from datetime import timedelta
from importlib import import_module
from inspect import getmembers, isfunction

import pytest
from django.utils import timezone

from samspill.conference import rules as conference_rules
from samspill.dialogue import rules as dialogue_rules
from samspill.dialogue.models import Round, SeatingSetup
from samspill.insight import rules as insight_rules
from samspill.letters import rules as letter_rules
from samspill.letters.models import Letter
from samspill.pipeline import STAGES
from samspill.policy import rules as policy_rules
from samspill.policy.models import Policy
from samspill.process import actions as process_actions
from samspill.process import rules as process_rules
from samspill.process.models import PolicyProcess
from samspill.registry import rules as registry_rules
from samspill.standard import rules as standard_rules
from tests.house import PARTIES, ROLES, house_for_a_module
from tests.rule_tables import ALONG, BY_PHASE, BY_ROLE, CASE, EVERYONE, MUN, WG, C, S


@pytest.fixture(scope="module")
def house(django_db_setup, django_db_blocker):
    yield from house_for_a_module(django_db_blocker)


@pytest.fixture
def memberships(db, house):
    return {
        (one.role, one.party): one
        for one in house.organiser.memberships.select_related("organiser", "user")
    }


def allowed(memberships, rule):
    """The (role, party) that a rule says yes to."""
    return {key for key, membership in memberships.items() if rule(membership)}


def of(roles, parties=PARTIES):
    return {(role, party) for role in roles for party in parties}


def test_every_rule_stands_in_a_table():
    modules = [import_module(f"samspill.{app}.rules") for app in ("organiser", *STAGES)]
    rules = {
        rule
        for module in modules
        for name, rule in getmembers(module, isfunction)
        if rule.__module__ == module.__name__ and not name.startswith("_")
    }

    assert {one.__qualname__ for one in rules - set(BY_ROLE) - BY_PHASE} == set()
    assert (set(BY_ROLE) | BY_PHASE) - rules == set()


@pytest.mark.parametrize("rule", BY_ROLE, ids=lambda rule: f"{rule.__module__}.{rule.__name__}")
def test_rule_says_yes_to_these_roles_of_both_parties(memberships, rule):
    assert allowed(memberships, rule) == of(BY_ROLE[rule])


def test_only_the_coordinator_of_a_national_body_writes_on_the_map(db, house):
    membership = house.national.memberships.select_related("organiser").get()
    answers = {}
    for role in ROLES:
        membership.role = role
        see, record = standard_rules.can_see_statuses, standard_rules.can_record_status
        answers[role] = (see(membership), record(membership))

    assert answers == {role: (True, role == C) for role in ROLES}
    assert not registry_rules.has_registry(house.national)
    assert registry_rules.has_registry(house.organiser)
    assert standard_rules.keeps_the_map(house.national)
    assert not standard_rules.keeps_the_map(house.organiser)
    assert not registry_rules.can_see(membership)


# --- letters ---------------------------------------------------------------------------------------

HELD = [  # controller, handed over: who sees
    ("working_group", False, {WG}),
    ("working_group", True, {WG, MUN}),
    ("municipality", False, {WG, MUN}),
    ("joint", False, {WG, MUN}),
]
SIGNING = {"working_group": {WG}, "municipality": {MUN}, "joint": {WG, MUN}}


@pytest.fixture
def letter(db, house):
    return house.letter(Letter.Kind.REMINDER)


@pytest.mark.parametrize("state", Letter.State.values)
@pytest.mark.parametrize(("controller", "is_handed_over", "sees"), HELD)
def test_letters_by_controller_state_and_hand_over(
    memberships, house, letter, controller, is_handed_over, sees, state
):
    letter.controller, letter.state = controller, state
    if is_handed_over:
        process_actions.hand_over(letter.process)
    before_sent = state != "sent"

    def asked(rule):
        return allowed(memberships, lambda membership: rule(membership, letter))

    assert set(letter_rules.required_parties(letter)) == SIGNING[controller]
    assert asked(letter_rules.can_see) == of(EVERYONE, sees)
    assert asked(letter_rules.can_edit) == (of({C, CASE}, sees) if before_sent else set())
    assert asked(letter_rules.can_send) == (of({C}, sees) if before_sent else set())
    assert asked(letter_rules.can_mark_paper) == of({C}, sees)
    assert letter_rules.can_answer(letter) != before_sent
    signs = SIGNING[controller] & sees
    assert asked(letter_rules.can_approve) == (of({C, S}, signs) if before_sent else set())


def test_no_one_sees_the_letter_of_another(db, house, letter):
    stranger = house.stranger.memberships.get()

    rules = (letter_rules.can_see, letter_rules.can_edit, letter_rules.can_approve)

    assert [rule(stranger, letter) for rule in rules] == [False, False, False]
    assert not insight_rules.can_see_contributions(stranger, house.dialogue)
    assert not policy_rules.can_see(stranger, house.policy)


# --- conference and dialogue ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("phase", "is_open", "is_changeable"),
    [
        ("not published", False, True),
        ("before the deadline", True, True),
        ("after the deadline", False, True),
        ("while it goes on", False, True),
        ("over", False, False),
    ],
)
def test_sign_ups_by_the_phase_of_the_conference(db, house, phase, is_open, is_changeable):
    conference = house.conference
    moments = {
        "after the deadline": conference.sign_up_deadline + timedelta(seconds=1),
        "while it goes on": conference.starts_at + timedelta(minutes=5),
        "over": conference.ends_at + timedelta(seconds=1),
    }
    if phase == "not published":
        conference = house.draft
    moment = moments.get(phase, conference.sign_up_deadline)

    assert conference_rules.is_open_for_sign_up(conference, moment) is is_open
    assert conference_rules.can_be_changed(conference, moment) is is_changeable


def test_a_phone_writes_only_while_a_round_is_open():
    answers = {state: dialogue_rules.can_write(Round(state=state)) for state in Round.State.values}

    assert answers == {"planned": False, "open": True, "closed": False}
    assert dialogue_rules.can_write(None) is False


def test_topics_are_chosen_where_the_cafe_goes_by_them_until_the_plan_is_published(db, house):
    dialogue = house.dialogue
    setup = SeatingSetup.objects.create(dialogue=dialogue, mode="remix")
    answers = []
    for mode, is_published in (("remix", False), ("topics", False), ("topics", True)):
        SeatingSetup.objects.filter(pk=setup.pk).update(mode=mode)
        published_at = timezone.now() if is_published else None
        dialogue.seating_plans.update(published_at=published_at)
        answers.append(dialogue_rules.can_choose_topics(dialogue))

    assert answers == [False, True, False]


@pytest.mark.parametrize(("controller", "is_handed_over", "sees"), HELD)
def test_what_the_working_group_holds_is_its_own_until_handed_over(
    memberships, house, controller, is_handed_over, sees
):
    house.process.lead = house.dialogue.conference.controller = controller
    if is_handed_over:
        process_actions.hand_over(house.process)
    house.policy.dialogue = house.dialogue

    def seen(rule, subject):
        return allowed(memberships, lambda membership: rule(membership, subject))

    group_of = process_rules.can_see_working_group
    assert process_rules.is_handed_over(house.process) is is_handed_over
    assert seen(group_of, house.process) == of(EVERYONE, sees)
    assert seen(insight_rules.can_see_contributions, house.dialogue) == of(EVERYONE, sees)
    assert seen(policy_rules.can_see, house.policy) == of(EVERYONE, sees)
    assert seen(policy_rules.can_comment, house.policy) == of(ALONG, sees)
    assert seen(policy_rules.can_make_papers, house.policy) == of(ALONG, sees)
    process = PolicyProcess.objects.get(pk=house.process.pk)
    process.lead = controller
    waits = controller != "municipality" and not is_handed_over
    assert process_rules.waits_for_hand_over(process, controller) is waits


@pytest.mark.parametrize("is_handed_over", [False, True])
def test_the_groups_coordinator_hands_over_once(memberships, house, is_handed_over):
    if is_handed_over:
        process_actions.hand_over(house.process)

    hands = allowed(memberships, lambda one: process_rules.can_hand_over(one, house.process))

    assert hands == (set() if is_handed_over else {(C, WG)})


@pytest.mark.parametrize(
    ("state", "writes", "follows_up", "is_public"),
    [
        ("draft", {C, CASE}, set(), False),
        ("consultation", {C, CASE}, set(), True),
        ("adopted", set(), {C, CASE}, True),
    ],
)
def test_policy_by_its_state(memberships, house, state, writes, follows_up, is_public):
    policy = house.policy
    policy.state = state

    def asked(rule):
        return allowed(memberships, lambda membership: rule(membership, policy))

    assert asked(policy_rules.can_write) == of(writes)
    assert asked(policy_rules.can_adopt) == of(writes - {CASE})
    assert policy_rules.numbers_are_loose(policy) is (state == Policy.State.DRAFT)
    assert asked(policy_rules.can_arrange) == of(writes if state == Policy.State.DRAFT else set())
    assert asked(policy_rules.can_follow_up) == of(follows_up)
    assert policy_rules.is_public(policy) is is_public
