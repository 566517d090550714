"""The roles that test_posts.py does not try one by one: what they may not, answers 404 and changes
nothing; a table host finds one page."""

from __future__ import annotations

import pytest

from samspill.history.models import Entry
from tests.addresses import addresses, url
from tests.house import house_for_a_module
from tests.row_counts import row_counts
from tests.test_posts import POSTS

MUN = "municipality"
CASE, MEMBER, HOST = "case_officer", "working_group_member", "table_host"
TABLES = {"dialogue:tables", "dialogue:name_list", "dialogue:cards", "dialogue:door_poster"}
WRITING = (  # drafts
    "policy: registry: letters: insight:thanks conference:who_answered_reminder standard:mark"
)
# what a case officer prepares, as a coordinator does: the rules' `can_prepare` and `can_sort`
NOT_PREPARED = {
    "letters:approval", "letters:dispatch", "letters:resolution", "letters:withdrawal",
    "letters:newsletter_dispatch", "policy:resolution", "policy:consultation",
}  # fmt: skip


@pytest.fixture(scope="module")
def house(django_db_setup, django_db_blocker):
    yield from house_for_a_module(django_db_blocker)


def refused(client, house, role, names):
    """Those of the POST addresses that this role does not find."""
    client.force_login(house.members[role, MUN])
    return {
        name
        for name in names
        if client.post(url(name, house, slug=house.organiser.slug), {}).status_code == 404
    }


@pytest.mark.alike
def test_a_table_host_finds_the_tables_and_no_other_page(client, db, house):
    client.force_login(house.members[HOST, MUN])
    work = [one.name for one in addresses() if one.access == "member"]
    before, entries = row_counts(), Entry.objects.count()

    found = {
        name
        for name in work
        for answer in [client.get(url(name, house, slug=house.organiser.slug))]
        if answer.status_code not in (404, 405)
    }

    assert found == TABLES
    assert refused(client, house, HOST, POSTS) == set(POSTS)
    assert (row_counts(), Entry.objects.count()) == (before, entries)


@pytest.mark.alike
def test_a_working_group_member_decides_sends_and_publishes_nothing(client, db, house):
    """What is closed to facilitator and signatory alike is closed to them too."""
    closed = {
        name for name, (may, _body) in POSTS.items() if not may & {"facilitator", "signatory"}
    }
    before, entries = row_counts(), Entry.objects.count()

    assert refused(client, house, MEMBER, closed) == closed
    assert (row_counts(), Entry.objects.count()) == (before, entries)


@pytest.mark.alike
def test_a_case_officer_sends_and_publishes_nothing(client, db, house):
    coordinators = {name for name, (may, _body) in POSTS.items() if may == {"coordinator"}}
    closed = {name for name in coordinators if not name.startswith(tuple(WRITING.split()))}
    before, entries = row_counts(), Entry.objects.count()

    assert refused(client, house, CASE, closed | NOT_PREPARED) == closed | NOT_PREPARED
    assert (row_counts(), Entry.objects.count()) == (before, entries)
