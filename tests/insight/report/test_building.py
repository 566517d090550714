"""report.json and the report as a document: every figure with its ids, every word unchanged."""

import csv
import json

import pypdfium2
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from samspill.adapters import typst
from samspill.dialogue.actions import erase_contribution, withdraw
from samspill.insight import actions
from samspill.insight.models import Theme
from samspill.insight.report.annex import runs, written
from samspill.insight.report.building import build_report
from samspill.insight.report.document import report_document
from samspill.pure.claims.contributions_csv import as_cell, contributions_csv
from samspill.pure.documents.html import to_html
from samspill.pure.documents.tree import Quote, Reference, anchors, contents, inlines, plain
from samspill.pure.themes.words import has_visible_sign
from tests.dialogue import builders as rooms
from tests.insight import builders

ODD = [
    'Sámi searvi: čáhppes, đ, ŋ, ŧ & <b>fett</b> | «sitat» "to"',
    "👩‍👩‍👧 på dugnad\u200b, e\u0301 og \u202eomvendt\u202c",
    "linje én\r\nlinje to\n\tinnrykk\x07",
    "=SUM(A1:A9)",
]


def test_the_report_holds_every_text_unchanged(place):
    dialogue = builders.spoken(place, *ODD)

    report = json.loads(json.dumps(build_report(dialogue, language="nb"), ensure_ascii=False))

    assert [one["text"] for one in report["contributions"]] == ODD


@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    text=st.text(
        st.characters(blacklist_categories=["Cs"], blacklist_characters="\0"), min_size=1
    ).filter(has_visible_sign)
)
def test_any_text_comes_through_the_report_unchanged(db, text):
    if not text.strip():
        return
    from django.db import transaction

    with transaction.atomic():
        dialogue = rooms.dialogue(rooms.organiser(slug="odd", name="Odd"))
        builders.give(dialogue, text)
        report = json.loads(json.dumps(build_report(dialogue, language="nb")))
        transaction.set_rollback(True)

    assert report["contributions"][0]["text"] == text


def test_every_figure_names_contributions_that_are_in_the_annex(dialogue):
    report = build_report(dialogue, language="nb")
    known = {one["id"] for one in report["contributions"]}
    figures = [*report["rounds"], *report["themes"], *report["categories"], *report["findings"]]
    figures += [detail for theme in report["themes"] for detail in theme["details"]]

    for figure in figures:
        assert set(figure["contributions"]) <= known
        if "count" in figure:
            assert figure["count"] == len(figure["contributions"])


def test_what_is_about_something_else_comes_last_among_the_themes(place, coordinator):
    dialogue = builders.spoken(place, *["Hurra!"] * 4, builders.HALL)
    for one in dialogue.contributions.filter(raw_text="Hurra!"):
        actions.code(one, primary=Theme.objects.get(pk="ANN"), by=coordinator)

    report = build_report(dialogue, language="nb")

    assert [theme["code"] for theme in report["themes"]] == ["LOK", "ANN"]


def test_what_is_unclear_is_told_as_unclear_and_counts_under_no_theme(place):
    dialogue = builders.spoken(place, "Hurra!", builders.HALL)

    first = build_report(dialogue, language="nb")

    hurra, hall = first["contributions"]
    assert (hurra["unclear"], hurra["themes"]) == (True, ["ANN"])  # proposed, and flagged
    assert (hall["unclear"], hall["themes"]) == (False, ["LOK"])
    assert [theme["code"] for theme in first["themes"]] == ["LOK"]


def test_what_is_taken_back_is_a_mark_and_is_not_counted(dialogue):
    first, second = dialogue.contributions.order_by("pk")[:2]
    withdraw(first, key=first.key)
    erase_contribution(second, legal_basis="17-1-a")

    report = build_report(dialogue, language="nb")

    assert report["basis"]["count"] == 3
    assert [(one["state"], one["text"]) for one in report["contributions"][:2]] == [
        ("withdrawn", None),
        ("erased", None),
    ]


def test_the_document_lists_all_ids_of_a_finding_as_links_to_the_annex(place):
    dialogue = builders.spoken(place, *builders.RINGS * 5, tables=15)
    report = build_report(dialogue, language="nb")

    document = report_document(report)

    said = {block.anchor for block in document.blocks if isinstance(block, Quote)} - {""}
    place_of_finding = next(
        place
        for place, block in enumerate(document.blocks)
        if getattr(block, "anchor", "") == "finding-F1"
    )
    listed = document.blocks[place_of_finding + 2]
    links = [one.anchor for one in inlines(listed.inlines) if isinstance(one, Reference)]
    assert len(links) == 15
    assert set(links) == said


@pytest.mark.parametrize("language", ["nb", "nn"])
def test_the_document_is_in_the_reports_own_language(dialogue, language):
    document = report_document(build_report(dialogue, language=language))

    assert document.language == language
    assert document.title.startswith({"nb": "Dette ble sagt", "nn": "Dette vart sagt"}[language])


def test_the_report_takes_as_many_queries_for_one_contribution_as_for_many(place):
    dialogue = builders.spoken(place, builders.HALL)
    build_report(dialogue, language="nb")
    with CaptureQueriesContext(connection) as one:
        build_report(dialogue, language="nb")
    builders.give(dialogue, *builders.RINGS, association=builders.association(place))

    with CaptureQueriesContext(connection) as many:
        build_report(dialogue, language="nb")

    assert len(one) == len(many)


