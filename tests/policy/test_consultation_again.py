"""What readers see, a second consultation, and what is said once it is decided."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from samspill.policy import actions
from samspill.policy.actions.consultations import BodyDraft
from samspill.policy.consulting.document import remarks_document
from samspill.policy.consulting.facts import consultation_facts
from tests.dialogue import builders as evenings
from tests.policy.builders import adopt
from tests.policy.consulted import WORD, consultation_of, pdf, remark, run_out, statement

NAMED = "Kari Nordmann ved skolen har sagt nei i tre år."


def at(name, place, *arguments):
    return reverse(f"policy:{name}", args=[place.slug, *arguments])


@pytest.fixture
def out(policy):
    bodies = [BodyDraft("Eldrerådet", "elderly", "e@example.no"), BodyDraft("Sangkoret")]
    return consultation_of(policy, bodies=bodies)


@pytest.fixture
def reader(client, place):
    client.force_login(evenings.member(place, role="reader", email="leser@example.no"))
    return client


@pytest.fixture
def anew(out, policy):
    remark(out)
    run_out(out)
    return consultation_of(policy, deadline=timezone.now() + timedelta(days=30))


def test_a_reader_sees_no_private_giver_and_no_words_that_wait(reader, place, out):
    one = remark(out, NAMED, name="Anna Eksempel", email="anna@example.no")
    response = statement(out, files=[pdf()], sender_email="jan@example.no")
    file = response.files.get()

    pages = [
        reader.get(address).content.decode()
        for address in (
            at("remarks", place),
            at("remark", place, one.pk),
            at("statement", place, response.pk),
        )
    ]

    text = "".join(pages)
    for private in ("Kari Nordmann", "Anna Eksempel", "anna@example.no", "jan@example.no"):
        assert private not in text
    assert "Vi støtter målene" not in text
    assert reader.get(at("statement_file", place, response.pk, file.pk)).status_code == 404


def test_a_reader_reads_masked_words(reader, place, out):
    one = remark(out, NAMED)
    actions.release_remark(one, shown_text="[navn] har sagt nei.")

    text = reader.get(at("remark", place, one.pk)).content.decode()

    assert "[navn] har sagt nei." in text
    assert "Kari Nordmann" not in text


def test_the_first_consultation_is_still_there_when_a_second_is_out(
    signed_in, client, place, out, anew
):
    one = out.remarks.get()

    desk = signed_in.get(at("remarks", place)).content.decode()
    opened = signed_in.get(at("remark", place, one.pk))
    public = client.get(at("public_remarks", place)).content.decode()
    asked = signed_in.get(f"{at('remarks', place)}?consultation={anew.pk}").content.decode()

    assert "Hallen må være åpen" in desk
    assert opened.status_code == 200
    assert "Hallen må være åpen" in public
    assert "Hallen må være åpen" not in asked
    assert f"?consultation={anew.pk}" in desk


def test_a_second_one_fills_in_those_who_were_invited(signed_in, place, out):
    run_out(out)

    form = signed_in.get(f"{at('consultation', place)}?anew=1").context["form"]

    assert form.initial["elderly_address"] == "e@example.no"
    assert form.initial["others"] == "Sangkoret"
    assert not form.initial["youth"]


def test_the_word_is_no_field_that_may_be_empty(signed_in, place, policy):
    form = signed_in.get(at("consultation", place)).context["form"]

    assert form.fields["word"].required


def test_when_it_is_decided_every_page_says_that_it_is_closed(
    signed_in, client, place, out, policy
):
    adopt(policy, word=WORD)

    addresses = ("public_consultation", "public_statement", "consultation")
    pages = [signed_in.get(at(name, place)).content.decode() for name in addresses]

    assert all("det tas ikke imot flere høringssvar" in page for page in pages)
    assert not any("merket som kommet" in page or "tas fortsatt" in page for page in pages)
    assert 'name="sender_name"' not in pages[1]


def test_a_body_without_an_address_is_not_said_to_be_invited(signed_in, place, out, policy):
    text = signed_in.get(at("consultation", place)).content.decode()

    assert "Ikke invitert ennå" in text
    assert consultation_facts(policy)["invited"] == ["Eldrerådet"]


def test_who_has_sent_it_is_confirmed_and_parted_at_the_desk(signed_in, place, out):
    response = statement(out)
    before = signed_in.get(at("consultation", place)).content.decode()

    signed_in.post(at("statement_body", place, response.pk))
    after = signed_in.get(at("statement", place, response.pk)).content.decode()
    signed_in.post(at("statement_parting", place, response.pk))

    response.refresh_from_db()
    assert "Er høringssvar 1 fra dem?" in before
    assert "Det er ikke fra dem" in after
    assert response.body is None


@pytest.mark.parametrize("name", ["rewording", "remark_release", "remark_erasure"])
def test_the_address_of_a_form_given_back_leads_to_the_remark(signed_in, place, out, name):
    one = remark(out)

    answer = signed_in.get(at(name, place, one.pk))

    assert answer.url == at("remark", place, one.pk)


def test_before_anything_is_out_the_table_says_so(signed_in, place, policy):
    answer = signed_in.get(at("remarks", place))

    assert answer.status_code == 200
    assert "har ikke vært på høring ennå" in answer.content.decode()


def test_everyone_reads_changes_from_kept_versions_alone(
    signed_in, client, place, out, policy, measure
):
    one = remark(out, passage=measure.passage)
    actions.change_measure(measure, text="Åpne hallen hver kveld", because_of=one)
    draft = client.get(at("public_remarks", place)).content.decode()

    adopt(policy, word=WORD)

    adopted = client.get(at("public_remarks", place)).content.decode()
    assert "hver kveld" not in draft
    assert "hver kveld" in adopted


def test_the_document_shows_what_was_taken_out_and_put_in(out, measure):
    before = measure.text
    one = remark(out, passage=measure.passage)
    actions.change_measure(measure, text="Åpne hallen hver kveld", because_of=one)

    words = repr(remarks_document(out).blocks)

    assert f"caption={before!r}" in words
    assert "Før:" in words
    assert before in words
    assert "Nå:" in words
    assert "Åpne hallen hver kveld" in words


def test_an_amendment_that_is_out_shows_what_it_changes(client, place, policy, measure):
    adopt(policy, word=WORD)
    policy.refresh_from_db()
    actions.begin_amendment(policy)
    measure.refresh_from_db()
    actions.change_measure(measure, text="Åpne hallen hver kveld")
    policy.refresh_from_db()
    consultation_of(policy)

    text = client.get(at("public_consultation", place)).content.decode()

    assert "Hva som er endret" in text
    assert text.count("<strong>Endret</strong>") == 1
