"""The table of contributions that was published beside a report catches what the report alone cannot tell."""

from __future__ import annotations

import json
from copy import deepcopy

import pytest

from samspill.pure.claims.checking import held_against, verify
from samspill.pure.claims.claims import make_report
from samspill.pure.claims.contributions_csv import contributions_csv
from samspill.pure.claims.rows import UnreadableError
from tests.pure.claims.evenings import sound


def test_the_table_that_was_published_beside_the_report_agrees():
    report = sound()

    table = contributions_csv(report, {}).decode()

    assert held_against(report, table) == []


@pytest.mark.parametrize(
    ("stands", "put", "told"),
    [
        ("Hurra for kvelden", "Hurra", "contribution R1-005.text"),
        ("LOK;Lokaler", "OKO;Lokaler", "contribution R1-001.themes"),
        (";machine;", ";person;", "contribution R1-001.sorted_by"),
        (";yes;", ";;", "contribution R1-005.unclear"),
        (";machine;;1;", ";machine;;2;", "contribution R1-003.says_the_same"),
        ("R1-005", "R1-007", "contribution R1-005: is not in"),
        ("R1-005", "R1-007", "contribution R1-007: is in the table"),
    ],
)
def test_a_row_that_differs_from_the_published_table_is_told(stands, put, told):
    report = sound()
    table = contributions_csv(report, {}).decode().replace(stands, put)

    faults = [str(fault) for fault in held_against(report, table)]

    assert any(one.startswith(told) for one in faults)


def test_a_report_forged_from_its_rows_up_is_caught_by_the_published_table():
    """It agrees with itself, and with a fingerprint that nobody has seen printed."""
    report = sound()
    table = contributions_csv(report, {}).decode()
    report["contributions"][0]["text"] = "Alt er bra som det er"
    forged = json.loads(json.dumps(make_report(deepcopy(report))))

    assert verify(forged) == []
    assert forged["fingerprint"] != report["fingerprint"]
    assert held_against(forged, table)


def test_a_table_without_texts_cannot_be_held_against_a_report():
    with pytest.raises(UnreadableError, match="text"):
        held_against(sound(), "id;table\r\nR1-001;1\r\n")


def test_what_a_spreadsheet_would_take_for_a_formula_is_still_the_same_text():
    report = sound()
    report["contributions"][0]["text"] = "=SUM(A1:A9) og\r\nny linje"

    assert held_against(report, contributions_csv(report, {}).decode()) == []
