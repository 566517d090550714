"""`samspill road` as a coordinator runs it: the whole command, its files, its words about faults."""

import csv
import io
import json
import subprocess
import sys
from pathlib import Path

import docx
import pikepdf
import pypdfium2
import pytest
from icalendar import Calendar

from tests.overview.folders import (
    EXAMPLE,
    make_folder,
    road_table,
    rows_of,
    two_day_table,
    write_road,
    write_rows,
)

pytestmark = pytest.mark.sqlite  # the command brings its own database
LETTERS = (
    "preliminary_invitation",
    "formal_request",
    "conference_invitation",
    "reminder",
    "thanks",
)
FILES = {
    *(f"letters/{kind}.{form}" for kind in LETTERS for form in ("pdf", "docx")),
    "programme.pdf",
    "programme.ics",
    "seating.csv",
    "table_cards.pdf",
    "report.json",
    "report.pdf",
    "report.docx",
    "report.html",
    "policy.json",
    "policy.docx",
    "policy.pdf",
    "answers.csv",
    "summary.json",
}
SAME_EVERY_TIME = ("report.json", "policy.json", "answers.csv", "seating.csv")


def road(*arguments, cwd=None):
    """The command in a process of its own, as it is started by hand."""
    return subprocess.run(
        [sys.executable, "-m", "samspill", "road", *map(str, arguments)],
        capture_output=True,
        timeout=120,
        check=False,
        cwd=cwd,
    )


@pytest.fixture(scope="module")
def example(tmp_path_factory):
    """(what the command answered, OUT) for a folder written by --example."""
    place = tmp_path_factory.mktemp("road")
    written = road("--example", place / "folder", "--json")
    assert written.returncode == 0, written.stderr.decode()
    run = road(place / "folder", "--out", place / "out", "--json")
    assert run.returncode == 0, run.stderr.decode()
    return run, place / "out"


@pytest.fixture
def run(db, tmp_path):
    """Carries a folder in this process; returns (summary, OUT)."""
    from samspill.overview.road.carrying import carry_folder

    def carried(folder):
        out = tmp_path / f"out-{folder.name}"
        return carry_folder(folder, out=out, on_progress=lambda text: None), out

    return carried


@pytest.fixture
def faults(db, tmp_path):
    """The problems of a folder, as (file, row, column); and that OUT was not made."""
    from samspill.overview.road.carrying import carry_folder
    from samspill.overview.road.reading import BadFolderError

    def told(folder):
        out = tmp_path / "never"
        with pytest.raises(BadFolderError) as caught:
            carry_folder(folder, out=out, on_progress=lambda text: None)
        assert not out.exists()
        assert not list(tmp_path.glob(".never*"))
        assert all(problem.message for problem in caught.value.problems)
        return [(one.file, one.row, one.column) for one in caught.value.problems]

    return told


# --- the example, by the command itself ---------------------------------------------------------


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


def pdfs(out: Path) -> list[Path]:
    found = sorted(out.rglob("*.pdf"))
    assert found
    return found


def test_every_pdf_is_tagged_with_language_and_title(example):
    _run, out = example

    assert {path.name: pdf_faults(path, "nb") for path in pdfs(out)} == {
        path.name: [] for path in pdfs(out)
    }


def pdf_faults(path: Path, language: str) -> list[str]:
    """What PDF/UA-1 asks for and a program can see at once."""
    with pikepdf.open(path) as pdf:
        root = pdf.Root
        with pdf.open_metadata() as metadata:
            title = metadata.get("dc:title", "")
            part = metadata.get("pdfuaid:part", "")
        checks = {
            "marked": "/MarkInfo" in root and bool(root.MarkInfo.get("/Marked")),
            "structure": "/StructTreeRoot" in root,
            "language": str(root.get("/Lang", "")).startswith(language),
            "title": bool(str(title).strip()),
            "PDF/UA-1": str(part) == "1",
            "title shown": bool(root.get("/ViewerPreferences", {}).get("/DisplayDocTitle")),
        }
    return [name for name, holds in checks.items() if not holds]


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


