"""Twenty people go for the last three seats at the same moment: real threads, real databases."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections import Counter
from pathlib import Path

import pytest
from django.db import connection

from samspill.conference.models import Conference, SignUp
from tests.conference.builders import conference, national, sign_up

PEOPLE, SEATS = 20, 3
RUN = """
import django; django.setup()
from django.core.management import call_command
call_command("migrate", verbosity=0)
from tests.conference.test_last_seats import rush
print(rush())
"""


def rush() -> list[tuple[str, int]]:
    """Everybody signs up at once; how many got what. Nobody may be turned away or counted twice."""
    held = conference(national(), capacity=SEATS, one_per=Conference.OnePer.NONE)
    ready = threading.Barrier(PEOPLE)
    errors: list[BaseException] = []

    def take_part(number: int) -> None:
        try:
            ready.wait()
            sign_up(held, f"Person {number}", association_name=f"Lag {number}")
        except BaseException as error:
            errors.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=take_part, args=(number,)) for number in range(PEOPLE)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert errors == []
    return sorted(Counter(SignUp.objects.values_list("state", flat=True)).items())


@pytest.mark.slow
@pytest.mark.sqlite
def test_on_sqlite_exactly_three_of_twenty_get_the_last_three_seats(tmp_path: Path):
    env = {**os.environ, "DATABASE_URL": f"sqlite:///{tmp_path / 'rush.sqlite3'}"}

    done = subprocess.run(
        [sys.executable, "-c", RUN], env=env, capture_output=True, text=True, check=False
    )

    assert done.stdout.strip() == f"[('seated', {SEATS}), ('waiting', {PEOPLE - SEATS})]", (
        done.stderr
    )


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_on_postgresql_exactly_three_of_twenty_get_the_last_three_seats():
    assert rush() == [("seated", SEATS), ("waiting", PEOPLE - SEATS)]
