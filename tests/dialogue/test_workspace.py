"""The workspace's pages about the evening: tables, control, file; and who is let in."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from samspill.dialogue import actions
from samspill.dialogue.models import Contribution, SeatingPlan
from tests.dialogue import builders

WORK = "/lillevik/work/conference"
PAGES = (
    ("get", "tables/"),
    ("post", "tables/room/"),
    ("post", "tables/plan/"),
    ("post", "tables/plan/1/publication/"),
    ("get", "tables/cards.pdf"),
    ("get", "control/"),
    ("post", "control/rounds/1/opening/"),
    ("post", "control/rounds/1/extension/"),
    ("post", "control/rounds/1/closing/"),
    ("get", "paper/"),
    ("get", "paper/sheets.pdf"),
    ("get", "paper/R1-B1-1/"),
    ("get", "paper/R1-B1-1/photo/"),
    ("post", "paper/R1-B1-1/check/"),
    ("post", "paper/two-readers/"),
    ("get", "contributions/import/"),
)


@pytest.fixture
def coordinator(client, place):
    client.force_login(builders.member(place))
    return client


def page(response):
    return response.content.decode()


def claimed():
    """The plan that was asked for, as a worker holds it."""
    plan = SeatingPlan.objects.get()
    plan.state, plan.lease_owner = "making", "the worker"
    plan.save()
    return plan


def upload(client, text, name="innspill.csv"):
    file = SimpleUploadedFile(name, text.encode("utf-8-sig"))
    return client.post(f"{WORK}/contributions/import/", {"file": file})


@pytest.mark.parametrize(("method", "path"), PAGES)
def test_a_member_of_another_organiser_finds_nothing(client, opened, method, path):
    client.force_login(builders.member(builders.organiser("annen", "Annen kommune")))

    assert getattr(client, method)(f"{WORK}/{path}").status_code == 404


@pytest.mark.parametrize(("method", "path"), PAGES)
def test_one_who_is_not_signed_in_may_sign_in(client, opened, method, path):
    response = getattr(client, method)(f"{WORK}/{path}")

    assert (response.status_code, "/sign-in/" in response.url) == (302, True)


@pytest.mark.parametrize(("method", "path"), PAGES)
def test_a_reader_sees_neither_names_nor_buttons(client, opened, place, method, path):
    client.force_login(builders.member(place, role="reader"))

    assert getattr(client, method)(f"{WORK}/{path}").status_code == 404


def test_a_signatory_sees_the_tables_and_changes_nothing(client, opened, place):
    client.force_login(builders.member(place, role="signatory"))

    assert client.get(f"{WORK}/tables/").status_code == 200
    assert client.post(f"{WORK}/tables/plan/").status_code == 404


def test_pages_say_what_comes_first_when_there_is_nothing(coordinator, place):
    for path in ("tables/", "control/"):
        assert "Planlegg konferansen" in page(coordinator.get(f"{WORK}/{path}"))
    builders.conference(place)

    assert "Sett fram bordene" in page(coordinator.get(f"{WORK}/tables/"))
    assert "Sett fram bordene" in page(coordinator.get(f"{WORK}/control/"))


def test_from_bare_floor_to_published_plan(coordinator, place):
    made = builders.conference(place)
    builders.people(made, 13)

    coordinator.post(f"{WORK}/tables/room/", {"count": 3, "capacity": 5})
    coordinator.post(f"{WORK}/tables/plan/")
    actions.make_plan(claimed())
    plan = SeatingPlan.objects.get()
    seen = page(coordinator.get(f"{WORK}/tables/", {"round": 2}))
    coordinator.post(f"{WORK}/tables/plan/{plan.pk}/publication/")

    assert "13 personer, tre bord, tre runder" in seen
    names, by_table = seen.split('id="names"')[1].split("</table>")[0], seen.split('"by-table"')[-1]
    assert names.count('<th scope="row">Person ') == 13
    assert by_table.split('class="ruling"')[0].count("<li>Person ") == 13
    plan.refresh_from_db()
    assert plan.published_at
    assert coordinator.get(f"{WORK}/tables/cards.pdf").content.startswith(b"%PDF")


@pytest.mark.parametrize("count", ["", "0", "x", "201"])
def test_a_number_that_cannot_be_is_kept_and_explained(coordinator, opened, count):
    response = coordinator.post(f"{WORK}/tables/room/", {"count": count, "capacity": 6})

    assert response.status_code == 422
    assert f'value="{count}"' in page(response) or not count
    assert opened.tables.count() == 4


def test_one_who_comes_after_the_plan_is_missed(coordinator, opened):
    builders.people(opened.conference, 8)
    actions.deal_tables(opened, seed=1)
    builders.people_more(opened.conference, 2)

    assert "2 personer har fått plass siden" in page(coordinator.get(f"{WORK}/tables/"))


def test_the_plan_takes_as_many_queries_for_many_people(
    coordinator, opened, django_assert_num_queries
):
    builders.people(opened.conference, 3)
    actions.deal_tables(opened, seed=1)
    with django_assert_num_queries(22):
        coordinator.get(f"{WORK}/tables/")
    builders.people_more(opened.conference, 20)
    actions.deal_tables(opened, seed=1)

    with django_assert_num_queries(22):
        coordinator.get(f"{WORK}/tables/")


def test_a_round_is_opened_extended_and_closed(coordinator, opened):
    coordinator.post(f"{WORK}/control/rounds/1/opening/", {"minutes": 12})
    assert "Lukk runde 1" in page(coordinator.get(f"{WORK}/control/"))
    before = opened.rounds.get(number=1).closes_at
    coordinator.post(f"{WORK}/control/rounds/1/extension/")
    after = opened.rounds.get(number=1).closes_at
    coordinator.post(f"{WORK}/control/rounds/1/closing/")

    assert (after - before).total_seconds() == 120
    assert opened.rounds.get(number=1).state == "closed"
    assert "Åpne runde 2" in page(coordinator.get(f"{WORK}/control/"))


def test_minutes_that_cannot_be_are_explained(coordinator, opened):
    response = coordinator.post(f"{WORK}/control/rounds/1/opening/", {"minutes": "lenge"})

    assert response.status_code == 422
    assert "Skriv hvor mange minutter" in page(response)
    assert opened.rounds.get(number=1).state == "planned"


def test_the_control_page_names_the_silent_tables(coordinator, opened, round_one):
    round_one.opened_at = round_one.opened_at.replace(year=round_one.opened_at.year - 1)
    round_one.save()
    table = opened.tables.get(number=3)
    actions.contribute(round_one, text="Vi er her", table=table, channel="phone")

    found = page(coordinator.get(f"{WORK}/control/")).split("Stille bord")[1]

    assert found.index("Bord 1<") < found.index("Bord 2<") < found.index("Bord 4<")
    assert "Bord 3<" not in found.split("</table>")[0]


def test_a_table_without_a_word_is_silent_sooner_than_one_that_has_spoken(
    coordinator, opened, round_one
):
    def told(minutes):
        opened_at = timezone.now() - timedelta(minutes=minutes)
        opened.rounds.filter(number=1).update(opened_at=opened_at)
        return "Stille bord" in page(coordinator.get(f"{WORK}/control/"))

    assert [told(minutes) for minutes in (1, 3)] == [False, True]


def test_the_control_page_takes_as_many_queries_for_many(
    coordinator, opened, round_one, django_assert_num_queries
):
    with django_assert_num_queries(24):
        coordinator.get(f"{WORK}/control/")
    for number in (1, 2, 3):
        table = opened.tables.get(number=number)
        actions.contribute(round_one, text="Vi er her", table=table, channel="phone")

    with django_assert_num_queries(24):
        coordinator.get(f"{WORK}/control/")


def test_a_file_is_taken_in_whole(coordinator, opened):
    builders.people(opened.conference, 2)
    text = "id;runde;bord;forening;tekst\nA1;1;9;Lag nummer 1;  Hei  \nA2;4;;Ukjent lag;Nei\n"

    wrong = upload(coordinator, text)
    assert wrong.status_code == 422
    assert "Det er ingen runde 4" in page(wrong)
    assert Contribution.objects.count() == 0
    right = upload(coordinator, text.replace("A2;4", "A2;2"))

    first, second = Contribution.objects.order_by("reference")
    assert right.status_code == 302
    assert (first.raw_text, first.table.number, first.association.name) == (
        "  Hei  ", 9, "LAG NUMMER 1",
    )  # fmt: skip
    assert (second.table, second.association) == (None, None)


def test_an_id_that_is_taken_stops_the_file_and_is_told(coordinator, opened):
    upload(coordinator, "id;runde;tekst\nA1;1;Hei\n")

    response = upload(coordinator, "id;runde;tekst\nA0;1;Nei\nA1;1;Hei igjen\n")

    assert response.status_code == 422
    assert "Id-en A1 er brukt" in page(response)
    assert Contribution.objects.count() == 1


def test_no_file_is_explained(coordinator, opened):
    response = coordinator.post(f"{WORK}/contributions/import/", {})

    assert response.status_code == 422
    assert "Velg fila med innspillene" in page(response)
