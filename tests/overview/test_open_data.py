"""Open data of one place: every link points at a row that is there, and no word that is not public."""

import csv
import io
import json
from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from samspill.dialogue.models import PublishedContribution
from samspill.history.actions import record
from samspill.insight.models import Finding
from samspill.overview.open_data.catalogue import TABLES
from samspill.policy import actions
from samspill.policy.models import Consultation, Measure, Remark, StatusUpdate
from tests.house import house_for_a_module

WORD = "Resten besvares etter høringen."
SECRET = "Hemmelig-ord-9431"


@pytest.fixture(scope="module")
def house(django_db_setup, django_db_blocker):
    for built in house_for_a_module(django_db_blocker):
        consult(built)
        decide(built)
        yield built


def consult(house):
    """The draft goes out; three remarks: one to a measure, one held back, one erased."""
    if not house.policy.consultations.exists():
        actions.open_consultation(house.policy, word=WORD, by=house.coordinator)
    consultation = Consultation.objects.filter(policy=house.policy).latest("pk")
    measure = Measure.objects.filter(goal__policy=house.policy).first()
    whole = {
        "consultation": consultation, "giver_name": SECRET, "giver_email": f"{SECRET}@example.no",
    }  # fmt: skip
    Remark.objects.create(
        number=901, passage=measure.passage, raw_text=SECRET, shown_text="Mer lys", **whole
    )
    Remark.objects.create(
        number=902, raw_text=SECRET, shown_text=SECRET, is_held_back=True, **whole
    )
    Remark.objects.create(
        number=903, raw_text=SECRET, shown_text=SECRET, erased_at=timezone.now(), **whole
    )
    consultation.responses.create(
        number=901, on_behalf_of=SECRET, sender_name=SECRET, sender_email=f"{SECRET}@example.no",
        text=SECRET,
    )  # fmt: skip


def decide(house):
    policy = house.policy
    actions.adopt(
        policy,
        body="Kommunestyret",
        decided_on=date(2026, 10, 1),
        case_number="12/26",
        text="Vedtatt.",
        word="Resten kommer.",
        by=house.coordinator,
    )
    measure = Measure.objects.filter(goal__policy=policy).first()
    for one in measure.contributions.standing().filter(published=None)[:2]:
        PublishedContribution.objects.create(contribution=one, text="Ett nummer å ringe")
    actions.set_status(measure, status="in_progress", reason="Begynt", by=house.coordinator)


def address(house, name, ending):
    return reverse("overview:place_table", args=[house.organiser.slug, name, ending])


def body(response):
    assert response.status_code == 200
    return b"".join(response) if response.streaming else response.content


def rows(client, house, name):
    return json.loads(body(client.get(address(house, name, "json"))))["rows"]


@pytest.fixture
def data(db, client, house):
    return {table.name: rows(client, house, table.name) for table in TABLES}


def test_every_link_points_at_a_row_that_is_there(data):
    for table in TABLES:
        for column in (one for one in table.columns if one.to):
            known = {row["id"] for row in data[column.to]}
            for row in data[table.name]:
                told = row[column.name]
                pointed = told if isinstance(told, list) else [told]
                missing = set(pointed) - known - {None, ""}
                assert missing == set(), f"{table.name}.{column.name}"


def test_a_contribution_can_be_followed_to_the_resolution_and_the_status(data):
    link = data["measure_contributions"][0]
    said = next(one for one in data["contributions"] if one["id"] == link["contribution"])
    measure = next(one for one in data["measures"] if one["id"] == link["measure"])
    policy = next(one for one in data["policies"] if one["id"] == measure["policy"])

    assert said["text"]
    assert [one["policy"] for one in data["resolutions"]] == [policy["id"]]
    assert data["resolutions"][0]["version"] == policy["version"]
    assert {one["measure"] for one in data["status_updates"]} <= {
        one["id"] for one in data["measures"]
    }
    assert data["finding_contributions"]
    assert data["action_plan"] is not None


def test_ids_are_given_once(data):
    for name, found in data.items():
        ids = [row["id"] for row in found if "id" in row]
        assert len(ids) == len(set(ids)), name


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_the_columns_are_those_that_are_told_of_in_csv_and_json(db, client, house, table):
    from_json = rows(client, house, table.name)
    text = body(client.get(address(house, table.name, "csv"))).decode("utf-8-sig")
    from_csv = list(csv.DictReader(io.StringIO(text, newline=""), delimiter=";"))

    assert text.splitlines()[0].split(";") == table.fields
    assert all(list(row) == table.fields for row in from_json)
    assert len(from_csv) == len(from_json)


def test_no_word_that_is_not_public_and_nobody_stands_in_any_file(db, client, house):
    unpublished = house.unpublished
    for table in TABLES:
        for ending in ("csv", "json"):
            written = body(client.get(address(house, table.name, ending))).decode()
            assert SECRET not in written, table.name
            assert "@example.no" not in written, table.name
            assert unpublished.raw_text not in written, table.name


