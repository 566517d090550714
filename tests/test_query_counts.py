"""Every page asks the database as often for more than ten times the rows as for the first."""

import re
from collections import Counter

import pytest
from django.db import connection, reset_queries
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from samspill.people.models import User
from samspill.people.sessions import BEGAN, STRONG
from tests.addresses import EXAMPLES, addresses, url
from tests.house import house_for_a_module
from tests.house_standard import OF_THE_NATIONAL
from tests.more_rows import TIMES, add_places, adopt, triple
from tests.ten_times import multiply

pytestmark = [pytest.mark.slow, pytest.mark.alike]
PAGES = [one.name for one in addresses() if one.name in EXAMPLES]
RUNNING = {one.name for one in addresses() if one.access == "administrator"}
# Files: their size is their length. The questions asked for them are counted in their own stages.
NO_PAGES = {"people:sign_out", "ui:language"}
# A short report is made at once; a long one is the worker's, which is another answer and no list.
NO_PAGES |= {"insight:report_file"}
SHOWN = ("policy:check", "policy:public", "policy:became", "policy:what_became", "policy:alike")
COPIES = 4  # of what has been made three times already
KEPT = {  # one a person, a process, an evening or a municipality: the database says so
    "organiser.Membership",
    "process.PreliminaryMeeting",
    "process.WorkingGroup",
    "policy.DocumentTemplate",
    "dialogue.Round",
    "dialogue.Stage",
    "insight.ThemeRelease",
    "insight.ReleasedTheme",
    "standard.PolicyStatus",
}
NUMBERS = re.compile(r"\b\d+\b|'[^']*'|%s")


@pytest.fixture(scope="module")
def counted(django_db_setup, django_db_blocker):
    """{name: (questions with the first rows, with ten times as many)} for every page."""
    for house in house_for_a_module(django_db_blocker):
        adopt(house)
        add_places(house, 1)
        places = {name: url(name, house) for name in PAGES}
        before = {name: asked(name, places[name], house) for name in PAGES}
        triple(house)
        grown = multiply(COPIES)
        assert set(grown.kept) <= KEPT
        yield {
            name: (before[name], asked(name, places[name], house, before[name])) for name in PAGES
        }


def asked(name, address, house, as_before=None):
    """The status and the questions of one GET: the second, when what is kept in memory is there.

    Where the first asks just `as_before`, nothing was missing in memory, and it is answer enough.
    """
    shown = name.startswith(SHOWN) or name == "policy:status"
    house.organiser.policies.update(state="adopted" if shown else "draft")
    client = Client(raise_request_exception=False)
    client.force_login(house.adviser if name in OF_THE_NATIONAL else house.coordinator)
    if name in RUNNING:
        run_the_house(client, house.coordinator)
    first = counted_once(client, address)
    return first if first == as_before else counted_once(client, address)


def counted_once(client, address):
    reset_queries()  # or the log fills up
    with CaptureQueriesContext(connection) as questions:
        answer = client.get(address)
        if answer.streaming:
            b"".join(answer)
    shapes = [NUMBERS.sub("?", question["sql"])[:160] for question in questions]
    return answer.status_code, Counter(shapes)


def run_the_house(client, user):
    """As an administrator who has signed in with two steps."""
    User.objects.filter(pk=user.pk).update(is_administrator=True)
    session = client.session
    session[STRONG], session[BEGAN] = True, timezone.now().isoformat()
    session.save()


@pytest.mark.parametrize("name", sorted(set(PAGES) - NO_PAGES))
def test_a_page_asks_as_often_for_ten_times_the_rows(counted, db, name):
    (status, first), (status_later, later) = counted[name]

    assert status == status_later
    assert status in (200, 302, 405)
    assert later.total() == first.total(), f"asked more: {dict(later - first)}"


def test_ten_times_the_rows_are_there(counted, db):
    """Otherwise the page above would have nothing to repeat itself over."""
    assert TIMES * COPIES >= 10
    assert len(counted) > 80
    assert sum(status == 200 for (status, _), _ in counted.values()) > 50
