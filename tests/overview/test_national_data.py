"""Open data of the whole country: every table is described, leads to rows that are there, and has nothing
that is not public."""

import csv
import io
import json
from datetime import date

import pytest
from django.urls import reverse
from django.utils import timezone

from samspill.advice import actions as advice_actions
from samspill.insight import actions as insight_actions
from samspill.overview.open_data.national import NATIONAL
from samspill.standard import actions as standard_actions
from samspill.standard.actions.assessing import Evidence
from samspill.standard.models import Criterion
from tests.house import house_for_a_module
from tests.insight import releases

SECRET = "Hemmelig-ord-9431"
NAMES = [one.name for one in NATIONAL]


@pytest.fixture(scope="module")
def house(django_db_setup, django_db_blocker):
    """With a mark, an experience, an advice and a sign that nobody has let out; each has the secret."""
    for built in house_for_a_module(django_db_blocker):
        who = {"organiser": built.national, "by": built.adviser}
        evidence = Evidence(title=SECRET, case=SECRET, on=date(2026, 1, 1))
        standard_actions.write_mark(
            built.organiser, criterion=Criterion.objects.get(number=8), year=2026, level=2,
            reason=SECRET, evidence=evidence, is_public=False, by=built.coordinator,
        )  # fmt: skip
        advice_actions.write_advice("invite", nb=SECRET, nn=SECRET, **who)
        draft = Criterion.objects.get(number=16)
        draft.state = Criterion.State.DRAFT
        draft.save()
        draft.versions.update(title_nb=SECRET)
        built.unpublished.refresh_from_db()
        yield built


def table(client, name, ending="json"):
    answer = client.get(reverse("overview:open_table", args=[name, ending]))
    assert answer.status_code == 200
    if ending == "json":
        return json.loads(answer.getvalue())
    text = answer.getvalue().decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline=""), delimiter=";"))


@pytest.mark.parametrize("name", NAMES)
def test_every_table_has_rows_and_each_column_is_described(client, db, house, name):
    found = table(client, name)

    assert found["rows"], name
    described = [one["name"] for one in found["columns"]]
    assert all(list(row) == described for row in found["rows"])
    assert all(one["description"]["nn"] for one in found["columns"])


@pytest.mark.parametrize("name", NAMES)
def test_the_spreadsheet_has_the_same_rows(client, db, house, name):
    assert len(table(client, name, "csv")) == len(table(client, name)["rows"])


@pytest.mark.parametrize("name", NAMES)
def test_what_a_row_points_at_is_there(client, db, house, name):
    found = table(client, name)
    for column in found["columns"]:
        if "references" not in column:
            continue
        other, _, key = column["references"].partition(".")
        known = {row[key] for row in table(client, other)["rows"]}
        told = {row[column["name"]] for row in found["rows"]} - {None, ""}
        assert told <= known, (name, column["name"])


@pytest.mark.parametrize("name", NAMES)
def test_nothing_that_is_not_public_is_in_it(client, db, house, name):
    text = json.dumps(table(client, name)["rows"], ensure_ascii=False)

    assert SECRET not in text
    assert house.unpublished.raw_text not in text
    assert house.coordinator.name not in text
    assert "@example.no" not in text


def test_an_experience_that_waits_is_not_in_it(client, db, house):
    titles = [row["title"] for row in table(client, "experiences")["rows"]]

    assert titles == ["Åpen hall"]


def test_a_mark_that_is_hidden_again_goes_out(client, db, house):
    assert {row["criterion"] for row in table(client, "marks")["rows"]} >= {5, 6, 7}

    standard_actions.write_mark(
        house.organiser, criterion=Criterion.objects.get(number=6), year=timezone.localdate().year,
        level=1,
        evidence=None, is_public=False, by=house.coordinator,
    )  # fmt: skip

    assert 6 not in {row["criterion"] for row in table(client, "marks")["rows"]}


def test_a_ground_that_is_taken_back_goes_out(client, db, house):
    rows = table(client, "grounds")["rows"]
    assert {row["kind"] for row in rows if row["advice"]} == {"contribution", "experience"}

    house.published.published.delete()

    rows = table(client, "grounds")["rows"]
    assert {row["kind"] for row in rows if row["advice"]} == {"experience"}


def test_the_small_numbers_are_empty_and_say_that_they_are_not_shown(client, db):
    own = releases.released(releases.municipality(), {"LOK": 5, "OKO": 2}).pk

    every = table(client, "theme_figures")["rows"]
    rows = {row["theme"]: row for row in every if row["evening"] == own}

    assert (rows["LOK"]["associations"], rows["LOK"]["associations_of"]) == (5, 5)
    assert (rows["OKO"]["is_shown"], rows["OKO"]["associations"], rows["OKO"]["tables"]) == (
        False, None, None,
    )  # fmt: skip
    assert (rows["REK"]["is_shown"], rows["REK"]["associations"]) == (True, 0)


def test_figures_taken_back_leave_their_days_and_nothing_else(client, db):
    release = releases.released(releases.municipality())
    insight_actions.withdraw_release(release)

    [row] = [row for row in table(client, "evenings")["rows"] if row["id"] == release.pk]

    figures = table(client, "theme_figures")["rows"]
    assert release.pk not in {row["evening"] for row in figures}
    assert row["withdrawn"]
    told = {name for name, value in row.items() if value not in (None, "")}
    assert told == {"id", "municipality", "name", "date", "released", "withdrawn"}
