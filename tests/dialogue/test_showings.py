"""What the big screen may show: let on, held back with a reason, left to wait; and all of it undone."""

import pytest

from samspill.dialogue import actions
from samspill.dialogue.control.errors import AlreadyDoneError, NoReasonError, TakenBackError
from samspill.dialogue.errors import CannotUndoError
from samspill.dialogue.models import ControlAct, Showing
from samspill.dialogue.state import state_of
from samspill.live.models import LiveEvent
from tests.dialogue import builders


@pytest.fixture
def mona(place):
    return builders.member(place, "mona@example.no")


@pytest.fixture
def given(opened, round_one):
    opened.is_moderated = True
    opened.save()
    return say(opened, round_one, "Nøkkelen må kunne hentes en lørdag")


def say(opened, round, text, table=1):
    return actions.contribute(
        round, text=text, table=opened.tables.get(number=table), channel="phone"
    )


def on_board(opened):
    return [one["text"] for one in state_of(opened)["newest"]]


def test_when_someone_reads_first_nothing_unread_reaches_the_board(opened, given, mona):
    assert on_board(opened) == []

    actions.show(given, by=mona)

    assert on_board(opened) == ["Nøkkelen må kunne hentes en lørdag"]


def test_what_is_shown_is_masked_also_when_it_is_shown_all_the_same(opened, given, round_one, mona):
    flagged = say(opened, round_one, "Spør Kari Nordmann på telefon 22 33 44 55")

    actions.show(flagged, by=mona)

    assert on_board(opened) == ["Spør [navn] på telefon [telefon]"]


def test_what_is_held_back_leaves_the_board_whoever_reads_first(opened, given, mona):
    opened.is_moderated = False
    opened.save()
    assert len(on_board(opened)) == 1

    actions.hold_back(given, reason="unkind", by=mona)

    assert on_board(opened) == []


@pytest.mark.parametrize(("reason", "note"), [("", ""), ("ugly", "Stygt"), ("other", "  ")])
def test_nothing_is_held_back_without_a_reason(given, mona, reason, note):
    with pytest.raises(NoReasonError):
        actions.hold_back(given, reason=reason, note=note, by=mona)

    assert not Showing.objects.exists()


def test_the_acts_are_told_and_noted_without_words_or_names(opened, given, mona):
    actions.show(given, by=mona)
    actions.hold_back(given, reason="other", note="Gjelder en nabo", by=mona)
    actions.let_wait(given, by=mona)

    acts = list(ControlAct.objects.order_by("pk").values_list("kind", "details", "before"))[1:]
    place = {"contribution": given.reference}
    assert acts == [
        ("shown", place, {"state": None}),
        ("held_back", {**place, "reason": "other"}, {"state": "shown", "reason": ""}),
        ("left_waiting", place, {"state": "held", "reason": "other"}),
    ]
    told = LiveEvent.objects.filter(kind__in=["shown", "held_back", "left_waiting"])
    assert [one.payload for one in told] == [{"id": given.pk, "round": 1}] * 3


@pytest.mark.parametrize("kind", ["show", "hold_back", "let_wait"])
def test_an_act_from_an_old_page_is_not_done_and_tells_who_was_first(opened, given, mona, kind):
    jan = builders.member(opened.organiser, "jan@example.no")
    first = actions.show(given, by=jan)
    words = {"reason": "unkind"} if kind == "hold_back" else {}

    with pytest.raises(AlreadyDoneError) as told:
        getattr(actions, kind)(given, by=mona, expected="waits", **words)

    assert told.value.act == first
    assert Showing.objects.get().by == jan


def test_the_same_twice_is_done_once(given, mona):
    assert actions.let_wait(given, by=mona) is None
    actions.show(given, by=mona)
    assert actions.show(given, by=mona) is None
    actions.hold_back(given, reason="health", by=mona)
    assert actions.hold_back(given, reason="person", by=mona) is None

    assert ControlAct.objects.filter(details__contribution=given.reference).count() == 2


def test_words_that_were_taken_back_are_not_shown(given, mona):
    actions.withdraw(given, key=given.key)

    with pytest.raises(TakenBackError):
        actions.show(given, by=mona)


def test_showings_are_undone_newest_first_with_their_reason_and_note(given, mona):
    held = actions.hold_back(given, reason="other", note="Gjelder en nabo", by=mona)
    shown = actions.show(given, by=mona)

    with pytest.raises(CannotUndoError):
        actions.undo(held, by=mona)
    actions.undo(shown, by=mona)
    after_one = Showing.objects.get()
    actions.undo(held, by=mona)

    assert (after_one.state, after_one.reason, after_one.note) == (
        "held", "other", "Gjelder en nabo",
    )  # fmt: skip
    assert not Showing.objects.exists()


def test_showings_of_two_contributions_are_undone_in_any_order(opened, given, round_one, mona):
    other = say(opened, round_one, "Vi trenger en hall", table=2)
    first, second = (actions.show(one, by=mona) for one in (given, other))

    actions.undo(first, by=mona)

    assert on_board(opened) == ["Vi trenger en hall"]
    actions.undo(second, by=mona)
    assert on_board(opened) == []


def test_undoing_is_still_possible_after_the_table_took_its_words_back(given, mona):
    act = actions.show(given, by=mona)
    actions.withdraw(given, key=given.key)

    actions.undo(act, by=mona)

    assert not Showing.objects.exists()


def test_what_names_a_person_waits_for_someone_whoever_reads_first(opened, round_one, mona):
    plain = say(opened, round_one, "Hallen er full")
    naming = say(opened, round_one, "Spør Kari Nordmann om nøkkelen")

    assert (plain.needs_reading, naming.needs_reading) == (False, True)
    assert on_board(opened) == ["Hallen er full"]

    actions.show(naming, by=mona)

    assert on_board(opened) == ["Spør [navn] om nøkkelen", "Hallen er full"]
