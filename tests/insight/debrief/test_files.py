"""The evening on paper and in Word, and in the letter of thanks: the same words, the same figures."""

import io
import zipfile

import pytest
from django.urls import reverse
from django.utils import timezone

from samspill.dialogue.actions import withdraw
from samspill.insight.actions import draft_thanks
from samspill.insight.debrief.building import build_debrief
from samspill.insight.debrief.document import debrief_document
from samspill.letters.documents import document
from samspill.letters.models import Letter
from samspill.process.actions import begin_process
from samspill.pure.documents.tree import Heading, Paragraph, Quote, Table, plain
from tests.dialogue import builders as rooms
from tests.insight import builders, evenings

ODD = "«Ny hall» 🙂\nnå * # [x](y) {{ z }}"


@pytest.fixture
def evening(place):
    opened = rooms.dialogue(place)
    builders.give(opened, ODD, "Buss om kvelden", "Mer lys")
    first = evenings.close(opened.rounds.get(number=1))
    hall, bus, _light = opened.contributions.order_by("pk")
    evenings.top(first, 1, hall)
    evenings.dots(first, {bus: 2}, table=2)
    evenings.cluster(opened, "Lokaler", hall, round=first)
    return opened


def quotes(evening, language="nb"):
    blocks = debrief_document(build_debrief(evening), language=language).blocks
    return [block for block in blocks if isinstance(block, Quote)]


def post_thanks(client, place):
    return client.post(reverse("insight:thanks", args=[place.slug]))


@pytest.mark.parametrize(
    ("language", "title"), [("nb", "Kvelden ga 3 innspill"), ("nn", "Kvelden gav 3 innspel")]
)
def test_the_document_is_in_the_municipalitys_language(evening, language, title):
    made = debrief_document(build_debrief(evening), language=language)

    assert made.title == title
    assert made.language == language


def test_the_document_has_every_round_and_every_word_that_was_chosen(evening):
    made = debrief_document(build_debrief(evening), language="nb")

    headings = [block.text for block in made.blocks if isinstance(block, Heading)]
    assert [one for one in headings if one.startswith("Runde")] == [
        "Runde 1: Tema 1", "Runde 2: Tema 2", "Runde 3: Tema 3",
    ]  # fmt: skip
    assert [one.text for one in quotes(evening)] == ["Buss om kvelden", ODD, ODD]
    [table] = [block for block in made.blocks if isinstance(block, Table)]
    assert [row[-1] for row in table.rows] == ["1", "1", "1", "0"]


def test_words_that_are_taken_back_are_a_mark_in_the_document(evening):
    hall = evening.contributions.earliest("pk")
    withdraw(hall, key=hall.key)

    made = debrief_document(build_debrief(evening), language="nb")

    told = [plain(block.inlines) for block in made.blocks if isinstance(block, Paragraph)]
    assert f"{hall.reference}: [trukket av den som ga det]" in told
    assert [one.text for one in quotes(evening)] == ["Buss om kvelden"]


@pytest.mark.parametrize("form", ["pdf", "docx"])
def test_the_files_are_made_of_the_oddest_words(signed_in, place, evening, form):
    answer = signed_in.get(reverse("insight:debrief_file", args=[place.slug, form]))

    assert answer.status_code == 200
    if form == "pdf":
        assert answer.content.startswith(b"%PDF")
        assert b"/StructTreeRoot" in answer.content
    else:
        body = zipfile.ZipFile(io.BytesIO(answer.content)).read("word/document.xml").decode()
        assert "Buss om kvelden" in body


def test_no_other_kind_of_file_is_made(signed_in, place, evening):
    assert (
        signed_in.get(reverse("insight:debrief_file", args=[place.slug, "exe"])).status_code == 404
    )


# --- the letter of thanks ------------------------------------------------------------------------


def test_the_letter_has_what_got_dots_and_what_the_tables_put_first(place, evening):
    letter = draft_thanks(evening)

    assert letter.facts["most_dotted"] == ["«Buss om kvelden» (2 prikker)"]
    assert letter.facts["table_tops"] == ["Bord 1: ««Ny hall» 🙂 nå * # [x](y) {{ z }}»"]


def test_the_words_stand_in_the_letter_as_they_were_said(place, evening):
    letter = draft_thanks(evening)
    letter.facts |= {
        "lead": "municipality", "level": "municipality", "area_name": "Lillevik kommune",
        "document_kind_indefinite": "en politikk", "document_kind_definite": "politikken",
        "contact_name": "Kari Eksempel", "contact_email": "kari@example.no",
        "next_steps": [{"date": "2027-05-01", "text": "Rapporten er ferdig."}],
        "municipality_signatory_name": "Ola Prøve", "municipality_signatory_title": "ordfører",
    }  # fmt: skip

    told = str(document(letter))

    assert "Det som fikk flest prikker" in told
    assert "[x](y) {{ z }}" in told


def test_one_click_makes_the_letter_and_opens_it_and_sends_nothing(
    signed_in, place, evening, mailoutbox
):
    answer = post_thanks(signed_in, place)

    letter = Letter.objects.get(kind="thanks")
    assert answer.url == reverse("letters:letter", args=[place.slug, letter.pk])
    assert letter.state == "draft"
    assert mailoutbox == []


def test_the_page_leads_to_the_letter_when_it_is_made_ready(signed_in, place, evening):
    post_thanks(signed_in, place)

    html = signed_in.get(reverse("insight:debrief", args=[place.slug])).content.decode()

    assert "Se over brevet" in html
    assert "Gjør takkebrevet klart" not in html
    assert "Noe er nytt" not in html


def test_what_is_taken_back_goes_out_of_the_letter_when_it_is_brought_up_to_date(
    signed_in, place, evening
):
    post_thanks(signed_in, place)
    hall = evening.contributions.earliest("pk")
    withdraw(hall, key=hall.key)
    html = signed_in.get(reverse("insight:debrief", args=[place.slug])).content.decode()
    assert "Noe er nytt siden brevet ble gjort klart" in html

    post_thanks(signed_in, place)

    letter = Letter.objects.get()
    assert "table_tops" not in letter.facts
    assert letter.facts["contribution_count"] == 2


def test_the_letter_of_a_process_loses_what_is_taken_back_as_well(place, evening):
    process = begin_process(
        place,
        lead="municipality",
        document_kind="frivillighetspolitikk",
        language="nb",
        started_on=timezone.localdate(),
    )
    evening.conference.process = process
    evening.conference.save()
    draft_thanks(evening)
    hall = evening.contributions.earliest("pk")
    withdraw(hall, key=hall.key)

    letter = draft_thanks(evening)

    assert Letter.objects.get().pk == letter.pk
    assert "table_tops" not in letter.facts
    assert "most_dotted" in letter.facts


def test_a_letter_that_is_sent_is_opened_and_no_other_is_made(signed_in, place, evening):
    post_thanks(signed_in, place)
    Letter.objects.update(state="sent")

    answer = post_thanks(signed_in, place)

    assert Letter.objects.count() == 1
    assert answer.url.endswith(f"/{Letter.objects.get().pk}/")


def test_those_who_may_not_write_letters_make_none(client, place, evening):
    client.force_login(rooms.member(place, role="facilitator"))

    assert post_thanks(client, place).status_code == 404
    assert not Letter.objects.exists()
