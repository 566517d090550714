"""Partners, pictures and speakers: nothing is shown that must not be."""

from __future__ import annotations

import datetime
import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image

from samspill.conference import actions
from samspill.conference.actions import ProgrammeDraft, SpeakerDraft
from samspill.conference.errors import PictureError
from samspill.conference.models import Partner, Speaker
from tests.conference import builders
from tests.house_day import a_picture

pytestmark = pytest.mark.django_db
DAY = datetime.date(2027, 1, 10)
SVG = b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>'


@pytest.fixture
def held(place):
    return builders.conference(place)


@pytest.fixture
def speaker(place):
    planned = builders.conference(place, is_open=False)
    talk = ProgrammeDraft(
        starts_at=planned.starts_at, title="Velkommen", speakers=[SpeakerDraft("Ola Eksempel")]
    )
    actions.set_programme(planned, [talk])
    return Speaker.objects.select_related("item__conference__organiser").get()


def at(name, held, *more):
    return reverse(f"conference:{name}", args=[held.organiser.slug, held.pk, *more])


def test_a_drawing_that_may_hold_programs_is_refused_with_what_to_do(client, kari, held):
    sent = {"file": SimpleUploadedFile("logo.svg", SVG), "alternative_text": "Logo"}

    answer = client.post(at("add_picture", held), sent)

    assert answer.status_code == 422
    assert "Lagre den som PNG eller JPEG" in answer.content.decode()
    assert not held.pictures.exists()


def test_a_picture_without_words_is_not_kept(held):
    with pytest.raises(PictureError) as told:
        actions.add_picture(held, data=a_picture(), alternative_text=" ")

    assert told.value.field == "alternative_text"


def test_where_people_can_be_known_their_yes_is_asked_for(client, kari, held):
    sent = {"file": SimpleUploadedFile("a.png", a_picture()), "alternative_text": "Salen"}

    answer = client.post(at("add_picture", held), {**sent, "is_of_people": "on"})

    assert answer.status_code == 422
    assert "Skriv hvordan de sa ja" in answer.content.decode()


def test_place_and_camera_are_taken_out_and_the_picture_is_made_smaller(held):
    exif = Image.Exif()
    exif[0x010F] = "Kameraet"
    out = io.BytesIO()
    Image.new("RGB", (3000, 1500)).save(out, "JPEG", exif=exif)

    kept = actions.add_picture(held, data=out.getvalue(), alternative_text="Salen")

    assert (kept.width, kept.height, kept.media_type) == (1600, 800, "image/jpeg")
    assert b"Kameraet" not in bytes(kept.content)


def test_the_picture_is_served_so_that_it_is_a_picture_and_nothing_else(client, held):
    kept = actions.add_picture(held, data=a_picture(), alternative_text="Salen")

    answer = client.get(at("picture", held, kept.pk))

    assert answer["Content-Type"] == "image/jpeg"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in answer["Content-Security-Policy"]


def test_a_picture_that_no_page_shows_is_for_members_alone(client, held):
    kept = actions.add_picture(held, data=a_picture(), alternative_text="Salen", is_on_page=False)

    assert client.get(at("picture", held, kept.pk)).status_code == 404
    client.force_login(builders.coordinator(held.organiser))
    assert client.get(at("picture", held, kept.pk)).status_code == 200


def test_a_photo_is_shown_while_the_yes_stands_and_not_after(client, speaker):
    held = speaker.item.conference
    shown = actions.present_speaker(
        speaker, about="Leder laget.", photo=a_picture(), consented_on=DAY
    )
    actions.publish(held)
    photo = at("picture", held, shown.photo_id)

    with_photo = client.get(at("conference", held)).content.decode()
    open_to_all = client.get(photo).status_code
    actions.present_speaker(shown, about="Leder laget.", consented_on=None)
    without = client.get(at("conference", held)).content.decode()

    assert photo in with_photo
    assert open_to_all == 200
    assert photo not in without
    assert "Leder laget." in without
    assert client.get(photo).status_code == 404


def test_a_new_logo_takes_the_place_of_the_old(held):
    partner = Partner(conference=held)
    for _time in range(2):
        actions.save_partner(partner, role="funder", name="Fondet", logo=a_picture())

    assert held.pictures.count() == 1
    assert partner.logo.alternative_text == "Logoen til Fondet"


def test_partners_stand_on_the_page_with_their_logo(client, held):
    actions.save_partner(
        Partner(conference=held), role="co_organiser", name="Idrettsrådet", logo=a_picture()
    )

    shown = client.get(at("conference", held)).content.decode()

    assert "Arrangeres sammen med" in shown
    assert 'alt="Logoen til Idrettsrådet"' in shown
