"""Every address x every role x every kind of organiser: the answers are as the rules say.

Also the other municipality, the county and the national body, and those who belong nowhere: more
than ten thousand answers of the whole stack, each held against the rule that `who_may_tables.py`
names for the address. What a POST changes is put back before the next.
"""

from __future__ import annotations

from collections import Counter

import pytest
from django.urls import reverse

from samspill.conference.models import Conference
from samspill.letters.models import Letter
from samspill.policy.models import Policy
from samspill.process.models import PolicyProcess
from tests.asking_at_the_door import ALL, OTHERS, PEOPLE, WORK, asking, asking_of_all
from tests.people_at_the_door import IN, NOT_SO, NOT_THERE, SECOND_STEP, SIGN_IN, encoded
from tests.row_counts import row_counts
from tests.rule_tables import CASE, MEMBER, MUN, C, F, R, S
from tests.test_posts import POSTS
from tests.who_may_tables import READS, WHO_MAY, WRITES

__all__ = ["asking"]
pytestmark = [pytest.mark.slow, pytest.mark.alike]
ROWS = {"pk", "item_pk", "sign_up_pk", "file_pk"}
LEADS_ON = {"policy:remark_answers"}  # GET goes on to the page that asks
HELD = [  # what the working group holds: the policy, what was said, the conference
    name
    for name in WORK
    if (name in READS and name.startswith("policy:") and not hasattr(READS[name].rule, "by_role"))
    or name.startswith("insight:")
    or (name.startswith("conference:") and "pk" in ALL[name].parts)
]
UNWELL = {"overview:health", "overview:health_work"}  # no worker is at work in a test
LATER = {  # of a round that is open, and a form that names no measure
    ("policy:status_case", "POST"),
    ("policy:told_for_owner", "POST"),
}
LIVED_BY = [
    (name, how)
    for name in WORK
    for how in ("GET", "POST")
    if name.startswith("policy:") and (name, how) not in LATER
]


def test_every_address_of_the_workspace_has_its_rule_once():
    """A new address: write in tests/who_may_tables.py who reads it, and who writes there."""
    names = [
        (f"{stage}:{name}", how)
        for stage, rows in WHO_MAY.items()
        for one in rows
        for how, found in (("read", one.read), ("written", one.written))
        for name in found
    ]

    assert set(READS) | set(WRITES) == {n for n, one in ALL.items() if one.access == "member"}
    assert [one for one, times in Counter(names).items() if times > 1] == []


def test_more_than_ten_thousand_answers_are_asked_for(asking):
    assert len(asking.people) == PEOPLE
    assert sum(len(asking_of_all(asking, one)) for one in asking.people) > 10_000


def test_the_rules_say_what_the_table_of_posts_says(asking):
    """So that a POST by one who may is tried in earnest there, and need not be here."""
    members = {
        one.membership.role: one.membership
        for one in asking.people
        if one.place == asking.house.organiser.slug and one.membership.party == MUN
    }
    told = {
        name: {role for role in (C, F, S, R) if WRITES[name].rule(members[role], asking.house)}
        for name in set(POSTS) & set(WRITES)
    }

    assert {name for name in POSTS if ALL[name].access == "member"} <= set(WRITES)
    assert told == {name: set(POSTS[name][0]) & {C, F, S, R} or told[name] for name in told}


@pytest.mark.parametrize("number", range(PEOPLE))
def test_everyone_is_answered_as_the_rules_say(asking, db, number):
    person = asking.people[number]
    before = row_counts()

    wrong = asking.wrong(person, asking_of_all(asking, person))

    assert wrong == {}, person.name
    assert row_counts() == before


@pytest.mark.parametrize("place", ["stranger", "national", "county"])
def test_at_ones_own_place_no_row_of_another_is_found_and_the_rules_hold(asking, db, place):
    """Own slug, the other's numbers; and what belongs to one kind of organiser alone."""
    wrong = {}
    for person in asking.coordinators_of(place):
        for name in WORK:
            rule = getattr(READS.get(name, WRITES.get(name)).rule, "by_role", None)
            is_kept = asking.parts[name]["slug"] != place and ALL[name].parts & ROWS
            if is_kept or (rule and not rule(person.membership)):
                told = asking.at(place, person, name)
                if told not in (NOT_THERE, NOT_SO):
                    wrong[name] = told

    assert wrong == {}


def test_only_a_national_body_invites_from_the_map(asking, db):
    """Also where the conference is one's own."""
    municipality = asking.member(C, MUN)
    own = encoded({"conference": asking.house.draft.pk})
    place = reverse("standard:invitations", args=[municipality.place])

    assert asking.door.ask(municipality, place, own) == NOT_THERE


@pytest.mark.parametrize("role", [C, CASE, MEMBER, R])
def test_a_policy_in_force_is_followed_up_and_no_longer_written(asking, db, role):
    policy = asking.house.policy
    Policy.objects.filter(pk=policy.pk).update(state="adopted")
    policy.state = "adopted"
    person = asking.member(role, MUN)
    try:
        wrong = asking.wrong(person, LIVED_BY)
    finally:
        policy.refresh_from_db()
        policy.state = "draft"

    assert wrong == {}


@pytest.mark.parametrize("role", [C, CASE, MEMBER, F, S, R])
def test_what_the_working_group_holds_is_not_there_for_the_municipality(asking, db, role):
    Conference.objects.filter(organiser=asking.house.organiser).update(controller="working_group")
    PolicyProcess.objects.filter(pk=asking.house.process.pk).update(lead="working_group")
    Letter.objects.filter(organiser=asking.house.organiser).update(controller="working_group")
    person = asking.member(role, MUN)

    told = {name: (asking.get(person, name), asking.post(person, name)) for name in HELD}

    assert {name for name, one in told.items() if IN in one} == LEADS_ON


@pytest.mark.parametrize("name", OTHERS)
def test_what_is_no_ones_workspace_is_the_same_for_all_who_may(asking, db, name):
    """Public pages answer everyone alike; one's own account is for those who are signed in."""
    access = ALL[name].access
    told = {person.name: asking.get(person, name) for person in asking.passers_by(access)}
    alone = told.pop("nobody")

    if access == "administrator":
        assert told.pop("the administrator") in (IN, NOT_SO)
        assert told.pop("the administrator, one step") in (SECOND_STEP, NOT_SO)
        assert set(told.values()) <= {NOT_THERE, NOT_SO}
        assert alone in (SIGN_IN, NOT_SO)
    elif access == "signed in":
        assert alone in (SIGN_IN, NOT_SO)
        assert set(told.values()) <= {IN, NOT_SO, SECOND_STEP}
    else:
        assert {alone} == set(told.values())
        assert alone in (IN, NOT_THERE, NOT_SO, SIGN_IN) or name in UNWELL
