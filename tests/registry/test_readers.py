"""The register's own JSON and people's own tables become rows, or problems with a place."""

from __future__ import annotations

import json
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from samspill.registry.models import Association
from samspill.registry.readers import read_associations
from tests.registry.builders import FARSUND, NUMBERS, unit

Status = Association.Status
pytestmark = pytest.mark.django_db


def read_one(**fields):
    rows, problems = read_associations(json.dumps([unit(**fields)]).encode(), file="a.json")
    assert problems == []
    return rows[0]


def read_csv(text: str, encoding: str = "utf-8"):
    return read_associations(text.encode(encoding), file="lag.csv")


def test_a_unit_of_the_register_becomes_a_row():
    row = read_one()

    assert (row.org_number, row.name, row.legal_form) == (NUMBERS[0], "TESTVIK IDRETTSLAG", "FLI")
    assert row.activity == "Idrett for barn og voksne."
    assert (row.address, row.postcode, row.place) == ("Testveien 1", "4563", "BORHAUG")
    assert row.care_of == "Kari Eksempel"
    assert (row.emails, row.phones) == (("post@example.no",), ("+4740000000",))
    assert (row.founded_on, row.language_form) == (date(1921, 5, 2), "nb")
    assert (row.municipality_number, row.status) == (FARSUND, Status.ACTIVE)


@pytest.mark.parametrize(
    "told",
    [
        {"_embedded": {"enheter": [unit()]}, "page": {"totalElements": 1}},
        [unit()],
        unit(),
        {"enheter": [unit()]},
    ],
)
def test_a_search_answer_a_list_and_one_unit_read_the_same(told):
    rows, problems = read_associations(json.dumps(told).encode(), file="a.json")

    assert [row.name for row in rows] == ["TESTVIK IDRETTSLAG"]
    assert problems == []


def test_an_answer_without_hits_has_no_rows_and_no_problems():
    told = {"_links": {"self": {"href": "/"}}, "page": {"totalElements": 0}}

    assert read_associations(json.dumps(told).encode(), file="a.json") == ([], [])


def test_the_main_category_is_the_one_with_the_lowest_place():
    row = read_one(
        icnpoKategorier=[
            {"icnpoNummer": "13100", "rekkefoelge": 2},
            {"icnpoNummer": "1200", "rekkefoelge": 1},
            {"icnpoNummer": "99999", "rekkefoelge": 0},
        ]
    )

    assert (row.category_code, row.other_category_codes) == ("1200", ("13100",))
    assert not row.category_is_guessed


@pytest.mark.parametrize(
    ("name", "industry", "category"),
    [
        ("TESTVIK IF", "93.120", "1200"),
        ("TESTVIK MANNSKOR", "94.992", "1100"),
        ("TESTVIK RØDE KORS", "94.992", "4200"),
        ("TESTVIK VEL", "94.992", "6200"),
        ("TESTVIK FRIVILLIGSENTRAL", "88.996", "8200"),
        ("TESTVIK 4H", "94.992", "13100"),
        ("DET SOM ER", "94.992", ""),
    ],
)
def test_without_a_category_it_is_guessed_from_name_and_industry(name, industry, category):
    row = read_one(navn=name, naeringskode1={"kode": industry})

    assert row.category_code == category
    assert row.category_is_guessed == bool(row.category_code)


@pytest.mark.parametrize(
    ("fields", "status"),
    [
        ({"konkurs": True}, Status.BANKRUPT),
        ({"underAvvikling": True}, Status.WINDING_UP),
        ({"underTvangsavviklingEllerTvangsopplosning": True}, Status.WINDING_UP),
        ({"respons_klasse": "SlettetEnhet", "slettedato": "2026-03-18"}, Status.DELETED),
        ({"slettedato": "2026-03-18", "konkurs": True}, Status.DELETED),
    ],
)
def test_what_has_ended_is_told_apart(fields, status):
    assert read_one(**fields).status == status


def test_a_deleted_unit_has_only_number_and_name():
    told = {
        "respons_klasse": "SlettetEnhet",
        "organisasjonsnummer": NUMBERS[1],
        "navn": "TESTVIK REVYLAG",
        "slettedato": "2026-03-18",
    }

    rows, problems = read_associations(json.dumps(told).encode(), file="a.json")

    assert (rows[0].status, rows[0].emails, problems) == (Status.DELETED, (), [])


def test_the_postal_address_goes_before_the_business_address():
    row = read_one(
        postadresse={"postnummer": "4550", "poststed": "FARSUND", "adresse": ["v/ Ola Testmann"]}
    )

    assert (row.address, row.care_of, row.postcode) == ("", "Ola Testmann", "4550")
    assert row.municipality_number == FARSUND


