"""The policy as everyone reads it: a kept version, never what is being written."""

import csv
import io
import json
from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from samspill.dialogue.actions import publish_contribution, withdraw
from samspill.policy import actions
from samspill.policy.council.versions import public_policy_of
from samspill.policy.export import policy_document, policy_json
from samspill.policy.models import Policy, StatusUpdate
from samspill.pure.documents.html import to_html
from samspill.pure.documents.tree import Paragraph, Quote, Reference, inlines
from tests.insight import builders
from tests.policy.builders import adopt


def at(name, place, *arguments):
    return reverse(f"policy:{name}", args=[place.slug, *arguments])


def read(client, name, place, *arguments, **query):
    return client.get(at(name, place, *arguments), query).content.decode()


@pytest.fixture
def amended(policy, measure):
    """In force since version 1; rewritten, but not adopted."""
    adopt(policy)
    actions.begin_amendment(policy)
    actions.change_measure(measure, text="Svare innen tre dager")
    return policy


def test_what_is_being_written_is_nobodys_yet(client, place, amended):
    assert "Svare innen tre dager" not in read(client, "public_policy", place)
    assert (
        "Svare innen tre dager" not in client.get(at("public_file", place, "json")).content.decode()
    )


def test_adopted_anew_it_is_everyones_and_the_one_before_is_still_read(
    client, place, amended, measure
):
    before = amended.versions.get().content["goals"][0]["measures"][0]["text"]
    adopt(amended, case_number="40/28", decided_on=date(2028, 3, 11))

    now = read(client, "public_policy", place)
    first = read(client, "public_version", place, 1)
    second = read(client, "public_version", place, 2)

    assert "Svare innen tre dager" in now
    assert "Endret 11.\u00a0mars\u00a02028" in now
    assert before in first
    assert "sak 12/27" in first
    assert "Du leser versjon 1" in first
    assert "1 sted er endret siden versjon 1" in second


def test_a_saved_version_is_no_public_page(client, place, amended):
    actions.save_version(amended)

    assert client.get(at("public_version", place, 2)).status_code == 404
    assert client.get(at("public_version", place, 1)).status_code == 200


def test_while_an_amendment_is_out_for_consultation_what_is_in_force_stands(client, place, amended):
    actions.open_consultation(amended, word="Resten senere.")

    page = read(client, "public_policy", place)

    assert "Svare innen tre dager" not in page
    assert "Endringer er på høring." in page


def test_status_is_of_today_and_dropped_measures_stay(client, place, policy, measure):
    adopt(policy)
    actions.set_status(measure, status="dropped", reason="Pengene kom ikke.")

    page = read(client, "public_policy", place)
    own = read(client, "public_measure", place, measure.pk)

    assert 'data-state="dropped"' in page
    assert "Lagt bort" in page
    assert "Pengene kom ikke." in own


def test_late_is_said_in_words(client, place, policy, measure):
    actions.change_measure(measure, deadline=timezone.localdate() - timedelta(days=1))
    adopt(policy)

    assert "Vedtatt, forsinket" in read(client, "public_policy", place)


def test_a_policy_from_before_versions_were_kept_is_read_from_its_rows(client, place, policy):
    adopt(policy)
    Policy.objects.filter(pk=policy.pk).update(state="consultation")  # no such version is kept

    assert policy.goals.first().text in read(client, "public_policy", place)
    assert client.get(at("check", place)).status_code == 302


def test_a_new_draft_does_not_hide_what_is_in_force(client, place, policy, dialogue):
    adopt(policy)
    newer = Policy.objects.create(
        organiser=place, dialogue=dialogue, form=policy.form, title="Ny", language="nb"
    )

    assert public_policy_of(place) == policy
    assert policy.title in read(client, "public_policy", place)

    Policy.objects.filter(pk=newer.pk).update(state="adopted")
    assert "Andre politikker som er vedtatt" in read(client, "public_policy", place)
    assert policy.goals.first().text in read(client, "public_policy", place, of=policy.pk)
    assert client.get(at("public_policy", place), {"of": "999999"}).status_code == 404


def test_the_measure_tells_all_its_fields_and_its_history(client, place, policy, measure):
    actions.change_measure(
        measure, responsible_unit="Kultur", responsible_role="Kultursjef", partner="Sentralen",
        starts_on=date(2028, 1, 1), deadline=date(2028, 6, 1), cost_once=50000, cost_yearly=420000,
        funding="Budsjettet", indicator="Dager før svar", baseline="6", target="3",
    )  # fmt: skip
    adopt(policy)
    actions.set_status(measure, status="in_progress", reason="Lyst ut.", indicator_value=5)
    actions.set_status(measure, status="delivered", reason="Ferdig.")

    page = read(client, "public_measure", place, measure.pk)

    for word in (
        "Kultur, Kultursjef", "Sentralen", "1.\u00a0juni\u00a02028", "50\u00a0000\u00a0kr",
        "420\u00a0000\u00a0kr", "Budsjettet", "Dager før svar</span>: 5.", "Lyst ut.", "Ferdig.",
    ):  # fmt: skip
        assert word in page, word
    assert "<dt>Før</dt>" in page
    assert StatusUpdate.objects.count() == 2


def test_those_alike_that_were_not_taken_in_are_told_with_the_reason(
    client, place, policy, measure
):
    refused = measure.contributions.order_by("pk").last()
    actions.unlink(measure, contribution=refused)
    actions.answer(refused, verdict="not_taken_in", reason="Vakttelefon koster for mye.")
    publish_contribution(refused, text="Kven skal vi ringje?")
    adopt(policy)

    page = read(client, "public_measure", place, measure.pk)

    assert "1 som sier noe lignende, ble ikke tatt inn" in page
    assert "Vakttelefon koster for mye." in page
    assert "Kven skal vi ringje?" in page


