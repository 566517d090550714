"""The report's page and files: what was made is what is shown and fetched."""

import json

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from samspill.dialogue.actions import withdraw
from samspill.insight import actions
from samspill.insight.models import AnalysisRun, Theme
from samspill.insight.tasks import run_next
from tests.dialogue import builders as rooms
from tests.insight import builders, evenings


def at(name, place, *arguments):
    return reverse(f"insight:{name}", args=[place.slug, *arguments])


def page_of(client, place):
    return client.get(at("report", place)).content.decode()


@pytest.fixture
def made(dialogue):
    return actions.make_report_at_once(dialogue)


def test_before_the_first_the_page_says_what_will_come_and_how(signed_in, place, dialogue):
    page = page_of(signed_in, place)

    assert "Her kommer det salen sa" in page
    assert page.count('class="ds-button"') == 1
    assert "Lag rapporten" in page


def test_a_reader_is_told_that_it_comes_and_cannot_ask_for_it(client, place, dialogue):
    client.force_login(rooms.member(place, "les@example.no", role="reader"))

    page = page_of(client, place)

    assert "når de som sorterer innspillene, har laget den" in page
    assert "<form" not in page.split("<main")[1].split("</main>")[0]
    assert client.post(at("report_runs", place)).status_code == 404


def test_a_press_asks_the_worker_and_the_page_tells_how_far_it_has_come(signed_in, place, dialogue):
    answer = signed_in.post(at("report_runs", place), follow=True)

    run = AnalysisRun.objects.get()
    page = answer.content.decode()
    assert (run.kind, run.state, run.asked_by.email) == ("report", "waiting", "kari@example.no")
    assert "Rapporten venter på tur" in page
    assert "Lag rapporten" not in page
    assert "Se om den er ferdig" in page


def test_how_far_it_has_come_is_told_in_words_and_numbers(signed_in, place, dialogue):
    run = actions.ask_for_run(dialogue, kind="report")
    AnalysisRun.objects.update(state="running", done=3, steps=12)
    under_way = signed_in.get(at("report_progress", place)).json()
    AnalysisRun.objects.filter(pk=run.pk).update(state="waiting")
    run_next()

    done = signed_in.get(at("report_progress", place)).json()

    assert under_way == {
        "words": "Rapporten lages: steg 4 av 12.",
        "is_done": False,
        "done": 3,
        "steps": 12,
    }
    assert done["is_done"]


def test_when_it_was_given_up_the_page_says_so_plainly(signed_in, place, dialogue):
    actions.ask_for_run(dialogue, kind="report")
    AnalysisRun.objects.update(state="failed")

    page = page_of(signed_in, place)

    assert "Rapporten ble ikke laget" in page
    assert "Lag rapporten" in page


def test_every_sentence_of_the_report_stands_on_the_page_with_its_contributions(
    signed_in, place, made
):
    page = page_of(signed_in, place)

    in_tables = ("category", "theme_round")  # whose numbers stand there
    for claim in made.content["claims"]:
        assert claim["kind"] in in_tables or claim["text"] in page
        if claim["kind"] != "theme_round" or claim["value"] != 0:
            assert f"?claim={claim['id']}" in page
    assert made.fingerprint[:8] in page


def test_the_page_has_one_thing_to_do(signed_in, place, made):
    main = page_of(signed_in, place).split("<main")[1].split("</main>")[0]

    primary = [
        one
        for one in main.split("<")[1:]
        if 'class="ds-button"' in one and "data-variant" not in one
    ]

    assert len(primary) == 1
    assert at("report_file", place, "pdf") in primary[0]


def test_a_claims_link_leads_to_the_contributions_that_it_counts(signed_in, place, made):
    [claim] = [one for one in made.content["claims"] if one["id"] == "F1"]

    answer = signed_in.get(at("contributions", place), {"claim": "F1"})

    assert [one.reference for one in answer.context["page"]] == claim["ids"]
    page = answer.content.decode()
    assert claim["text"] in page
    assert "count=tables, of(finding=KOO.kontaktpunkt)" in page


def test_a_number_that_is_not_in_the_report_is_told_so(signed_in, place, made):
    answer = signed_in.get(at("contributions", place), {"claim": "C9999"})

    assert len(answer.context["page"]) == 0
    assert "Dette tallet står ikke i den nyeste rapporten" in answer.content.decode()


def test_what_is_sorted_since_does_not_change_the_report_and_is_told(
    signed_in, place, dialogue, made, coordinator
):
    one = dialogue.contributions.earliest("pk")
    actions.code(one, primary=Theme.objects.get(pk="LOK"), by=coordinator)

    page = page_of(signed_in, place)
    fetched = json.loads(signed_in.get(at("report_file", place, "json")).content)

    assert "Ett innspill er sortert siden" in page
    assert "Lag rapporten på nytt" in page
    assert fetched == made.content