def pdf_text(path: Path) -> str:
    document = pypdfium2.PdfDocument(path)
    try:
        return "\n".join(page.get_textpage().get_text_bounded() for page in document)
    finally:
        document.close()


def flat(text: str) -> str:
    """As one line without hyphens of the setting, so that no broken line hides a sentence."""
    return " ".join(text.translate(dict.fromkeys(map(ord, "\x02\xad\u200b\u2010\ufffe"))).split())


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


# --- folders of their own making ----------------------------------------------------------------

VARIANTS = [
    ("working_group", "nb", "frivillighetspolitikk"),
    ("working_group", "nn", "frivillighetsmelding"),
    ("municipality", "nb", "frivillighetsplattform"),
    ("municipality", "nn", "frivillighetsstrategi"),
    ("joint", "nb", "frivillighetserklæring"),
    ("joint", "nn", "frivillighetsplan"),
]


@pytest.mark.slow
@pytest.mark.parametrize(("lead", "language", "kind"), VARIANTS)
def test_every_lead_language_and_kind_of_document_is_carried(run, tmp_path, lead, language, kind):
    def change(table):
        table["process"].update(lead=lead, language=language, document_kind=kind)

    summary, out = run(make_folder(tmp_path / "folder", change))
    invitation = flat(pdf_text(out / "letters" / "conference_invitation.pdf"))

    assert set(summary["files"]) == FILES - {"summary.json"}
    assert all(pdf_faults(path, language) == [] for path in pdfs(out))
    assert kind_in(kind, language) in invitation.casefold()
    assert ("Marte Testmann" in invitation) == (lead != "municipality")


def kind_in(kind: str, language: str) -> str:
    """The stem of the document's title, which both written forms bend in their own way."""
    stem = kind.removeprefix("frivillighets")[:6]
    return f"frivilligheits{stem}" if language == "nn" else f"frivillighets{stem}"


@pytest.mark.slow
def test_a_district_writes_in_its_own_name(run, tmp_path):
    def change(table):
        table["process"].update(level="district", district_name="Bydel Nord")

    _summary, out = run(make_folder(tmp_path / "folder", change))

    assert "Bydel Nord" in pdf_text(out / "letters" / "conference_invitation.pdf")
    assert "Bydel Nord" in pdf_text(out / "policy.pdf")


@pytest.mark.slow
def test_without_stands_no_letter_speaks_of_them(run, tmp_path):
    def change(table):
        table["conference"].update(stands=False, stand_text="")

    _summary, out = run(make_folder(tmp_path / "folder", change))

    for path in sorted((out / "letters").glob("*.pdf")):
        text = pdf_text(path).casefold()
        assert "torg" not in text, path.name
        assert "stand" not in text.replace("standpunkt", "").replace("tilstand", ""), path.name


@pytest.mark.slow
def test_without_sign_ups_there_are_no_cards_but_all_the_rest(run, tmp_path):
    folder = make_folder(tmp_path / "folder")
    (folder / "sign_ups.csv").write_text("association;name;email\r\n", encoding="utf-8-sig")

    summary, out = run(folder)

    assert set(summary["files"]) == FILES - {"summary.json", "table_cards.pdf"}
    assert rows_of(out / "seating.csv") == []
    assert len(rows_of(out / "answers.csv")) == 80


@pytest.mark.slow
def test_without_a_preliminary_meeting_and_a_group_the_road_goes_on(run, tmp_path):
    def change(table):
        table["process"]["lead"] = "municipality"
        del table["preliminary_meeting"], table["working_group"]

    summary, _out = run(make_folder(tmp_path / "folder", change))

    kinds = {name for name in summary["files"] if name.startswith("letters/")}
    assert kinds == {
        f"letters/{kind}.{form}"
        for kind in ("conference_invitation", "reminder", "thanks")
        for form in ("pdf", "docx")
    }


