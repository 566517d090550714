from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samspill.pure.council_terms import election_day, months_after, term_of

DAYS = st.dates(date(1990, 1, 1), date(2090, 12, 31))


@pytest.mark.parametrize(
    ("year", "day"),
    [(2019, date(2019, 9, 9)), (2023, date(2023, 9, 11)), (2027, date(2027, 9, 13))],
)
def test_elections_are_on_the_second_monday_of_september(year, day):
    assert election_day(year) == day


def test_a_council_sits_until_the_next_one_meets_in_october():
    assert term_of(date(2027, 9, 30)).name == "2023–2027"
    assert term_of(date(2027, 10, 1)).name == "2027–2031"
    assert term_of(date(2026, 1, 1)).next_election_on == date(2027, 9, 13)


@given(DAYS)
def test_every_day_is_in_one_term_and_the_next_begins_after_it(day):
    term = term_of(day)

    assert date(term.first_year, 10, 1) <= day <= term.ends_on
    assert term_of(term.ends_on + timedelta(days=1)) == term.next


def test_half_a_year_from_the_last_of_august_is_the_last_of_february():
    assert months_after(date(2027, 8, 31), 6) == date(2028, 2, 29)
    assert months_after(date(2027, 6, 15), 6) == date(2027, 12, 15)


@given(DAYS, st.integers(1, 60))
def test_months_after_is_always_later(day, months):
    assert months_after(day, months) > day
