import pytest

from tests.dialogue import builders as evenings
from tests.insight import builders


@pytest.fixture
def place(db):
    return evenings.organiser()


@pytest.fixture
def coordinator(place):
    return evenings.member(place)


@pytest.fixture
def dialogue(place):
    """Three say the same, one says something else, one says nothing one can sort."""
    return builders.spoken(place, *builders.RINGS, builders.HALL, builders.NOTHING)


@pytest.fixture
def signed_in(client, coordinator):
    client.force_login(coordinator)
    return client