def test_what_is_withdrawn_is_gone_with_every_link_to_it(db, client, house):
    given = house.published
    key = next(
        one["id"]
        for one in rows(client, house, "contributions")
        if one["reference"] == given.reference
    )
    given.withdrawn_at = timezone.now()
    given.save(update_fields=["withdrawn_at"])

    for name in ("contributions", "measure_contributions", "finding_contributions", "answers"):
        assert not any(key in row.values() for row in rows(client, house, name)), name


def test_a_draft_is_in_no_file(db, client, house):
    house.organiser.policies.update(state="draft")

    for name in ("policies", "versions", "goals", "measures", "answers", "resolutions", "remarks",
                 "status_updates", "measure_contributions", "findings", "action_plan"):  # fmt: skip
        assert rows(client, house, name) == [], name
    assert {one["answer"] for one in rows(client, house, "contributions")} <= {"open"}


def test_another_place_has_none_of_it(db, client, house):
    slug = house.stranger_place.slug

    for table in TABLES:
        found = client.get(reverse("overview:place_table", args=[slug, table.name, "json"]))
        if table.name != "themes":
            assert json.loads(body(found))["rows"] == []


def test_the_index_tells_of_every_file_with_licence_and_columns(db, client, house):
    index = client.get(reverse("overview:place_index", args=[house.organiser.slug])).json()

    files = index["distributions"]
    assert {one["table"] for one in files} == {table.name for table in TABLES}
    assert {one["format"] for one in files} == {"csv", "json"}
    assert index["licence"].startswith("https://creativecommons.org/")
    assert index["publisher"]["municipality"] == house.organiser.municipality_id
    first = next(one for one in files if one["table"] == "measure_contributions")
    assert [one["references"] for one in first["columns"]] == ["measures.id", "contributions.id"]
    assert set(first["columns"][0]["description"]) == {"nb", "nn", "en"}


def test_what_has_not_changed_is_not_sent_again(db, client, house):
    place = address(house, "contributions", "json")
    first = client.get(place)
    body(first)

    again = client.get(place, headers={"If-None-Match": first["ETag"]})
    record(house.policy, action="policy.status_set", organiser_number=house.organiser.pk, by=None)
    after = client.get(place, headers={"If-None-Match": first["ETag"]})

    assert again.status_code == 304
    assert after.status_code == 200
    assert first["Last-Modified"]


def test_a_withdrawal_is_a_change_whatever_else_is_written_of_it(db, client, house):
    place = address(house, "contributions", "csv")
    mark = client.get(place)["ETag"]
    given = house.published
    given.withdrawn_at = timezone.now() + timedelta(seconds=1)
    given.save(update_fields=["withdrawn_at"])

    assert client.get(place)["ETag"] != mark


@pytest.mark.parametrize("name", ["measures", "contributions", "remarks", "findings"])
def test_a_table_asks_as_often_for_three_times_the_rows(
    db, client, house, name, django_assert_max_num_queries
):
    place, counts = address(house, name, "json"), []
    for make in (lambda _house: None, more_of):
        make(house)
        with django_assert_max_num_queries(40) as asked:
            body(client.get(place))
        counts.append(len(asked))

    assert counts[0] == counts[1]


def more_of(house):
    """Twice as many findings, remarks and updates."""
    for one in list(Finding.objects.filter(dialogue=house.dialogue)):
        contributions = list(one.contributions.all())
        one.pk, one.reference = None, f"{one.reference}b"
        one.save()
        one.contributions.set(contributions)
    for one in list(Remark.objects.all()):
        Remark.objects.create(
            consultation=one.consultation, number=one.number + 1000, raw_text="x", shown_text="x"
        )
    for measure in Measure.objects.filter(goal__policy=house.policy):
        StatusUpdate.objects.create(measure=measure, status="in_progress")


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_the_page_tells_of_every_column(db, client, house, language):
    client.cookies["language"] = language

    page = client.get(reverse("overview:place_data", args=[house.organiser.slug])).content.decode()

    assert page.count("<h1>") == 1
    for table in TABLES:
        assert f'id="{table.name}"' in page
        assert address(house, table.name, "csv") in page


@pytest.mark.parametrize("name", ["people.json", "measures.xml"])
def test_a_table_that_is_not_there_is_not_found(db, client, house, name):
    assert client.get(f"/{house.organiser.slug}/open-data/{name}").status_code == 404


def test_a_consultation_is_closed_by_someone_or_by_its_deadline(db, client, house):
    consultation = Consultation.objects.filter(policy=house.policy).latest("pk")

    def closed(on):
        consultation.closed_at = on
        consultation.save()
        told = {one["id"]: one["closed"] for one in rows(client, house, "consultations")}
        return told[consultation.pk]

    early = consultation.deadline - timedelta(days=2)

    assert closed(None) == ""
    assert closed(consultation.deadline + timedelta(days=9)) == ""
    assert closed(early) == timezone.localtime(early).date().isoformat()
