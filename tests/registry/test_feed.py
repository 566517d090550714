"""The change feed: read every night, each difference waiting for a person, with all the feed's traps."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from samspill.adapters.brreg import Client, RegisterError
from samspill.registry import actions
from samspill.registry.fetching import feed
from samspill.registry.fetching.changes import settle_changes, waiting_changes
from samspill.registry.models import Association, RegisterChange, Watermark
from samspill.registry.register_shape import read_entry
from tests.register_server import FEED, HALF, UNITS, register_server
from tests.registry.builders import LUSTER, NUMBERS, member, organiser, unit

pytestmark = pytest.mark.django_db
FIRST, SECOND, THIRD = NUMBERS


@pytest.fixture
def place():
    """An organiser that has fetched two associations."""
    place = organiser()
    rows = [_row(unit()), _row(unit(organisasjonsnummer=SECOND, navn="TESTVIK KOR"))]
    actions.import_associations(place, rows=rows, source="register")
    return place


@pytest.fixture
def server():
    with register_server([unit(), unit(organisasjonsnummer=SECOND, navn="TESTVIK KOR")]) as server:
        yield server


def _row(told):
    return read_entry(told, file="x", number=1, known_categories=frozenset())[0]


def follow(server, position=100):
    if position is not None:
        Watermark.objects.get_or_create(feed=feed.FEED, defaults={"position": position})
    return feed.follow_feed(Client(server.address, pause_seconds=0.001))


def position():
    return Watermark.objects.get(feed=feed.FEED).position


def waiting(place):
    return list(place.register_changes.values_list("org_number", "kind", "state"))


def test_a_change_waits_with_what_differs_and_the_list_stays_as_it_is(place, server):
    server.units[0]["aktivitet"] = ["Håndball."]
    server.update(105, FIRST, "Endring")

    assert follow(server) == 1

    shown = waiting_changes(place, 10)[0]
    assert [(one.label, one.before, one.after) for one in shown.differences] == [
        ("aktivitet", "Idrett for barn og voksne.", "Håndball.")
    ]
    assert place.associations.get(org_number=FIRST).activity == "Idrett for barn og voksne."
    assert position() == 105


def test_the_next_question_is_from_the_last_number_and_one_and_never_a_page(place, server):
    server.update(100, SECOND, "Sletting")  # before the watermark
    server.update(105, FIRST, "Endring")

    follow(server)

    asked = [path for path in server.asked if path.startswith(FEED)]
    assert [path.split("oppdateringsid=")[1].split("&")[0] for path in asked] == ["101", "106"]
    assert not any("page=" in path for path in asked)
    assert waiting(place) == []


def test_up_to_date_is_an_answer_without_its_list_and_moves_nothing(place, server):
    assert follow(server) == 0
    assert position() == 100


def test_what_is_not_known_never_deletes_nor_hides_a_deletion(place, server):
    server.update(101, FIRST, "Ukjent")
    server.update(102, SECOND, "Sletting")
    server.update(103, SECOND, "Ukjent")

    follow(server)

    assert waiting(place) == [(SECOND, "Sletting", "proposed")]
    assert not place.associations.exclude(status="active").exists()


@pytest.mark.parametrize("kind", ["Sletting", "Fjernet"])
def test_an_end_is_proposed_like_the_rest_and_ends_it_when_taken_in(place, server, kind):
    server.update(101, FIRST, kind)
    follow(server)
    change = place.register_changes.get()

    settle_changes(place, numbers=[change.pk], take_in=True, by=member(place))

    held = place.associations.get(org_number=FIRST)
    change.refresh_from_db()
    assert (held.status, held.activity) == ("deleted", "Idrett for barn og voksne.")
    assert (change.state, change.row) == ("taken_in", {})


def test_a_new_voluntary_association_of_the_municipality_is_proposed_and_others_are_not(
    place, server
):
    elsewhere = {**unit()["forretningsadresse"], "kommunenummer": LUSTER}
    server.units += [
        unit(organisasjonsnummer=THIRD, navn="NYTT VEL"),
        unit(organisasjonsnummer="399999990", navn="BORTE", forretningsadresse=elsewhere),
        unit(organisasjonsnummer="399999991", registrertIFrivillighetsregisteret=False),
    ]
    for number, org_number in enumerate([THIRD, "399999990", "399999991"], start=101):
        server.update(number, org_number, "Ny")

    follow(server)

    assert waiting(place) == [(THIRD, "Ny", "proposed")]
    assert waiting_changes(place, 10)[0].is_new


def test_a_newer_word_takes_the_place_of_an_older_and_none_waits_when_nothing_differs(
    place, server
):
    server.units[0]["aktivitet"] = ["Håndball."]
    server.update(101, FIRST, "Endring")
    follow(server)
    server.units[0]["aktivitet"] = ["Idrett for barn", "og voksne."]
    server.update(102, FIRST, "Endring")

    follow(server)

    assert waiting(place) == []
    assert position() == 102


def test_the_watermark_stands_when_what_it_stands_for_is_not_written(place, server, monkeypatch):
    def fail(*_args, **_kwargs):
        raise RuntimeError

    server.update(101, FIRST, "Sletting")
    with monkeypatch.context() as patch:
        patch.setattr(feed, "propose", fail)
        with pytest.raises(RuntimeError):
            follow(server)
    stood = position()

    follow(server)

    assert (stood, position()) == (100, 101)
    assert waiting(place) == [(FIRST, "Sletting", "proposed")]


@pytest.mark.parametrize("refusals", [[500] * 9, [429] * 9, [HALF] * 9])
def test_a_register_that_falls_silent_leaves_the_watermark_for_the_next_night(
    place, server, refusals
):
    server.update(101, FIRST, "Endring")
    server.refusals[UNITS] = refusals

    with pytest.raises(RegisterError):
        follow(server)

    assert position() == 100


def test_what_another_worker_has_read_is_not_written_twice(place, server, monkeypatch):
    server.update(101, FIRST, "Sletting")
    whole = feed._rows_told

    def overtaken(*args):
        Watermark.objects.filter(feed=feed.FEED).update(position=101)
        return whole(*args)

    monkeypatch.setattr(feed, "_rows_told", overtaken)

    assert follow(server) == 0
    assert waiting(place) == []


def test_the_first_time_it_is_read_from_the_day_before_the_oldest_list(place, server):
    day = (timezone.now() - timedelta(days=1)).date()
    server.update(50, FIRST, "Sletting", at="2018-04-23")
    server.update(60, SECOND, "Sletting", at=(day + timedelta(days=1)).isoformat())

    follow(server, position=None)

    assert waiting(place) == [(SECOND, "Sletting", "proposed")]


def test_only_those_who_have_fetched_from_the_register_follow_it_and_an_example_never(server):
    other = organiser(LUSTER, "luster")
    actions.import_associations(other, rows=[_row(unit(forretningsadresse=None))], source="file")
    example = organiser()
    actions.import_associations(example, rows=[_row(unit())], source="register")
    example.is_example = True
    example.save()
    server.update(101, FIRST, "Sletting")

    assert follow(server) == 0
    assert server.asked == []


def test_passed_over_changes_nothing_and_is_not_shown_again(place, server):
    server.update(101, FIRST, "Sletting")
    follow(server)

    settle_changes(place, numbers=[place.register_changes.get().pk], take_in=False)

    assert waiting(place) == [(FIRST, "Sletting", "passed_over")]
    assert waiting_changes(place, 10) == []
    assert Association.objects.get(org_number=FIRST).status == "active"


def test_a_change_of_another_organiser_is_not_settled(place, server):
    server.update(101, FIRST, "Sletting")
    follow(server)
    other = organiser(LUSTER, "luster")

    assert settle_changes(other, numbers=[RegisterChange.objects.get().pk], take_in=True) == 0


def test_the_changes_take_the_same_number_of_queries_for_one_and_for_two(
    place, server, django_assert_max_num_queries
):
    server.update(101, FIRST, "Sletting")
    server.update(102, SECOND, "Sletting")
    follow(server)

    for most in (1, 2):
        with django_assert_max_num_queries(8):
            assert len(waiting_changes(place, most)) == most


@pytest.mark.parametrize(
    ("hours_ago", "hour", "is_due"),
    [(21, 3, True), (19, 3, False), (21, 12, False), (31, 12, True)],
)
def test_it_is_read_once_a_night_and_by_day_when_the_night_was_missed(hours_ago, hour, is_due):
    now = timezone.localtime().replace(hour=hour, minute=30)
    Watermark.objects.create(feed=feed.FEED, moved_at=now - timedelta(hours=hours_ago))

    assert feed.is_due(now) is is_due
