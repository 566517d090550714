"""A whole sheet is kept at once, counted like what came by phone, checked by two, never rewritten."""

import pytest
from django.db import transaction

from samspill.dialogue import actions
from samspill.dialogue.models import Contribution, PaperSheet, Showing, TopChoice
from samspill.dialogue.paper.errors import (
    EmptySheetError,
    NotStandingError,
    NotTypedError,
    PeopleNeededError,
    RowKeptError,
    SameHandError,
    SameWordsError,
    SheetRowsError,
)
from samspill.dialogue.reactions.counts import dot_totals
from samspill.dialogue.reactions.errors import TooManyDotsError
from samspill.dialogue.state import state_of
from samspill.history.models import Entry
from tests.dialogue import builders
from tests.dialogue.paper import row, sheet_of


@pytest.fixture
def kari(place):
    return builders.member(place)


@pytest.fixture
def ola(place):
    return builders.member(place, email="ola@example.no")


@pytest.fixture
def sheet(opened):
    return sheet_of(opened, round=1, table=2)


def texts(dialogue):
    rows = dialogue.contributions.standing().order_by("pk")
    return list(rows.values_list("raw_text", flat=True))


def test_a_sheet_is_laid_out_once_however_often_it_is_asked_for(opened):
    first = sheet_of(opened, 2, 3)
    entries = Entry.objects.count()

    again = sheet_of(opened, 2, 3)

    assert (again.pk, again.code) == (first.pk, "R2-B3-1")
    assert Entry.objects.count() == entries


def test_a_whole_sheet_is_kept_with_its_words_as_they_stand(opened, sheet, kari):
    stored = actions.type_sheet(
        sheet, rows=[row(" Leie av  hall\nhver uke ", kind="wish"), row("Ny nøkkel")], by=kari
    )

    first = stored[0]
    assert [one.raw_text for one in stored] == [" Leie av  hall\nhver uke ", "Ny nøkkel"]
    assert (first.channel, first.kind, first.table.number) == ("paper", "wish", 2)
    assert (first.sheet, first.written_by, first.is_late) == (sheet, kari, False)
    sheet.refresh_from_db()
    assert (sheet.typed_by, sheet.checked_at) == (kari, None)
    assert Entry.objects.filter(action="dialogue.sheet_typed").count() == 1


def test_a_sheet_that_is_sent_twice_is_kept_once(opened, sheet, kari):
    rows = [row("Hall", dots=2), row("Nøkkel")]

    for _time in range(2):
        actions.type_sheet(sheet, rows=rows, people=4, by=kari)

    assert texts(opened) == ["Hall", "Nøkkel"]
    assert Entry.objects.filter(action="dialogue.sheet_typed").count() == 1


def test_one_line_that_cannot_be_kept_stops_the_whole_sheet(opened, sheet, kari):
    with pytest.raises(SheetRowsError) as caught:
        actions.type_sheet(sheet, rows=[row("Hall"), row("  "), row("nul\0l")], by=kari)

    assert sorted(caught.value.problems) == [1, 2]
    assert texts(opened) == []
    sheet.refresh_from_db()
    assert sheet.typed_at is None


def test_a_line_that_was_kept_with_other_words_is_told(sheet, kari):
    first = row("Hall")
    actions.type_sheet(sheet, rows=[first], by=kari)

    with pytest.raises(SheetRowsError) as caught:
        actions.type_sheet(sheet, rows=[row("Haller", key=first.key)], by=kari)

    assert isinstance(caught.value.problems[0], RowKeptError)


def test_an_empty_sheet_is_done_when_it_is_said_to_be_empty(sheet, kari):
    with pytest.raises(EmptySheetError):
        actions.type_sheet(sheet, rows=[], by=kari)

    actions.type_sheet(sheet, rows=[], is_empty=True, by=kari)

    sheet.refresh_from_db()
    assert sheet.typed_at


def test_paper_and_phone_end_in_the_same_rows_and_the_same_counts(opened, round_one, kari):
    table = opened.tables.get(number=2)
    actions.contribute(round_one, text="Fra telefonen", table=table, channel="phone")
    actions.type_sheet(sheet_of(opened, 1, 2), rows=[row("Fra papiret")], by=kari)
    actions.type_sheet(sheet_of(opened, 1, 3), rows=[row("Fra et annet bord")], by=kari)

    state = state_of(opened)

    references = opened.contributions.order_by("pk").values_list("reference", flat=True)
    assert list(references) == ["R1-B2-001", "R1-B2-002", "R1-B3-001"]
    assert state["counts"] == {"contributions": 3, "tables": 2, "table_count": 4}
    assert {one["text"] for one in state["newest"]} == {
        "Fra telefonen", "Fra papiret", "Fra et annet bord",
    }  # fmt: skip
    assert opened.contributions.standing().counted()["tables"] == 2


def test_dots_on_paper_are_counted_with_those_from_phones(opened, round_one, sheet, kari):
    [hall, key] = actions.type_sheet(
        sheet, rows=[row("Hall", dots=4), row("Nøkkel", dots=1)], people=5, by=kari
    )
    actions.give_dots(round_one, voter="a" * 64, dots={hall.reference: 2}, table=sheet.table)

    totals = dot_totals(round_one)

    assert totals[hall.pk].dots == 6
    assert totals[hall.pk].people == 6
    assert totals[key.pk].dots == 1


