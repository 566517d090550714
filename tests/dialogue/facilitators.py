"""Two facilitators at the control room, and how a test reads its page."""

import pytest
from django.test import Client

from samspill.dialogue import actions
from samspill.live import presence
from tests.dialogue import builders

CONTROL = "/lillevik/work/conference/control/"


@pytest.fixture(autouse=True)
def nobody_is_here():
    presence.forget()
    yield
    presence.forget()


@pytest.fixture
def mona(place):
    return colleague(place, "Mona Eksempel", "mona@example.no")


@pytest.fixture
def tarik(place):
    return colleague(place, "Tarik Prøve", "tarik@example.no", role="facilitator")


@pytest.fixture
def desk(mona):
    return signed_in(mona)


def colleague(place, name, email, role="coordinator"):
    user = builders.member(place, email, role)
    user.name = name
    user.save()
    return user


def signed_in(user):
    client = Client()
    client.force_login(user)
    return client


def page(response):
    return " ".join(response.content.decode().split())


def see(client, query=""):
    return page(client.get(CONTROL + query))


def part(text, name):
    return text.split(f'data-part="{name}"')[1].split("data-part=")[0]


def say(round, text, table=1, **fields):
    table = round.dialogue.tables.get(number=table)
    return actions.contribute(round, text=text, table=table, channel="phone", **fields)


def seen(text):
    return text.split('name="seen" value="')[1].split('"')[0]


def moderated(opened):
    opened.is_moderated = True
    opened.save()
    return opened
