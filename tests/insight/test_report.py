"""report.json and the report as a document: every figure with its ids, every word unchanged."""

import json

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from samspill.dialogue.actions import erase_contribution, withdraw
from samspill.insight.report import build_report
from samspill.insight.report_document import report_document
from samspill.pure.documents.tree import Quote, Reference, inlines
from samspill.pure.themes.words import has_visible_sign
from tests.dialogue import builders as evenings
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
        dialogue = evenings.dialogue(evenings.organiser(slug="odd", name="Odd"))
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


def test_what_has_no_theme_comes_last_among_the_themes(place):
    dialogue = builders.spoken(place, *["Hurra!"] * 4, builders.HALL)

    report = build_report(dialogue, language="nb")

    assert [theme["code"] for theme in report["themes"]] == ["LOK", "ANN"]


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

    anchors = {block.anchor for block in document.blocks if isinstance(block, Quote)}
    links = [
        inline
        for block in document.blocks
        for inline in inlines(getattr(block, "inlines", ""))
        if isinstance(inline, Reference)
    ]
    assert len(links) == 15
    assert {link.anchor for link in links} <= anchors
    assert len(anchors) == 15


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
