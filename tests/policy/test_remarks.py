"""A remark: stored once, screened, answered, released, erased, and what was changed because of it."""

from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction
from hypothesis import given
from hypothesis import strategies as st

from samspill.outbox.models import Message
from samspill.policy import actions, errors
from samspill.policy.consulting.changes import changes_because_of
from samspill.policy.consulting.desk import counts_of, public_remarks, remarks_of
from samspill.policy.consulting.document import remarks_document
from samspill.policy.consulting.screening import covered, found_in
from samspill.policy.models import Remark
from samspill.pure.documents.docx import to_docx
from tests.policy.consulted import consultation_of, remark, run_out, statement

NAMED = "Kari Nordmann ved skolen har sagt nei i tre år."


@pytest.fixture
def out(policy):
    return consultation_of(policy)


def test_the_same_form_sent_twice_is_one_remark(out):
    key = uuid4()

    first, second = remark(out, key=key), remark(out, key=key)

    assert first == second
    assert out.remarks.count() == 1


def test_remarks_are_numbered_as_they_come(out):
    assert [remark(out, text).number for text in ("Én", "To", "Tre")] == [1, 2, 3]


def test_words_that_name_nobody_are_public_at_once(out):
    one = remark(out)

    assert not one.is_held_back
    assert list(public_remarks(out)) == [one]


def test_words_that_name_a_person_wait_masked(out):
    one = remark(out, NAMED)

    assert one.is_held_back
    assert "Kari" not in one.shown_text
    assert not public_remarks(out).exists()


def test_a_persons_name_as_sender_waits_but_a_known_body_does_not(out):
    strange = remark(out, "Mer lys.", on_behalf_of="Kari Nordmann")
    body = statement(out, "Mer lys.", on_behalf_of="Eldrerådet")

    assert strange.is_held_back
    assert not body.remarks.get().is_held_back


def test_after_the_deadline_nothing_is_taken(out):
    run_out(out)

    with pytest.raises(errors.ConsultationClosedError):
        remark(out)


def test_a_receipt_and_later_the_answer_go_to_the_address_that_was_left(out):
    one = remark(out, email="anna@example.no")
    actions.answer_remark(one, verdict="partly", answer="Tirsdager, fra høsten.")
    actions.answer_remark(one, verdict="taken_in", answer="Alle dager, fra høsten.")

    subjects = list(Message.objects.order_by("pk").values_list("subject", flat=True))
    assert subjects == ["Mottatt: merknad 1", "Svar på merknad 1"]


def test_an_answer_has_words(out):
    one = remark(out)

    with pytest.raises(errors.ReasonMissingError):
        actions.answer_remark(one, verdict="taken_in", answer="  ")


def test_many_alike_get_the_same_answer(out):
    several = [remark(out, text) for text in ("Mer lys.", "Meir lys!", "Lys, takk.")]

    actions.answer_remarks(several, verdict="taken_in", answer="Det kommer lys.")

    assert counts_of(out).answered == 3


def test_a_person_chooses_what_is_covered(out):
    one = remark(out, NAMED)
    key = found_in(NAMED)[0].key

    text = covered(NAMED, keys=[key], words=["skolen"], language="nb")
    actions.release_remark(one, shown_text=text)

    assert public_remarks(out).get().shown_text == "[navn] ved [navn] har sagt nei i tre år."


@given(st.text(max_size=80), st.lists(st.text(min_size=1, max_size=6), max_size=3))
def test_what_is_covered_is_gone_whatever_the_text(text, words):
    shown = covered(
        f"{text} Kari Nordmann",
        keys=[one.key for one in found_in(f"{text} Kari Nordmann")],
        words=words,
        language="nb",
    )

    assert "Kari Nordmann" not in shown


def test_erased_words_are_gone_for_ever_and_the_number_stays(out):
    one = remark(out, "Noe om en person.", name="Anna Eksempel", email="anna@example.no")

    erased = actions.erase_remark(one, legal_basis="17-1-d")

    assert (erased.number, erased.raw_text, erased.giver_name, erased.giver_email) == (
        1,
        "[erased]",
        "",
        "",
    )
    with pytest.raises(errors.NotStandingError):
        actions.release_remark(erased, shown_text="Noe")


def test_the_database_refuses_to_change_the_words(out):
    one = remark(out)

    with pytest.raises(IntegrityError), transaction.atomic():
        Remark.objects.filter(pk=one.pk).update(raw_text="Noe annet")


def test_a_change_made_for_a_remark_is_told_with_both_wordings(out, measure):
    one = remark(out, passage=measure.passage)
    before = measure.text

    actions.change_measure(measure, text="Åpne hallen hver kveld", because_of=one)

    change = changes_because_of([one])[one.pk][0]
    assert (change.before, change.after) == (before, "Åpne hallen hver kveld")
    assert change.place == f"Tiltak {measure.reference}"


def test_a_statement_is_one_remark_until_it_is_split(out):
    response = statement(out)
    whole = remarks_of(out).get()

    part = actions.take_out_remark(response, text="Hallen må  være åpen.")
    beside = list(remarks_of(out))
    other = actions.take_out_remark(response, text="Vi støtter målene.")

    assert whole.raw_text == response.text
    assert beside == [whole, part]
    assert list(remarks_of(out)) == [part, other]


def test_only_words_that_stand_in_the_statement_are_taken_out(out):
    response = statement(out)

    with pytest.raises(errors.NotInStatementError):
        actions.take_out_remark(response, text="Vi er imot.")


def test_a_remark_taken_out_by_mistake_is_put_back_unless_it_is_answered(out):
    response = statement(out)
    part = actions.take_out_remark(response, text="Hallen må være åpen.")
    other = actions.take_out_remark(response, text="Vi støtter målene.")
    actions.answer_remark(other, verdict="taken_in", answer="Takk.")

    actions.put_back_remark(part)

    with pytest.raises(ValueError, match="put back"):
        actions.put_back_remark(other)
    assert response.remarks.count() == 2


def test_the_table_as_a_document_holds_every_public_remark_and_no_other(out, measure):
    remark(out, "Mer lys i parken.", passage=measure.passage, on_behalf_of="Eldrerådet")
    remark(out, NAMED)
    answered = remark(out, "Kortere skjema.")
    actions.answer_remark(answered, verdict="not_taken_in", answer="Det kommer i neste runde.")

    document = remarks_document(out)

    words = repr(document.blocks)
    assert "Mer lys i parken." in words
    assert "Det kommer i neste runde." in words
    assert "Kari" not in words
    assert document.title == "Merknadstabell"
    assert to_docx(document).startswith(b"PK")
