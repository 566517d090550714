"""The policy in the municipality's archive: statements as received, resolutions, remarks, reports."""

import io
import zipfile
from datetime import date, timedelta
from hashlib import sha256

import pikepdf
import pypdfium2
import pytest
from django.utils import timezone

from samspill.policy import actions
from samspill.policy.archive import archive
from samspill.policy.models import CaseDocument, Consultation, Remark, ResponseFile, StatusRound
from samspill.process import actions as process_actions
from samspill.pure.archive.package import package
from tests.insight.builders import association
from tests.policy.builders import adopt

WORD = b"PK\x03\x04 et Word-dokument \x00\xff"
OPEN_WORD = "Resten besvares etter høringen."


@pytest.fixture
def policy(policy, process):
    process_actions.hand_over(process)
    return policy


@pytest.fixture
def consultation(policy):
    actions.open_consultation(policy, word=OPEN_WORD)
    return Consultation.objects.get(policy=policy)


@pytest.fixture
def statement(consultation, place):
    giver = association(place)
    giver.org_number = "313000000"
    giver.save()
    row = consultation.responses.create(
        number=1,
        on_behalf_of="Elvekroken idrettslag",
        association=giver,
        text="Vi støtter tiltak 1.1.\n\nMen når? 🎉",
        sender_name="Kari Eksempel",
        sender_email="kari.eksempel@example.no",
        sender_role="leder",
        language="nb",
    )
    for name in ("Høringssvar fra laget.docx", "Høringssvar fra laget.docx"):
        ResponseFile.objects.create(
            response=row,
            name=name,
            media_type="application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            content=WORD,
            size=len(WORD),
            fingerprint=sha256(WORD).hexdigest(),
        )
    return row


def found(policy, key):
    return next(one for one in archive(policy.organiser) if one.key.startswith(f"policy.{key}:"))


def opened(entry):
    return zipfile.ZipFile(io.BytesIO(package(entry).content))


def test_a_statement_came_in_from_the_association_with_its_files_as_they_were(policy, statement):
    entry = found(policy, "consultationresponse")

    whole = opened(entry)

    assert entry.kind == "I"
    assert [(one.role, one.name) for one in entry.correspondents] == [
        ("EA", "Elvekroken idrettslag"),
        ("EM", "Lillevik kommune"),
    ]
    assert whole.read("Høringssvar fra laget.docx") == WORD
    assert whole.read("Høringssvar fra laget-2.docx") == WORD
    assert whole.read("horingssvar-1.pdf").startswith(b"%PDF")
    assert b"kari.eksempel@example.no" not in whole.read("arkivmelding.xml")


def test_an_association_is_named_in_the_public_title_and_a_person_is_not(policy, statement):
    of_association = found(policy, "consultationresponse")
    statement.association, statement.on_behalf_of = None, "Kari Eksempel"
    statement.save()

    of_person = found(policy, "consultationresponse")

    assert "Elvekroken idrettslag" in of_association.public_title
    assert "Kari Eksempel" in of_person.title
    assert "Kari Eksempel" not in of_person.public_title


def test_each_document_of_a_statement_says_what_it_is(policy, statement):
    entry = found(policy, "consultationresponse")

    assert [one.title for one in entry.documents][:2] == [
        "Høringssvar nr. 1 fra Elvekroken idrettslag, mottatt tekst",
        "Fil til høringssvar nr. 1 fra Elvekroken idrettslag: Høringssvar fra laget.docx",
    ]


def test_our_own_documents_are_pdf_a(policy, statement):
    pdf = opened(found(policy, "consultationresponse")).read("horingssvar-1.pdf")

    with pikepdf.open(io.BytesIO(pdf)) as document, document.open_metadata() as metadata:
        assert metadata["pdfaid:part"] == "2"
        assert metadata["pdfaid:conformance"] == "A"


def screened(policy):
    """Whether the entry, its text and its files are."""
    entry = found(policy, "consultationresponse")
    text, *files = entry.documents
    return [bool(one.screening) for one in (entry, text, files[0])]


