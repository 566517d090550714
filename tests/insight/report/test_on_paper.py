"""The report as a file: on paper names and health are covered, in JSON and CSV every letter stands."""

import io

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pypdfium2 import PdfDocument

from samspill.adapters import typst
from samspill.dialogue.actions import erase_contribution, publish_contribution
from samspill.insight.actions import make_report_at_once
from samspill.insight.report.building import build_report
from samspill.insight.report.covering import cover
from samspill.insight.report.document import report_document
from samspill.pure.documents.html import to_html
from samspill.pure.documents.tree import Document, Heading, Quote, contents, paragraph, plain
from tests.dialogue import builders as rooms
from tests.insight import builders, evenings

ILL = "Kari Eksempel har demens, ring 40 00 00 00."


@pytest.fixture
def told(place):
    return builders.spoken(place, ILL, builders.HALL, *builders.RINGS, tables=6)


def fetched(client, place, form):
    return client.get(reverse("insight:report_file", args=[place.slug, form])).content


def on_paper(dialogue, **more):
    shown = cover(build_report(dialogue, language="nb"), dialogue)
    return report_document(shown.report, covered=shown.places, **more)


def words(document):
    return [plain(one) for one in contents(document.blocks)]


def read(pdf):
    return " ".join(" ".join(p.get_textpage().get_text_range() for p in PdfDocument(pdf)).split())


def test_names_numbers_and_health_are_covered_on_paper(signed_in, place, told):
    html = fetched(signed_in, place, "html").decode()
    pdf = read(io.BytesIO(fetched(signed_in, place, "pdf")))

    for page in (html, pdf):
        assert "[navn] har [helse], ring [telefon]." in page
        assert "Eksempel har" not in page
        assert "demens" not in page
        assert "40 00 00 00" not in page
        assert builders.HALL in page
        assert "3 steder er navn, nummer eller ord om helse dekket" in page


@pytest.mark.parametrize("form", ["json", "csv"])
def test_json_and_csv_keep_every_letter(signed_in, place, told, form):
    assert ILL in fetched(signed_in, place, form).decode()


def test_the_page_says_that_json_and_csv_have_names(signed_in, place, told):
    make_report_at_once(told)

    page = signed_in.get(reverse("insight:report", args=[place.slug])).content.decode()

    assert "JSON og CSV har innspillene ordrett, også navn som er skrevet i dem." in page


def test_those_who_signed_up_are_covered_whatever_their_name(place):
    dialogue = builders.spoken(place, "vi savner tuva blå her")
    rooms.people(dialogue.conference, 1)
    dialogue.conference.sign_ups.update(name="Tuva Blå")

    assert "vi savner [navn] her" in to_html(on_paper(dialogue))


def test_what_a_person_has_published_stands_as_it_was_published(place, told):
    one = told.contributions.earliest("pk")
    publish_contribution(one, text="En av oss har [helse].")

    shown = cover(build_report(told, language="nb"), told)

    assert shown.report["contributions"][0]["text"] == "En av oss har [helse]."
    assert shown.places == 1


def test_what_is_taken_back_stays_taken_back_also_where_it_was_published(place, told):
    one = told.contributions.earliest("pk")
    publish_contribution(one, text="En av oss har [helse].")
    erase_contribution(one, legal_basis="17-1-a")

    shown = cover(build_report(told, language="nb"), told)

    assert shown.report["contributions"][0]["text"] is None
    assert shown.places == 0


def test_where_nothing_is_covered_the_front_says_so(dialogue):
    told = " ".join(words(on_paper(dialogue)))

    assert "Vi har lett etter navn, telefonnumre og ord om helse" in told
    assert "ord for ord" in to_html(on_paper(dialogue))


def test_covering_takes_two_queries_whatever_the_number_of_contributions(place, told):
    report = build_report(told, language="nb")

    with CaptureQueriesContext(connection) as queries:
        cover(report, told)

    assert len(queries) == 2


def test_a_round_that_was_not_held_or_is_open_is_told_to_be_so(signed_in, place):
    dialogue = rooms.dialogue(place)
    builders.give(dialogue, builders.HALL)
    builders.give(dialogue, builders.HALL, round=2)
    evenings.close(dialogue.rounds.get(number=1))
    dialogue.rounds.filter(number=2).update(state="open")

    html = fetched(signed_in, place, "html").decode()

    asked = html.split("Dette ble bordene spurt om")[1].split("<h2")[0].split("<h3")
    assert ["fortsatt åpen" in one for one in asked[1:]] == [False, True, False]
    assert ["ble ikke holdt" in one for one in asked[1:]] == [False, False, True]


def test_without_the_states_of_rounds_an_empty_one_is_told_to_be_empty(place):
    dialogue = builders.spoken(place, builders.HALL)

    blocks = report_document(build_report(dialogue, language="nb")).blocks

    second = next(
        n for n, b in enumerate(blocks) if isinstance(b, Heading) and b.text.startswith("Runde 2")
    )
    assert plain(blocks[second + 2].inlines) == "Det kom ingen innspill i denne runden."


def test_the_broadest_findings_come_first_and_the_others_after_the_themes(place, monkeypatch):
    monkeypatch.setattr("samspill.insight.report.findings.MOST_FINDINGS", 1)
    texts = [*builders.RINGS * 2, *[builders.HALL] * 4, *["Lag felles kalender for bygda."] * 3]
    dialogue = builders.spoken(place, *texts, tables=13)

    blocks = report_document(build_report(dialogue, language="nb")).blocks

    told = [one.text for one in blocks if isinstance(one, Heading)]
    findings = [one for one in told if one.startswith("Funn ")]
    assert len(findings) > 2
    more = told.index(f"{len(findings) - 1} funn til")
    assert told.index("Funn F1") < told.index("Dette ble bordene spurt om") < more
    assert more < told.index(findings[1]) < told.index("Alle innspillene, ord for ord")


def test_every_number_of_the_themes_leads_to_its_contributions(signed_in, place, told):
    make_report_at_once(told)

    page = signed_in.get(reverse("insight:report", args=[place.slug])).content.decode()
    table = page.split('class="list fold bars"')[1].split("</table>")[0]

    rows = [row.split("<td") for row in table.split("<tr>")[2:]]
    assert rows
    for row in rows:
        assert all("?claim=" in cell for cell in row[-3:] if ">0<" not in cell)


def test_a_quote_stands_on_one_page_with_its_source_and_what_is_said_of_it():
    """Blocks of many heights, so that a page ends at any place in them."""
    blocks = []
    for number in range(60):
        words = f"Ord-{number}. " + "Vi trenger et sted å være om kvelden. " * (number % 9 + 1)
        blocks += [
            Heading(2, f"Over-{number}."),
            Quote(words, f"Kilde-{number}.", "nb"),
            paragraph(f"Etter-{number}."),
        ]
    document = Document(title="T", language="nb", kind="report", blocks=tuple(blocks))

    pages = [page.get_textpage().get_text_range() for page in PdfDocument(typst.pdf(document))]

    assert len(pages) > 5
    for number in range(60):
        parts = [f"{name}-{number}." for name in ("Over", "Ord", "Kilde", "Etter")]
        assert [page for page in pages if any(part in page for part in parts)] == [
            page for page in pages if all(part in page for part in parts)
        ]
