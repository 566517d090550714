"""The table's top three: in order, of its own standing contributions, and set as a whole."""

import pytest

from samspill.dialogue import actions
from samspill.dialogue.models import TopChoice
from samspill.dialogue.top_errors import ChosenTwiceError, NotThisTablesError, TooManyTopsError
from samspill.history.models import Entry
from samspill.live.models import LiveEvent


@pytest.fixture
def table(opened):
    return opened.tables.get(number=2)


@pytest.fixture
def given(round_one, table):
    """Four contributions of table 2."""
    return [
        actions.contribute(round_one, text=f"Tanke {number}", table=table, channel="phone")
        for number in range(4)
    ]


def chosen(round, table):
    rows = TopChoice.objects.filter(round=round, table=table).order_by("rank")
    return [(one.rank, one.contribution.reference) for one in rows]


def events(opened):
    return LiveEvent.objects.filter(channel=opened.channel, kind="top").count()


def test_the_three_stand_in_the_order_they_were_given(round_one, table, given):
    references = [given[2].reference, given[0].reference, given[3].reference]

    actions.set_top_three(round_one, table=table, references=references)

    assert chosen(round_one, table) == list(enumerate(references, 1))


def test_a_place_may_stand_open(round_one, table, given):
    actions.set_top_three(round_one, table=table, references=["", given[1].reference])

    assert chosen(round_one, table) == [(2, given[1].reference)]


def test_what_is_set_anew_takes_the_place_of_all_that_stood(round_one, table, given):
    first, second = given[0].reference, given[1].reference
    actions.set_top_three(round_one, table=table, references=[first, second])

    actions.set_top_three(round_one, table=table, references=[second, first])

    assert chosen(round_one, table) == [(1, second), (2, first)]


def test_the_same_again_changes_nothing_and_is_told_to_nobody(round_one, table, given):
    for _ in range(2):
        actions.set_top_three(round_one, table=table, references=[given[0].reference])

    assert events(round_one.dialogue) == 1
    assert Entry.objects.filter(action="dialogue.top_chosen").count() == 1


def test_each_table_has_its_own(round_one, table, given, opened):
    other = opened.tables.get(number=3)
    theirs = actions.contribute(round_one, text="Deres", table=other, channel="phone")
    actions.set_top_three(round_one, table=table, references=[given[0].reference])

    actions.set_top_three(round_one, table=other, references=[theirs.reference])

    assert chosen(round_one, table) == [(1, given[0].reference)]


def test_another_tables_contribution_cannot_be_chosen(round_one, table, given, opened):
    theirs = actions.contribute(
        round_one, text="Deres", table=opened.tables.get(number=3), channel="phone"
    )
    actions.set_top_three(round_one, table=table, references=[given[0].reference])

    with pytest.raises(NotThisTablesError):
        actions.set_top_three(round_one, table=table, references=[theirs.reference])

    assert chosen(round_one, table) == [(1, given[0].reference)]


def test_what_is_taken_back_cannot_be_chosen(round_one, table, given):
    actions.withdraw(given[0], key=given[0].key)

    with pytest.raises(NotThisTablesError):
        actions.set_top_three(round_one, table=table, references=[given[0].reference])


@pytest.mark.parametrize(
    ("places", "error"), [((0, 0), ChosenTwiceError), ((0, 1, 2, 3), TooManyTopsError)]
)
def test_nothing_is_chosen_twice_and_never_more_than_three(round_one, table, given, places, error):
    with pytest.raises(error):
        actions.set_top_three(
            round_one, table=table, references=[given[place].reference for place in places]
        )

    assert chosen(round_one, table) == []
