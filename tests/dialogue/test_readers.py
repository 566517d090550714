"""Reading contributions from a file: Excel's own CSV, words to the letter, every problem told."""

import csv
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samspill.dialogue.readers import read_contributions, whole_number

ROUNDS = {1, 2, 3, 4}


def read(text, encoding="utf-8"):
    return read_contributions(text.encode(encoding), file="innspill.csv", rounds=ROUNDS)


def told(problems):
    return [(problem.row, problem.column) for problem in problems]


@pytest.mark.parametrize(
    "heading",
    [
        "id;runde;bord;forening;språk;tekst",
        "NR;Round;Table;Foreining;Language;Text",
        "id;runde;bord;lag;språk;tekst",
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_headings_may_be_in_any_language_and_the_file_as_excel_saves_it(heading, encoding):
    [row], problems = read(f"{heading}\r\nF-1;2;7;Åsen vel;nn;Me treng éin plass\r\n", encoding)

    assert problems == []
    assert (row.id, row.round, row.table) == ("F-1", 2, 7)
    assert (row.association, row.language, row.text) == ("Åsen vel", "nn", "Me treng éin plass")


def test_columns_come_in_any_order_and_most_may_be_missing():
    [row], problems = read("tekst,runde\nVi trenger folk,3\n")

    assert problems == []
    assert (row.id, row.table, row.association, row.language) == ("", None, "", "")


def test_the_words_keep_every_space_and_line_break():
    [row], _problems = read('id;runde;tekst\n1;1;"  To linjer:\r\nén – og «to»; ferdig  "\n')

    assert row.text == "  To linjer:\r\nén – og «to»; ferdig  "


@settings(max_examples=60, deadline=None)
@given(st.text().filter(lambda text: text.strip() and "\0" not in text))
def test_any_words_survive_the_way_through_a_file(text):
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return
    buffer = io.StringIO(newline="")
    csv.writer(buffer, delimiter=";", quoting=csv.QUOTE_ALL).writerows(
        [["runde", "tekst"], ["1", text]]
    )

    [row], problems = read(buffer.getvalue(), "utf-8-sig")

    assert (row.text, problems) == (text, [])


def test_every_problem_is_told_with_row_and_column():
    rows, problems = read(
        "id;runde;bord;tekst\n"
        "1;1;2;God\n"
        "1;1;2;Samme id\n"
        "2;9;2;Ukjent runde\n"
        "3;to;x;Uleselig\n"
        "4;1;2;   \n"
        f"{'9' * 61};1;2;Lang id\n"
    )

    assert [row.id for row in rows] == ["1"]
    assert told(problems) == [
        (3, "id"), (4, "runde"), (5, "runde"), (5, "bord"), (6, "tekst"), (7, "id"),
    ]  # fmt: skip
    assert all(problem.message and problem.file == "innspill.csv" for problem in problems)


def test_a_missing_column_is_one_problem():
    assert told(read("id;bord;tekst\n1;2;Hei\n")[1]) == [(1, "runde")]


def test_a_file_that_is_no_table_is_told_in_words():
    rows, problems = read_contributions(b"PK\x03\x04\0\0", file="x.xlsx", rounds=ROUNDS)

    assert rows == []
    assert len(problems) == 1


@pytest.mark.parametrize(
    ("cell", "number"),
    [("7", 7), (" 7 ", 7), ("7,0", 7), ("7.0", 7), ("7.", 7), ("0", None), ("-1", None),
     ("7,5", None), ("sju", None), ("", None), ("99999", None)],
)  # fmt: skip
def test_whole_numbers_as_people_write_them(cell, number):
    assert whole_number(cell) == number


def test_a_language_by_name_becomes_its_code():
    rows, _problems = read("runde;språk;tekst\n1;Nynorsk;Ei\n1;NB;To\n1;sørsamisk;Tre\n")

    assert [row.language for row in rows] == ["nn", "nb", ""]
