"""The map as it was: what was kept on the day, told again, and never written over."""

from __future__ import annotations

from datetime import date

import pytest
import time_machine
from django.db import DatabaseError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from samspill.organiser.models import Municipality
from samspill.process.models import PolicyProcess
from samspill.standard import actions
from samspill.standard.map import map_rows
from samspill.standard.map_years import MapYears, map_years
from samspill.standard.models import Criterion, MapChange
from samspill.standard.tasks import keep_the_map
from tests.registry.builders import FARSUND, LUSTER, national, organiser
from tests.standard.builders import reach_the_map

pytestmark = pytest.mark.django_db
YEAR = 2026


@pytest.fixture(autouse=True)
def in_november():
    with time_machine.travel("2026-11-23T10:00:00+01:00", tick=True):
        yield


@pytest.fixture
def host():
    return national()


def write(host, state: str, day: date, number: str = LUSTER, **fields: str) -> None:
    place = Municipality.objects.get(pk=number)
    actions.record_status(place, state=state, as_of=day, organiser=host, **fields)


def years() -> MapYears:
    return map_years(map_rows())


def state(year: int, number: str = LUSTER) -> str:
    return next(row.state for row in years().at(year) if row.number == number)


def kept(number: str = LUSTER) -> list[tuple[str, date, str]]:
    rows = MapChange.objects.filter(municipality=number).order_by("since", "pk")
    return list(rows.values_list("state", "since", "ground"))


def test_each_year_shows_what_held_when_it_ended(host):
    write(host, "on_the_way", date(2024, 5, 1))
    write(host, "adopted", date(2025, 12, 31), note="Sak 94/25")

    assert [state(year) for year in (2023, 2024, 2025, YEAR)] == [
        "no_data", "on_the_way", "adopted", "adopted",
    ]  # fmt: skip
    assert years().numbers == [2024, 2025, 2026]
    assert [(one.number, one.adopted, one.is_now) for one in years().all()] == [
        (2024, 0, False), (2025, 1, False), (2026, 1, True),
    ]  # fmt: skip


def test_what_changed_is_told_once_with_its_source(host):
    write(host, "not_begun", date(2024, 1, 5))
    write(host, "on_the_way", date(2025, 2, 1))
    write(host, "adopted", date(2025, 9, 1), note="Sak 94/25", evidence="https://www.example.no")

    (change,) = years().changes(2025)

    assert (change.row.name, change.before, change.kept.state) == ("Luster", "not_begun", "adopted")
    assert (change.kept.note, change.kept.ground) == ("Sak 94/25", "written")
    assert years().changes(YEAR) == []


def test_the_same_word_again_is_no_change_and_a_corrected_day_moves_it(host):
    for _time in range(2):
        write(host, "adopted", date(2025, 9, 1))
    assert len(kept()) == 1

    write(host, "adopted", date(2024, 9, 1))

    assert (state(2024), len(years().changes(2024)), years().changes(2025)) == ("adopted", 1, [])


def test_an_older_day_that_is_told_later_leaves_the_years_between_as_they_were(host):
    write(host, "adopted", date(2025, 9, 1))
    write(host, "on_the_way", date(2023, 1, 1))

    for _hour in range(3):
        keep_the_map()

    assert [state(year) for year in (2023, 2024, 2025, YEAR)] == [
        "on_the_way", "on_the_way", "adopted", "on_the_way",
    ]  # fmt: skip
    assert kept()[-1] == ("on_the_way", date(2026, 11, 23), "written")
    assert len(kept()) == 3


def test_the_worker_keeps_what_a_municipality_shows_by_itself_and_when_it_no_longer_does():
    place = organiser()
    reach_the_map(place)
    keep_the_map()
    keep_the_map()
    assert kept(FARSUND) == [("adopted", date(2026, 11, 23), "evidence")]

    Criterion.objects.filter(is_for_the_map=True).update(is_for_the_map=False)
    keep_the_map()

    assert kept(FARSUND)[1:] == [("no_data", date(2026, 11, 23), "nothing")]