def test_more_dots_than_those_who_sat_there_had_are_refused_and_nothing_is_kept(
    opened, round_one, sheet, kari
):
    with pytest.raises(TooManyDotsError), transaction.atomic():
        actions.type_sheet(sheet, rows=[row("Hall", dots=7)], people=2, by=kari)
    with pytest.raises(PeopleNeededError), transaction.atomic():
        actions.type_sheet(sheet, rows=[row("Hall", dots=1)], by=kari)

    assert texts(opened) == []


def test_dots_on_kept_lines_are_set_anew_not_added(opened, round_one, sheet, kari):
    [hall] = actions.type_sheet(sheet, rows=[row("Hall", dots=4)], people=5, by=kari)

    actions.type_sheet(
        sheet, rows=[row("Nøkkel")], people=5, dots_of_kept={hall.reference: 3}, by=kari
    )
    actions.type_sheet(sheet, rows=[row("Bål", dots=1)], people=5, by=kari)

    assert dot_totals(round_one)[hall.pk].dots == 3


def test_the_second_reader_is_another_than_the_one_who_typed(sheet, kari, ola):
    with pytest.raises(NotTypedError):
        actions.check_sheet(sheet, by=ola)
    actions.type_sheet(sheet, rows=[row("Hall")], by=kari)
    with pytest.raises(SameHandError):
        actions.check_sheet(sheet, by=kari)

    checked = actions.check_sheet(sheet, by=ola)

    assert (checked.checked_by, bool(checked.checked_at)) == (ola, True)


def test_what_comes_after_the_check_must_be_read_too(sheet, kari, ola):
    actions.type_sheet(sheet, rows=[row("Hall")], by=kari)
    actions.check_sheet(sheet, by=ola)

    actions.type_sheet(sheet, rows=[row("Nøkkel")], by=kari)

    sheet.refresh_from_db()
    assert sheet.checked_at is None


def test_a_correction_is_a_new_row_and_the_old_words_stay(opened, sheet, kari, ola):
    [old, _other] = actions.type_sheet(sheet, rows=[row("Hal", kind="wish"), row("Bål")], by=kari)

    new = actions.replace_contribution(old, text="Hall", by=ola)

    old.refresh_from_db()
    assert (old.raw_text, bool(old.withdrawn_at), new.replaces) == ("Hal", True, old)
    assert (new.round, new.table, new.kind, new.sheet) == (old.round, old.table, "wish", sheet)
    assert (new.written_by, new.channel) == (ola, "paper")
    assert texts(opened) == ["Bål", "Hall"]
    assert Entry.objects.filter(action="dialogue.contribution_replaced").count() == 1


def test_a_line_is_corrected_once_and_with_other_words(sheet, kari, ola):
    [old] = actions.type_sheet(sheet, rows=[row("Hal")], by=kari)
    with pytest.raises(SameWordsError):
        actions.replace_contribution(old, text="Hal", by=ola)
    actions.replace_contribution(old, text="Hall", by=ola)

    with pytest.raises(NotStandingError):
        actions.replace_contribution(old, text="Halle", by=ola)


def test_what_was_given_to_the_line_follows_the_correction(opened, round_one, sheet, kari, ola):
    [old, other] = actions.type_sheet(
        sheet, rows=[row("Hal", dots=3), row("Bål", dots=1)], people=4, by=kari
    )
    TopChoice.objects.create(round=round_one, table=sheet.table, rank=1, contribution=old)
    Showing.objects.create(contribution=old, state="held", reason="person")

    new = actions.replace_contribution(old, text="Hall", by=ola)

    assert dot_totals(round_one)[new.pk].dots == 3
    assert TopChoice.objects.get().contribution == new
    assert new.showing.state == "held"
    assert dot_totals(round_one)[other.pk].dots == 1


def test_a_pair_follows_the_correction_and_says_the_same(round_one, sheet, kari, ola):
    [old, other] = actions.type_sheet(sheet, rows=[row("Hal"), row("Bål")], by=kari)
    round_one.stages.all().delete()
    actions.give_pair(
        round_one,
        voter="b" * 64,
        contribution=old.reference,
        other=other.reference,
        value=1,
        channel="paper",
    )

    new = actions.replace_contribution(old, text="Hall", by=ola)

    [reaction] = new.reactions.all() or other.reactions.all()
    assert (reaction.contribution, reaction.other, reaction.value) == (other, new, -1)


def test_one_who_corrects_what_another_has_checked_asks_for_a_new_check(sheet, kari, ola):
    [old] = actions.type_sheet(sheet, rows=[row("Hal")], by=kari)
    actions.check_sheet(sheet, by=ola)

    new = actions.replace_contribution(old, text="Hall", by=ola)
    assert PaperSheet.objects.get().checked_at
    actions.replace_contribution(new, text="Haller", by=kari)

    assert PaperSheet.objects.get().checked_at is None


def test_a_contribution_from_a_phone_has_no_correction(round_one, opened, kari):
    table = opened.tables.get(number=1)
    phoned = actions.contribute(round_one, text="Hal", table=table, channel="phone")

    with pytest.raises(Contribution.DoesNotExist):
        actions.replace_contribution(phoned, text="Hall", by=kari)


def test_a_sheet_takes_as_many_queries_for_many_lines(sheet, kari, django_assert_max_num_queries):
    actions.type_sheet(sheet, rows=[row("Først")], by=kari)
    with django_assert_max_num_queries(40) as few:
        actions.type_sheet(sheet, rows=[row("Hall")], by=kari)
    with django_assert_max_num_queries(40) as many:
        actions.type_sheet(sheet, rows=[row(f"Linje {n}") for n in range(20)], by=kari)

    assert len(many) == len(few)
