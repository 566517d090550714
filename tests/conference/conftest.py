import pytest

from tests.conference import builders


@pytest.fixture
def place(db):
    return builders.organiser()


@pytest.fixture
def kari(client, place):
    """The place's coordinator, signed in."""
    user = builders.coordinator(place)
    client.force_login(user)
    return user
