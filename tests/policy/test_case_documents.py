"""Saksfremlegg: drafted from what is known, written by several, fetched anew, taken out."""

import io
import zipfile
from datetime import date
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from samspill.policy import actions
from samspill.policy.actions.case_documents import mark_of
from samspill.policy.council.case_document import case_fields, case_paper
from samspill.policy.council.case_drafting import FIELDS, drafted
from samspill.policy.errors import CaseClashError, NotAdoptedError
from samspill.policy.models import CaseDocument, Remark
from samspill.pure.documents.docx import to_docx
from samspill.pure.documents.tree import Heading, NumberedList
from tests.dialogue import builders as evenings
from tests.policy.builders import adopt


def at(name, place, *arguments):
    return reverse(f"policy:{name}", args=[place.slug, *arguments])


@pytest.fixture
def row(policy, coordinator):
    return actions.draft_case_document(policy, by=coordinator)


def typed(row, **changed):
    """What the page would post."""
    values = {name: getattr(row, name) or "" for name in FIELDS}
    values["enclosures"] = "\n".join(row.enclosures)
    had = {f"had_{name}": mark_of(getattr(row, name)) for name in FIELDS}
    return values | had | changed


def test_it_is_drafted_from_what_is_known(row, policy, measure, coordinator):
    assert row.title == f"{policy.title} – vedtak"
    assert (row.body, row.case_officer) == ("Kommunestyret", coordinator.name)
    assert 3 <= len(row.proposal.splitlines()) <= 6
    assert "De ga 5 innspill" in row.process_text
    assert "3 innspill er tatt inn i et tiltak" in row.process_text
    assert "1 er ikke besvart ennå" in row.process_text
    assert row.consultation_text == "Utkastet har ikke vært på høring."
    assert "Ingen av tiltakene har fått en sum ennå." in row.economy
    assert "Disse tiltakene mangler en sum: 1.1 og 2.1." in row.economy
    assert row.enclosures[0] == f"{policy.title}, versjon 1"


def test_the_consultation_is_told_with_who_answered_and_what_was_changed(policy, consulted):
    consulted.closed_at = timezone.now()
    consulted.save()

    text = actions.draft_case_document(policy).consultation_text

    assert "2 ble bedt om å uttale seg: Eldrerådet og Ungdomsrådet. 1 av dem svarte." in text
    assert "1 høringssvar og 3 merknader" in text
    assert "Flest merknader gjaldt tiltak 1.1 (2) og utkastet som helhet (1)." in text
    assert "1 av merknadene er tatt inn, 0 delvis, og 1 ikke" in text
    assert "Disse stedene er endret på grunn av en merknad: tiltak 1.1." in text


def test_statements_and_remarks_are_enclosures(policy, consulted):
    enclosures = actions.draft_case_document(policy).enclosures

    assert enclosures[1] == "Merknadene fra høringen, med svar"
    assert enclosures[-1].startswith("Høringssvar 1 fra Eldrerådet, mottatt ")


def test_sums_are_added_and_those_without_are_named(policy, measure):
    actions.change_measure(measure, cost_once=Decimal(50000), cost_yearly=Decimal(420000))

    economy = actions.draft_case_document(policy).economy

    assert "koster 50\u00a0000\u00a0kr én gang og 420\u00a0000\u00a0kr hvert år" in economy
    assert "Summene gjelder 1 av 2 tiltak." in economy
    assert "mangler en sum: 2.1." in economy


def test_in_nynorsk_it_is_nynorsk(policy):
    policy.language = "nn"
    policy.save()

    row = actions.draft_case_document(policy)

    assert "Dei gav 5 innspel" in row.process_text
    assert row.consultation_text == "Utkastet har ikkje vore på høyring."
    assert case_paper(row).subtitle == "Saksframlegg"


def test_one_is_not_made_twice(policy, row):
    assert actions.draft_case_document(policy) == row


def test_status_and_amendment_are_said_of_an_adopted_policy_alone(policy, measure):
    for kind in ("status", "amendment"):
        with pytest.raises(NotAdoptedError):
            actions.draft_case_document(policy, kind=kind)
    adopt(policy)
    actions.set_status(measure, status="dropped", reason="Pengene kom ikke.")

    row = actions.draft_case_document(policy, kind="status")

    assert "Av 2 tiltak er 0 levert, 0 i gang, 0 forsinket og 1 lagt bort." in row.background
    assert "Pengene kom ikke." in row.assessment
    assert row.body == "Lillevik kommunestyre"


def test_an_amendment_says_which_places_are_changed(policy, measure):
    adopt(policy)
    actions.begin_amendment(policy)
    actions.change_measure(measure, text="Svare innen tre dager")

    background = actions.draft_case_document(policy, kind="amendment").background

    assert "- tiltak 1.1 er endret" in background
    assert "(sak 12/27)" in background


def test_what_two_write_in_different_fields_stands_both(row, coordinator):
    had = {name: mark_of(getattr(row, name)) for name in FIELDS}
    actions.write_case_document(row, background="Den ene.")

    actions.write_case_document(row, had=had, economy="Den andre.")

    assert (row.background, row.economy, row.version) == ("Den ene.", "Den andre.", 3)