def test_words_behind_a_measure_come_a_hundred_a_page(client, place, process):
    texts = [f"Hvem ringer vi i kommunen om sak {number}?" for number in range(103)]
    dialogue = builders.spoken(place, *texts, tables=103)
    policy = actions.draft_policy(process, dialogue)
    measure = policy.goals.first().measures.first()
    for one in dialogue.contributions.all():
        actions.link(measure, contribution=one)
        publish_contribution(one, text=one.raw_text)
    adopt(policy)

    def asked(**query):
        with CaptureQueriesContext(connection) as captured:
            page = client.get(at("public_measure", place, measure.pk), query)
        return page, len(captured)

    asked()
    (first, one), (second, two) = asked(), asked(page=2)

    assert (len(first.context["page"]), len(second.context["page"])) == (100, 3)
    assert one == two


def test_what_everyone_may_fetch_has_no_words_that_are_not_published(
    client, place, policy, measure, coordinator
):
    one, gone = measure.contributions.order_by("pk")[:2]
    publish_contribution(one, text="=Hvem ringer [navn]?")
    publish_contribution(gone, text="Én kontaktperson.")
    withdraw(gone, by=coordinator)
    adopt(policy)

    content = client.get(at("public_file", place, "csv")).content.decode("utf-8-sig")

    rows = {row["id"]: row for row in csv.DictReader(io.StringIO(content), delimiter=";")}
    assert len(rows) == 5
    assert rows[one.reference]["text"] == "'=Hvem ringer [navn]?"
    assert rows[gone.reference]["text"] == ""
    assert {row["text"] for key, row in rows.items() if key != one.reference} == {""}
    assert "association" not in rows[one.reference]


def test_policy_json_carries_the_version_its_print_and_the_resolution(client, place, policy):
    adopt(policy)
    version = policy.versions.get()

    told = json.loads(client.get(at("public_file", place, "json")).content)

    assert told["fingerprint"] == version.fingerprint
    assert told["version"]["number"] == 1
    assert told["resolution"]["case_number"] == "12/27"
    assert told["content"] == version.content
    assert {"deadline", "cost_yearly", "indicator", "status"} <= set(
        told["goals"][0]["measures"][0]
    )


def test_the_check_page_holds_a_file_against_what_was_adopted(client, place, policy):
    adopt(policy)
    told = policy_json(policy, policy.versions.select_related("resolution").get())
    text = json.dumps(told)
    address = at("check", place)

    as_file = client.post(address, {"document": SimpleUploadedFile("policy.json", text.encode())})
    other = client.post(address, {"text": text.replace("Forord", "Et annet ord")})
    nothing = client.post(address, {"text": ""}).content.decode()
    odd = client.post(address, {"document": SimpleUploadedFile("x.json", b"\xff\x00{")})

    assert "Ikke en bokstav er endret" in client.get(address).content.decode()
    assert as_file.context["checked"].verdict == "same"
    assert other.context["checked"].verdict == "other"
    assert "«Et annet ord»" in other.content.decode()
    assert "Velg fila, eller lim inn et fingeravtrykk" in nothing
    assert odd.context["checked"].verdict == "unreadable"


def test_the_document_is_of_the_version_with_resolution_and_print_on_its_front(amended):
    version = amended.versions.select_related("resolution").get()

    document = policy_document(amended, version)

    html = to_html(document)
    assert "Svare innen tre dager" not in html
    assert document.header_lines[0] == "Sak 12/27, 25 mot 2 stemmer"
    assert version.fingerprint[:8] in document.header_lines[1]
    assert document.created == version.at


def test_the_annex_covers_names_and_leads_back_to_the_measures(place, process):
    named = "Ring Kari Nordmann på 40 00 00 00, hun svarer om gymsalen."
    dialogue = builders.spoken(place, named, *builders.RINGS, tables=6)
    policy = actions.draft_policy(process, dialogue)
    one = dialogue.contributions.get(raw_text=named)
    actions.link(policy.goals.first().measures.first(), contribution=one)

    document = policy_document(policy)

    quotes = [block.text for block in document.blocks if isinstance(block, Quote)]
    assert not any("40 00 00 00" in text for text in quotes)
    anchors = {getattr(block, "anchor", "") for block in document.blocks}
    back = [
        inline.anchor
        for block in document.blocks
        if isinstance(block, Paragraph)
        for inline in inlines(block.inlines)
        if isinstance(inline, Reference) and inline.anchor.startswith("measure-")
    ]
    assert back
    assert set(back) <= anchors


def test_the_page_takes_as_many_queries_for_one_measure_as_for_many(client, place, process):
    dialogue = builders.spoken(place, builders.HALL, builders.NOTHING)
    policy = actions.draft_policy(process, dialogue)
    adopt(policy)

    def queries():
        with CaptureQueriesContext(connection) as captured:
            client.get(at("public_policy", place))
        return len(captured)

    queries()
    few = queries()
    actions.begin_amendment(policy)
    goal = policy.goals.get()
    for one in builders.give(dialogue, *builders.RINGS, association=builders.association(place)):
        actions.add_measure(goal, text="Svare", contributions=[one])
    adopt(policy, decided_on=date(2028, 1, 1))

    assert queries() == few
