"""What is asked at sign-up: questions under conditions, extras with their room, own answers."""

from decimal import Decimal

import pytest
from django.http import QueryDict

from samspill.conference.actions.asked import Asked, save_asked
from samspill.conference.actions.extras import save_extra, set_preparation
from samspill.conference.actions.own_fields import delete_field, move_field, save_field
from samspill.conference.asking.form_part import AskingPart
from samspill.conference.asking.lists import own_columns
from samspill.conference.asking.offered import extras_with_taken, parallel_slots
from samspill.conference.errors import ExtraFullError, PlanError
from samspill.conference.models import PreparationAnswer, ProgrammeItem, SignUpField
from tests.conference import builders

Kind = SignUpField.Kind


@pytest.fixture
def held(place):
    return builders.conference(place)


@pytest.fixture
def asked(held):
    """Whether one drives; if so, how many seats are free in the car: that one must be answered."""
    drives = save_field(held, kind=Kind.YES_NO, label="Kjører du?", reason="Samkjøring")
    seats = save_field(
        held,
        kind=Kind.NUMBER,
        label="Ledige plasser",
        reason="Samkjøring",
        is_required=True,
        asked_when=drives,
        asked_when_is="yes",
    )
    return drives, seats


def part_of(held, sign_up=None, **typed):
    data = QueryDict(mutable=True)
    for name, value in typed.items():
        data.setlist(name, value if isinstance(value, list) else [str(value)])
    return AskingPart(held, data, sign_up)


def test_a_required_question_that_is_not_opened_is_not_required(held, asked):
    drives, _seats = asked

    assert part_of(held, **{f"asked_{drives.pk}": "no"}).is_valid()


def test_a_question_an_answer_has_opened_is_shown_before_anything_is_sent(held, asked):
    drives, seats = asked

    part = part_of(held, **{f"asked_{drives.pk}": "yes"})

    assert not part.is_valid()
    shown = part.fields_shown[0].fields[1]
    assert shown.is_open
    assert part.form.non_field_errors()
    assert f"asked_{seats.pk}" in part.form.errors


def test_the_answers_are_kept_each_as_what_it_is(held, asked):
    drives, seats = asked
    one = builders.sign_up(held)
    typed = {f"asked_{drives.pk}": "yes", f"asked_{seats.pk}": "3", "asked_seen": seats.pk}
    part = part_of(held, one, **typed)

    assert part.is_valid()
    part.save(one)

    assert {a.field_id: a.value for a in one.own_answers.all()} == {drives.pk: True, seats.pk: 3}
    assert own_columns(held) == (["Kjører du?", "Ledige plasser"], {one.pk: ["ja", "3"]})


def test_what_was_written_under_a_question_that_is_closed_again_is_not_kept(held, asked):
    drives, seats = asked
    one = builders.sign_up(held)
    save_asked(one, asked=Asked(answers={drives.pk: True, seats.pk: 3}))
    part = part_of(held, one, **{f"asked_{drives.pk}": "no", f"asked_{seats.pk}": "3"})

    assert part.is_valid()
    part.save(one)

    assert {a.field_id: a.value for a in one.own_answers.all()} == {drives.pk: False}


def test_a_question_stays_below_the_one_that_opens_it(asked):
    drives, seats = asked

    assert move_field(seats, up=True) is False
    assert move_field(drives, up=False) is False


def test_a_question_with_answers_goes_only_when_that_is_said(held, asked):
    drives, seats = asked
    save_asked(builders.sign_up(held), asked=Asked(answers={seats.pk: 2}))

    with pytest.raises(PlanError):
        delete_field(seats)
    delete_field(seats, with_answers=True)

    assert list(held.own_fields.all()) == [drives]


def test_a_question_without_a_reason_is_not_asked(held):
    with pytest.raises(PlanError):
        save_field(held, kind=Kind.TEXT, label="Hva heter hunden?", reason="  ")


