"""Signing up, changing who comes and cancelling: seats, the waiting list, the one from each."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from samspill.conference import actions
from samspill.conference.errors import (
    AlreadySignedUpError,
    CancelledError,
    ConferenceOverError,
    DeadlinePassedError,
    NameMissingError,
    NotOpenError,
    RepresentsMissingError,
)
from samspill.conference.models import Conference, SignUp
from samspill.organiser.models import Municipality
from samspill.outbox.models import Delivery, Message
from tests.conference.builders import (
    association,
    conference,
    evening,
    national,
    organiser,
    sign_up,
)

pytestmark = pytest.mark.django_db


def test_sign_up_waits_when_every_seat_is_taken():
    held = conference(organiser(), capacity=1)

    states = [sign_up(held, name).state for name in ("Anna", "Berit")]

    assert states == ["seated", "waiting"]


def test_one_who_comes_later_does_not_pass_those_who_wait():
    held = conference(organiser(), capacity=1)
    first = sign_up(held, "Anna")
    sign_up(held, "Berit")
    SignUp.objects.filter(pk=first.pk).update(state="cancelled")

    assert sign_up(held, "Cato").state == "waiting"


def test_whoever_waited_longest_gets_the_seat_and_is_told():
    held = conference(organiser(), capacity=1)
    seated = sign_up(held, "Anna")
    waiting = [sign_up(held, name, email=f"{name}@example.no") for name in ("berit", "cato")]

    promoted = actions.cancel_sign_up(seated)

    assert [one.pk for one in promoted] == [waiting[0].pk]
    assert SignUp.objects.get(pk=waiting[1].pk).state == "waiting"
    told = Delivery.objects.filter(message__subject__startswith="Nå har du plass")
    assert [one.address for one in told] == ["berit@example.no"]


def test_more_seats_go_to_those_who_wait():
    held = conference(organiser(), capacity=1)
    people = [sign_up(held, name) for name in ("Anna", "Berit", "Cato")]

    actions.change_conference(held, capacity=2)

    assert [SignUp.objects.get(pk=one.pk).state for one in people] == [
        "seated",
        "seated",
        "waiting",
    ]


def test_an_association_signs_up_one_and_the_error_says_whom_to_change():
    place = organiser()
    held, club = conference(place), association(place)
    first = sign_up(held, "Anna", association=club)

    with pytest.raises(AlreadySignedUpError) as refused:
        sign_up(held, "Berit", association=club)

    assert refused.value.existing == first
    assert str(refused.value) == "Havsund IL har alt meldt på én. Dere kan bytte deltaker."


def test_an_association_outside_the_register_counts_as_one_whatever_the_capitals():
    held = conference(organiser())
    sign_up(held, "Anna", association_name="Maske & <Ull>")

    with pytest.raises(AlreadySignedUpError):
        sign_up(held, "Berit", association_name="  maske &  <ULL> ")


def test_after_a_cancellation_the_association_may_sign_up_another():
    place = organiser()
    held, club = conference(place), association(place)
    actions.cancel_sign_up(sign_up(held, "Anna", association=club))

    assert sign_up(held, "Berit", association=club).state == "seated"


def test_a_municipality_signs_up_one_where_the_conference_says_so():
    held = conference(national(), one_per=Conference.OnePer.MUNICIPALITY)
    luster = Municipality.objects.get(pk="4644")
    sign_up(held, "Anna", municipality=luster)

    with pytest.raises(AlreadySignedUpError, match="Luster har alt meldt på én"):
        sign_up(held, "Berit", municipality=luster)


def test_the_municipality_may_send_several_to_an_evening_for_associations():
    place = organiser()
    held = conference(place)

    people = [
        sign_up(held, name, municipality=place.municipality, association_name="")
        for name in ("Anna", "Berit")
    ]

    assert {one.state for one in people} == {"seated"}


def test_as_many_as_want_to_may_come_where_the_conference_says_so():
    place = organiser()
    held, club = conference(place, one_per=Conference.OnePer.NONE), association(place)

    assert len([sign_up(held, name, association=club) for name in ("Anna", "Berit")]) == 2


def test_the_database_itself_refuses_the_second_from_an_association(monkeypatch):
    place = organiser()
    held, club = conference(place), association(place)
    first = sign_up(held, "Anna", association=club)
    answers = iter([None, first])
    place_of = "samspill.conference.actions.signing_up.in_the_way"
    monkeypatch.setattr(place_of, lambda wanted: next(answers))

    with pytest.raises(AlreadySignedUpError):
        sign_up(held, "Berit", association=club)


def test_nobody_signs_up_after_the_deadline_but_those_who_run_it_may_take_one_in():
    place = organiser()
    held = conference(place, sign_up_deadline=timezone.now() - timedelta(minutes=1))

    with pytest.raises(DeadlinePassedError, match="Fristen var"):
        sign_up(held, "Anna")

    assert sign_up(held, "Anna", check_deadline=False).state == "seated"


def test_nobody_signs_up_before_it_is_published():
    with pytest.raises(NotOpenError):
        sign_up(conference(organiser(), is_open=False), "Anna")


@pytest.mark.parametrize(
    ("facts", "error"),
    [
        ({"name": " \t "}, NameMissingError),
        ({"association_name": "  "}, RepresentsMissingError),
    ],
)
def test_a_sign_up_needs_a_name_and_for_whom(facts, error):
    with pytest.raises(error):
        sign_up(conference(organiser()), **facts)


def test_names_are_kept_as_they_are_written():
    name = 'Áile "Æ" & <Ø> 🎺 \x07'

    assert SignUp.objects.get(pk=sign_up(conference(organiser()), name).pk).name == name


def test_every_card_has_its_own_code():
    held = conference(organiser(), capacity=50)

    codes = {sign_up(held, f"Person {number}").card_code for number in range(40)}

    assert len(codes) == 40


def test_the_confirmation_goes_out_once_in_the_language_with_calendar_and_link():
    held = conference(organiser())
    taken_in = sign_up(held, "Anna", email="anna@example.no", language="nn")

    message = Message.objects.get()
    assert message.kind == "system"
    assert message.subject == "Du har plass: Sammen om frivilligheten"
    assert "Kalenderfila følgjer med." in message.text
    assert f"/sign-ups/{taken_in.pk}:1." in message.text
    assert taken_in.card_code in message.text
    assert message.attachments.get(media_type="text/calendar").media_type == "text/calendar"
    assert message.deliveries.get().address == "anna@example.no"


def test_nothing_is_sent_without_an_address_or_about_what_is_over():
    past = conference(organiser(), starts_at=evening(-5))
    sign_up(conference(national()), "Anna")
    sign_up(past, "Berit", email="berit@example.no", check_deadline=False)

    assert not Message.objects.exists()


def test_user_text_in_the_mail_is_as_it_was_written():
    held = conference(organiser(), title="Kaffe & <kake>")
    sign_up(held, "Anna <b>", email="anna@example.no", association_name='"Ull" & <tråd>')

    text = Message.objects.get().text
    assert "Anna <b>" in text
    assert '"Ull" & <tråd>' in text
    assert "&amp;" not in text


def test_changing_who_comes_tells_both():
    held = conference(organiser())
    taken_in = sign_up(held, "Anna", email="anna@example.no")

    changed = actions.change_sign_up(taken_in, name="Berit", email="berit@example.no")

    assert (changed.name, changed.state, changed.calendar_sequence) == ("Berit", "seated", 1)
    told = {
        one.address: one.message.subject.split(":")[0]
        for one in Delivery.objects.exclude(message__subject__startswith="Du har plass")
    }
    assert told == {
        "berit@example.no": "Påmeldingen er endret",
        "anna@example.no": "En annen kommer i stedet for deg",
    }


def test_the_calendar_of_one_who_is_replaced_loses_the_conference():
    held = conference(organiser())
    taken_in = sign_up(held, "Anna", email="anna@example.no")

    actions.change_sign_up(taken_in, name="Berit", email="berit@example.no")

    message = Message.objects.get(deliveries__address="anna@example.no", subject__startswith="En")
    file = bytes(message.attachments.get(media_type="text/calendar").content)
    assert b"METHOD:CANCEL" in file
    assert b"/sign-ups/" not in file


def test_a_cancelled_sign_up_can_neither_be_changed_nor_cancelled_again():
    taken_in = sign_up(conference(organiser()), "Anna")
    actions.cancel_sign_up(taken_in)

    with pytest.raises(CancelledError):
        actions.cancel_sign_up(taken_in)
    with pytest.raises(CancelledError):
        actions.change_sign_up(taken_in, name="Berit", email="")


def test_nothing_changes_once_it_is_over_but_for_those_who_ran_it():
    past = conference(organiser(), starts_at=evening(-5))
    taken_in = sign_up(past, "Anna", check_deadline=False)

    with pytest.raises(ConferenceOverError):
        actions.cancel_sign_up(taken_in)

    assert actions.cancel_sign_up(taken_in, check_over=False) == []


def test_a_lost_link_is_sent_to_the_address_once_an_hour_and_to_no_other():
    held = conference(organiser())
    sign_up(held, "Anna", email="anna@example.no")

    sent = [actions.send_links(held, email=one) for one in ("ANNA@example.no", "x@example.no")]
    actions.send_links(held, email="anna@example.no")

    links = Message.objects.filter(subject__startswith="Lenka")
    assert (sent, links.count()) == ([1, 0], 1)


def test_history_tells_what_was_done_without_telling_who():
    place = organiser()
    taken_in = sign_up(conference(place), "Anna", email="anna@example.no")
    actions.cancel_sign_up(taken_in)

    entries = place.history.about(taken_in).order_by("pk")
    assert [one.action for one in entries] == [
        "conference.signed_up",
        "conference.sign_up_cancelled",
    ]
    assert "anna" not in str([one.details for one in entries]).lower()
