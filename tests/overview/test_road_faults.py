"""`samspill road` on what is remarkable, and on what must be put right."""

import json

import pytest

from tests.overview.folders import EXAMPLE, make_folder, road_table, rows_of, write_road, write_rows
from tests.overview.road_files import road

pytestmark = pytest.mark.sqlite  # the command brings its own database


# --- what is told, but is no error ----------------------------------------------------------------


@pytest.mark.slow
def test_what_is_remarkable_is_listed_with_the_reason_and_is_no_error(run_without_papers, tmp_path):
    folder = make_folder(tmp_path / "folder")
    entries = json.loads((EXAMPLE / "associations.json").read_text(encoding="utf-8"))
    outside = "Laget Som Ikke Finnes"
    rows = rows_of(EXAMPLE / "contributions.csv")
    rows[0]["forening"], rows[1]["bord"] = outside, "97"
    write_rows(folder / "contributions.csv", rows)
    people = rows_of(EXAMPLE / "sign_ups.csv")
    people[0]["association"] = outside
    write_rows(folder / "sign_ups.csv", people)

    summary, out = run_without_papers(folder)

    told = [(row["what"], row["name"], row["taken_in"]) for row in summary["remarks"]]
    assert ("contribution", outside, True) in told
    assert ("sign_up", outside, True) in told
    assert all(row["reason"] for row in summary["remarks"])
    assert len(rows_of(out / "answers.csv")) == len(rows)
    assert len(entries) >= summary["counts"]["associations"]


STATES = {
    "konkurs": {"konkurs": True},
    "underAvvikling": {"underAvvikling": True},
    "slettet": {"slettedato": "2024-01-31"},
    "annen kommune": {
        "forretningsadresse": {"kommunenummer": "0301", "kommune": "OSLO", "adresse": []}
    },
}


@pytest.mark.slow
@pytest.mark.parametrize("state", STATES)
def test_an_association_that_cannot_be_invited_is_a_remark(run_without_papers, tmp_path, state):
    folder = make_folder(tmp_path / "folder")
    entries = json.loads((EXAMPLE / "associations.json").read_text(encoding="utf-8"))
    named = next(one for one in entries if one["navn"].casefold() == "skarvnes musikkorps")
    named.update(STATES[state])
    (folder / "associations.json").write_text(json.dumps(entries), encoding="utf-8")

    summary, out = run_without_papers(folder)

    about = [row for row in summary["remarks"] if "musikkorps" in str(row["name"]).casefold()]
    assert about
    assert all(row["reason"] for row in about)
    assert len(rows_of(out / "answers.csv")) == 80


@pytest.mark.slow
def test_a_full_hall_puts_the_rest_on_the_waiting_list(run_without_papers, tmp_path):
    def change(table):
        table["conference"]["capacity"] = 10

    summary, out = run_without_papers(make_folder(tmp_path / "folder", change))

    assert summary["counts"]["seated"] == 10
    assert summary["counts"]["waiting"] > 0
    assert len({row["name"] for row in rows_of(out / "seating.csv")}) == 10


# --- what must be put right -----------------------------------------------------------------------


def with_cell(column, value, *, row=0, file="contributions.csv"):
    def spoil(folder):
        rows = rows_of(folder / file)
        rows[row][column] = value
        write_rows(folder / file, rows)

    return spoil


def with_road(section, key, value):
    def spoil(folder):
        table = road_table()
        table[section][key] = value
        write_road(folder, table)

    return spoil


def without(name):
    return lambda folder: (folder / name).unlink()


def with_content(name, content):
    return lambda folder: (folder / name).write_bytes(content)


