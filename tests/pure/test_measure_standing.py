from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samspill.pure.measure_standing import STANDINGS, counted, standing
from samspill.pure.status_report import ReportedMeasure, ReportHead, status_report

TODAY = date(2028, 6, 1)
BEFORE, AFTER = TODAY - timedelta(days=1), TODAY + timedelta(days=1)
STATUSES = ("proposed", "adopted", "in_progress", "delivered", "dropped")
DAYS = st.none() | st.dates(date(2027, 1, 1), date(2030, 1, 1))
HEAD = ReportHead("Politikk", "nb", 1, asked_on=BEFORE, reported_on=TODAY)


@pytest.mark.parametrize(
    ("status", "deadline", "expected_on", "found"),
    [
        ("adopted", None, None, "next"),
        ("adopted", AFTER, None, "next"),
        ("in_progress", AFTER, None, "now"),
        ("in_progress", TODAY, None, "now"),
        ("in_progress", BEFORE, None, "late"),
        ("adopted", BEFORE, None, "late"),
        ("in_progress", AFTER, AFTER + timedelta(days=9), "late"),
        ("in_progress", AFTER, AFTER, "now"),
        ("delivered", BEFORE, None, "done"),
        ("dropped", BEFORE, None, "dropped"),
    ],
)
def test_how_far_a_measure_has_come(status, deadline, expected_on, found):
    assert standing(status, deadline=deadline, expected_on=expected_on, today=TODAY) == found


@given(st.lists(st.tuples(st.sampled_from(STATUSES), DAYS, DAYS, st.booleans(), st.booleans())))
def test_the_figures_of_a_report_count_every_measure_once(rows):
    measures = [
        ReportedMeasure(
            reference=f"1.{number}", goal=1, text="Noe", status=status, deadline=deadline,
            expected_on=expected_on, has_owner=has_owner, is_told=is_told,
        )
        for number, (status, deadline, expected_on, has_owner, is_told) in enumerate(rows)
    ]  # fmt: skip

    figures = status_report(HEAD, [(1, "Mål")], measures)["figures"]

    together = sorted(one for name in STANDINGS for one in figures[name])
    assert together == sorted(figures["all"]) == sorted(one.reference for one in measures)
    assert not set(figures["silent"]) & set(figures["told"])


def test_all_five_are_counted_also_without_any():
    assert counted([]) == dict.fromkeys(STANDINGS, 0)
