"""A published programme changes for all at once, and only those it matters for are written to."""

from __future__ import annotations

from datetime import timedelta

import pypdfium2
import pytest
from django.urls import reverse

from samspill.adapters import typst
from samspill.conference import actions
from samspill.conference.actions import ProgrammeDraft, SpeakerDraft
from samspill.conference.document import programme_document
from samspill.conference.errors import ProgrammeError
from samspill.conference.models import SessionChoice
from samspill.conference.programme_notices import pending
from samspill.outbox.models import Delivery
from tests.conference import builders

pytestmark = pytest.mark.django_db


def draft(held, title, minutes, **more):
    start = held.starts_at + timedelta(minutes=minutes)
    times = {"starts_at": start, "ends_at": start + timedelta(minutes=30)}
    return ProgrammeDraft(title=title, **{**times, **more})


@pytest.fixture
def held(place):
    """Published with two talks beside each other between a welcome and coffee."""
    planned = builders.conference(place, is_open=False, capacity=10)
    speaker = [SpeakerDraft("Áile Døme", "rektor", "Skolen", email="aile@example.no")]
    actions.set_programme(
        planned,
        [
            draft(planned, "Velkommen", 0),
            draft(planned, "Musikk", 30, track="A", room="Aulaen", speakers=speaker),
            draft(planned, "Fotball", 30, track="B", room="Hallen"),
            draft(planned, "Kaffe", 60, kind="meal"),
        ],
    )
    return actions.publish(planned)


@pytest.fixture
def anna(held):
    """Has chosen the music; Berit the football."""
    found = {}
    for name, title in (("Anna", "Musikk"), ("Berit", "Fotball")):
        found[name] = builders.sign_up(held, name, email=f"{name.lower()}@example.no")
        SessionChoice.objects.create(sign_up=found[name], item=item(held, title))
    Delivery.objects.all().delete()
    return found["Anna"]


def item(held, title):
    return held.programme.get(title=title)


def move(held, title, minutes, **more):
    one = item(held, title)
    track = {"track": one.track, "room": one.room} | more
    speakers = [SpeakerDraft(each.name) for each in one.speakers.all()]
    return actions.change_programme_item(
        one, draft=draft(held, title, minutes, kind=one.kind, speakers=speakers, **track)
    )


def page(client, held):
    address = reverse("conference:conference", args=[held.organiser.slug, held.pk])
    return client.get(address).content.decode()


def told(held):
    return sorted(Delivery.objects.values_list("address", flat=True))


def test_a_change_is_seen_by_none_before_it_is_put_out(client, held):
    move(held, "Musikk", 35, room="Kinoen")
    before = page(client, held)

    actions.put_out_programme(held, note="Kinoen er større.")

    after = page(client, held)
    assert "Aulaen" in before
    assert "Kinoen" not in before
    assert "Program, versjon 1," in before
    assert "Kinoen" in after
    assert "Program, versjon 2," in after
    assert "Kinoen er større." in after


def test_a_moved_session_is_told_to_those_who_chose_it_and_those_who_speak(held, anna):
    move(held, "Musikk", 35)

    actions.put_out_programme(held)

    assert told(held) == ["aile@example.no", "anna@example.no"]
    text = Delivery.objects.get(address="anna@example.no").message.text
    assert "«Musikk» er flyttet" in text
    assert "Fotball" not in text


def test_a_session_taken_out_is_told_to_those_who_had_chosen_it(held, anna):
    actions.delete_programme_item(item(held, "Musikk"))

    actions.put_out_programme(held)

    assert told(held) == ["aile@example.no", "anna@example.no"]


def test_a_day_that_ends_later_is_told_to_all_who_have_signed_up(held, anna):
    move(held, "Kaffe", 90)

    actions.put_out_programme(held)

    assert told(held) == ["anna@example.no", "berit@example.no"]


def test_a_rewritten_title_is_told_to_nobody(held, anna):
    one = item(held, "Velkommen")
    actions.change_programme_item(one, draft=draft(held, "Vel møtt", 0))

    waiting = pending(held)

    assert [change.kind for change in waiting.changes] == ["text"]
    assert list(waiting.told) == []


def test_another_change_since_the_preview_is_not_put_out_unseen(held):
    move(held, "Musikk", 35)
    seen = pending(held).mark
    move(held, "Musikk", 40)

    with pytest.raises(ProgrammeError):
        actions.put_out_programme(held, seen=seen)
    actions.put_out_programme(held, seen=pending(held).mark)


def test_what_is_out_as_it_stands_is_not_put_out_again(held):
    with pytest.raises(ProgrammeError):
        actions.put_out_programme(held)


def test_the_print_is_the_version_on_the_screen(client, held):
    move(held, "Musikk", 35, room="Kinoen")
    actions.put_out_programme(held)
    move(held, "Fotball", 45, room="Garderoben")

    pages = pypdfium2.PdfDocument(typst.pdf(programme_document(held)))
    paper = " ".join(one.get_textpage().get_text_range() for one in pages)

    screen = page(client, held)
    for shared in ("Velkommen", "Musikk", "Kinoen", "Fotball", "Hallen", "Kaffe", "versjon 2"):
        assert shared in screen, shared
        assert shared in paper, shared
    assert "Garderoben" not in screen + paper


def test_what_stands_of_a_speaker_survives_a_change_of_the_item(held):
    speaker = item(held, "Musikk").speakers.get()
    actions.present_speaker(speaker, about="Har spilt i 40 år.", email="aile@example.no")

    move(held, "Musikk", 35)

    kept = item(held, "Musikk").speakers.get()
    assert (kept.about, kept.email) == ("Har spilt i 40 år.", "aile@example.no")


def test_the_preview_names_who_is_told_and_why_before_anything_is_sent(client, kari, held, anna):
    move(held, "Musikk", 35)
    address = reverse("conference:programme_publication", args=[held.organiser.slug, held.pk])

    shown = client.get(address).content.decode()

    assert "Anna" in shown
    assert "har valgt den" in shown
    assert "Áile Døme" in shown
    assert "holder innlegg der" in shown
    assert "Berit" not in shown
    assert told(held) == []
    assert client.post(address, {"note": ""}).status_code == 302
    assert len(told(held)) == 2


def test_tracks_stand_side_by_side(client, held):
    shown = page(client, held)

    assert shown.count('class="tracks"') == 1
    assert "A, Aulaen" in shown


def test_a_programme_written_anew_keeps_the_rows_of_what_stays(held, anna):
    before = {one.title: one.pk for one in held.programme.all()}
    drafts = [draft(held, "Musikk", 40), draft(held, "Pause", 0), draft(held, "Pause", 90)]

    actions.set_programme(held, drafts)
    after = actions.set_programme(held, drafts)

    assert [one.title for one in after] == ["Pause", "Musikk", "Pause"]
    assert after[1].pk == before["Musikk"]
    assert SessionChoice.objects.get().sign_up == anna