def test_a_number_that_cannot_be_read_is_a_problem_with_its_place():
    content = json.dumps([unit(), unit(organisasjonsnummer="12345")]).encode()

    rows, problems = read_associations(content, file="a.json")

    assert len(rows) == 1
    assert str(problems[0]) == (
        "a.json, rad 2, kolonne organisasjonsnummer: "
        "«12345» er ikke et organisasjonsnummer. Skriv ni siffer."
    )


def test_a_last_digit_that_does_not_fit_is_a_doubt_and_no_stop():
    row = read_one(organisasjonsnummer="318730009")

    assert row.org_number == "318730009"
    assert row.doubts == ("Det siste sifferet i 318730009 passer ikke med de andre.",)


@pytest.mark.parametrize("content", [b"{", b"[1, 2", b'{"a": "b"}', b"\x00\x01\x02;;;", b""])
def test_what_is_no_list_is_one_problem_for_the_whole_file(content):
    rows, problems = read_associations(content, file="a.json")

    assert rows == []
    assert [problem.row for problem in problems] == [0]


def test_excels_norwegian_csv_is_read_with_headings_in_any_order():
    rows, problems = read_csv(
        "E-post;Navn;Type;Stiftet;Postnummer;Status;Telefon\r\n"
        "post@example.no og to@example.no;Bø kor;Kunst og kultur;2.5.1921;570;konkurs;400 00 000\r\n",
        "cp1252",
    )

    assert problems == []
    assert (rows[0].name, rows[0].category_code, rows[0].postcode) == ("Bø kor", "1100", "0570")
    assert (rows[0].emails, rows[0].phones) == (
        ("post@example.no", "to@example.no"),
        ("+4740000000",),
    )
    assert (rows[0].founded_on, rows[0].status) == (date(1921, 5, 2), Status.BANKRUPT)


@pytest.mark.parametrize("heading", ["namn,kommune", "Name,Municipality", "FORENING,KOMMUNENR"])
def test_headings_may_be_in_nynorsk_english_and_capitals(heading):
    rows, _problems = read_csv(f"{heading}\nTestvik kor,4644\n")

    assert (rows[0].name, rows[0].municipality_number) == ("Testvik kor", "4644")


def test_a_municipality_may_be_named_but_not_one_of_two_with_the_same_name():
    rows, _problems = read_csv("navn;kommune\nA;Luster\nB;Herøy\nC;Ukjent\n")

    assert [row.municipality_number for row in rows] == ["4644", "", ""]
    assert [len(row.doubts) for row in rows] == [0, 0, 1]


def test_a_bare_list_of_numbers_gives_rows_without_names():
    rows, problems = read_csv("318 730 008\n318730377\n")

    assert [(row.org_number, row.name) for row in rows] == [(NUMBERS[0], ""), (NUMBERS[1], "")]
    assert problems == []


def test_every_problem_of_a_table_is_told_at_once():
    _rows, problems = read_csv(
        "navn;orgnr;stiftet\nA;123;\nB;;32.1.1999\n;;\n;;1.1.1999\nC;318730008;\n"
    )

    assert [(problem.row, problem.column) for problem in problems] == [
        (2, "orgnr"),
        (3, "stiftet"),
        (5, "navn"),
    ]


def test_a_table_without_names_and_numbers_is_refused():
    _rows, problems = read_csv("adresse;poststed\nStorgata 1;Farsund\n")

    assert problems[0].column == "navn"


@pytest.mark.parametrize(
    "name", ["A & B | «C» <d>", "Ođđa Beaivváš", "Glad 🎉 gjeng", "Lag\u0085med\x07lyd"]
)
def test_names_of_every_kind_survive(name):
    rows, _problems = read_associations(json.dumps([unit(navn=name)]).encode(), file="a.json")

    assert rows[0].name == " ".join(name.split())


def test_what_no_database_can_hold_is_taken_out():
    row = read_one(navn="Test\x00vik", aktivitet=["\ud800 kor"])

    assert row.name == "Testvik"
    assert row.activity.encode()


def test_a_text_longer_than_its_column_is_cut_with_a_doubt():
    row = read_one(navn="N" * 300)

    assert (len(row.name), len(row.doubts)) == (200, 1)


class AnyUnit(TestCase):
    @settings(max_examples=80, deadline=None)
    @given(
        st.recursive(
            st.none() | st.booleans() | st.integers() | st.text(),
            lambda inner: st.lists(inner) | st.dictionaries(st.sampled_from(sorted(unit())), inner),
            max_leaves=15,
        )
    )
    def test_no_json_whatever_stops_the_reader(self, told):
        rows, problems = read_associations(json.dumps(told).encode(), file="a.json")

        assert isinstance(rows, list)
        assert all(problem.message for problem in problems)
