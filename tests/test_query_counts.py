"""Every page asks the database as often for three times the rows as for the first."""

import re
from collections import Counter

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from samspill.people.models import User
from samspill.people.sessions import STRONG
from tests.addresses import EXAMPLES, addresses, url
from tests.house import house_for_a_module
from tests.house_standard import OF_THE_NATIONAL
from tests.more_rows import add_places, adopt, triple

pytestmark = [pytest.mark.slow, pytest.mark.alike]
PAGES = [one.name for one in addresses() if one.name in EXAMPLES]
RUNNING = {one.name for one in addresses() if one.access == "administrator"}
# Files: their size is their length. The questions asked for them are counted in their own stages.
NO_PAGES = {"people:sign_out", "ui:language"}
SHOWN = ("policy:check", "policy:public", "policy:became", "policy:what_became", "policy:alike")
NUMBERS = re.compile(r"\b\d+\b|'[^']*'|%s")


@pytest.fixture(scope="module")
def counted(django_db_setup, django_db_blocker):
    """{name: (questions with the first rows, with three times as many)} for every page."""
    for house in house_for_a_module(django_db_blocker):
        adopt(house)
        add_places(house, 1)
        places = {name: url(name, house) for name in PAGES}
        before = {name: asked(name, places[name], house) for name in PAGES}
        triple(house)
        yield {name: (before[name], asked(name, places[name], house)) for name in PAGES}


def asked(name, address, house):
    """The status and the questions of one GET; the second, when what is kept in memory is there."""
    shown = name.startswith(SHOWN) or name == "policy:status"
    house.organiser.policies.update(state="adopted" if shown else "draft")
    client = Client(raise_request_exception=False)
    client.force_login(house.adviser if name in OF_THE_NATIONAL else house.coordinator)
    if name in RUNNING:
        run_the_house(client, house.coordinator)
    client.get(address)
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
    session[STRONG] = True
    session.save()


@pytest.mark.parametrize("name", sorted(set(PAGES) - NO_PAGES))
def test_a_page_asks_as_often_for_three_times_the_rows(counted, db, name):
    (status, first), (status_later, later) = counted[name]

    assert status == status_later
    assert status in (200, 302, 405)
    assert later.total() == first.total(), f"asked more: {dict(later - first)}"


def test_three_times_the_rows_are_there(counted, db):
    """Otherwise the page above would have nothing to repeat itself over."""
    assert len(counted) > 80
    assert sum(status == 200 for (status, _), _ in counted.values()) > 50