FAULTS = {
    "unknown round": (with_cell("runde", "9"), ("contributions.csv", 2, "runde")),
    "no number of a round": (with_cell("runde", "to"), ("contributions.csv", 2, "runde")),
    "empty round": (with_cell("runde", ""), ("contributions.csv", 2, "runde")),
    "no number of a table": (with_cell("bord", "x"), ("contributions.csv", 2, "bord")),
    "empty text": (with_cell("tekst", "  "), ("contributions.csv", 2, "tekst")),
    "the same id twice": (with_cell("id", "F-001", row=1), ("contributions.csv", 3, "id")),
    "an empty file": (with_content("contributions.csv", b""), ("contributions.csv", 0, "")),
    "a file that is no table": (
        with_content("contributions.csv", b"PK\x03\x04\x00\x00" * 9),
        ("contributions.csv", 0, ""),
    ),
    "no column for the text": (
        with_content("contributions.csv", b"id;runde;bord\r\n1;1;1\r\n"),
        ("contributions.csv", 1, "tekst"),
    ),
    "no contributions": (without("contributions.csv"), ("contributions.csv", 0, "")),
    "no sign-ups file": (without("sign_ups.csv"), ("sign_ups.csv", 0, "")),
    "no road.toml": (without("road.toml"), ("road.toml", 0, "")),
    "a road.toml that cannot be read": (
        with_content("road.toml", b"[process]\nlead = \xc3\xa5\n"),
        ("road.toml", 2, ""),
    ),
    "a date that is no date": (
        with_road("conference", "starts_at", "i mars"),
        ("road.toml", 0, "conference.starts_at"),
    ),
    "a number that is no number": (
        with_road("conference", "capacity", "mange"),
        ("road.toml", 0, "conference.capacity"),
    ),
    "an unknown lead": (with_road("process", "lead", "noen"), ("road.toml", 0, "process.lead")),
    "an unknown language": (
        with_road("process", "language", "sv"),
        ("road.toml", 0, "process.language"),
    ),
    "an unknown municipality": (
        with_road("municipality", "number", "9999"),
        ("road.toml", 0, "municipality.number"),
    ),
    "no title": (with_road("conference", "title", ""), ("road.toml", 0, "conference.title")),
    "associations that are no list": (
        with_content("associations.json", b"{not json"),
        ("associations.json", 0, ""),
    ),
}


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_is_told_with_its_place_and_out_is_not_made(faults, tmp_path, name):
    spoil, (file, row, column) = FAULTS[name]
    folder = make_folder(tmp_path / "folder")
    spoil(folder)
    if file == "road.toml" and column:
        row = line_of(folder, column)

    assert (file, row, column) in faults(folder)


def line_of(folder, place):
    """On which line of road.toml a key of a section stands: "conference.title"."""
    section, key = place.split(".")
    lines = (folder / "road.toml").read_text(encoding="utf-8").splitlines()
    first = lines.index(f"[{section}]")
    return next(n for n, line in enumerate(lines, 1) if n > first and line.startswith(f"{key} ="))


def test_all_faults_of_all_files_are_told_at_once(tmp_path):
    """By the command: exit 2, one JSON object, OUT not there, the same in words."""
    folder = make_folder(tmp_path / "folder")
    table = road_table()
    table["conference"].update(capacity="mange", starts_at="i mars")
    write_road(folder, table)
    rows = rows_of(EXAMPLE / "contributions.csv")
    rows[0]["runde"], rows[2]["tekst"], rows[3]["id"] = "12", "", "F-002"
    write_rows(folder / "contributions.csv", rows)

    run = road(folder, "--out", tmp_path / "out", "--json")

    problems = json.loads(run.stdout)["problems"]
    places = {(one["file"], one["row"], one["column"]) for one in problems}
    assert run.returncode == 2
    assert not (tmp_path / "out").exists()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["folder"]
    assert places >= {
        ("road.toml", line_of(folder, "conference.capacity"), "conference.capacity"),
        ("road.toml", line_of(folder, "conference.starts_at"), "conference.starts_at"),
        ("contributions.csv", 2, "runde"),
        ("contributions.csv", 4, "tekst"),
        ("contributions.csv", 5, "id"),
    }
    assert all(one["message"] for one in problems)
    assert all(str(one["message"]) in run.stderr.decode() for one in problems)


def test_a_letter_with_an_open_field_is_refused_naming_the_field(faults, tmp_path):
    folder = make_folder(tmp_path / "folder", lambda table: table.pop("mayor"))

    told = faults(folder)

    assert [column for file, _row, column in told if file == "road.toml"]


def test_a_folder_that_is_not_there_is_told(tmp_path):
    run = road(tmp_path / "nowhere", "--out", tmp_path / "out", "--json")

    assert run.returncode == 2
    assert json.loads(run.stdout)["problems"]
    assert not (tmp_path / "out").exists()


def test_an_out_that_is_there_already_is_left_alone(tmp_path):
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "mine.txt").write_text("mine", encoding="utf-8")

    run = road(make_folder(tmp_path / "folder"), "--out", tmp_path / "out", "--json")

    assert run.returncode == 2
    assert json.loads(run.stdout)["problems"]
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["mine.txt"]


def test_an_example_is_never_written_over_what_is_there(tmp_path):
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "road.toml").write_text("mine", encoding="utf-8")

    run = road("--example", tmp_path / "mine", "--json")

    assert run.returncode == 2
    assert (tmp_path / "mine" / "road.toml").read_text(encoding="utf-8") == "mine"
