from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from samspill.pure.action_plan import PlannedMeasure, action_plan

DAYS = st.none() | st.dates(date(2020, 1, 1), date(2070, 12, 31))
SUMS = st.none() | st.decimals(0, 9_000_000, places=2)


@st.composite
def measures(draw):
    count = draw(st.integers(0, 12))
    return [
        PlannedMeasure(
            key=number,
            reference=f"1.{number}",
            text="Noe",
            starts_on=draw(DAYS),
            deadline=draw(DAYS),
            expected_on=draw(DAYS),
            cost_once=draw(SUMS),
            cost_yearly=draw(SUMS),
            is_dropped=draw(st.booleans()),
        )
        for number in range(count)
    ]


def planned(**facts):
    return PlannedMeasure(key=1, reference="2.3", text="Én vei inn", **facts)


def costs(plan):
    return {year.year: year.cost for year in plan.years}


def test_a_cost_comes_once_in_the_year_it_begins_and_yearly_also_after_the_deadline():
    one = planned(
        starts_on=date(2028, 8, 1),
        deadline=date(2030, 6, 1),
        cost_once=Decimal(100),
        cost_yearly=Decimal(10),
    )

    plan = action_plan([one], first_year=2028)

    assert costs(plan) == {2028: 110, 2029: 10, 2030: 10, 2031: 10}
    assert plan.cost == 140
    assert [year.lines[0].is_running for year in plan.years] == [False, False, False, True]


def test_without_a_deadline_a_yearly_cost_goes_on_to_the_last_year():
    one = planned(starts_on=date(2029, 1, 1), cost_yearly=Decimal(10))

    plan = action_plan([one], first_year=2028)

    assert costs(plan) == {2028: 0, 2029: 10, 2030: 10, 2031: 10}


def test_with_a_deadline_alone_it_begins_in_that_year():
    one = planned(deadline=date(2029, 1, 1), cost_once=Decimal(5), cost_yearly=Decimal(10))

    assert costs(action_plan([one], first_year=2028)) == {2028: 0, 2029: 15, 2030: 10, 2031: 10}


def test_one_that_is_late_stands_also_in_the_year_it_is_expected():
    one = planned(
        starts_on=date(2028, 1, 1), deadline=date(2028, 6, 1), expected_on=date(2032, 2, 1)
    )

    plan = action_plan([one], first_year=2028)

    assert [year.year for year in plan.years if year.lines] == [2028, 2029, 2030, 2031, 2032]
    assert [year.lines[0].is_due for year in plan.years] == [False, False, False, False, True]


def test_one_that_costs_once_is_not_there_after_its_deadline():
    one = planned(starts_on=date(2028, 1, 1), deadline=date(2029, 6, 1), cost_once=Decimal(5))

    plan = action_plan([one], first_year=2028)

    assert [len(year.lines) for year in plan.years] == [1, 1, 0, 0]


def test_one_that_is_dropped_costs_nothing_and_is_named():
    one = planned(starts_on=date(2028, 1, 1), cost_once=Decimal(5), is_dropped=True)

    plan = action_plan([one], first_year=2028)

    assert (plan.cost, plan.dropped) == (0, [one])


def test_one_without_a_sum_is_named_and_has_no_cost_in_its_years():
    one = planned(starts_on=date(2028, 1, 1), deadline=date(2028, 5, 1))

    plan = action_plan([one], first_year=2028)

    assert plan.without_sum == [one]
    assert plan.years[0].lines[0].cost is None


@given(measures())
def test_no_measure_falls_out_of_the_plan(every):
    plan = action_plan(every, first_year=2028)
    in_years = {line.measure.key for year in plan.years for line in year.lines}
    beside = {one.key for one in (*plan.undated, *plan.later, *plan.dropped)}

    assert in_years | beside == {one.key for one in every}
    assert not in_years & beside


@given(measures())
def test_every_cost_that_comes_once_is_counted_once(every):
    yearly_left_out = [
        PlannedMeasure(
            key=one.key, reference=one.reference, text=one.text, starts_on=one.starts_on,
            deadline=one.deadline, expected_on=one.expected_on, cost_once=one.cost_once,
            is_dropped=one.is_dropped,
        )
        for one in every
    ]  # fmt: skip
    plan = action_plan(yearly_left_out, first_year=2028)
    later = sum(one.cost_once or 0 for one in plan.later)

    whole = sum(one.cost_once or 0 for one in every if not one.is_dropped)
    assert plan.cost + plan.undated_once + later == whole


@given(measures(), st.randoms())
def test_the_order_of_the_measures_does_not_change_the_sums(every, random):
    shuffled = list(every)
    random.shuffle(shuffled)

    assert costs(action_plan(shuffled, first_year=2028)) == costs(
        action_plan(every, first_year=2028)
    )
