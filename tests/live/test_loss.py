"""What is acknowledged is stored, once, though connections drop and servers are killed on the way."""

import os
from uuid import uuid4

import pytest

from benchmarks import loss
from benchmarks.hall.servers import opened


@pytest.fixture
def evening(tmp_path):
    """An evening on a database of its own: a file, or one beside the tests' own on PostgreSQL."""
    address = os.environ.get("DATABASE_URL", "")
    if not address.startswith("postgres"):
        yield opened(tmp_path, f"sqlite:///{tmp_path}/live.sqlite3", 40)
        return
    import psycopg

    name = f"loss_{uuid4().hex}"
    place = address.replace("postgres://", "postgresql://")
    with psycopg.connect(place, autocommit=True) as house:
        house.execute(f"CREATE DATABASE {name}")
        try:
            yield opened(tmp_path, f"{address.rpartition('/')[0]}/{name}", 40)
        finally:
            house.execute(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.mark.slow
@pytest.mark.processes
def test_nothing_that_is_acknowledged_is_lost_and_nothing_is_stored_twice(evening):
    told = loss.evening(evening, tables=40, every_seconds=0.5, seconds=12)

    assert told.acknowledged > 200
    assert told.attempts["dropped before it was answered"] > 20
    assert (told.lost, told.twice) == (0, 0)
    assert not set(told.attempts) & {"400", "404", "409", "422", "500"}