@pytest.mark.slow
@pytest.mark.parametrize("encoding", ["cp1252", "utf-8-sig", "utf-8"])
def test_tables_are_read_as_excel_writes_them(run, tmp_path, encoding):
    """Other names of the columns, another order, capitals, an id that is a word."""
    folder = make_folder(tmp_path / "folder")
    given = rows_of(EXAMPLE / "contributions.csv")[:24]
    texts = [f"{row['tekst']}".encode("cp1252", "ignore").decode("cp1252") for row in given]
    rows = [
        {
            "Tekst": text,
            "LAG": "",
            "Round": row["runde"],
            "Kommentar": "ikke til bruk",
            "Language": "",
            "Nr": f"bord «{index}» / a",
            "TABLE": row["bord"],
        }
        for index, (row, text) in enumerate(zip(given, texts, strict=True))
    ]
    write_rows(folder / "contributions.csv", rows, encoding=encoding)

    _summary, out = run(folder)
    report = json.loads((out / "report.json").read_text(encoding="utf-8"))

    told = {row["id"]: row["text"] for row in report["contributions"]}
    assert told == {row["Nr"]: row["Tekst"] for row in rows}
    assert {row["id"] for row in rows_of(out / "answers.csv")} == {row["Nr"] for row in rows}


HOSTILE = [
    "Æ, ø og å & <b>ikke fet</b> | \"sitat\" 'enkelt' #let x = 1 {{ 7 * 7 }} $x$ _a_ *b* @c",
    "Ođđa Beaivváš: čáppa šilju, đ ŋ ŧ ž — og 🙂👩‍👩‍👧‍👦 og\nto linjer\n\nmed luft",
    '=HYPERLINK("http://example.no")',
    "  luft foran og bak  ",
    '`#read("/etc/hosts")` \\n \\u{41} \\begin{x} %d %s {0}',
    "Tabulator\there, null\u200bbredde, høyre\u202etil venstre, klokke\x07",
]


@pytest.mark.slow
def test_no_text_is_ever_taken_for_markup(run, tmp_path):
    folder = make_folder(tmp_path / "folder")
    given = rows_of(EXAMPLE / "contributions.csv")
    for row, text in zip(given, HOSTILE, strict=False):
        row["tekst"] = text
    write_rows(folder / "contributions.csv", given)

    _summary, out = run(folder)
    report = json.loads((out / "report.json").read_text(encoding="utf-8"))
    page = (out / "report.html").read_text(encoding="utf-8")

    told = {row["id"]: row["text"] for row in report["contributions"]}
    assert {row["id"]: row["tekst"] for row in given} == told
    assert "<b>ikke fet</b>" not in page
    assert "{{ 7 * 7 }}" in page
    assert "#let x = 1" in flat(pdf_text(out / "report.pdf"))
    assert all(pdf_faults(path, "nb") == [] for path in pdfs(out))


@pytest.mark.slow
def test_facts_with_signs_of_markup_stand_in_the_letters_as_written(run, tmp_path):
    title = 'Sammen & "fritt" #1 <hos oss> *nå* $ok'

    def change(table):
        table["conference"].update(title=title, venue="Saga & <Co> #set")

    _summary, out = run(make_folder(tmp_path / "folder", change))

    assert "#set" in flat(pdf_text(out / "letters" / "conference_invitation.pdf"))
    assert "*nå*" in flat(pdf_text(out / "programme.pdf"))


