"""What is left of a photo: the picture, upright, and nothing that tells where or with what."""

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from samspill.pure import photos
from samspill.pure.photos import LargePhotoError, UnreadablePhotoError, kept_photo

GPS, ORIENTATION, CAMERA = 0x8825, 0x0112, 0x0110
TURNED_RIGHT = 6  # the camera lay on its side


def photo(size=(40, 30), form="JPEG", colour="white", **more):
    out = io.BytesIO()
    Image.new("RGB", size, colour).save(out, form, **more)
    return out.getvalue()


def with_place(size=(40, 30)):
    exif = Image.Exif()
    exif[ORIENTATION] = TURNED_RIGHT
    exif[CAMERA] = "KAMERA-1"
    exif.get_ifd(GPS).update({1: "N", 2: (58.0, 27.0, 1.0)})
    return photo(size, exif=exif.tobytes(), comment=b"HEMMELIG")


def opened(data):
    return Image.open(io.BytesIO(data))


def test_place_camera_and_comments_are_taken_out():
    before = with_place()
    assert b"KAMERA-1" in before
    assert opened(before).getexif().get_ifd(GPS)

    kept = kept_photo(before)

    assert not opened(kept).getexif()
    assert all(secret not in kept for secret in (b"KAMERA-1", b"HEMMELIG", b"Exif"))
    assert "comment" not in opened(kept).info


def test_a_photo_taken_on_its_side_stands_upright():
    assert opened(kept_photo(with_place((40, 30)))).size == (30, 40)


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP"])
def test_every_kind_of_photo_becomes_a_jpeg(form):
    assert opened(kept_photo(photo(form=form))).format == "JPEG"


def test_of_a_photo_with_a_second_one_behind_it_the_first_is_kept():
    out = io.BytesIO()
    behind = Image.new("RGB", (20, 20), "black")
    Image.new("RGB", (20, 20), "white").save(out, "MPO", save_all=True, append_images=[behind])

    kept = opened(kept_photo(out.getvalue()))

    assert (kept.format, kept.getpixel((9, 9))) == ("JPEG", (255, 255, 255))


def test_what_is_clear_in_a_drawing_is_white():
    out = io.BytesIO()
    Image.new("RGBA", (8, 8), (0, 0, 0, 0)).save(out, "PNG")

    assert opened(kept_photo(out.getvalue())).getpixel((4, 4)) == (255, 255, 255)


def test_a_large_photo_is_made_smaller_and_keeps_its_shape():
    assert opened(kept_photo(photo((4000, 3000)))).size == (2400, 1800)


@pytest.mark.parametrize(("form", "limit"), [("JPEG", "MOST_PIXELS"), ("PNG", "MOST_PIXELS_WHOLE")])
def test_a_photo_of_more_pixels_than_any_camera_has_is_not_opened(monkeypatch, form, limit):
    monkeypatch.setattr(photos, limit, 1000)

    with pytest.raises(LargePhotoError):
        kept_photo(photo((40, 30), form))


def test_a_picture_that_unpacks_for_ever_is_not_opened(monkeypatch):
    monkeypatch.setattr(Image, "MAX_IMAGE_PIXELS", 500)

    with pytest.raises(LargePhotoError):
        kept_photo(photo((40, 30), "PNG"))


@given(st.binary(max_size=200))
def test_what_is_no_photo_is_told_as_such(data):
    with pytest.raises(UnreadablePhotoError):
        kept_photo(data)


@given(st.integers(0, 500), st.booleans())
def test_half_a_photo_is_no_photo(length, is_png):
    whole = photo((60, 60), "PNG" if is_png else "JPEG", colour="green")

    with pytest.raises(UnreadablePhotoError):
        kept_photo(whole[: min(length, len(whole) // 2)])


def test_a_drawing_with_a_script_in_it_is_no_photo():
    with pytest.raises(UnreadablePhotoError):
        kept_photo(b"<svg xmlns='http://www.w3.org/2000/svg'><script>1</script></svg>")