def test_only_the_part_of_a_statement_that_needs_it_is_screened(policy, statement):
    def remark(number, **facts):
        Remark.objects.create(
            consultation=statement.consultation, number=number, response=statement, **facts
        )

    before = screened(policy)
    remark(1, raw_text=statement.text, shown_text=statement.text)
    remark(2, raw_text="Kari er syk", is_held_back=True)
    of_file = screened(policy)
    Remark.objects.filter(number=2).delete()
    remark(3, raw_text="Men når?", shown_text="Men [helse]?")
    of_text = screened(policy)
    Remark.objects.filter(number=1).update(is_held_back=True)

    assert before == [False, False, False]
    assert of_file == [False, False, True]
    assert of_text == [False, True, False]
    assert screened(policy) == [False, True, True]
    assert "§ 13" in found(policy, "consultationresponse").documents[0].screening.legal_basis


def test_the_remarks_wait_until_the_consultation_is_over_and_each_has_its_answer(
    policy, consultation
):
    remark = Remark.objects.create(
        consultation=consultation, number=1, raw_text="Mer lys", shown_text="Mer lys",
        giver_email="ola@example.no", giver_name="Ola Prøve",
    )  # fmt: skip
    while_open = found(policy, "consultation").waits
    consultation.closed_at = timezone.now()
    consultation.save()
    unanswered = found(policy, "consultation").waits
    Remark.objects.filter(pk=remark.pk).update(verdict="taken_in", answer="Ja.")

    entry = found(policy, "consultation")

    assert (while_open, unanswered, entry.waits) == ("consultation", "consultation", "")
    assert entry.kind == "X"
    assert [one.screening for one in entry.documents] == [None, None]
    assert len(opened(entry).namelist()) == 4


def test_remarks_that_everyone_does_not_read_in_every_word_are_screened(policy, consultation):
    Remark.objects.create(
        consultation=consultation, number=1, raw_text="Kari er syk", shown_text="[navn] er syk"
    )
    consultation.closed_at = timezone.now()
    consultation.save()

    table, words = found(policy, "consultation").documents

    assert table.screening is None
    assert words.screening is not None


def test_the_resolution_has_the_version_that_was_decided_on_and_its_words(policy):
    resolution = adopt(policy, case_number="2027/123")

    entry = found(policy, "resolution")
    whole = opened(entry)

    assert (entry.kind, entry.written_on, entry.case_number) == ("S", date(2027, 3, 11), "2027/123")
    assert {"vedtatt-politikk.pdf", "vedtak.pdf"} < set(whole.namelist())
    assert b"<mdk:sakssekvensnummer>123<" in whole.read("arkivmelding.xml")
    assert entry.key == f"policy.resolution:{resolution.pk}"


def test_a_case_document_is_ready_when_the_body_has_met(policy):
    case = CaseDocument.objects.create(
        policy=policy, title="Frivillighetspolitikk", proposal="1. Vedtas"
    )
    without_day = found(policy, "casedocument").waits
    case.meeting_on = timezone.localdate() + timedelta(days=3)
    case.save()
    before = found(policy, "casedocument").waits
    case.meeting_on = timezone.localdate()
    case.save()

    entry = found(policy, "casedocument")

    assert (without_day, before, entry.waits) == ("meeting", "meeting", "")
    assert "saksfremlegg.pdf" in opened(entry).namelist()


def test_a_status_report_waits_until_it_is_made(policy):
    StatusRound.objects.create(policy=policy, number=1, due_on=date(2027, 9, 1))

    assert found(policy, "statusround").waits == "report"


def test_nothing_of_the_policy_is_ready_before_the_associations_have_handed_over(policy, process):
    adopt(policy)
    process.hand_over.delete()

    assert found(policy, "resolution").waits == "hand_over"


def test_of_an_erased_statement_only_number_and_day_are_left(policy, statement):
    actions.erase_response(statement, legal_basis="17-1-d")

    entry = found(policy, "consultationresponse")
    whole = opened(entry)

    assert len(whole.namelist()) == 3
    assert "Trukket tilbake eller slettet." in words_of(whole.read("horingssvar-1.pdf"))
    assert "støtter" not in words_of(whole.read("horingssvar-1.pdf"))


def words_of(pdf):
    document = pypdfium2.PdfDocument(pdf)
    return " ".join(page.get_textpage().get_text_range() for page in document)
