"""Privacy, accessibility and open data."""

import csv
import io
import json

import pytest
from django.urls import reverse
from django.utils import translation

from samspill.overview.open_data import CONTRIBUTION_FIELDS, csv_chunks
from samspill.overview.retention_table import APP_NAMES, BASES, kept_by_app
from samspill.overview.retention_words import SENTENCES
from samspill.pipeline import FOUNDATION, STAGES, foundation_modules, stage_modules
from samspill.pure.personal_data import LEGAL_BASES
from samspill.standard.models import PolicyStatus
from tests.overview.builders import contribution, dialogue, measure, published
from tests.process.builders import organiser

pytestmark = pytest.mark.django_db


def table(client, name, ending="json"):
    response = client.get(reverse("overview:open_table", args=[name, ending]))
    assert response.status_code == 200
    if ending == "json":
        return json.loads(response.getvalue())["rows"]
    text = response.getvalue().decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline=""), delimiter=";"))


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
@pytest.mark.parametrize("name", ["privacy", "accessibility", "open_data"])
def test_the_pages_about_the_service_can_be_read_in_every_language(client, name, language):
    client.cookies["language"] = language

    page = client.get(reverse(f"overview:{name}")).content.decode()

    assert page.count("<h1>") == 1


def test_every_app_and_every_legal_basis_has_its_words():
    assert set(APP_NAMES) == {*FOUNDATION, *STAGES}
    assert set(BASES) == set(LEGAL_BASES)


def test_every_personal_field_stands_on_the_privacy_page(client):
    page = client.get(reverse("overview:privacy")).content.decode()

    for app in kept_by_app():
        assert app.name in page
    assert "artikkel 6 (1) (e)" in page


def test_all_municipalities_are_there_and_the_unknown_are_unknown(client):
    PolicyStatus.objects.create(municipality_id="0301", state="adopted", as_of="2026-02-01")

    rows = {row["number"]: row for row in table(client, "municipalities")}

    assert len(rows) == 357
    assert (rows["0301"]["state"], rows["0301"]["as_of"]) == ("adopted", "2026-02-01")
    assert (rows["1101"]["state"], rows["1101"]["as_of"]) == ("no_data", None)


def test_the_spreadsheet_has_the_same_municipalities_as_json(client):
    from_csv, from_json = (table(client, "municipalities", one) for one in ("csv", "json"))

    assert [row["number"] for row in from_csv] == [row["number"] for row in from_json]
    assert from_csv[0]["number"] == "0301"


def test_published_contributions_are_there_with_what_became_of_them(client):
    talk = dialogue(organiser())
    given = published(talk, "Čájet & <se> «én» dør 🎉")
    measure(talk, given)
    contribution(talk, "Ikke offentlig")

    rows = table(client, "contributions")

    assert len(rows) == 1
    assert rows[0]["text"] == "Čájet & <se> «én» dør 🎉"
    assert (rows[0]["theme"], rows[0]["answer"], rows[0]["measures"]) == ("KOO", "partly", ["2.3"])
    assert rows[0]["id"] == given.contribution.reference


def test_what_a_draft_says_is_open_until_the_draft_is_public(client):
    talk = dialogue(organiser())
    measure(talk, published(talk), state="draft")

    row = table(client, "contributions")[0]

    assert (row["answer"], row["reason"], row["measures"]) == ("open", "", [])


def test_a_contribution_taken_back_is_no_longer_in_the_files(client):
    talk = dialogue(organiser())
    given = published(talk)
    given.contribution.withdrawn_at = given.at
    given.contribution.save(update_fields=["withdrawn_at"])

    assert table(client, "contributions") == []


@pytest.mark.parametrize("text", ["=1+1", "+47", "-5", "@x", "\t=1"])
def test_no_cell_of_the_spreadsheet_is_a_formula(text):
    row = dict.fromkeys(CONTRIBUTION_FIELDS, "x") | {"text": text}

    written = b"".join(csv_chunks(CONTRIBUTION_FIELDS, [row])).decode("utf-8-sig")

    cells = next(iter(csv.DictReader(io.StringIO(written, newline=""), delimiter=";")))
    assert cells["text"] == f"'{text}"


def test_a_text_with_every_kind_of_break_survives_the_spreadsheet():
    text = 'En; "to"\nlinjer\r\nog 🎉 Čájet'
    row = dict.fromkeys(CONTRIBUTION_FIELDS, None) | {"text": text, "measures": ["1.1", "2.3"]}

    written = b"".join(csv_chunks(CONTRIBUTION_FIELDS, [row])).decode("utf-8-sig")

    cells = next(iter(csv.DictReader(io.StringIO(written, newline=""), delimiter=";")))
    assert (cells["text"], cells["measures"], cells["theme"]) == (text, "1.1 2.3", "")


def test_the_contributions_take_the_same_queries_for_one_and_three(
    client, django_assert_max_num_queries
):
    talk = dialogue(organiser())
    measure(talk, published(talk, "En"))
    counts = []
    for more in ((), ("To", "Tre")):
        for text in more:
            published(talk, text)
        with django_assert_max_num_queries(20) as captured:
            table(client, "contributions")
        counts.append(len(captured))

    assert counts[0] == counts[1]


@pytest.mark.parametrize("name", ["people.json", "municipalities.xml"])
def test_a_table_that_is_not_open_is_not_found(client, name):
    assert client.get(f"/open-data/{name}").status_code == 404


def test_every_sentence_on_what_is_kept_is_known_to_the_translators_and_none_is_left_over():
    modules = [*foundation_modules("retention"), *stage_modules("retention")]
    fields = [field for module in modules for field in module.PERSONAL]

    told = {sentence for field in fields for sentence in (field.purpose, field.kept_until)}

    assert told == set(SENTENCES)


@pytest.mark.parametrize("language", ["nb", "nn"])
def test_every_sentence_on_what_is_kept_is_translated(language):
    with translation.override(language):
        untranslated = [one for one in SENTENCES if translation.gettext(one) == one]

    assert untranslated == []
