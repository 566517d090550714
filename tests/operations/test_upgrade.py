"""A house of the first release comes up to this version without a lost row.

`first_release.zip` is a back-up of tests/house.py as it was then, all invented, with the migrations
of that release alone.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from django.db.migrations.loader import MigrationLoader

from tests.operations.houses import new_database, samspill, told

FIRST = Path(__file__).with_name("first_release.zip")
DJANGO_S_OWN = ("auth", "django")  # `migrate` names the models there are now


@pytest.mark.slow
@pytest.mark.processes
@pytest.mark.django_db
def test_a_house_of_the_first_release_keeps_every_row(tmp_path: Path) -> None:
    with new_database(tmp_path / "house", "upgraded") as database:
        folder = tmp_path / "house"

        restored = samspill("restore", FIRST, folder=folder, database=database)
        again = samspill("backup", tmp_path / "now.zip", folder=folder, database=database)

    assert restored.returncode == 0, restored.stderr
    assert again.returncode == 0, again.stderr
    before, after = told(FIRST), told(tmp_path / "now.zip")
    now = {part.name: part.rows for part in after.tables}
    lost = {
        part.name: (part.rows, now.get(part.name, 0))
        for part in before.tables
        if part.name.split("_")[0] not in DJANGO_S_OWN and now.get(part.name, 0) < part.rows
    }
    assert lost == {}
    assert set(before.migrations) < set(after.migrations) == set(MigrationLoader(None).graph.nodes)
    assert before.rows > 2000
