"""The pages where the text is written, place by place."""

import json

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from samspill.policy import actions
from tests.dialogue import builders as evenings
from tests.policy.builders import adopt


def at(name, place, *arguments):
    return reverse(f"policy:{name}", args=[place.slug, *arguments])


def texts(chapter):
    standing = chapter.passages.standing().order_by("sort_order")
    return list(standing.values_list("text", flat=True))


def test_a_paragraph_is_opened_in_place_and_saved(signed_in, place, chapter, paragraph):
    opened = signed_in.get(at("chapter", place, "vision"), {"passage": paragraph.pk})
    form = opened.context["form"]

    answer = signed_in.post(
        at("passage", place, paragraph.pk), {"text": "Vi bygger.", "seen": form["seen"].value()}
    )

    assert form["text"].value() == "Vi bygger lag."
    assert answer["Location"].endswith(f"?kept={paragraph.pk}#passage-{paragraph.pk}")
    assert texts(chapter) == ["Vi bygger.", "Alle er med."]


def test_an_empty_paragraph_keeps_the_page_open_with_a_sentence(signed_in, place, paragraph):
    answer = signed_in.post(at("passage", place, paragraph.pk), {"text": " ", "seen": "1"})

    assert "Skriv teksten, eller ta bort avsnittet." in answer.content.decode()


def test_a_new_paragraph_is_put_where_one_asked(signed_in, place, chapter, paragraph):
    page = signed_in.get(at("chapter", place, "vision"), {"after": paragraph.pk})
    signed_in.post(
        at("new_passage", place, "vision"), {"text": "Midt i.", "after": page.context["after"]}
    )
    signed_in.post(at("new_passage", place, "vision"), {"text": "Først.", "after": "0"})
    empty = signed_in.post(at("new_passage", place, "vision"), {"text": "", "after": "0"})

    assert texts(chapter) == ["Først.", "Vi bygger lag.", "Midt i.", "Alle er med."]
    assert "Skriv teksten i avsnittet." in empty.content.decode()


def test_a_paragraph_is_moved_taken_away_and_put_back(signed_in, place, chapter, paragraph):
    signed_in.post(at("passage_place", place, paragraph.pk), {"direction": "down"})
    moved = texts(chapter)
    gone = signed_in.post(
        at("passage_removal", place, paragraph.pk), {"seen": paragraph.version}, follow=True
    )
    without = texts(chapter)
    signed_in.post(at("passage_return", place, paragraph.pk))

    assert moved == texts(chapter) == ["Alle er med.", "Vi bygger lag."]
    assert without == ["Alle er med."]
    assert "Angre: sett det tilbake" in gone.content.decode()


def test_one_does_not_take_away_what_another_has_just_rewritten(signed_in, place, paragraph):
    seen = paragraph.version
    actions.write_passage(paragraph, text="Skrevet om.", seen=seen)

    answer = signed_in.post(at("passage_removal", place, paragraph.pk), {"seen": seen}, follow=True)

    assert "Noen har skrevet om dette siden du åpnet siden." in answer.content.decode()
    paragraph.refresh_from_db()
    assert paragraph.is_standing


def test_the_heading_is_saved_and_another_s_is_not_lost(signed_in, place, chapter):
    saved = {"heading": "Vår visjon", "was": "Visjon"}
    signed_in.post(at("chapter", place, "vision"), saved)
    stale = {"heading": "Drømmen", "was": "Visjon"}
    answer = signed_in.post(at("chapter", place, "vision"), stale).content.decode()

    chapter.refresh_from_db()
    assert chapter.heading == "Vår visjon"
    assert texts(chapter) == ["Vi bygger lag.", "Alle er med."]
    assert "Noen har endret overskriften til «Vår visjon» imens." in answer
    assert 'value="Drømmen"' in answer


def test_the_history_tells_every_wording_and_one_is_taken_back(signed_in, place, paragraph, clash):
    first = paragraph.wordings.get(version=paragraph.version - 1)

    page = signed_in.get(at("passage", place, paragraph.pk)).content.decode()
    signed_in.post(at("restoration", place, first.pk))

    paragraph.refresh_from_db()
    assert "Lagt til side" in page
    assert "satt inn" in page
    assert paragraph.text == first.content["text"]


def test_versions_are_saved_listed_and_compared(signed_in, place, policy, paragraph):
    signed_in.post(at("versions", place), {"note": "Før møtet"})
    actions.write_passage(paragraph, text="Vi bygger unge lag.", seen=paragraph.version)
    now = signed_in.get(at("version", place, 1), {"with": "now"}).content.decode()
    signed_in.post(at("versions", place), {"note": ""})
    signed_in.post(at("versions", place), {"note": "Det samme"})

    listed = signed_in.get(at("versions", place))
    compared = signed_in.get(at("version", place, 2))

    assert '<ins><span class="ds-sr-only">[satt inn: </span>unge ' in now
    assert [(one.version.number, one.changes) for one in listed.context["lines"]] == [
        (2, 1),
        (1, None),
    ]
    assert compared.context["found"].count == 1
    assert signed_in.get(at("version", place, 9)).status_code == 404
    assert signed_in.get(at("version", place, 1), {"with": "x"}).status_code == 404


def test_pages_ask_as_often_for_many_paragraphs_as_for_two(signed_in, place, chapter, coordinator):
    addresses = [at("chapter", place, "vision"), at("versions", place), at("clashes", place)]
    counts = []
    for _ in range(2):
        actions.save_version(chapter.policy, by=coordinator)
        before = []
        for address in addresses:
            signed_in.get(address)
            with CaptureQueriesContext(connection) as asked:
                signed_in.get(address)
            before.append(len(asked))
        counts.append(before)
        for text in "abcd":
            new = actions.add_passage(chapter, text=text, by=coordinator)
            actions.write_passage(new, text=text * 2, seen=1, by=coordinator)
            actions.comment(new, text="Hva?", by=coordinator)
            actions.save_version(chapter.policy, by=coordinator)

    assert counts[0] == counts[1]


def test_one_who_does_not_write_sees_and_comments_but_finds_no_forms(client, place, paragraph):
    client.force_login(evenings.member(place, "mote@example.no", role="facilitator"))
    posts = ["passage", "passage_place", "passage_removal", "passage_return", "writing"]

    page = client.get(at("chapter", place, "vision"), {"passage": paragraph.pk})

    assert page.status_code == 200
    assert page.context["form"] is None
    assert {client.post(at(one, place, paragraph.pk)).status_code for one in posts} == {404}
    assert client.post(at("versions", place)).status_code == 404


def test_what_is_adopted_keeps_its_history_and_takes_no_more_words(signed_in, place, policy, clash):
    adopt(policy)
    paragraph = clash.passage

    assert signed_in.get(at("passage", place, paragraph.pk)).status_code == 200
    assert signed_in.get(at("versions", place)).status_code == 200
    for name in ("passage", "passage_place", "passage_removal", "writing"):
        assert signed_in.post(at(name, place, paragraph.pk), {"text": "Nei"}).status_code == 404
    assert signed_in.post(at("restoration", place, clash.pk)).status_code == 404
    assert signed_in.post(at("clash", place, clash.pk), {"keep": "mine"}).status_code == 404
    assert json.loads(signed_in.get(at("writers", place)).content) == {"writers": {}}
