"""A formal statement: kept as it came, dated, with its receipt."""

import hashlib
from uuid import uuid4

import pytest

from samspill.outbox.models import Message
from samspill.policy import actions, errors
from samspill.policy.actions.consultations import BodyDraft
from tests.policy.builders import adopt
from tests.policy.consulted import association, consultation_of, pdf, run_out, statement


@pytest.fixture
def out(policy):
    return consultation_of(policy, bodies=[BodyDraft("Eldrerådet", "elderly")])


def test_the_files_are_kept_to_the_byte_with_their_fingerprints(out):
    response = statement(out, files=[pdf()])

    file = response.files.get()
    assert bytes(file.content) == pdf().content
    assert file.fingerprint == hashlib.sha256(pdf().content).hexdigest()


def test_the_same_form_sent_twice_is_one_statement_and_one_receipt(out):
    key = uuid4()

    first = statement(out, key=key, sender_email="anna@example.no")
    second = statement(out, key=key, sender_email="anna@example.no")

    assert first == second
    assert Message.objects.filter(subject__startswith="Mottatt: høringssvar 1").count() == 1


def test_the_receipt_tells_the_fingerprint_of_each_file(out):
    response = statement(out, files=[pdf()], sender_email="anna@example.no")

    assert response.files.get().fingerprint in Message.objects.get().text


def test_a_statement_is_tied_to_the_body_or_the_association_it_is_from(out, place):
    known = association(place)

    from_body = actions.confirm_body(statement(out, on_behalf_of="eldrerådet"))
    from_association = statement(out, on_behalf_of=known.display_name)

    assert from_body.body.name == "Eldrerådet"
    assert from_association.association == known


def test_a_late_statement_is_taken_and_marked(out):
    run_out(out)

    assert statement(out).is_late


def test_when_the_council_has_decided_nothing_more_is_taken(out, policy):
    adopt(policy)

    with pytest.raises(errors.ConsultationClosedError):
        statement(out)


def test_neither_words_nor_files_is_no_statement(out):
    with pytest.raises(errors.EmptyStatementError):
        statement(out, "  ")


def test_files_wait_until_a_person_has_looked(out):
    with_file = statement(out, files=[pdf()])
    without = statement(out)

    assert with_file.remarks.get().is_held_back
    assert not without.remarks.get().is_held_back


def test_erased_statements_keep_number_and_day_alone(out):
    response = statement(out, files=[pdf()], sender_email="anna@example.no")
    part = actions.take_out_remark(response, text="Hallen må være åpen.")

    erased = actions.erase_response(response, legal_basis="17-1-d")

    part.refresh_from_db()
    assert (erased.number, erased.text, erased.sender_name, erased.files.count()) == (
        1,
        "[erased]",
        "",
        0,
    )
    assert part.erased_at is not None


def test_anyone_can_write_the_name_of_a_body_and_it_counts_when_a_person_knows_it(out):
    response = statement(out, on_behalf_of="Eldrerådet")
    claimed = response.body

    confirmed = actions.confirm_body(response)
    parted = actions.part_from_body(response)

    assert (claimed, confirmed.body.name, parted.body) == (None, "Eldrerådet", None)


def test_the_body_is_told_at_its_own_address_and_is_reminded_as_before(policy):
    elderly = BodyDraft("Eldrerådet", "elderly", "eldre@example.no")
    out = consultation_of(policy, bodies=[elderly])

    statement(out, on_behalf_of="Eldrerådet", sender_email="anna@example.no")

    told = Message.objects.get(subject__contains="i navnet til Eldrerådet")
    assert told.deliveries.get().address == "eldre@example.no"
    assert actions.remind_silent(out) == 1


def test_a_name_that_nobody_invited_cannot_be_confirmed(out):
    with pytest.raises(errors.NotInvitedError):
        actions.confirm_body(statement(out, on_behalf_of="Sangkoret"))