def test_every_link_in_the_document_leads_somewhere(dialogue):
    document = report_document(build_report(dialogue, language="nb"))

    known = set(anchors(document))
    links = [
        one
        for content in contents(document.blocks)
        for one in inlines(content)
        if isinstance(one, Reference)
    ]
    assert len(links) > 50
    assert {one.anchor for one in links} <= known


def test_every_claim_has_its_formula_its_number_and_its_contributions_in_the_annex(dialogue):
    report = build_report(dialogue, language="nb")

    document = report_document(report)

    annex = document.blocks[-1]
    assert [plain(row[0]) for row in annex.rows] == [one["id"] for one in report["claims"]]
    rows = {plain(row[0]): row for row in annex.rows}
    assert plain(rows["F1"][1]).splitlines()[0] == "count=tables, of(finding=KOO.kontaktpunkt)"
    assert "of_tables = 5: count=tables, rows=true" in plain(rows["F1"][1])
    assert plain(rows["F1"][2]) == "3"
    assert len(inlines(rows["F1"][3])) > 0


def test_every_sentence_of_the_report_stands_in_the_document(dialogue):
    report = build_report(dialogue, language="nb")

    told = {plain(one) for one in contents(report_document(report).blocks)}

    in_tables = ("category", "theme_round")  # whose numbers stand there
    for claim in report["claims"]:
        assert claim["kind"] in in_tables or f"{claim['text']} {claim['id']}" in told


def test_ids_that_stand_together_are_told_as_from_and_to():
    places = {name: place for place, name in enumerate("ABCDEF")}

    assert plain(runs(["E", "B", "A", "C"], places)) == "A–C, E"
    assert plain(runs(["A", "B"], places)) == "A, B"


def test_a_formula_is_written_with_all_that_is_in_it():
    share = [{"count": "people", "ballots": {"round": 1, "value": 1}}, {"count": "people"}]

    assert written({"percent": share}) == (
        "percent(count=people, ballots(round=1, value=1); count=people)"
    )
    for keys in ({"sum": "register", "category": ""}, {"category": "", "sum": "register"}):
        assert written(keys) == 'sum=register, category=""'


def test_the_fingerprint_stands_on_the_front_and_on_every_page(dialogue):
    report = build_report(dialogue, language="nb")

    document = report_document(report)

    [line] = document.header_lines
    assert line.replace(" ", "").endswith(report["fingerprint"])
    assert report["fingerprint"][:8] in document.footer


def test_the_table_of_contributions_is_safe_to_open_and_whole(place):
    dialogue = builders.spoken(place, *ODD, "-1 vakt", "+47 40 00 00 00")
    report = build_report(dialogue, language="nb")

    written_out = contributions_csv(report, {})

    assert written_out.startswith("\ufeff".encode())
    rows = list(
        csv.DictReader(written_out.decode("utf-8-sig").splitlines(keepends=True), delimiter=";")
    )
    assert [one["id"] for one in rows] == [one["id"] for one in report["contributions"]]
    assert [one["text"] for one in rows] == [
        as_cell(one["text"]) for one in report["contributions"]
    ]
    assert [one["text"][:2] for one in rows[3:]] == ["'=", "'-", "'+"]


def test_the_table_names_themes_findings_and_what_says_the_same(dialogue):
    report = build_report(dialogue, language="nb")

    text = contributions_csv(report, {report["contributions"][0]["id"]: "http://x.example/1"})

    rows = list(csv.DictReader(text.decode("utf-8-sig").splitlines(keepends=True), delimiter=";"))
    first = rows[0]
    assert (first["themes"], first["theme_names"]) == ("KOO", "Koordinering og kontaktpunkt")
    assert (first["findings"], first["address"]) == ("F1", "http://x.example/1")
    assert "F1" in first["claims"].split()
    assert rows[-1]["unclear"] == "yes"


def test_contributions_that_stand_behind_many_claims_are_listed_once(place):
    dialogue = builders.spoken(place, *builders.RINGS * 4, tables=12)
    report = build_report(dialogue, language="nb")

    rows = {plain(row[0]): plain(row[3]) for row in report_document(report).blocks[-1].rows}

    whole = [one["id"] for one in report["claims"] if len(one["ids"]) == 12]
    assert len(whole) > 2
    assert {rows[one] for one in whole[1:]} == {f"de samme som bak {whole[0]}"}


def test_an_evening_where_nothing_was_said_has_a_report_too(place):
    report = build_report(rooms.dialogue(place), language="nb")

    assert to_html(report_document(report)).count("<h1") == 1
    assert contributions_csv(report, {}).count(b"\r\n") == 1


def test_an_evening_where_all_was_taken_back_has_no_words_in_its_files(place):
    dialogue = builders.spoken(place, builders.HALL)
    one = dialogue.contributions.get()
    withdraw(one, key=one.key)

    report = build_report(dialogue, language="nb")

    assert builders.HALL not in to_html(report_document(report))
    assert builders.HALL not in contributions_csv(report, {}).decode()


def test_the_paper_can_be_held_against_the_file(dialogue):
    report = build_report(dialogue, language="nb")

    paper = pypdfium2.PdfDocument(typst.pdf(report_document(report)))

    text = [page.get_textpage().get_text_range() for page in paper]
    whole = " ".join(" ".join(text).split())
    assert " ".join(report["fingerprint"][at : at + 8] for at in range(0, 64, 8)) in whole
    assert all(report["fingerprint"][:8] in page for page in text)
    assert "of_tables = 5: count=tables" in whole
    assert builders.HALL in whole
