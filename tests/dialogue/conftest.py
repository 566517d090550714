import pytest
from django.db import connection

from samspill.dialogue.models import Contribution
from tests.dialogue import builders

TRIGGERS = ("contribution_words_update", "contribution_words_delete")


@pytest.fixture
def place(db):
    return builders.organiser()


@pytest.fixture
def opened(place):
    """A dialogue of three rounds and four tables."""
    return builders.dialogue(place)


@pytest.fixture
def round_one(opened):
    """Its first round, open."""
    return builders.open_first(opened)


@pytest.fixture
def words_may_go(transactional_db):
    """Lift the triggers while a transactional test empties its tables, then put them back.

    The one fixture that may: the rows are deleted here, before the database is flushed.
    """
    yield
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute(
                "SELECT name, sql FROM sqlite_master WHERE name IN (%s, %s)", list(TRIGGERS)
            )
            kept = cursor.fetchall()
            for name, _sql in kept:
                cursor.execute(f"DROP TRIGGER {name}")
            Contribution.objects.all().delete()
            for _name, sql in kept:
                cursor.execute(sql)
            return
        cursor.execute("ALTER TABLE dialogue_contribution DISABLE TRIGGER USER")
        Contribution.objects.all().delete()
        cursor.execute("ALTER TABLE dialogue_contribution ENABLE TRIGGER USER")