def test_where_two_meet_nothing_is_written_and_both_are_given(row):
    had = {name: mark_of(getattr(row, name)) for name in FIELDS}
    actions.write_case_document(row, background="Den ene.")

    with pytest.raises(CaseClashError) as clash:
        actions.write_case_document(row, had=had, background="Den andre.", economy="Mitt.")

    row.refresh_from_db()
    assert (clash.value.fields, clash.value.standing.background) == (["background"], "Den ene.")
    assert row.economy != "Mitt."


def test_the_page_keeps_what_was_typed_and_shows_what_the_other_wrote(signed_in, place, row):
    mine = typed(row, background="Min bakgrunn.", assessment="Min vurdering.")
    actions.write_case_document(row, background="Bakgrunn av en annen.", title="Ny tittel")

    page = signed_in.post(at("case_document", place, row.pk), mine)

    text = page.content.decode()
    assert "To har skrevet på samme sted" in text
    assert "av en annen" in text
    form = page.context["form"]
    assert form["background"].value() == "Min bakgrunn."
    assert form["title"].value() == "Ny tittel"  # what only the other has changed stands

    again = {field.html_name: field.value() or "" for field in form}
    signed_in.post(at("case_document", place, row.pk), again)
    row.refresh_from_db()
    assert (row.background, row.assessment) == ("Min bakgrunn.", "Min vurdering.")
    assert row.title == "Ny tittel"


def test_the_page_saves_and_bad_input_keeps_what_was_typed(signed_in, place, row):
    bad = signed_in.post(
        at("case_document", place, row.pk),
        typed(row, title="", economy="Dyrt.", meeting_on="i mai"),
    ).content.decode()
    signed_in.post(
        at("case_document", place, row.pk),
        typed(row, case_number="94/27", meeting_on="2027-12-16", enclosures="Ett\n\nTo"),
    )

    row.refresh_from_db()
    assert "Skriv hva saken heter." in bad
    assert "Dyrt." in bad
    assert (row.case_number, row.meeting_on) == ("94/27", date(2027, 12, 16))
    assert row.enclosures == ["Ett", "To"]


def test_figures_are_fetched_anew_field_by_field_and_shown_first(signed_in, place, row, loose):
    actions.write_case_document(row, assessment="Dette har jeg skrevet selv.")
    actions.answer(loose, verdict="not_taken_in", reason="Det var bare glede.")
    before = row.process_text

    page = signed_in.get(at("case_figures", place, row.pk))

    row.refresh_from_db()
    assert row.process_text == before
    assert [name for name, _label, _pieces in page.context["lines"]] == [
        "process_text",
        "assessment",
    ]
    signed_in.post(at("case_figures", place, row.pk), {"field": ["process_text"]})
    row.refresh_from_db()
    assert "1 er ikke tatt inn" in row.process_text
    assert row.assessment == "Dette har jeg skrevet selv."


def test_with_nothing_new_there_is_nothing_to_fetch(signed_in, place, row):
    assert "ingenting å hente" in signed_in.get(at("case_figures", place, row.pk)).content.decode()


def test_the_paper_has_its_parts_as_headings_and_the_proposal_numbered(row):
    paper = case_paper(row)

    titles = [block.text for block in paper.blocks if isinstance(block, Heading)]
    numbered = next(block for block in paper.blocks if isinstance(block, NumberedList))
    assert titles == [
        "Forslag til vedtak", "Bakgrunn", "Slik er dokumentet blitt til", "Høring", "Vurdering",
        "Økonomiske konsekvenser", "Vedlegg",
    ]  # fmt: skip
    assert not numbered.items[0].startswith("1.")
    assert to_docx(paper) == to_docx(case_paper(row))
    assert set(case_fields(row)) >= {"tittel", "saksnummer", "organ", "forslag_til_vedtak"}


def test_word_is_fetched(signed_in, place, row):
    answer = signed_in.get(at("case_file", place, row.pk, "docx"))

    names = zipfile.ZipFile(io.BytesIO(answer.content)).namelist()
    assert "word/document.xml" in names
    assert signed_in.get(at("case_file", place, row.pk, "exe")).status_code == 404


def test_a_reader_reads_and_a_stranger_finds_nothing(client, place, row):
    client.force_login(evenings.member(place, "les@example.no", role="reader"))
    assert client.get(at("case_document", place, row.pk)).status_code == 200
    assert client.post(at("case_document", place, row.pk), typed(row)).status_code == 404
    assert client.post(at("case_documents", place)).status_code == 404

    other = evenings.organiser(slug="annen", name="Annen kommune")
    client.force_login(evenings.member(other, "fremmed@example.no"))
    assert client.get(at("case_document", place, row.pk)).status_code == 404


def test_one_made_in_vain_is_taken_away(signed_in, place, row):
    signed_in.post(at("case_removal", place, row.pk))

    assert not CaseDocument.objects.exists()


def test_drafting_takes_as_many_queries_for_three_remarks_as_for_forty(policy, consulted):
    def queries():
        with CaptureQueriesContext(connection) as captured:
            drafted(policy, kind="adoption")
        return len(captured)

    queries()
    few = queries()
    Remark.objects.bulk_create(
        Remark(consultation=consulted, number=10 + number, raw_text="Bra.", at=timezone.now())
        for number in range(40)
    )

    assert queries() == few
