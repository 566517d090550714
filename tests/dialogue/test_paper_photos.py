"""The photo of a paper sheet: private, without place, laid to its sheet, gone when it is taken away."""

import io

import pytest
from django.core.files.storage import default_storage
from PIL import Image

from samspill.dialogue import actions
from tests.dialogue import builders
from tests.dialogue.paper import PAPER, page, picture, sheet_of, upload

SHEET = f"{PAPER}R1-B2-1/"
GPS = 0x8825


@pytest.fixture
def kari(place):
    return builders.member(place)


@pytest.fixture
def coordinator(client, kari):
    client.force_login(kari)
    return client


def with_place():
    exif = Image.Exif()
    exif.get_ifd(GPS).update({1: "N", 2: (58.0, 27.0, 1.0)})
    return picture(exif=exif.tobytes())


def test_a_photo_is_kept_without_place_and_shown_to_those_who_lead(coordinator, opened, client):
    assert coordinator.post(f"{SHEET}photo/", {"photo": upload(with_place())}).url == SHEET

    answer = coordinator.get(f"{SHEET}photo/")

    kept = Image.open(io.BytesIO(b"".join(answer.streaming_content)))
    assert not kept.getexif()
    assert answer["Content-Type"] == "image/jpeg"
    assert answer["Content-Disposition"] == 'inline; filename="R1-B2-1.jpg"'
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Cache-Control"] == "private, no-store"
    assert f'src="{SHEET}photo/"' in page(coordinator.get(SHEET))


@pytest.mark.parametrize("role", ["reader", "signatory"])
def test_a_photo_is_not_for_every_member(client, opened, place, role):
    actions.attach_photo(sheet_of(opened, 1, 2), photo=picture())
    client.force_login(builders.member(place, role=role))

    assert client.get(f"{SHEET}photo/").status_code == 404


def test_a_photo_of_another_organiser_is_not_found(client, opened):
    actions.attach_photo(sheet_of(opened, 1, 2), photo=picture())
    client.force_login(builders.member(builders.organiser("annen", "Annen kommune")))

    assert client.get(f"{SHEET}photo/").status_code == 404
    assert client.get(SHEET.replace("lillevik", "annen")).status_code == 404


def test_a_photo_lies_in_no_folder_that_the_web_serves(opened, client):
    sheet = actions.attach_photo(sheet_of(opened, 1, 2), photo=picture())

    assert "static" not in sheet.photo.path
    assert client.get(f"/media/{sheet.photo.name}").status_code == 404


@pytest.mark.parametrize(("data", "told"), [
    (b"%PDF-1.7", "Dette bildet kan ikke åpnes"),
    (b"", "Fila er tom"),
    (b"\xff" * (12 * 1024 * 1024 + 1), "Bildet er større enn 12 MB"),
])  # fmt: skip
def test_what_is_no_photo_is_explained(coordinator, opened, data, told):
    response = coordinator.post(f"{SHEET}photo/", {"photo": upload(data)})

    assert response.status_code == 422
    assert told in page(response)
    assert not opened.sheets.exclude(photo="").exclude(photo=None).exists()


def test_a_new_photo_takes_the_old_ones_place_and_can_be_taken_away(
    coordinator, opened, django_capture_on_commit_callbacks
):
    sheet = actions.attach_photo(sheet_of(opened, 1, 2), photo=picture())
    first = sheet.photo.name

    with django_capture_on_commit_callbacks(execute=True):
        coordinator.post(f"{SHEET}photo/", {"photo": upload(picture(colour="green"))})
    sheet.refresh_from_db()
    second = sheet.photo.name
    assert (default_storage.exists(first), default_storage.exists(second)) == (False, True)
    with django_capture_on_commit_callbacks(execute=True):
        coordinator.post(f"{SHEET}photo/removal/")

    assert not default_storage.exists(second)
    assert coordinator.get(f"{SHEET}photo/").status_code == 404


def test_several_photos_are_laid_to_their_sheets_at_once(coordinator, opened):
    response = coordinator.post(
        f"{PAPER}photos/?round=1",
        {
            "photo0-photo": upload(),
            "photo0-sheet": "R1-B1-1",
            "photo1-photo": upload(),
            "photo1-sheet": "R1-B3-1",
        },
        follow=True,
    )

    assert "Bildet er lagt ved R1-B1-1" in page(response)
    photos = opened.sheets.exclude(photo="").exclude(photo=None)
    assert list(photos.values_list("code", flat=True)) == ["R1-B1-1", "R1-B3-1"]


def test_a_photo_without_a_sheet_is_explained(coordinator, opened):
    response = coordinator.post(f"{PAPER}photos/?round=1", {"photo0-photo": upload()})
    none = coordinator.post(f"{PAPER}photos/?round=1", {})

    assert response.status_code == 422
    assert "Velg arket som bildet er av" in page(response)
    assert "Ta et bilde av arket, eller velg et" in page(none)
