"""A whole list fetched by the worker: asked for, followed, looked over, taken in; and what can go wrong."""

from __future__ import annotations

import threading
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from samspill.registry import tasks
from samspill.registry.fetching import batches, fetches, lane
from samspill.registry.models import RegisterFetch
from tests.register_server import UNITS, register_server
from tests.registry.builders import LUSTER, NUMBERS, association, organiser, row, signed_in, unit

pytestmark = pytest.mark.django_db
IDRETT = [{"icnpoNummer": "1200", "rekkefoelge": 1}]


@pytest.fixture
def place():
    return organiser()


@pytest.fixture
def client(place):
    return signed_in(place)


@pytest.fixture
def register(settings):
    units = [
        unit(icnpoKategorier=IDRETT),
        unit(organisasjonsnummer=NUMBERS[1], navn="TESTVIK KOR", epostadresse=None),
    ]
    with register_server(units) as server:
        settings.BRREG_ADDRESS = server.address
        yield server


def address(place, name, *more):
    return reverse(f"registry:{name}", args=[place.slug, *more])


def text_of(response) -> str:
    return " ".join(response.content.decode().split())


def fetch_all(place):
    fetch = fetches.ask_for_fetch(place)
    tasks.fetch_waiting()
    fetch.refresh_from_db()
    return fetch


def test_the_list_is_asked_for_fetched_looked_over_and_taken_in(client, place, register):
    asked = client.post(address(place, "import_register"), follow=True)
    page = asked.redirect_chain[-1][0]
    tasks.fetch_waiting()
    looked_over = client.get(page)
    answer = client.post(page, follow=True)

    assert "Hentingen begynner om et øyeblikk." in text_of(asked)
    assert "2 lag er nye. 1 av dem mangler e-post." in text_of(looked_over)
    assert "Lista er tatt inn: 2 nye lag" in text_of(answer)
    assert set(place.associations.values_list("category_id", "source")) == {
        ("1200", "register"),
        ("1100", "register"),
    }
    assert place.register_fetches.get().rows == []


def test_what_differs_is_shown_field_by_field_and_what_stays_too(client, place, register):
    association(place, "Testvik Idrettslag", org_number=NUMBERS[0], activity="Før")
    place.associations.update(fields_by_hand=["activity"])
    fetch = fetch_all(place)

    page = text_of(client.get(address(place, "fetch", fetch.pk)))

    assert "Testveien 1, 4563 Borhaug" in page
    assert "Blir stående slik dere har skrevet det" in page
    assert "<strong>Testvik Idrettslag</strong> aktivitet" in page


def test_the_page_tells_how_far_it_has_come(client, place, register):
    fetch = fetches.ask_for_fetch(place)
    claimed = fetches.claim_fetch(timezone.now())
    fetches._teller(claimed)(1, 2)

    told = client.get(address(place, "fetch_progress", fetch.pk)).json()

    assert told == {"is_done": False, "done": 1, "steps": 2, "words": "1 av 2 lag er hentet."}


@pytest.mark.parametrize(
    ("refusals", "words"),
    [
        ([503] * 9, "Registeret har mye å gjøre nå. Prøv igjen om en stund."),
        ([400], "Registeret ga et svar som ikke kan leses."),
    ],
)
def test_a_fetch_that_stops_says_why_and_is_tried_again(
    client, place, register, refusals, words, monkeypatch
):
    monkeypatch.setattr("samspill.adapters.brreg_http.time.sleep", lambda seconds: None)
    register.refusals[UNITS] = refusals
    fetch = fetch_all(place)
    page = text_of(client.get(address(place, "fetch", fetch.pk)))
    register.refusals[UNITS] = []

    client.post(address(place, "fetch_attempt", fetch.pk))
    tasks.fetch_waiting()

    assert words in page
    assert place.register_fetches.get().state == "ready"


def test_a_municipality_without_associations_is_told_of(client, register):
    luster = organiser(LUSTER, "luster")

    fetch = fetch_all(luster)

    assert (fetch.state, fetch.failure) == ("failed", "empty")


def test_bare_numbers_are_looked_up_by_the_worker(client, place, register):
    file = SimpleUploadedFile("lag.csv", f"{NUMBERS[0]}\n".encode())
    asked = client.post(address(place, "import"), {"file": file})
    tasks.fetch_waiting()

    page = text_of(client.get(asked["Location"]))

    assert "Testvik Idrettslag" in page
    assert "Testvik Kor" not in page


def test_one_list_is_fetched_at_a_time_and_an_old_one_is_thrown_away(place, register):
    first = fetches.ask_for_fetch(place)
    again = fetches.ask_for_fetch(place)
    tasks.fetch_waiting()
    new = fetches.ask_for_fetch(place)

    assert again == first
    assert list(place.register_fetches.all()) == [new]


def test_what_a_killed_worker_left_is_fetched_by_the_next_when_its_lease_has_run_out(
    place, register
):
    fetch = fetches.ask_for_fetch(place)
    fetches.claim_fetch(timezone.now())

    assert fetches.claim_fetch(timezone.now()) is None
    assert fetches.claim_fetch(timezone.now() + timedelta(minutes=3)) == fetch


def test_one_that_has_ended_its_workers_for_an_hour_is_given_up(place):
    fetch = fetches.ask_for_fetch(place)
    fetches.claim_fetch(timezone.now())

    assert fetches.claim_fetch(timezone.now() + timedelta(hours=2)) is None
    fetch.refresh_from_db()
    assert (fetch.state, fetch.failure) == ("failed", "stopped")


def test_a_worker_whose_lease_has_gone_to_another_writes_nothing(place, register):
    fetches.ask_for_fetch(place)
    claimed = fetches.claim_fetch(timezone.now())
    RegisterFetch.objects.update(lease_until=timezone.now() + timedelta(minutes=9))

    fetches.make_fetch(claimed)

    assert place.register_fetches.get().state == "fetching"


def test_a_list_longer_than_a_batch_is_taken_in_whole_with_one_row_of_history(place, monkeypatch):
    monkeypatch.setattr(batches, "A_BATCH", 2)
    rows = [row(f"LAG {number}", org_number=f"3{number:08}") for number in range(5)]

    first = batches.import_in_batches(place, rows=iter(rows), source="register")
    again = batches.import_in_batches(place, rows=iter(rows), source="register")

    assert (first.added, again.added, again.unchanged) == (5, 0, 5)
    assert place.history.filter(action="registry.associations_imported").count() == 2


@pytest.mark.parametrize("name", ["fetch", "fetch_progress", "changes"])
def test_a_stranger_and_a_reader_see_no_fetch(place, name):
    fetch = fetches.ask_for_fetch(place)
    more = [] if name == "changes" else [fetch.pk]
    stranger = signed_in(organiser(LUSTER, "luster"), email="fremmed@example.no")
    reader = signed_in(place, email="leser@example.no", role="reader")

    assert stranger.get(address(place, name, *more)).status_code == 404
    assert reader.get(address(place, name, *more)).status_code == (200 if not more else 404)


def test_the_workers_round_is_not_held_up_by_what_asks_another_house():
    go, done = threading.Event(), threading.Event()

    began = lane.run_aside(lambda: (go.wait(5), done.set()))
    second = lane.run_aside(done.set)
    went_on = not done.is_set()
    go.set()
    lane.wait(5)

    assert (began, second, went_on, done.is_set()) == (True, False, True, True)
