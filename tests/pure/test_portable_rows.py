"""A row comes out of a line as it went in, and its checksum is the same in both databases."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from samspill.pure.portable_rows import (
    KINDS,
    PLAIN,
    Column,
    fingerprinted,
    line_of,
    plain_row,
    row_of,
)

NUMBERS = st.integers() | st.floats(allow_nan=False, allow_infinity=False)
JSON = st.recursive(
    st.none() | st.booleans() | NUMBERS | st.text(st.characters(codec="utf-8")),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=6,
)
COLUMNS = (Column("id", "integer"), Column("texts", "json"))


def test_every_kind_has_its_plain_value() -> None:
    assert set(PLAIN) == set(KINDS)


@given(JSON)
def test_what_is_read_from_a_line_is_what_was_written(value: object) -> None:
    row = plain_row((1, json.dumps(value)), COLUMNS)

    assert row_of(line_of(row), COLUMNS) == [1, [value]]


@given(JSON)
def test_the_checksum_is_the_same_when_keys_are_ordered_otherwise(value: object) -> None:
    turned = json.dumps(value, sort_keys=True)
    rows = [plain_row((1, text), COLUMNS) for text in (json.dumps(value), turned)]

    first, second = (fingerprinted(row, COLUMNS, line_of(row)) for row in rows)

    assert first == second


def test_numbers_that_postgresql_writes_otherwise_have_the_same_checksum() -> None:
    for written, kept in (("1e23", str(10**23)), ("1.0", "1"), ("-0.0", "0.0"), ("1e-7", "1E-7")):
        rows = [plain_row((1, text), COLUMNS) for text in (written, kept)]

        assert len({fingerprinted(row, COLUMNS, line_of(row)) for row in rows}) == 1, written


def test_null_is_not_the_null_of_json() -> None:
    assert plain_row((1, None), COLUMNS) == [1, None]
    assert plain_row((1, "null"), COLUMNS) == [1, [None]]