def test_a_public_road_is_kept_from_the_day_it_began():
    PolicyProcess.objects.create(organiser=organiser(), started_on=date(2025, 3, 1))

    keep_the_map()

    assert kept(FARSUND) == [("on_the_way", date(2025, 3, 1), "process")]
    assert state(2025, FARSUND) == "on_the_way"


def test_new_criteria_change_no_year_that_has_been():
    reach_the_map(organiser())
    keep_the_map()
    with time_machine.travel("2027-02-01T10:00:00+01:00"):
        Criterion.objects.filter(number=16).update(is_for_the_map=True)

        assert state(2026, FARSUND) == "adopted"
        assert state(2027, FARSUND) == "no_data"


@pytest.mark.parametrize(
    "change", [{"state": "no_data"}, {"since": date(2020, 1, 1)}, {"note": ""}]
)
def test_the_database_refuses_to_change_what_was_kept(host, change):
    write(host, "adopted", date(2025, 9, 1), note="Sak 94/25")

    with pytest.raises(DatabaseError, match="kept as it was told"), transaction.atomic():
        MapChange.objects.update(**change)


def test_the_database_refuses_to_delete_what_was_kept(host):
    write(host, "adopted", date(2025, 9, 1), note="Sak 94/25")

    with pytest.raises(DatabaseError, match="kept as it was told"), transaction.atomic():
        MapChange.objects.all().delete()


def test_the_page_of_a_year_shows_its_map_its_figures_and_its_changes(host, client):
    write(host, "on_the_way", date(2024, 5, 1))
    write(host, "adopted", date(2025, 9, 1), note="Sak 94/25")

    before = client.get(reverse("standard:map_year", args=[2024]))
    after = client.get(reverse("standard:map_year", args=[2025])).content.decode()

    assert [count for _state, _label, count in before.context["key"]] == [0, 1, 0, 356]
    assert "Sak 94/25" not in before.content.decode()
    assert "Sak 94/25" in after
    assert 'data-state="adopted"' in after
    assert client.get(reverse("standard:map_now")).context["year"] == YEAR


@pytest.mark.parametrize("year", [2023, 2027])
def test_a_year_that_nothing_is_known_of_has_no_page(host, client, year):
    write(host, "adopted", date(2024, 9, 1))

    assert client.get(reverse("standard:map_year", args=[year])).status_code == 404


def test_a_county_shows_its_own_years(host, client):
    write(host, "adopted", date(2024, 9, 1))
    write(host, "adopted", date(2024, 9, 1), FARSUND)

    shown = client.get(reverse("overview:county", args=["46"])).context["all_years"]

    assert [(one.number, one.adopted) for one in shown] == [(2024, 1), (2025, 1), (2026, 1)]
    assert all(sum(one.counts.values()) == 43 for one in shown)


@pytest.mark.parametrize("name", ["standard:map_now", "overview:county"])
def test_a_page_asks_as_often_for_many_years_as_for_one(host, client, name):
    address = reverse(name, args=["46"] if name == "overview:county" else [])
    write(host, "adopted", date(2026, 9, 1))
    client.get(address)
    with CaptureQueriesContext(connection) as few:
        client.get(address)
    for year in range(2019, 2026):
        write(host, "on_the_way", date(year, 9, 1), FARSUND)
        write(host, "not_begun", date(year, 9, 1), "4640")

    with CaptureQueriesContext(connection) as many:
        client.get(address)

    assert len(many) == len(few)


def test_a_column_is_as_high_as_all_the_municipalities(host):
    write(host, "adopted", date(2025, 9, 1))

    for one in years().all():
        assert sum(block.height for block in one.blocks) == pytest.approx(150, abs=0.1)
    assert [block.state for block in years().all()[0].blocks] == ["adopted", "no_data"]
