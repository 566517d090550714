"""`samspill road` on its own example, by the command: every file it makes, and what stands in them."""

import csv
import io
import json

import docx
import pytest
from icalendar import Calendar

from tests.overview.folders import EXAMPLE, make_folder, road_table, rows_of
from tests.overview.road_files import FILES, SAME_EVERY_TIME, flat, pdf_faults, pdf_text, pdfs, road

pytestmark = pytest.mark.sqlite  # the command brings its own database


def test_example_is_an_evening_of_four_rounds():
    rounds = [item["round"] for item in road_table()["programme"] if item["kind"] == "round"]

    assert rounds == [1, 2, 3, 4]


def test_standard_output_is_one_json_object_and_nothing_else(example):
    run, out = example

    summary = json.loads(run.stdout)

    assert isinstance(summary, dict)
    assert run.stdout.strip().count(b"\n") == 0
    assert summary["out"] == str(out)
    assert sorted(summary["files"]) == sorted(FILES - {"summary.json"})


def test_progress_is_told_on_standard_error(example):
    run, _out = example

    assert len(run.stderr.decode().splitlines()) > 7


def test_out_holds_every_file_and_no_other(example):
    _run, out = example

    found = {path.relative_to(out).as_posix() for path in out.rglob("*") if path.is_file()}

    assert found == FILES
    assert all((out / name).stat().st_size for name in found)


def test_every_measure_rests_on_contributions_that_are_known(example):
    _run, out = example
    given = {row["id"] for row in rows_of(EXAMPLE / "contributions.csv")}

    policy = json.loads((out / "policy.json").read_text(encoding="utf-8"))

    assert policy["goals"]
    for goal in policy["goals"]:
        assert {"id", "text", "theme", "measures"} <= set(goal)
        assert goal["text"]
        assert goal["measures"], goal["id"]
        for measure in goal["measures"]:
            assert {"id", "text", "findings", "contributions"} <= set(measure)
            assert measure["text"]
            assert measure["contributions"], measure["id"]
            assert set(measure["contributions"]) <= given
            assert len(set(measure["contributions"])) == len(measure["contributions"])


def test_every_finding_of_a_measure_stands_in_the_report(example):
    _run, out = example
    report = json.loads((out / "report.json").read_text(encoding="utf-8"))
    policy = json.loads((out / "policy.json").read_text(encoding="utf-8"))
    known = {finding["id"] for finding in report["findings"]}

    measures = [measure for goal in policy["goals"] for measure in goal["measures"]]

    assert known
    assert all(set(measure["findings"]) <= known for measure in measures)


def test_answers_are_a_row_for_each_contribution(example):
    _run, out = example
    given = [row["id"] for row in rows_of(EXAMPLE / "contributions.csv")]

    content = (out / "answers.csv").read_bytes()
    table = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";"))

    assert content.startswith(b"\xef\xbb\xbf")
    assert table[0][0] == "id"
    assert sorted(row[0] for row in table[1:]) == sorted(given)


def test_answers_and_policy_tell_the_same(example):
    _run, out = example
    policy = json.loads((out / "policy.json").read_text(encoding="utf-8"))
    behind: dict[str, set[str]] = {}
    for goal in policy["goals"]:
        for measure in goal["measures"]:
            for one in measure["contributions"]:
                behind.setdefault(one, set()).add(measure["id"])

    for row in rows_of(out / "answers.csv"):
        expected = " ".join(sorted(behind.get(row["id"], []))) or "open"
        assert " ".join(sorted(row["measures"].split())) == expected, row["id"]


def test_report_holds_every_text_unchanged_with_its_id(example):
    _run, out = example
    given = {row["id"]: row["tekst"] for row in rows_of(EXAMPLE / "contributions.csv")}

    report = json.loads((out / "report.json").read_text(encoding="utf-8"))

    assert {row["id"]: row["text"] for row in report["contributions"]} == given


def test_each_figure_counts_the_ids_behind_it(example):
    _run, out = example
    report = json.loads((out / "report.json").read_text(encoding="utf-8"))
    given = {row["id"] for row in report["contributions"]}

    figures = [*report["rounds"], *report["themes"], *report["categories"], report["basis"]]

    assert all(row["count"] == len(set(row["contributions"])) for row in figures)
    assert all(set(row["contributions"]) <= given for row in figures)
    assert all(set(finding["contributions"]) <= given for finding in report["findings"])
    assert all(finding["contributions"] for finding in report["findings"])


def test_every_pdf_is_tagged_with_language_and_title(example):
    _run, out = example

    assert {path.name: pdf_faults(path, "nb") for path in pdfs(out)} == {
        path.name: [] for path in pdfs(out)
    }


def test_every_docx_opens_and_says_something(example):
    _run, out = example

    for path in sorted(out.rglob("*.docx")):
        document = docx.Document(str(path))
        assert document.core_properties.title, path.name
        assert len([one for one in document.paragraphs if one.text.strip()]) > 4, path.name


def test_calendar_holds_the_whole_programme(example):
    _run, out = example

    calendar = Calendar.from_ical((out / "programme.ics").read_bytes())
    titles = {str(event["summary"]) for event in calendar.walk("VEVENT")}

    assert {item["title"] for item in road_table()["programme"]} <= titles


def test_everyone_who_is_seated_sits_once_in_each_round(example):
    run, out = example
    rows = rows_of(out / "seating.csv")
    seated = json.loads(run.stdout)["counts"]["seated"]

    for number in ("1", "2", "3", "4"):
        people = [row["name"] for row in rows if row["round"] == number]
        assert len(people) == len(set(people)) == seated


def test_report_page_names_its_language_and_calls_nobody(example):
    _run, out = example

    page = (out / "report.html").read_text(encoding="utf-8")

    assert '<html lang="nb"' in page
    assert "http://" not in page.replace("http://www.w3.org", "")
    assert "<script" not in page


def test_letters_leave_no_field_open(example):
    _run, out = example

    for path in sorted((out / "letters").glob("*.pdf")):
        text = pdf_text(path)
        assert "{{" not in text, path.name
        assert "None" not in text, path.name
        assert "[" not in text, path.name


def test_joint_invitation_has_every_part(example):
    """Background, who met, mandate, the four questions, stands, deadline, address, signatures."""
    _run, out = example
    table = road_table()
    letter = flat(pdf_text(out / "letters" / "conference_invitation.pdf")).casefold()
    questions = [item["question"] for item in table["programme"] if item["kind"] == "round"]

    parts = {
        "who met": table["preliminary_meeting"]["types_present"][0],
        "mandate": table["working_group"]["mandate"],
        **{f"question {number}": text for number, text in enumerate(questions, start=1)},
        "stands": "torg",
        "deadline": "4. mars 2027",
        "where to sign up": table["conference"]["sign_up_address"],
        "the group signs": table["working_group"]["leader"],
        "the mayor signs": table["mayor"]["name"],
    }

    assert [name for name, part in parts.items() if part.casefold() not in letter] == []


@pytest.mark.slow
def test_the_same_folder_gives_the_same_files(example, tmp_path):
    _run, out = example
    again = road(make_folder(tmp_path / "folder"), "--out", tmp_path / "out", "--json")

    assert again.returncode == 0
    for name in SAME_EVERY_TIME:
        assert (tmp_path / "out" / name).read_bytes() == (out / name).read_bytes(), name
