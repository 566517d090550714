"""Planning, changing and publishing a conference, and its programme."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from samspill.conference import actions
from samspill.conference.actions import ProgrammeDraft
from samspill.conference.errors import PlanError, ProgrammeError
from samspill.conference.models import Conference
from samspill.dialogue.models import Round
from samspill.letters.models import Letter
from samspill.outbox.models import Message
from samspill.process.models import PolicyProcess
from tests.conference.builders import (
    Kind,
    association,
    conference,
    evening,
    organiser,
    round_draft,
    sign_up,
    two_day_programme,
)

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        (lambda: {"ends_at": evening(30)}, "ends_at"),
        (lambda: {"sign_up_deadline": evening(31)}, "sign_up_deadline"),
        (lambda: {"capacity": 0}, "capacity"),
    ],
)
def test_facts_that_do_not_fit_together_are_refused_with_the_field_named(facts, field):
    with pytest.raises(PlanError) as refused:
        conference(organiser(), **facts())

    assert refused.value.field == field
    assert not Conference.objects.exists()


def test_a_change_leaves_the_rest_as_it_stood():
    held = conference(organiser(), venue="Fyrsalen", capacity=3)

    actions.change_conference(held, venue="Grendehuset")

    fresh = Conference.objects.get()
    told = (fresh.venue, fresh.capacity, fresh.title)
    assert told == ("Grendehuset", 3, "Sammen om frivilligheten")


def test_a_new_time_is_told_to_all_who_have_signed_up_each_in_their_language():
    held = conference(organiser(), capacity=1)
    sign_up(held, "Anna", email="anna@example.no")
    sign_up(held, "Berit", email="berit@example.no", language="nn")

    actions.change_conference(held, starts_at=held.starts_at + timedelta(hours=1))

    told = Message.objects.filter(subject__startswith="Ny tid").order_by("language")
    assert [one.language for one in told] == ["nb", "nn"]
    assert "18.30" in told[0].text
    assert b"SEQUENCE:100" in bytes(told[0].attachments.get().content)


def test_what_does_not_move_anybody_is_told_to_nobody():
    held = conference(organiser())
    sign_up(held, "Anna", email="anna@example.no")

    actions.change_conference(held, contact_name="Kari Eksempel")

    assert not Message.objects.filter(subject__startswith="Ny tid").exists()


def test_seats_that_people_have_cannot_be_taken_from_them():
    held = conference(organiser(), capacity=2)
    [sign_up(held, name) for name in ("Anna", "Berit")]

    with pytest.raises(PlanError, match="2 har alt fått plass"):
        actions.change_conference(held, capacity=1)


def test_the_rule_of_one_from_each_stands_once_somebody_has_signed_up_by_it():
    held = conference(organiser())
    sign_up(held)

    with pytest.raises(PlanError) as refused:
        actions.change_conference(held, one_per=Conference.OnePer.NONE)

    assert refused.value.field == "one_per"


def test_a_page_that_people_have_signed_up_on_is_not_taken_down():
    held = conference(organiser())
    actions.withdraw_publication(held)
    assert Conference.objects.get().published_at is None
    actions.publish(held)
    sign_up(held)

    with pytest.raises(PlanError):
        actions.withdraw_publication(held)


def test_two_days_are_expressed_in_full():
    held = conference(organiser(), ends_at=evening() + timedelta(hours=20))

    items = actions.set_programme(held, two_day_programme(held))

    assert [item.kind for item in items] == ["talk", "round", "plenary", "meal", "break", "round"]
    assert [str(speaker) for speaker in items[0].speakers.all()] == [
        "Ola Eksempel, generalsekretær, Landsforbundet",
        "Áile Døme, Sámi «searvi»",
    ]
    assert items[3].ends_at is None
    assert items[2].round_number == items[1].round_number == 1


def test_a_new_programme_replaces_the_old_but_a_round_keeps_its_row():
    held = conference(organiser())
    old = actions.set_programme(held, two_day_programme(held))

    new = actions.set_programme(held, [replace(round_draft(held), question="Noe annet?")])

    assert [(item.pk, item.question) for item in new] == [(old[1].pk, "Noe annet?")]


def test_a_round_in_use_at_the_tables_stays_and_the_programme_is_as_it_was():
    held = conference(organiser())
    actions.set_programme(held, [round_draft(held)])
    _open_dialogue(held)
    welcome = ProgrammeDraft(starts_at=held.starts_at, title="Velkommen")

    with pytest.raises(ProgrammeError, match="Runde 1 er i bruk"):
        actions.set_programme(held, [welcome])

    assert [item.title for item in held.programme.all()] == ["Runde 1"]


def test_a_round_in_use_may_get_new_words_but_be_neither_deleted_nor_made_a_break():
    held = conference(organiser())
    (item,) = actions.set_programme(held, [round_draft(held)])
    _open_dialogue(held)

    actions.change_programme_item(item, draft=replace(round_draft(held), question="Nytt?"))
    with pytest.raises(ProgrammeError):
        actions.delete_programme_item(item)
    with pytest.raises(ProgrammeError):
        actions.change_programme_item(item, draft=replace(round_draft(held), kind=Kind.BREAK))

    item.refresh_from_db()
    assert (item.kind, item.question) == ("round", "Nytt?")


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"title": " "}, "title"),
        ({"ends_at": evening(29)}, "ends_at"),
        ({"round_number": None}, "round_number"),
        ({"question": " "}, "question"),
        ({"kind": "nonsense"}, "kind"),
    ],
)
def test_an_item_that_does_not_fit_is_refused_with_the_field_named(change, field):
    held = conference(organiser())

    with pytest.raises(ProgrammeError) as refused:
        actions.add_programme_item(held, draft=replace(round_draft(held), **change))

    assert refused.value.field == field


def test_two_rounds_cannot_have_the_same_number():
    held = conference(organiser())
    actions.add_programme_item(held, draft=round_draft(held))

    with pytest.raises(ProgrammeError, match="To runder har nummer 1"):
        actions.add_programme_item(held, draft=round_draft(held))
    with pytest.raises(ProgrammeError, match="To runder har nummer 1"):
        actions.set_programme(held, [round_draft(held), round_draft(held, minutes=90)])


def test_the_letters_get_time_place_questions_and_deadline():
    place = organiser()
    process = _process(place)
    held = conference(place, process=process, price_includes="suppe, kaffe og kake")
    actions.set_programme(held, [round_draft(held, 2, 60), round_draft(held)])
    sign_up(held, association=association(place, "HAVSUND VEL"))

    invitation, reminder = actions.draft_letters(held)

    assert (invitation.kind, reminder.kind) == ("conference_invitation", "reminder")
    assert invitation.facts["questions"] == ["Hva trenger dere?"] * 2
    assert invitation.facts["conference_starts_at"] == "17:30"
    assert invitation.facts["price_includes"] == ["suppe", "kaffe", "kake"]
    assert invitation.facts["sign_up_url"].endswith(f"/eigersund/conferences/{held.pk}/sign-up/")
    assert reminder.facts["seats_left"] == 2
    assert len(reminder.facts["signed_up_associations"]) == 1


def test_drafting_again_brings_the_same_letters_up_to_date():
    place = organiser()
    held = conference(place, process=_process(place))
    actions.draft_letters(held)
    actions.change_conference(held, venue="Grendehuset")

    actions.draft_letters(held)

    assert Letter.objects.count() == 2
    assert {one.facts["conference_venue"] for one in Letter.objects.all()} == {"Grendehuset"}


def test_a_conference_outside_any_process_has_no_letters():
    assert actions.draft_letters(conference(organiser())) == []


def _process(place) -> PolicyProcess:
    return PolicyProcess.objects.create(organiser=place, started_on=date(2026, 9, 1))


def _open_dialogue(held: Conference) -> Round:
    from samspill.dialogue.actions import open_dialogue

    return open_dialogue(held, by=None).rounds.first()
