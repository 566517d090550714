"""`samspill road` on folders of people's own making: other leads, languages, tables and programmes."""

import json

import pytest
from icalendar import Calendar

from tests.overview.folders import (
    EXAMPLE,
    make_folder,
    rows_of,
    two_day_table,
    write_road,
    write_rows,
)
from tests.overview.road_files import FILES, flat, pdf_faults, pdf_text, pdfs

pytestmark = pytest.mark.sqlite  # the command brings its own database


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
def test_tables_are_read_as_excel_writes_them(run_without_papers, tmp_path, encoding):
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

    _summary, out = run_without_papers(folder)
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
def test_a_list_of_associations_as_csv_is_as_good_as_the_registers_own(
    run_without_papers, tmp_path
):
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

    summary, _out = run_without_papers(folder)

    assert summary["counts"]["associations"] == 2


@pytest.mark.slow
def test_a_search_answer_of_the_register_is_read_as_it_comes(run_without_papers, example, tmp_path):
    folder = make_folder(tmp_path / "folder")
    entries = json.loads((EXAMPLE / "associations.json").read_text(encoding="utf-8"))
    answer = {"_embedded": {"enheter": entries}, "page": {"totalElements": len(entries)}}
    (folder / "associations.json").write_text(json.dumps(answer), encoding="utf-8")

    assert (
        run_without_papers(folder)[0]["counts"]["associations"]
        == json.loads(example[0].stdout)["counts"]["associations"]
    )
