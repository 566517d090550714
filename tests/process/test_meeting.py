"""The discussion meeting: called, attended by associations, and written down."""

from datetime import datetime, timedelta
from io import BytesIO
from zoneinfo import ZoneInfo

import pytest
from django.urls import reverse
from django.utils import timezone
from docx import Document

from samspill.process import actions
from samspill.process.documents import meeting_minutes, proposed_mandate
from samspill.process.models import MeetingAttendee, PreliminaryMeeting
from samspill.registry.models import Association, Category
from tests.process.builders import member, organiser, process

OSLO = ZoneInfo("Europe/Oslo")
AT = datetime(2026, 10, 22, 18, 0, tzinfo=OSLO)
pytestmark = pytest.mark.django_db


def meeting(holder, **facts):
    return actions.call_meeting(process(holder), **{"starts_at": AT, **facts})


def in_register(place, name, code="1100", **more):
    return Association.objects.create(
        organiser=place,
        name=name,
        category=Category.objects.get(code=code),
        source="register",
        search_text=f"{name.lower()}\n",
        **more,
    )


def signed_in(client, place, **role):
    client.force_login(member(place, **role))


def test_a_meeting_that_is_moved_keeps_its_minutes():
    found = meeting(organiser())
    actions.write_minutes(found, minutes="Vi snakket.", conclusions=["Én dør inn"])

    actions.call_meeting(found.process, starts_at=AT + timedelta(days=7), agenda="Valg")

    moved = PreliminaryMeeting.objects.get()
    assert (moved.minutes, moved.conclusions, moved.agenda) == (
        "Vi snakket.",
        ["Én dør inn"],
        "Valg",
    )


def test_those_who_came_are_counted_by_association_and_the_kinds_follow_from_the_register():
    place = organiser()
    in_register(place, "HAVSUND SKOLEKORPS", "1100")
    found = meeting(place)
    parent = Category.objects.get(code="1100")

    for name, people in (("havsund skolekorps", 2), ("Et lag for seg selv", 1)):
        actions.add_attendee(found, name=name, people=people)

    kind = (parent.parent or parent).name_nb.lower()
    assert (found.association_count, found.types_present) == (2, [kind])
    assert [one.association is None for one in found.attendees.all()] == [True, False]


def test_an_association_told_twice_stands_once_with_the_newer_number():
    found = meeting(organiser())

    for people in (1, 4):
        actions.add_attendee(found, name="Grenda  vel", people=people)

    assert list(found.attendees.values_list("association_name", "people")) == [("Grenda vel", 4)]


def test_one_taken_off_the_list_no_longer_counts():
    found = meeting(organiser())
    taken = actions.add_attendee(found, name="Grenda vel")
    actions.add_attendee(found, name="Koret")

    actions.remove_attendee(taken)

    found.refresh_from_db()
    assert found.association_count == 1


def test_what_is_typed_of_kinds_gives_way_to_the_list_at_the_door():
    found = meeting(organiser())
    actions.write_minutes(found, minutes="", conclusions=[], types_present=["kor"])
    actions.add_attendee(found, name="Grenda vel")

    actions.write_minutes(found, minutes="", conclusions=[], types_present=["idrett"])

    found.refresh_from_db()
    assert (found.types_present, found.association_count) == (["kor"], 1)


def test_the_history_of_a_meeting_tells_no_names():
    found = meeting(organiser())

    actions.add_attendee(found, name="Grenda vel", people=3)

    told = found.process.organiser.history.get(action="process.attendance_written")
    assert told.details == {"associations": 1}


def test_the_minutes_hold_what_was_called_attended_said_and_agreed():
    place = organiser()
    found = meeting(place, place="Samfunnshuset", agenda="Velkommen\n\nValg")
    actions.add_attendee(found, name="Grenda vel & kor", people=3)
    actions.write_minutes(found, minutes="Først.\n\nSå.", conclusions=["Čájet «én dør» <inn>"])

    blocks = meeting_minutes(found).blocks

    shown = repr(blocks)
    for words in ("Samfunnshuset", "Velkommen", "Grenda vel & kor", "Så.", "Čájet «én dør» <inn>"):
        assert words in shown
    assert "1 lag var med, med 3 personer." in shown


def test_the_minutes_in_nynorsk_are_nynorsk_and_leave_out_what_is_empty():
    place = organiser()
    found = actions.call_meeting(process(place, language="nn"), starts_at=AT)

    document = meeting_minutes(found)

    assert document.title == "Referat frå diskusjonsmøtet"
    assert len(document.blocks) == 1


def test_the_mandate_is_proposed_from_what_the_meeting_agreed_on():
    place = organiser()
    found = meeting(place)
    assert proposed_mandate(found.process, found) == ""

    actions.write_minutes(found, minutes="", conclusions=["Én dør inn.", "Et fast møte"])

    assert proposed_mandate(found.process, found).startswith(
        "å ta opp med kommunen det møtet ble enige om: «Én dør inn» og «Et fast møte»"
    )


def test_the_meeting_is_called_in_norwegian_time(client):
    place = organiser()
    begun = process(place)
    signed_in(client, place)
    given = {"starts_at": "2026-10-22T18:00", "agenda": "Velkommen\nValg"}

    response = client.post(reverse("process:preliminary_meeting", args=[place.slug]), given)

    assert response.status_code == 302
    assert (begun.preliminary_meeting.starts_at, begun.preliminary_meeting.agenda) == (
        AT,
        "Velkommen\nValg",
    )


def test_a_number_of_people_that_is_no_number_is_refused_and_the_name_stands(client):
    place = organiser()
    meeting(place)
    signed_in(client, place)
    address = reverse("process:attendance", args=[place.slug])

    page = client.post(address, {"name": "Grenda <vel>", "people": "to"}).content.decode()

    assert "Skriv et helt tall, for eksempel 2." in page
    assert "Grenda &lt;vel&gt;" in page
    assert MeetingAttendee.objects.count() == 0


def test_the_minutes_are_fetched_as_word(client):
    place = organiser()
    actions.write_minutes(meeting(place), minutes="Vi snakket.", conclusions=["Én dør inn"])
    signed_in(client, place)

    response = client.get(reverse("process:minutes_file", args=[place.slug, "docx"]))

    text = "\n".join(one.text for one in Document(BytesIO(response.content)).paragraphs)
    assert "Vi snakket." in text
    assert "Én dør inn" in text
    assert client.get(reverse("process:minutes_file", args=[place.slug, "odt"])).status_code == 404


def test_the_meeting_of_a_group_that_has_not_handed_over_is_not_there_for_the_municipality(client):
    place = organiser()
    begun = process(place, lead="working_group")
    actions.call_meeting(begun, starts_at=timezone.now())
    signed_in(client, place, party="municipality")

    for name in ("preliminary_meeting", "attendance", "minutes"):
        assert client.get(reverse(f"process:{name}", args=[place.slug])).status_code == 404


def test_an_attendee_of_another_organiser_is_not_found(client):
    place, other = organiser(), organiser("4206", "Farsund kommune", "farsund")
    meeting(place)
    theirs = actions.add_attendee(meeting(other), name="Grenda vel")
    signed_in(client, place)

    response = client.post(reverse("process:attendee_removal", args=[place.slug, theirs.pk]))

    assert response.status_code == 404