@pytest.mark.slow
@pytest.mark.parametrize("language", ["nb", "nn"])
def test_a_two_day_programme_is_expressed_in_full(run, tmp_path, language):
    folder = make_folder(tmp_path / "folder")
    table = two_day_table(language)
    write_road(folder, table)
    numbers = {item["round"] for item in table["programme"] if item["kind"] == "round"}

    write_rows(
        folder / "sign_ups.csv",
        [
            {"kommune": name, "navn": f"Fra {name}", "e-post": "", "fakturareferanse": "F1"}
            for name in ("Farsund", "Utsira kommune", "4644", "Farsund", "Ingensteds")
        ],
    )

    summary, out = run(folder)
    programme = flat(pdf_text(out / "programme.pdf"))
    calendar = Calendar.from_ical((out / "programme.ics").read_bytes())
    titles = [str(event["summary"]) for event in calendar.walk("VEVENT")]

    assert numbers == {1, 2, 3, 4}
    missing = [item["title"] for item in table["programme"] if item["title"] not in programme]
    assert missing == []
    speakers = [one for item in table["programme"] for one in item.get("speakers", [])]
    assert [one["name"] for one in speakers if one["name"] not in programme] == []
    asked = [item["question"] for item in table["programme"] if item.get("question")]
    assert [text for text in asked if text not in programme] == []
    assert "500" in programme
    assert table["conference"]["price_includes"] in programme
    assert all(item["title"] in titles for item in table["programme"])
    assert "programme.pdf" in summary["files"]
    assert {row["name"] for row in rows_of(out / "seating.csv")} == {
        "Fra Farsund",
        "Fra Utsira kommune",
        "Fra 4644",
    }
    left_out = [row["id"] for row in summary["remarks"] if row["what"] == "sign_up"]
    assert left_out == ["Fra Farsund", "Fra Ingensteds"]


@pytest.mark.slow
def test_a_list_of_associations_as_csv_is_as_good_as_the_registers_own(run, tmp_path):
    folder = make_folder(tmp_path / "folder")
    (folder / "associations.json").unlink()
    write_rows(
        folder / "associations.csv",
        [
            {"Navn": "Fyrodden Idrettsforening", "Kommunenr": "4206"},
            {"Navn": "Skarvnes Musikkorps", "Kommunenr": "4206"},
        ],
        encoding="cp1252",
    )

    summary, _out = run(folder)

    assert summary["counts"]["associations"] == 2


@pytest.mark.slow
def test_a_search_answer_of_the_register_is_read_as_it_comes(run, example, tmp_path):
    folder = make_folder(tmp_path / "folder")
    entries = json.loads((EXAMPLE / "associations.json").read_text(encoding="utf-8"))
    answer = {"_embedded": {"enheter": entries}, "page": {"totalElements": len(entries)}}
    (folder / "associations.json").write_text(json.dumps(answer), encoding="utf-8")

    assert (
        run(folder)[0]["counts"]["associations"]
        == json.loads(example[0].stdout)["counts"]["associations"]
    )


# --- what is told, but is no error ----------------------------------------------------------------


@pytest.mark.slow
def test_what_is_remarkable_is_listed_with_the_reason_and_is_no_error(run, tmp_path):
    folder = make_folder(tmp_path / "folder")
    entries = json.loads((EXAMPLE / "associations.json").read_text(encoding="utf-8"))
    outside = "Laget Som Ikke Finnes"
    rows = rows_of(EXAMPLE / "contributions.csv")
    rows[0]["forening"], rows[1]["bord"] = outside, "97"
    write_rows(folder / "contributions.csv", rows)
    people = rows_of(EXAMPLE / "sign_ups.csv")
    people[0]["association"] = outside
    write_rows(folder / "sign_ups.csv", people)

    summary, out = run(folder)

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
def test_an_association_that_cannot_be_invited_is_a_remark(run, tmp_path, state):
    folder = make_folder(tmp_path / "folder")
    entries = json.loads((EXAMPLE / "associations.json").read_text(encoding="utf-8"))
    named = next(one for one in entries if one["navn"].casefold() == "skarvnes musikkorps")
    named.update(STATES[state])
    (folder / "associations.json").write_text(json.dumps(entries), encoding="utf-8")

    summary, out = run(folder)

    about = [row for row in summary["remarks"] if "musikkorps" in str(row["name"]).casefold()]
    assert about
    assert all(row["reason"] for row in about)
    assert len(rows_of(out / "answers.csv")) == 80


@pytest.mark.slow
def test_a_full_hall_puts_the_rest_on_the_waiting_list(run, tmp_path):
    def change(table):
        table["conference"]["capacity"] = 10

    summary, out = run(make_folder(tmp_path / "folder", change))

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
