from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

import samspill
from samspill.organiser.models import Municipality
from samspill.standard import actions
from samspill.standard.models import PolicyStatus
from samspill.standard.readers import read_statuses
from tests.registry.builders import LUSTER, member, national, organiser, signed_in

pytestmark = pytest.mark.django_db
DAY = date(2026, 11, 1)
EXAMPLE = Path(samspill.__file__).parent / "overview" / "demo" / "national" / "policy_status.csv"


@pytest.fixture
def host():
    return national()


@pytest.fixture
def client(host):
    return signed_in(host)


def read(text: str):
    return read_statuses(text.encode(), file="status.csv", as_of=DAY)


def text_of(response) -> str:
    return " ".join(response.content.decode().split())


def upload(client, host, text):
    file = SimpleUploadedFile("status.csv", text.encode())
    return client.post(
        reverse("standard:status_list", args=[host.slug]), {"file": file}, follow=True
    )


def test_a_status_is_written_down_and_replaced_by_the_next(host):
    luster, user = Municipality.objects.get(pk=LUSTER), member(host)

    for state in ("on_the_way", "adopted"):
        actions.record_status(
            luster, state=state, as_of=DAY, note="Sak 94/27", organiser=host, by=user
        )

    assert PolicyStatus.objects.get().state == "adopted"
    assert host.history.filter(action="standard.status_recorded", actor=user).count() == 2


def test_the_examples_list_of_all_municipalities_is_read_and_written(host):
    rows, problems = read_statuses(EXAMPLE.read_bytes(), file="policy_status.csv", as_of=DAY)

    assert (problems, actions.record_statuses(host, rows=rows)) == ([], len(rows))
    assert actions.record_statuses(host, rows=rows) == PolicyStatus.objects.count() == len(rows)


def test_a_list_may_be_in_norwegian_with_names_and_dates():
    rows, problems = read(
        "Kommune;Status;Dato;Merknad;Lenke\nLuster;vedteken;16.12.2025;Sak 94;https://example.no/s\n"
        "301;på vei;;;\n"
    )

    assert problems == []
    assert [(row.municipality.pk, row.state, row.as_of) for row in rows] == [
        ("4644", "adopted", date(2025, 12, 16)),
        ("0301", "on_the_way", DAY),
    ]


def test_every_problem_of_a_list_is_told_at_once():
    rows, problems = read(
        "kommune;status;dato;lenke\nHerøy;vedtatt;;\nAtlantis;vedtatt;;\n0301;kanskje;;\n"
        "0301;vedtatt;31.2.2026;\n0301;vedtatt;;javascript:alert(1)\n"
    )

    assert rows == []
    assert [(problem.row, problem.column) for problem in problems] == [
        (2, "municipality"), (3, "municipality"), (4, "state"), (5, "as_of"), (6, "evidence"),
    ]  # fmt: skip


@pytest.mark.parametrize(("name", "more"), [("map_status", []), ("status", [LUSTER])])
def test_only_a_national_body_has_the_page(host, name, more):
    place = organiser()
    own = signed_in(place, email="mona@example.no")

    assert own.get(reverse(f"standard:{name}", args=[place.slug, *more])).status_code == 404
    assert own.get(reverse(f"standard:{name}", args=[host.slug, *more])).status_code == 404


def test_a_reader_sees_the_map_but_writes_nothing(host):
    reader = signed_in(host, role="reader")

    assert reader.get(reverse("standard:map_status", args=[host.slug])).status_code == 200
    assert reader.get(reverse("standard:status", args=[host.slug, LUSTER])).status_code == 404
    assert upload(reader, host, "kommune;status\nLuster;vedtatt\n").status_code == 404


def test_the_page_finds_a_municipality_by_part_of_its_name(client, host):
    answer = client.get(reverse("standard:map_status", args=[host.slug]), {"q": "LUSTE"})

    assert [row.number for row in answer.context["found"]] == [LUSTER]
    assert f"/work/map/{LUSTER}/" in text_of(answer).split("<h2")[0]


def test_a_name_that_no_municipality_has_is_said(client, host):
    page = client.get(reverse("standard:map_status", args=[host.slug]), {"q": "<Atlantis>"})

    assert "Ingen kommune heter «&lt;Atlantis&gt;»." in text_of(page)


def test_one_municipality_is_changed_by_a_small_form(client, host):
    address = reverse("standard:status", args=[host.slug, LUSTER])
    typed = {"state": "adopted", "as_of": "16.12.2025", "note": "Vedtatt"}

    answer = client.post(address, typed, follow=True)

    assert "Nå står det på kartet at Luster har vedtatt politikk." in text_of(answer)
    assert PolicyStatus.objects.get(pk=LUSTER).as_of == date(2025, 12, 16)


@pytest.mark.parametrize(
    ("field", "typed", "message"),
    [
        ("state", "", "Velg ett av de fire svarene."),
        ("as_of", "i går", "Skriv datoen slik: 11.03.2027"),
        ("evidence", "ikke en lenke", "Skriv hele adressen: https://www.example.no"),
    ],
)
def test_bad_input_keeps_what_was_typed(client, host, field, typed, message):
    address = reverse("standard:status", args=[host.slug, LUSTER])
    whole = {"state": "adopted", "as_of": "16.12.2025", "note": "Min merknad"}

    answer = client.post(address, whole | {field: typed})

    assert message in text_of(answer)
    assert "Min merknad" in text_of(answer)
    assert not PolicyStatus.objects.exists()


def test_a_list_is_taken_in_whole(client, host):
    answer = upload(client, host, "kommune;status\nLuster;vedtatt\n0301;på vei\n")

    assert "Kartet er oppdatert for 2 kommuner." in text_of(answer)
    assert PolicyStatus.objects.get(pk=LUSTER).as_of == timezone.localdate()


def test_a_list_with_a_fault_changes_nothing_and_says_where(client, host):
    answer = upload(client, host, "kommune;status\nLuster;vedtatt\nAtlantis;på vei\n")

    assert "rad 3, kolonne Kommune: Ingen kommune heter «Atlantis»." in text_of(answer)
    assert not PolicyStatus.objects.exists()


def test_the_page_takes_the_same_number_of_queries_for_one_and_for_three(
    client, host, django_assert_num_queries
):
    address = reverse("standard:map_status", args=[host.slug])
    rows, _problems = read("kommune;status\nLuster;vedtatt\n0301;på vei\n1101;vedtatt\n")
    actions.record_statuses(host, rows=rows[:1])
    with django_assert_num_queries(9):
        client.get(address)
    actions.record_statuses(host, rows=rows)

    with django_assert_num_queries(9):
        client.get(address)


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_the_page_stands_in_every_language(client, host, language):
    client.cookies["language"] = language

    page = client.get(reverse("standard:map_status", args=[host.slug]))

    assert page.headers["Content-Language"] == language