def dinner(held, capacity=1):
    return save_extra(held, name="Middag", kind="meal", capacity=capacity, price=Decimal(395))


def test_an_extra_is_never_given_to_more_than_there_is_room_for(held):
    extra = dinner(held)
    first, second = builders.sign_up(held), builders.sign_up(held, "Berit Prøve")
    save_asked(first, asked=Asked(extras={extra.pk: ""}))

    with pytest.raises(ExtraFullError):
        save_asked(second, asked=Asked(extras={extra.pk: ""}, answers={}))

    assert [one.taken for one in extras_with_taken(held)] == [1]


def test_whoever_has_the_last_place_may_save_again(held):
    extra = dinner(held)
    one = builders.sign_up(held)
    save_asked(one, asked=Asked(extras={extra.pk: ""}))
    part = part_of(held, one, **{f"extra_{extra.pk}": "on"})

    assert part.is_valid()
    assert part.try_save(one)


def test_a_full_extra_is_told_beside_its_tick_and_nobody_is_signed_up_by_halves(held):
    extra = dinner(held)
    save_asked(builders.sign_up(held), asked=Asked(extras={extra.pk: ""}))
    part = part_of(held, **{f"extra_{extra.pk}": "on"})

    assert not part.is_valid()
    assert "Middag" in part.form.errors[f"extra_line_{extra.pk}"][0]


def test_a_seat_is_not_kept_when_the_dinner_was_taken_meanwhile(held):
    extra = dinner(held)
    part = part_of(held, **{f"extra_{extra.pk}": "on"})
    assert part.is_valid()
    save_asked(builders.sign_up(held), asked=Asked(extras={extra.pk: ""}))

    taken_in = part.sign_up_with(lambda: builders.sign_up(held, "Berit Prøve"))

    assert taken_in is None
    assert held.sign_ups.count() == 1
    assert f"extra_{extra.pk}" in part.form.errors


def test_a_cancelled_sign_up_gives_its_dinner_back(held):
    extra = dinner(held)
    one = builders.sign_up(held)
    save_asked(one, asked=Asked(extras={extra.pk: ""}))

    builders.actions.cancel_sign_up(one)

    assert [one.taken for one in extras_with_taken(held)] == [0]


def test_room_cannot_be_made_smaller_than_those_who_have_chosen(held):
    extra = dinner(held, capacity=2)
    for name in ("Anna Prøve", "Berit Prøve"):
        save_asked(builders.sign_up(held, name), asked=Asked(extras={extra.pk: ""}))

    with pytest.raises(PlanError) as raised:
        save_extra(held, extra=extra, name="Middag", kind="meal", capacity=1, price=Decimal(0))

    assert raised.value.field == "capacity"


def session(held, title, track):
    return ProgrammeItem.objects.create(
        conference=held,
        kind="talk",
        title=title,
        track=track,
        starts_at=held.starts_at,
        ends_at=held.ends_at,
    )


def test_of_sessions_at_the_same_time_one_is_chosen(held):
    first, second = session(held, "Lokaler", "A"), session(held, "Tilskudd", "B")
    one = builders.sign_up(held)
    [slot] = parallel_slots(held)
    part = part_of(held, one, **{f"session_{slot.number}": second.pk})

    assert part.is_valid()
    part.save(one)

    assert [choice.item for choice in one.sessions.all()] == [second]
    assert list(slot.items) == [first, second]


def test_what_was_sent_before_the_conference_is_never_changed(held):
    set_preparation(held, texts=["Hva er dere stolte av?"])
    [question] = held.preparation_questions.all()
    one = builders.sign_up(held)
    save_asked(one, asked=Asked(preparation={question.pk: "  Dugnaden \n"}))

    save_asked(one, asked=Asked(preparation={question.pk: "Noe annet"}))

    assert [a.text for a in PreparationAnswer.objects.all()] == ["  Dugnaden \n"]
    with pytest.raises(PlanError):
        set_preparation(held, texts=["Hva får dere til?"])
