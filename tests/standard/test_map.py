from __future__ import annotations

from datetime import date

import pytest

from samspill.organiser.models import Municipality, Organiser
from samspill.process.models import PolicyProcess
from samspill.standard.map import STATES, counts_by_state, county_rows, map_rows
from samspill.standard.models import PolicyStatus
from tests.registry.builders import LUSTER, organiser

pytestmark = pytest.mark.django_db


def state_of(number: str) -> str:
    return next(row.state for row in map_rows() if row.number == number)


def begin(place: Organiser, **fields) -> PolicyProcess:
    return PolicyProcess.objects.create(organiser=place, started_on=date(2026, 9, 1), **fields)


def write(number: str, state: str) -> None:
    PolicyStatus.objects.create(
        municipality_id=number, state=state, as_of=date(2026, 11, 1), note="Vedtatt"
    )


def test_all_municipalities_stand_on_the_map_each_with_its_outline():
    rows = map_rows()

    assert len(rows) == Municipality.objects.count() == 357
    assert all(row.path.startswith("M") and 0 <= row.x < 600 and 0 < row.y < 800 for row in rows)


def test_what_nobody_has_told_is_no_data_and_not_zero():
    assert state_of(LUSTER) == "no_data"


def test_a_public_process_is_on_the_way():
    begin(organiser(LUSTER, "luster"))

    assert state_of(LUSTER) == "on_the_way"


def test_a_process_that_is_not_public_does_not_show():
    begin(organiser(LUSTER, "luster"), is_public=False)

    assert state_of(LUSTER) == "no_data"


def test_a_districts_process_is_not_its_municipalitys():
    place = Organiser.objects.create(
        kind="district", name="Bydelen", slug="bydelen", municipality_id=LUSTER
    )
    begin(place)

    assert state_of(LUSTER) == "no_data"


@pytest.mark.parametrize("state", ["adopted", "not_begun", "on_the_way"])
def test_what_is_written_down_wins_over_a_process(state):
    begin(organiser(LUSTER, "luster"))
    write(LUSTER, state)

    assert state_of(LUSTER) == state


def test_written_down_as_not_known_says_no_more_than_nothing():
    begin(organiser(LUSTER, "luster"))
    write(LUSTER, "no_data")

    assert state_of(LUSTER) == "on_the_way"


def test_counties_stand_from_north_to_south_and_hold_every_municipality():
    write(LUSTER, "adopted")
    counties = county_rows()

    assert (counties[0].name, counties[-1].name) == ("Finnmark", "Agder")
    assert sum(county.total for county in counties) == 357
    vestland = next(county for county in counties if county.name == "Vestland")
    assert (vestland.adopted, vestland.no_data) == (1, vestland.total - 1)
    assert vestland.municipalities[0].name == "Luster"


def test_the_counts_have_every_state_in_the_order_of_the_pictures():
    write(LUSTER, "not_begun")

    assert list(counts_by_state(map_rows()).items()) == [
        ("adopted", 0), ("on_the_way", 0), ("not_begun", 1), ("no_data", 356),
    ]  # fmt: skip
    assert [str(state) for state in STATES] == list(counts_by_state([]))


def test_the_map_is_four_queries_and_the_counties_one_more(django_assert_num_queries):
    write(LUSTER, "adopted")
    begin(organiser(LUSTER, "luster"))

    with django_assert_num_queries(4):
        rows = map_rows()
    with django_assert_num_queries(1):
        county_rows(rows)
