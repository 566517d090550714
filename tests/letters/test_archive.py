"""Letters in the municipality's archive: what left the house, and nothing that is not handed over."""

import pytest

from samspill.letters import actions
from samspill.letters.archive import archive
from samspill.letters.models import Letter
from samspill.process import actions as process_actions
from samspill.process.models import Lead
from samspill.pure.archive.arkivmelding import arkivmelding, faults
from samspill.pure.archive.package import packed
from tests.letters import builders

pytestmark = pytest.mark.django_db
INVITATION, REQUEST = Letter.Kind.PRELIMINARY_INVITATION, Letter.Kind.FORMAL_REQUEST


def sent(process, kind="conference_invitation"):
    letter = builders.approved(builders.letter(process, kind))
    actions.choose_recipients(letter)
    return actions.send(letter)


@pytest.fixture
def handed_over(process):
    process_actions.hand_over(process)
    return process


def only(process):
    [entry] = archive(process.organiser)
    return entry


def test_a_letter_that_is_sent_is_an_outgoing_entry_with_the_file_that_left(handed_over):
    letter = sent(handed_over)

    entry = only(handed_over)

    assert (entry.kind, entry.title, entry.is_ready) == ("U", letter.subject, True)
    assert [one.content() for one in entry.documents] == [bytes(letter.sent_pdf)]
    assert entry.sent_at == letter.sent_at


def test_a_draft_is_no_entry(handed_over):
    builders.letter(handed_over)

    assert list(archive(handed_over.organiser)) == []


def test_those_who_got_it_are_receivers_with_number_and_never_an_address(handed_over):
    place = handed_over.organiser
    place.associations.filter(name="Laget").update(org_number="313000000")
    builders.association(place, "Naboen", "laget@example.no")
    builders.association(place, "Uten adresse")
    sent(handed_over)

    entry = only(handed_over)

    assert [(one.role, one.name, one.org_number, one.sent_by) for one in entry.correspondents] == [
        ("EM", "Laget", "313000000", "email"),
        ("EM", "Naboen", "", "email"),
        ("EM", "Papirlaget", "", "paper"),
    ]
    written = arkivmelding(entry, packed(entry))
    assert faults(written) == []
    assert b"@example.no" not in written


def test_the_request_to_the_municipality_came_in_from_the_working_group(handed_over):
    sent(handed_over, REQUEST)

    entry = only(handed_over)

    assert (entry.kind, entry.sent_at) == ("I", None)
    assert entry.received_at is not None
    assert [one.role for one in entry.correspondents] == ["EM"]


@pytest.mark.parametrize("lead", [Lead.WORKING_GROUP, Lead.JOINT])
@pytest.mark.parametrize("kind", [INVITATION, REQUEST])
def test_nothing_is_ready_before_the_associations_have_handed_it_over(process, lead, kind):
    process.lead = lead
    process.save()
    sent(process, kind)
    before = only(process).waits

    process_actions.hand_over(process)

    assert (before, only(process).waits) == ("hand_over", "")


def test_what_the_working_group_sent_says_so_and_when_it_was_handed_over(process):
    process.lead = Lead.WORKING_GROUP
    process.save()
    sent(process, INVITATION)
    process_actions.hand_over(process)

    entry = only(process)

    assert entry.correspondents[0].role == "EA"
    assert (
        entry.correspondents[0].name
        == "Arbeidsgruppa for frivillighetspolitikk i Eigersund kommune"
    )
    assert entry.note.startswith("Sendt av arbeidsgruppa og overlevert kommunen ")


def test_what_the_municipality_leads_alone_waits_for_nobody(process):
    process.lead = Lead.MUNICIPALITY
    process.save()
    sent(process)

    assert only(process).is_ready


def test_a_letter_whose_words_are_erased_is_not_written(handed_over):
    letter = sent(handed_over)
    letter.sent_pdf = None
    letter.save()

    assert only(handed_over).waits == "kept_no_longer"


def test_the_letters_are_read_in_the_same_queries_for_one_and_many(
    handed_over, django_assert_num_queries
):
    sent(handed_over)
    with django_assert_num_queries(2):
        list(archive(handed_over.organiser))
    builders.association(handed_over.organiser, "Nok et lag", "nok@example.no")
    sent(handed_over, REQUEST)

    with django_assert_num_queries(2):
        assert len(list(archive(handed_over.organiser))) == 2
