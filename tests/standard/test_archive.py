"""The self-assessment in the municipality's archive: what was confirmed, opened and read back."""

from __future__ import annotations

import io
import zipfile
from datetime import date, timedelta

import pikepdf
import pypdfium2
import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from lxml import etree

from samspill.pure.archive.arkivmelding import NAMESPACE, SCHEMA
from samspill.pure.archive.package import package
from samspill.pure.received_files import ReceivedFile
from samspill.standard import actions
from samspill.standard.actions.assessing import Evidence
from samspill.standard.archive import archive
from samspill.standard.models import EvidenceFile, SelfAssessment
from tests.registry.builders import organiser
from tests.standard.builders import answer, ask, mark

pytestmark = pytest.mark.django_db
PLAN = b"%PDF-1.7 a plan as it was received \x00\xff"


@pytest.fixture
def clock():
    with time_machine.travel("2026-11-23T10:00:00+01:00", tick=False) as found:
        yield found


@pytest.fixture
def place(clock):
    place = organiser()
    mark(place, 1, 3, reason="Vedtatt i 2026.")
    mark(place, 2, 2, evidence=shown_by("Plan.pdf"), is_public=True)
    mark(place, 3, 1, reason="Vi er uenige om dette.", is_public=False)
    clock.shift(timedelta(hours=1))
    return place


def shown_by(name: str) -> Evidence:
    file = ReceivedFile(name, "application/pdf", PLAN)
    address = "https://example.no/referat"
    return Evidence("Referatet", address=address, on=date(2026, 3, 11), file=file)


def finish(place) -> None:
    actions.finish_assessment(SelfAssessment.objects.get(organiser=place))


def opened(entry) -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(package(entry).content))


def words_of(pdf: bytes) -> str:
    document = pypdfium2.PdfDocument(pdf)
    pages = (page.get_textpage().get_text_range() for page in document)
    return " ".join(" ".join(pages).split())


def test_an_assessment_waits_until_it_is_finished(place):
    [waiting] = archive(place)
    finish(place)
    [ready] = archive(place)

    assert (waiting.waits, ready.waits) == ("assessment", "")
    assert (ready.kind, ready.written_on) == ("X", date(2026, 11, 23))
    assert ready.title == "Egenvurdering av frivillighetspolitikken 2026"


def test_one_that_nobody_finished_is_ready_when_its_year_is_over(place, clock):
    clock.move_to("2027-01-01T00:00:01+01:00")

    [entry] = archive(place)

    assert (entry.waits, entry.written_on) == ("", date(2027, 1, 1))
    words = words_of(opened(entry).read("egenvurdering.pdf"))
    assert "Vurderingen ble ikke meldt ferdig. Slik sto den da 2026 var over." in words


def test_what_is_shown_to_all_is_read_back_with_its_evidence(place):
    finish(place)
    [entry] = archive(place)

    whole = opened(entry)
    words = words_of(whole.read("egenvurdering.pdf"))

    assert whole.read("Plan.pdf") == PLAN
    assert "Vedtatt i 2026." in words
    assert "1. Egen politikk med tiltak i bruk" in words
    assert "2 Referatet 11.03.2026 https://example.no/referat, fil: Plan.pdf" in words
    assert "Vurdert, men ikke vist for alle: 1 av 3 kjennetegn." in words
    assert "uenige" not in words


def test_the_message_is_valid_and_what_is_not_shown_is_screened(place):
    finish(place)
    [entry] = archive(place)
    whole = opened(entry)
    message = etree.fromstring(whole.read("arkivmelding.xml"))

    etree.XMLSchema(etree.parse(str(SCHEMA))).assertValid(message)

    parts = message.findall(f".//{{{NAMESPACE}}}dokumentbeskrivelse")
    screened = [one.find(f"{{{NAMESPACE}}}skjerming") is not None for one in parts]
    assert screened == [False, True, False]
    assert "Offentleglova § 14" in "".join(parts[1].itertext())
    assert "uenige" in words_of(whole.read("ikke-vist-for-alle.pdf"))


def test_a_file_of_what_is_not_shown_is_screened_with_it(place):
    mark(place, 4, 2, evidence=shown_by("Notat.pdf"), is_public=False)
    finish(place)
    [entry] = archive(place)

    screened = {one.name: one.screening is not None for one in entry.documents[2:]}

    assert screened == {"Plan.pdf": False, "Notat.pdf": True}


def test_the_papers_are_tagged_pdf_a(place):
    finish(place)
    [entry] = archive(place)
    pdf = opened(entry).read("egenvurdering.pdf")

    with pikepdf.open(io.BytesIO(pdf)) as document, document.open_metadata() as metadata:
        assert (metadata["pdfaid:part"], metadata["pdfaid:conformance"]) == ("2", "A")
        assert "/StructTreeRoot" in document.Root


def test_what_is_changed_after_it_was_finished_is_an_entry_of_its_own(place, clock):
    finish(place)
    [before] = archive(place)
    was = package(before).content
    clock.shift(timedelta(days=2))
    mark(place, 1, 2, reason="Vi retter dette.")

    first, later = archive(place)

    assert package(first).content == was
    assert first.key != later.key
    assert later.title.startswith(f"{first.title}, slik den sto 25.")
    words = words_of(opened(later).read("egenvurdering.pdf"))
    assert "Vi retter dette." in words
    assert "Vedtatt i 2026." not in words


def test_the_associations_answers_are_told_when_their_survey_is_closed(place, clock):
    finish(place)
    survey = ask(place)
    answer(survey, ["yes"] * 4 + ["partly", "no"])
    while_open = list(archive(place))
    clock.shift(timedelta(days=1))
    actions.close_survey(survey)

    first, later = archive(place)

    assert len(while_open) == 1
    assert "sier ja eller delvis" not in words_of(opened(first).read("egenvurdering.pdf"))
    assert "5 av 6 sier ja eller delvis" in words_of(opened(later).read("egenvurdering.pdf"))


def test_too_few_answers_are_not_told(place, clock):
    finish(place)
    survey = ask(place)
    answer(survey, ["yes"] * 4)
    clock.shift(timedelta(days=1))
    actions.close_survey(survey)

    _first, later = archive(place)

    words = words_of(opened(later).read("egenvurdering.pdf"))
    assert "for få svar" in words
    assert "4 av 4" not in words


def test_a_file_that_is_erased_is_told_of_and_not_handed_over(place):
    EvidenceFile.objects.update(content=b"", name="")
    finish(place)
    [entry] = archive(place)

    assert [one.name for one in entry.documents] == ["egenvurdering.pdf", "ikke-vist-for-alle.pdf"]
    assert "fil, slettet etter fire år" in words_of(opened(entry).read("egenvurdering.pdf"))


def test_in_nynorsk_all_of_it_is(place):
    place.language = "nn"
    place.save()
    finish(place)
    [entry] = archive(place)

    words = words_of(opened(entry).read("egenvurdering.pdf"))

    assert entry.title == "Eigenvurdering av frivilligheitspolitikken 2026"
    assert "2. Laga sam" in words
    assert "Kva Dato Kvar det finst" in words


def test_more_marks_and_years_ask_the_database_as_often(place):
    def queries() -> int:
        with CaptureQueriesContext(
            connection,
        ) as asked:
            list(archive(place))
        return len(asked)

    few = queries()
    for number in range(4, 12):
        mark(place, number)
        mark(place, number, year=timezone.localdate().year - 1)
    for one in SelfAssessment.objects.filter(organiser=place):
        actions.finish_assessment(one)

    assert queries() == few == 3
