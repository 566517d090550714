"""The code of a paper sheet, as printed and as people type it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samspill.pure.sheet_codes import SheetPlace, read_sheet_code

NUMBER = st.integers(1, 999)


@given(NUMBER, NUMBER, NUMBER)
def test_what_is_printed_is_read_back(round, table, number):
    place = SheetPlace(round, table, number)

    assert read_sheet_code(place.code) == place


@pytest.mark.parametrize("text", ["R2-B7-1", "r2b7", " R2 B7 ", "2-7", "2.7.1", "R2–B7", "2 B 7"])
def test_a_code_is_read_however_it_is_typed(text):
    assert read_sheet_code(text) == SheetPlace(2, 7)


@given(st.text(max_size=20))
def test_whatever_is_typed_is_a_place_or_none(text):
    place = read_sheet_code(text)

    assert place is None or min(place) >= 1


@pytest.mark.parametrize(
    "text", ["", "27", "R0-B1-1", "R1-B0", "B7", "R1-B2-3-4", "R1-B2-0", "R12345-B1"]
)
def test_what_means_no_sheet_is_none(text):
    assert read_sheet_code(text) is None
