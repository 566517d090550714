"""Name tags, door lists and table signs, read back from the PDF."""

from __future__ import annotations

import io

import pikepdf
import pypdfium2
import pytest
from django.urls import reverse

from samspill.adapters import typst
from samspill.conference import actions
from samspill.conference.models import SignUp
from samspill.conference.printing import papers
from samspill.pure.documents.badges import SIZES
from tests.conference import builders

pytestmark = pytest.mark.django_db


@pytest.fixture
def held(place):
    found = builders.conference(place, capacity=40)
    builders.sign_up(found, "Øystein Prøve", phone="+4740000000", email="o@example.no")
    builders.sign_up(found, "Anna Prøve")
    nameless = builders.sign_up(found, "Laget")
    SignUp.objects.filter(pk=nameless.pk).update(is_name_to_come=True)
    return found


def read(content):
    return " ".join(
        page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(content)
    ).replace("\r\n", " ")


@pytest.mark.parametrize("size", SIZES)
def test_name_tags_are_tagged_and_hold_the_name_and_the_code(held, size):
    content = typst.badges_pdf(papers.badges(held, size=size))

    text = read(content)
    with pikepdf.open(io.BytesIO(content)) as pdf:
        assert pdf.Root.MarkInfo.Marked
    for person in held.sign_ups.all():
        assert person.card_code in text
    assert "Anna Prøve" in text
    assert "40000000" not in text


def test_ten_labels_fill_one_sheet(held):
    for number in range(8):
        builders.sign_up(held, f"Person {number}")

    content = typst.badges_pdf(papers.badges(held, size="labels"))

    assert len(pypdfium2.PdfDocument(content)) == 2  # eleven


def test_the_door_list_is_by_the_norwegian_alphabet_and_says_where_a_name_is_missing(held):
    text = read(typst.pdf(papers.door_list(held, order="name")))

    assert text.index("Anna Prøve") < text.index("Øystein Prøve")
    assert "navnet kommer" in text


def test_a_sign_is_one_sheet_with_its_number(held):
    content = typst.table_signs_pdf(papers.table_signs(held, tables=12))

    pages = pypdfium2.PdfDocument(content)
    assert len(pages) == 12
    assert "12" in pages[11].get_textpage().get_text_range()


def test_those_who_were_cancelled_get_no_name_tag(held):
    gone = builders.sign_up(held, "Borte Prøve")
    actions.cancel_sign_up(gone)

    assert "Borte Prøve" not in [one.name for one in papers.badges(held, size="tags").people]


def test_an_order_that_is_none_is_not_there(client, kari, held):
    address = reverse("conference:door_list", args=[held.organiser.slug, held.pk, "age"])

    assert client.get(address).status_code == 404
