"""Lists of sign-ups that were kept elsewhere."""

from __future__ import annotations

import pytest

from samspill.conference.readers import SignUpRow, read_sign_ups

HEADINGS = {
    "nb": "Forening;Navn;E-post;Kommune;Telefon;Rolle",
    "nn": "FOREINING;NAMN;EPOST;KOMMUNE;TELEFON;ROLLE",
    "en": "association;name;email;municipality;phone;role",
}


@pytest.mark.parametrize("language", HEADINGS)
def test_columns_are_known_in_every_language_and_in_any_case(language):
    content = f"{HEADINGS[language]}\nHavsund IL;Áile Døme;a@example.no;Luster;40000000;leder\n"

    rows, problems = read_sign_ups(content.encode(), file="sign_ups.csv")

    assert problems == []
    assert rows == [
        SignUpRow(
            row=2,
            name="Áile Døme",
            association="Havsund IL",
            email="a@example.no",
            municipality="Luster",
            phone="40000000",
            role="leder",
        )
    ]


def test_excels_norwegian_csv_is_read_in_any_order_with_columns_left_out():
    content = "Navn;Lag\r\nBjørn Ærlig;Ål «spel»\r\n".encode("cp1252")

    rows, problems = read_sign_ups(content, file="sign_ups.csv")

    assert (rows[0].name, rows[0].association, problems) == ("Bjørn Ærlig", "Ål «spel»", [])


def test_one_who_is_not_named_comes_in_the_name_of_the_association():
    rows, problems = read_sign_ups(b"lag;navn\nHavsund IL;\n", file="sign_ups.csv")

    assert (rows[0].name, problems) == ("Havsund IL", [])


def test_every_problem_is_listed_with_row_and_column_and_the_good_rows_are_kept():
    content = (
        "navn;lag;e-post;stand\nAnna;A;anna(at)example.no;kanskje\n;;x@example.no;\nBerit;B;;ja\n"
    )

    rows, problems = read_sign_ups(content.encode(), file="sign_ups.csv")

    assert [(one.row, one.column) for one in problems] == [(2, "email"), (2, "stand"), (3, "name")]
    assert [(one.name, one.wants_stand) for one in rows] == [("Berit", True)]
    assert str(problems[0]) == (
        "sign_ups.csv, rad 2, kolonne E-post: «anna(at)example.no» er ikke en e-postadresse."
    )


def test_a_file_with_neither_names_nor_associations_is_told_of_once():
    rows, problems = read_sign_ups(b"a;b\n1;2\n3;4\n", file="sign_ups.csv")

    assert (rows, len(problems), problems[0].row) == ([], 1, 1)


def test_the_example_of_a_coordinators_folder_is_read_without_a_problem():
    from pathlib import Path

    import samspill

    example = Path(samspill.__file__).parent / "overview" / "example" / "sign_ups.csv"

    rows, problems = read_sign_ups(example.read_bytes(), file=example.name)

    assert problems == []
    assert len(rows) > 20
