"""Poster, local paper, web page and social media, made from the letter or changed by a person."""

import io

import pytest
from django.urls import reverse
from pikepdf import Pdf

from samspill.letters import actions
from samspill.letters.notices.announcing import made, text_of
from samspill.pure.documents.announcements import BETWEEN, LONG, SHORT
from tests.letters import builders

pytestmark = pytest.mark.django_db


def address(written, name="notices", *more):
    return reverse(f"letters:{name}", args=[written.organiser.slug, written.pk, *more])


def test_every_notice_tells_when_where_and_how_to_sign_up(process):
    written = builders.letter(process, sign_up_phone="40000000")

    for form in ("newspaper", "website", "social"):
        text = made(written, form).replace("\u00a0", " ")
        assert "orsdag 11. mars 2027 kl. 17.30" in text, form
        assert "Grendehuset" in text, form
        assert "https://example.no/meld-paa" in text, form
        assert "40 00 00 00" in text, form


def test_posts_are_within_what_their_places_take(process):
    written = builders.letter(process, conference_venue="Et hus med langt navn " * 30)

    short, long = made(written, "social").split(BETWEEN)

    assert len(short) <= SHORT
    assert len(long) <= LONG
    assert short.endswith("https://example.no/meld-paa")


def test_a_changed_notice_stands_until_it_is_made_anew(coordinator, process):
    written = builders.letter(process)

    coordinator.post(address(written, "notice", "newspaper"), {"text": "Vår egen tekst."})
    assert text_of(written, "newspaper") == ("Vår egen tekst.", True)

    coordinator.post(address(written, "notice_beginning", "newspaper"))
    assert text_of(written, "newspaper")[1] is False


def test_too_long_a_post_is_refused_and_kept_as_typed(coordinator, process):
    written = builders.letter(process)
    typed = {"text": "a" * (SHORT + 1), "long_text": "b"}

    shown = builders.text_of(coordinator.post(address(written, "notice", "social"), typed))

    assert "281" in shown
    assert typed["text"] in shown
    assert not written.notices.exists()


def test_the_page_shows_the_web_text_as_html_that_cannot_be_run(coordinator, process):
    written = builders.letter(process)
    actions.save_notice(written, form="website", text="Tittel\n\n<script>x</script>")

    shown = builders.text_of(coordinator.get(address(written)))

    assert "<script>x" not in shown
    assert "&amp;lt;script&amp;gt;x" in shown


def test_the_poster_is_one_page_in_its_language_with_the_address(coordinator, process):
    written = builders.letter(process)

    response = coordinator.get(address(written, "poster", "a4"))

    with Pdf.open(io.BytesIO(response.content)) as file:
        assert len(file.pages) == 1
        assert str(file.Root.Lang) == "nb-NO"


def test_a_letter_to_the_municipality_alone_is_made_known_to_nobody(coordinator, process):
    written = builders.letter(process, kind="formal_request")

    assert coordinator.get(address(written)).status_code == 404
