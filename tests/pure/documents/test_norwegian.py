"""Dates, times and numbers as people write them."""

from datetime import UTC, date, datetime, time
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samspill.pure.documents import norwegian

DAY = date(2027, 3, 11)
NO_BREAK = "\u00a0"


def spaced(text: str) -> str:
    """The text with ordinary spaces, to compare with what one types."""
    return text.replace(NO_BREAK, " ")


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("nb", "torsdag 11. mars 2027"),
        ("nn", "torsdag 11. mars 2027"),
        ("en", "Thursday 11 March 2027"),
        ("nn-NO", "torsdag 11. mars 2027"),
        ("se", "torsdag 11. mars 2027"),
    ],
)
def test_a_long_date_is_written_in_the_readers_language(language: str, expected: str) -> None:
    assert spaced(norwegian.long_date(DAY, language)) == expected


def test_the_days_of_the_week_have_their_own_names_in_nynorsk() -> None:
    week = [date(2027, 3, day) for day in range(8, 15)]

    names = [norwegian.weekday(day, "nn") for day in week]

    assert names == ["måndag", "tysdag", "onsdag", "torsdag", "fredag", "laurdag", "søndag"]


def test_dates_in_tables_are_short() -> None:
    assert norwegian.short_date(DAY) == "11.03.2027"
    assert norwegian.short_date(DAY, "en") == "11/03/2027"


def test_a_day_and_a_plain_date_leave_the_weekday_out() -> None:
    assert spaced(norwegian.day_and_month(DAY)) == "11. mars"
    assert spaced(norwegian.plain_date(DAY)) == "11. mars 2027"
    assert spaced(norwegian.plain_date(DAY, "en")) == "11 March 2027"


def test_the_clock_has_a_point_in_norwegian_and_a_colon_in_english() -> None:
    assert spaced(norwegian.clock(time(8, 5))) == "kl. 08.05"
    assert norwegian.clock(datetime(2027, 3, 11, 17, 30, tzinfo=UTC), "en") == "17:30"


def test_a_range_of_hours_has_a_dash_and_may_lack_its_end() -> None:
    assert spaced(norwegian.clock_range(time(17, 30), time(20, 0))) == "kl. 17.30–20.00"
    assert spaced(norwegian.clock_range(time(17, 30), None, "nn")) == "kl. 17.30"


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        (0, "0"),
        (999, "999"),
        (1234, "1 234"),
        (1234567, "1 234 567"),
        (-1234, "−1 234"),
        (0.5, "0,5"),
        (Decimal("1234.50"), "1 234,5"),
        (2.0, "2"),
    ],
)
def test_thousands_stand_apart(number: float, expected: str) -> None:
    assert spaced(norwegian.thousands(number)) == expected


@pytest.mark.parametrize(
    ("amount", "expected"),
    [(500, "500 kr"), (Decimal("1234.5"), "1 234,50 kr"), (0, "0 kr"), (9.999, "10 kr")],
)
def test_kroner_show_hundredths_only_when_there_are_some(amount: float, expected: str) -> None:
    assert spaced(norwegian.kroner(amount)) == expected


def test_percent_has_a_space_in_norwegian_only() -> None:
    assert spaced(norwegian.percent(50)) == "50 %"
    assert norwegian.percent(50, "en") == "50%"


def test_a_duration_is_told_in_hours_and_minutes() -> None:
    texts = [spaced(norwegian.duration(minutes)) for minutes in (195, 45, 120, 0)]

    assert texts == ["3 t 15 min", "45 min", "2 t", "0 min"]


def test_a_part_is_told_with_its_whole() -> None:
    assert spaced(norwegian.part_of(22, 41)) == "22 av 41"


def test_a_phone_number_stands_in_pairs_and_others_are_left_alone() -> None:
    assert spaced(norwegian.phone("40000000")) == "40 00 00 00"
    assert spaced(norwegian.phone("+4740000000")) == "40 00 00 00"
    assert norwegian.phone("ring sentralen") == "ring sentralen"


def test_quotation_marks_follow_the_language() -> None:
    assert norwegian.quoted("nei") == "«nei»"
    assert norwegian.quoted("no", "en") == "“no”"


def test_a_list_ends_with_og_and_keeps_items_with_og_apart() -> None:
    assert norwegian.enumeration([]) == ""
    assert norwegian.enumeration(["idrett"]) == "idrett"
    assert norwegian.enumeration(["idrett", "kultur", "vel"]) == "idrett, kultur og vel"
    assert norwegian.enumeration(["kor", "barn og unge"]) == "kor, og barn og unge"
    assert norwegian.enumeration(["a", "b"], "en") == "a and b"


def test_only_the_first_letter_grows() -> None:
    assert norwegian.capitalised("østfold IL") == "Østfold IL"


@given(st.dates(), st.sampled_from(["nb", "nn", "en"]))
def test_a_date_can_break_after_its_weekday_alone(day: date, language: str) -> None:
    assert " " not in norwegian.plain_date(day, language)
    assert norwegian.long_date(day, language).count(" ") == 1


@given(st.integers(min_value=-(10**12), max_value=10**12))
def test_a_number_loses_none_of_its_digits(number: int) -> None:
    written = norwegian.thousands(number)

    assert int(written.replace(NO_BREAK, "").replace("−", "-")) == number
