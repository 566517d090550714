"""What the evening gave: every figure with its basis, and what was chosen."""

import pytest
from django.utils import timezone

from samspill.conference.models import SignUp
from samspill.dialogue.actions import withdraw
from samspill.insight.debrief.building import build_debrief
from samspill.insight.debrief.page import table_lines
from tests.dialogue import builders as rooms
from tests.insight import builders, evenings
from tests.insight.evenings import TEXTS, given


@pytest.fixture
def evening(place):
    return evenings.first_round(place)


@pytest.fixture
def first(evening):
    return evening.rounds.get(number=1)


# --- the figures ---------------------------------------------------------------------------------


def test_the_basis_counts_what_stands(evening):
    withdraw(one := given(evening, "Ny hall"), key=one.key)

    told = build_debrief(evening)

    assert (told.contributions, told.tables, told.table_count, told.associations) == (4, 4, 4, 1)
    assert told.withdrawn == 1
    assert len(told.held) == 1


def test_a_table_that_said_nothing_in_a_round_is_named(evening):
    builders.give(evening, "Mer", round=2, table=3)

    told = build_debrief(evening)

    assert [one.silent for one in told.rounds] == [[], [1, 2, 4], []]
    assert [one.was_held for one in told.rounds] == [True, True, False]


def test_the_rows_add_up_to_all_that_was_given_at_the_tables(evening):
    builders.give(evening, "Mer", "Enda mer", round=2, table=2)

    told = build_debrief(evening)

    assert told.rows == [(1, [2, 0]), (2, [1, 1]), (3, [1, 1]), (4, [1, 0])]
    assert sum(line.count for line in table_lines(told)) == told.contributions


def test_the_squares_are_as_many_as_the_contributions(evening):
    [line, *_others] = table_lines(build_debrief(evening))

    assert [len(cell.squares) for cell in line.cells] == [cell.count for cell in line.cells] == [2]


def test_those_who_had_a_seat_are_counted_and_nobody_is_said_to_have_come(evening):
    rooms.people(evening.conference, 3)
    SignUp.objects.filter(name__startswith="Person 02").update(state="cancelled")

    told = build_debrief(evening)

    assert (told.seated, told.seated_associations) == (2, 2)


# --- what was chosen -----------------------------------------------------------------------------


def test_a_tables_three_stand_in_its_own_order(evening, first):
    evenings.top(first, 1, given(evening, "Vi kan bake"), given(evening, "Ny hall"))

    [told, *_others] = build_debrief(evening).rounds

    assert [(table, [one.text for one in said]) for table, said in told.tops] == [
        (1, ["Vi kan bake", "Ny hall"])
    ]


def test_most_dots_come_first_with_the_people_behind(evening, first):
    hall, bus = given(evening, "Ny hall"), given(evening, "Buss om kvelden")
    evenings.dots(first, {hall: 1, bus: 2}, table=1)
    evenings.dots(first, {bus: 9}, table=2, people=4)

    dots = build_debrief(evening).rounds[0].dots

    assert (dots.given, dots.people, dots.tables) == (12, 5, 2)
    told = [(one.said.text, one.total.dots, one.total.people) for one in dots.most]
    assert told == [("Buss om kvelden", 11, 5), ("Ny hall", 1, 1)]


def test_dots_are_secret_while_they_are_given(evening, first):
    evenings.dots(first, {given(evening, "Ny hall"): 1}, table=1)
    first.state, first.closed_at = "open", None
    first.save()
    stage = first.stages.create(number=1, kind="dots", minutes=5, opened_at=timezone.now())

    assert build_debrief(evening).rounds[0].dots is None
    stage.closed_at = timezone.now()
    stage.save()
    assert build_debrief(evening).rounds[0].dots.given == 1


def test_people_differ_where_there_are_two_on_each_side(evening, first):
    hall, bus = given(evening, "Ny hall"), given(evening, "Buss om kvelden")
    for value in (1, 1, 1, -1, -1, 0):
        evenings.opinion(first, hall, value)
    for value in (1, 1, -1):
        evenings.opinion(first, bus, value)

    opinions = build_debrief(evening).rounds[0].opinions

    assert [one.said.text for one in opinions.split] == ["Ny hall"]
    assert {one.said.text for one in opinions.most} == {"Ny hall", "Buss om kvelden"}
    assert opinions.people == 9


def test_what_mattered_more_comes_first_and_what_only_lost_not_at_all(evening, first):
    hall, bus, light = (given(evening, text) for text in TEXTS[:3])
    evenings.pair(first, hall, bus)
    evenings.pair(first, hall, light)
    evenings.pair(first, bus, light)
    evenings.pair(first, bus, light)

    pairs = build_debrief(evening).rounds[0].pairs

    assert {one.said.text for one in pairs.most} == {hall.raw_text, bus.raw_text}


def test_the_plenarys_clusters_stand_with_their_round_or_by_themselves(evening, first):
    evenings.cluster(evening, "Lokaler", given(evening, "Ny hall"), round=first)
    evenings.cluster(evening, "Ferdsel", given(evening, "Buss om kvelden"))

    told = build_debrief(evening)

    assert [one.told.title for one in told.rounds[0].clusters] == ["Lokaler"]
    assert [(one.told.title, one.said[0].text) for one in told.clusters] == [
        ("Ferdsel", "Buss om kvelden")
    ]


# --- what waits ----------------------------------------------------------------------------------


def test_sheets_and_unread_words_wait(evening, first):
    now = timezone.now()
    evenings.sheet(first, 1)
    evenings.sheet(first, 2, photo_at=now)
    evenings.sheet(first, 3, typed_at=now)
    evenings.sheet(first, 4, typed_at=now, checked_at=now)
    evening.is_moderated = evening.checks_paper = True

    waiting = build_debrief(evening).waiting

    assert (waiting.sheets, waiting.photographed, waiting.unchecked, waiting.unread) == (2, 1, 1, 5)
    assert not waiting.is_nothing


def test_nothing_waits_where_nobody_asked_for_it(evening, first):
    evenings.sheet(first, 3, typed_at=timezone.now())

    assert build_debrief(evening).waiting.is_nothing
