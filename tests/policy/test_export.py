"""policy.json, answers.csv and the document: fixed forms, every word as it was given."""

import csv
import io
import json

from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st

from samspill.dialogue.actions import erase_contribution
from samspill.insight import actions as insight_actions
from samspill.policy import actions
from samspill.policy.export import answers_csv, completeness, policy_document, policy_json
from samspill.policy.policy_document import text_blocks
from samspill.pure.documents.docx import to_docx
from samspill.pure.documents.html import to_html
from samspill.pure.documents.tree import BulletList, Quote, Reference, contents, inlines, plain
from tests.insight import builders
from tests.policy.builders import adopt

ODD = 'Sámi; "čáhppes" & <b>fett</b> | 👩‍👩‍👧\nlinje to, =SUM(A1)'


def rows(policy):
    text = answers_csv(policy).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline=""), delimiter=";"))


def test_policy_json_has_the_fixed_form(policy):
    found = json.loads(json.dumps(policy_json(policy)))

    known = {one.reference for one in policy.dialogue.contributions.all()}
    for goal in found["goals"]:
        assert {"id", "text", "theme", "measures"} <= set(goal)
        for measure in goal["measures"]:
            assert {"id", "text", "findings", "contributions"} <= set(measure)
            assert measure["contributions"]
            assert set(measure["contributions"]) <= known
    assert found["goals"][0]["measures"][0]["findings"] == ["F1"]


def test_answers_begin_with_a_byte_order_mark_and_the_id(policy):
    content = answers_csv(policy)

    assert content.startswith(b"\xef\xbb\xbfid;")
    assert content.decode("utf-8-sig").splitlines()[0].count(";") == 8


def test_every_contribution_has_one_row_with_what_became_of_it(policy, dialogue, loose):
    found = {row["id"]: row for row in rows(policy)}

    assert list(found) == [one.reference for one in dialogue.contributions.in_order()]
    assert found[loose.reference]["measures"] == "open"
    assert found[loose.reference]["answer"] == "open"
    others = [row for key, row in found.items() if key != loose.reference]
    assert {row["measures"] for row in others} == {"1.1", "2.1"}


def test_several_measures_stand_with_spaces_between(policy, measure):
    one = measure.contributions.first()
    actions.link(policy.goals.get(number=2).measures.get(), contribution=one)

    found = {row["id"]: row for row in rows(policy)}

    assert found[one.reference]["measures"] == "1.1 2.1"
    assert found[one.reference]["goals"] == "1 2"


def test_odd_words_come_through_the_answers_unchanged(place, process):
    dialogue = builders.spoken(place, ODD)

    policy = actions.draft_policy(process, dialogue)

    assert rows(policy)[0]["text"] == ODD


def test_an_erased_contribution_keeps_its_id_and_its_threads(policy, measure):
    one = measure.contributions.order_by("pk").first()
    erase_contribution(one, legal_basis="17-1-a")

    found = {row["id"]: row for row in rows(policy)}

    assert found[one.reference]["text"] == ""
    assert one.reference in policy_json(policy)["goals"][0]["measures"][0]["contributions"]
    assert sum(completeness(policy).values()) == 4


def test_the_document_shows_each_measures_contributions_as_links_to_the_annex(policy, measure):
    document = policy_document(policy)

    anchors = {getattr(block, "anchor", "") for block in document.blocks}
    links = [
        inline
        for content in contents(document.blocks)
        for inline in inlines(content)
        if isinstance(inline, Reference)
    ]
    assert {one.reference for one in measure.contributions.all()} <= {link.text for link in links}
    assert {link.anchor for link in links} <= anchors


def test_the_annex_tells_what_became_of_each(policy, loose):
    actions.answer(loose, verdict="not_taken_in", reason="Det var bare glede.")

    quotes = [block for block in policy_document(policy).blocks if isinstance(block, Quote)]

    sources = {quote.text: quote.source for quote in quotes}
    assert sources[builders.NOTHING].endswith("Ikke tatt inn. Det var bare glede.")
    assert "Tatt inn: tiltak 1.1." in sources[builders.RINGS[0]]


def test_the_document_says_what_was_heard_but_not_taken_in(policy, loose):
    actions.answer(loose, verdict="not_taken_in", reason="Det var bare glede.")

    points = [plain(item) for block in policy_document(policy).blocks
              if isinstance(block, BulletList) for item in block.items]  # fmt: skip

    assert f"{loose.reference}: Det var bare glede." in points


def test_an_adopted_policy_has_its_resolution_in_the_document(policy):
    adopt(policy)

    document = policy_document(policy)

    assert document.date_text == "Vedtatt av Lillevik kommunestyre 11.\u00a0mars\u00a02027"
    assert "25 mot 2 stemmer" in to_html(document)


def test_the_document_can_be_drawn_with_odd_words(place, process):
    dialogue = builders.spoken(place, ODD)
    policy = actions.draft_policy(process, dialogue)
    actions.write_chapter(policy, key="vision", heading="<i>Visjon</i>", body=f"- {ODD}\n\n#let x")

    assert "&lt;i&gt;Visjon" in to_html(policy_document(policy))
    assert to_docx(policy_document(policy)).startswith(b"PK")


def test_exports_take_as_many_queries_for_one_contribution_as_for_many(place, process):
    def queries(write):
        with CaptureQueriesContext(connection) as captured:
            write(policy)
        return len(captured)

    dialogue = builders.spoken(place, builders.HALL)
    policy = actions.draft_policy(process, dialogue)
    writers = (policy_json, answers_csv, completeness, policy_document)
    for write in writers:
        write(policy)
    before = [queries(write) for write in writers]
    measure = policy.goals.get().measures.get()
    more = builders.give(dialogue, *builders.RINGS, association=builders.association(place))
    insight_actions.propose_codings(dialogue)
    insight_actions.make_findings(dialogue, language="nb")
    for one in more:
        actions.link(measure, contribution=one)
    measure.findings.set(dialogue.findings.all())

    assert [queries(write) for write in writers] == before


def test_text_is_paragraphs_and_points():
    blocks = list(text_blocks("Én linje\nog en til\n\nVi vil:\n- åpne\n- rydde\nog feie"))

    assert [type(block).__name__ for block in blocks] == [
        "Paragraph",
        "Paragraph",
        "BulletList",
        "Paragraph",
    ]
    assert blocks[2].items == ["åpne", "rydde"]


@given(st.text())
def test_any_text_of_a_chapter_is_kept_but_for_its_marks(text):
    letters = [character for character in text if character.isalnum()]

    kept = "".join(plain(content) for content in contents(text_blocks(text)))

    assert [character for character in kept if character.isalnum()] == letters
