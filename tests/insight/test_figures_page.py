"""The page of figures: each number leads to its contributions, whatever it is counted by."""

import csv
import io
import re

import pytest
from django.db import connection
from django.http import QueryDict
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from samspill.dialogue import actions as dialogue_actions
from samspill.dialogue.actions import ContributionDraft
from samspill.insight import actions
from samspill.insight.figure_pictures import lines
from samspill.insight.reading import chosen
from samspill.insight.report.rows import report_rows
from samspill.insight.views.contributions import _choice
from samspill.pure.claims.figures.building import OF, figure
from samspill.pure.claims.rows import read_rows
from tests.dialogue import builders as evenings
from tests.insight import builders


@pytest.fixture
def evening(place):
    """Four tables speak of halls, three of a contact person; some in nynorsk, some for associations."""
    dialogue = evenings.dialogue(place, tables=4)
    club = builders.association(place)
    builders.give(dialogue, *[builders.HALL] * 4)
    builders.give(dialogue, *builders.RINGS, language="nn", association=club)
    drafts = [
        ContributionDraft(round=1, table=table, text=builders.HALL, kind="wish", language="")
        for table in (1, 2, 3, None)
    ]
    dialogue_actions.contribute_many(dialogue, drafts=drafts, channel="paper")
    actions.propose_codings(dialogue)
    return dialogue


def page(client, place, **query):
    return client.get(reverse("insight:figures", args=[place.slug]), query)


@pytest.mark.parametrize("by", OF)
def test_every_row_leads_to_exactly_its_contributions(evening, by):
    rows = read_rows(report_rows(evening, language="nb"))
    made = figure(rows, by)

    for row, line in zip(made["rows"], lines(made, language="nb", held={1: ""}), strict=True):
        found = chosen(evening, _choice(QueryDict(line.href)))
        assert sorted(one.reference for one in found) == sorted(row["ids"]), line.name


def test_every_bar_leads_to_its_round(evening):
    rows = read_rows(report_rows(evening, language="nb"))
    halls = lines(figure(rows, "theme"), language="nb", held={1: ""})[0]

    assert halls.bars[0].number.href == "theme=LOK&round=1"


@pytest.mark.parametrize("by", OF)
def test_the_page_shows_the_basis_and_a_table_for_every_way_of_counting(
    signed_in, evening, place, by
):
    answer = page(signed_in, place, by=by)

    text = answer.content.decode()
    assert answer.status_code == 200
    assert "Grunnlag: 11 innspill fra 4 av 4 bord og ett lag." in text
    assert text.count("<table") == 1
    assert text.count("aria-current") >= 2


def test_themes_stand_with_their_bars_and_with_what_they_are_of(signed_in, evening, place):
    text = page(signed_in, place).content.decode()

    row = re.search(r"<tr><th scope=\"row\"><a[^>]*>Lokaler og anlegg.*?</tr>", text, re.DOTALL)
    assert row
    assert '/work/contributions/?theme=LOK&amp;round=1#found">4</a>' in row[0]
    assert "av 4" in row[0]
    assert "Ingen har snakket om" in text


def test_what_cannot_be_counted_by_is_not_found(signed_in, evening, place):
    assert page(signed_in, place, by="mood").status_code == 404
    assert (
        signed_in.get(reverse("insight:figures_file", args=[place.slug, "mood"])).status_code == 404
    )


def test_before_anything_is_said_the_page_tells_what_will_stand_there(signed_in, place):
    evenings.dialogue(place)

    assert "ord for ord" in page(signed_in, place).content.decode()


def test_before_anything_is_sorted_the_page_says_so(signed_in, place):
    builders.give(evenings.dialogue(place), builders.HALL)

    assert "Ingenting er sortert ennå" in page(signed_in, place).content.decode()


def test_the_table_comes_as_a_file_that_runs_no_formula(signed_in, place):
    dialogue = evenings.dialogue(place, tables=4)
    builders.give(dialogue, *[builders.HALL] * 3)
    item = dialogue.rounds.first().item
    item.question = "=1+1"
    item.save()

    answer = signed_in.get(reverse("insight:figures_file", args=[place.slug, "question"]))

    rows = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig")), delimiter=";"))
    assert rows[0]["name"] == "'=1+1"
    assert (rows[0]["tables"], rows[0]["tables_of"], rows[0]["contributions"]) == ("3", "4", "3")
    assert answer.headers["Content-Disposition"].endswith('figures-question.csv"')


def test_what_is_not_told_says_so_in_the_file(signed_in, place):
    dialogue = evenings.dialogue(place, tables=4)
    builders.give(dialogue, *[builders.HALL] * 4, language="nb")
    builders.give(dialogue, *[builders.HALL] * 4, language="nb")
    builders.give(dialogue, builders.HALL, language="nn")

    answer = signed_in.get(reverse("insight:figures_file", args=[place.slug, "language"]))

    rows = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig")), delimiter=";"))
    assert [row["tables"] for row in rows] == ["4", "færre enn 3"]
    assert [row["contributions"] for row in rows] == ["ikke vist", "færre enn 3"]


@pytest.mark.parametrize("by", OF)
def test_the_page_takes_as_many_queries_for_few_as_for_many(signed_in, evening, place, by):
    page(signed_in, place, by=by)
    with CaptureQueriesContext(connection) as few:
        page(signed_in, place, by=by)
    builders.give(evening, *builders.RINGS, association=builders.association(place, "Koret"))
    actions.propose_codings(evening)

    with CaptureQueriesContext(connection) as many:
        page(signed_in, place, by=by)

    assert len(many) == len(few)


def test_the_list_tells_what_it_is_narrowed_down_to(signed_in, evening, place):
    address = reverse("insight:contributions", args=[place.slug])

    text = signed_in.get(address, {"language": "nn", "question": "1"}).content.decode()

    assert re.search(r"3 innspill\s*<span class=\"muted\">– spørsmål 1, Nynorsk</span>", text)
