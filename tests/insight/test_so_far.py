"""What the tables have spoken of so far: distinct tables, small counts not told."""

from samspill.insight import actions
from samspill.insight.models import Coding, Theme
from samspill.insight.report.rows import report_rows
from samspill.insight.so_far import themes_so_far
from samspill.pure.claims.figures.building import figure as make_figure
from samspill.pure.claims.rows import read_rows
from tests.insight import builders


def rows(dialogue):
    return {row.theme.pk: row for row in themes_so_far(dialogue).rows}


def sort_all(dialogue, by, code, **more):
    for one in dialogue.contributions.all():
        actions.code(one, primary=Theme.objects.get(pk=code), by=by, **more)


def test_ten_notes_from_one_table_are_one_table(place, coordinator):
    dialogue = builders.spoken(place, *builders.RINGS)
    for _time in range(3):
        builders.give(dialogue, builders.HALL, table=1)
    sort_all(dialogue, coordinator, "KOO")

    row = rows(dialogue)["KOO"]

    assert (row.tables, row.contributions) == (3, 6)
    assert themes_so_far(dialogue).by_people == 6


def test_one_or_two_tables_are_told_as_few(place, coordinator):
    dialogue = builders.spoken(place, builders.HALL, builders.HALL)
    sort_all(dialogue, coordinator, "LOK")

    row = rows(dialogue)["LOK"]

    assert row.tables is None
    assert row.rounds[0][1].tables is None


def test_a_zero_is_a_zero(place, coordinator):
    dialogue = builders.spoken(place, *builders.RINGS)
    builders.give(dialogue, *builders.RINGS, round=2)
    sort_all(dialogue, coordinator, "KOO")
    for one in dialogue.contributions.filter(round__number=2):
        actions.code(one, primary=Theme.objects.get(pk="LOK"), by=coordinator)

    [*_first, (_number, last)] = rows(dialogue)["KOO"].rounds

    assert last.tables == 0


def test_a_round_that_nothing_was_said_in_is_no_column(place, coordinator):
    dialogue = builders.spoken(place, *builders.RINGS)
    sort_all(dialogue, coordinator, "KOO")

    assert [one.number for one in themes_so_far(dialogue).rounds] == [1]
    assert dialogue.rounds.count() > 1


def test_what_the_system_is_not_sure_of_is_told_apart_from_what_it_proposes(place, coordinator):
    dialogue = builders.spoken(place, *builders.RINGS)
    Coding.objects.update(primary="KOO", is_unclear=False)
    first, second, _third = dialogue.contributions.order_by("pk")
    second.codings.update(is_unclear=True)
    actions.code(first, primary=Theme.objects.get(pk="KOO"), by=coordinator)

    so_far = themes_so_far(dialogue)

    assert (so_far.by_people, so_far.as_proposed, so_far.unclear) == (1, 1, 1)


def test_a_persons_second_theme_counts_and_the_systems_does_not(place, coordinator):
    dialogue = builders.spoken(place, *builders.RINGS)
    Coding.objects.update(primary="KOO", secondary="LOK", is_unclear=False)
    assert set(rows(dialogue)) == {"KOO"}

    sort_all(dialogue, coordinator, "KOO", secondary=Theme.objects.get(pk="LOK"))

    assert set(rows(dialogue)) == {"KOO", "LOK"}


def test_what_a_person_could_not_tell_is_not_counted(place, coordinator):
    dialogue = builders.spoken(place, *builders.RINGS)
    for one in dialogue.contributions.all():
        actions.set_aside(one, by=coordinator)

    so_far = themes_so_far(dialogue)

    assert so_far.rows == []
    assert (so_far.has_theme, len(so_far.basis.contributions)) == (0, 3)


def test_what_the_system_is_not_sure_of_counts_under_no_theme_and_is_told(place):
    dialogue = builders.spoken(place, *builders.RINGS)
    Coding.objects.update(primary="KOO", is_unclear=True)

    so_far = themes_so_far(dialogue)

    assert (so_far.rows, so_far.has_theme, so_far.unclear) == ([], 0, 3)


def test_what_would_give_a_small_number_away_is_not_told(place, coordinator):
    """Three tables in round 1, one other in round 2: four in all would tell that it is one."""
    dialogue = builders.spoken(place, *builders.RINGS, tables=5)
    builders.give(dialogue, builders.HALL, round=2, table=4)
    sort_all(dialogue, coordinator, "KOO")

    row = rows(dialogue)["KOO"]

    assert row.tables == 4
    assert [(cell.tables, cell.is_apart) for _number, cell in row.rounds] == [
        (None, True),
        (None, True),
    ]


def test_it_tells_what_the_figures_tell(place, coordinator):
    dialogue = builders.spoken(place, *builders.RINGS, builders.HALL, tables=5)
    builders.give(dialogue, *builders.RINGS, builders.HALL, round=2)
    sort_all(dialogue, coordinator, "KOO")
    figure = make_figure(read_rows(report_rows(dialogue, language="nb")), "theme")

    told = {
        row.theme.pk: (row.tables, row.contributions, [cell.tables for _n, cell in row.rounds])
        for row in themes_so_far(dialogue).rows
    }

    assert told
    assert told == {
        row["key"]: (row["tables"], row["contributions"], [c["tables"] for c in row["cells"][:2]])
        for row in figure["rows"]
        if row["ids"]
    }