def test_the_findings_are_made_with_the_report(signed_in, place, dialogue):
    dialogue.findings.all().delete()

    signed_in.post(at("report_runs", place))
    run_next()

    assert dialogue.findings.count() == 1
    assert 'id="finding-F1"' in page_of(signed_in, place)


def test_words_that_are_taken_back_are_not_shown_in_an_older_report(
    signed_in, place, dialogue, made
):
    one = dialogue.contributions.earliest("pk")
    withdraw(one, key=one.key)

    page = page_of(signed_in, place)
    fetched = signed_in.get(at("report_file", place, "json")).content.decode()

    assert "Ett innspill er trukket tilbake siden" in page
    assert one.raw_text not in page
    assert one.raw_text not in fetched


@pytest.mark.parametrize("form", ["pdf", "docx", "html", "json", "csv"])
def test_the_report_is_fetched_as_a_file(signed_in, place, made, form):
    answer = signed_in.get(at("report_file", place, form))

    assert answer.status_code == 200
    assert f'filename="{place.slug}-report.{form}"' in answer["Content-Disposition"]
    if form == "json":
        assert json.loads(answer.content) == made.content
    if form == "csv":
        one = made.dialogue.contributions.earliest("pk")
        assert f"http://testserver{at('contribution', place, one.pk)}" in answer.content.decode()
    if form in ("html", "csv"):
        assert builders.HALL in answer.content.decode()


def test_a_small_report_is_fetched_before_it_is_made(signed_in, place, dialogue):
    answer = signed_in.get(at("report_file", place, "json"))

    assert len(json.loads(answer.content)["contributions"]) == 5
    assert not AnalysisRun.objects.exists()


def test_a_large_one_must_be_made_first(signed_in, place, dialogue, monkeypatch):
    monkeypatch.setattr("samspill.insight.views.report.LARGEST_AT_ONCE", 4)

    answer = signed_in.get(at("report_file", place, "pdf"), follow=True)

    assert "Det er ingen rapport å hente ennå" in answer.content.decode()


def test_no_other_form_of_the_report_is_there(signed_in, place, made):
    assert signed_in.get(at("report_file", place, "exe")).status_code == 404


def test_a_stranger_finds_neither_page_nor_progress(client, place, made):
    other = rooms.organiser(slug="annen", name="Annen kommune")
    client.force_login(rooms.member(other, "annen@example.no"))

    addresses = [at("report", place), at("report_progress", place)]
    addresses += [at("report_file", place, form) for form in ("json", "csv")]

    assert {client.get(address).status_code for address in addresses} == {404}
    assert client.post(at("report_runs", place)).status_code == 404


def test_markup_in_a_contribution_is_only_text(signed_in, place):
    dialogue = builders.spoken(place, *["<script>alert(1)</script> & gymsal"] * 4)
    actions.make_report_at_once(dialogue)

    for address in (at("report", place), at("report_file", place, "html")):
        assert "<script>alert" not in signed_in.get(address).content.decode()


def test_the_page_takes_as_many_queries_for_one_contribution_as_for_many(signed_in, place):
    def counted():
        actions.make_report_at_once(dialogue)
        with CaptureQueriesContext(connection) as queries:
            signed_in.get(at("report", place))
        return len(queries)

    dialogue = builders.spoken(place, builders.HALL)
    signed_in.get(at("report", place))
    one = counted()
    builders.give(dialogue, *builders.RINGS, association=builders.association(place))

    assert counted() == one


def test_what_was_put_first_is_shown_by_round_as_surely_as_the_answers_let_us(signed_in, place):
    evening = evenings.first_round(place)
    actions.propose_codings(evening)
    first, second = evening.contributions.order_by("pk")[:2]
    round = evening.rounds.get(number=1)
    for _person in range(6):
        evenings.dots(round, {first: 2, second: 1})
        evenings.opinion(round, first, 1)
    for table in (1, 2, 3):
        evenings.top(round, table, first, second)
    actions.make_report_at_once(evening)

    page = page_of(signed_in, place)

    assert 'id="priorities-1"' in page
    assert 'id="opinions-1"' in page
    assert 'class="stretch"' in page
    assert "Blant bordenes tre viktigste" in page


@pytest.mark.parametrize(("language", "heading"), [("nb", "Funn"), ("nn", "Funn"), ("en", "Funn")])
def test_the_reports_own_sentences_keep_their_language_on_a_page_in_another(
    signed_in, place, made, language, heading
):
    signed_in.cookies["language"] = language

    page = page_of(signed_in, place)

    assert f">{heading}</h2>" in page
    assert ('<span lang="nb">' in page) == (language != "nb")


def test_a_report_of_another_year_is_dated_with_its_year(signed_in, place, made):
    this_year = timezone.localdate().year
    AnalysisRun.objects.update(
        made_at=timezone.localtime().replace(year=this_year - 1, month=3, day=11)
    )

    page = page_of(signed_in, place).replace("\u00a0", " ")

    assert f"11. mars {this_year - 1}" in page
