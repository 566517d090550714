"""The log of live events: numbers without holes, from the channel's own row."""

import threading

import pytest
from django.db import connection, transaction

from samspill.live import bell
from samspill.live.actions import announce, announce_many, open_channel
from samspill.live.models import LiveChannel, LiveEvent


@pytest.fixture
def channel(db):
    return open_channel()


def test_numbers_rise_by_one(channel):
    first = announce(channel.pk, "round_opened", {"round": 1})
    more = announce_many(channel.pk, [("contribution", {"id": 1}), ("contribution", {"id": 2})])

    assert [first, *more] == [1, 2, 3]
    assert LiveChannel.objects.get().event_number == 3
    assert LiveEvent.objects.get(number=2).payload == {"id": 1}


def test_each_channel_has_its_own_numbers(channel):
    other = open_channel()
    announce(channel.pk, "a")

    assert announce(other.pk, "b") == 1


def test_what_is_undone_gives_its_numbers_back(channel):
    with transaction.atomic():
        announce(channel.pk, "a")
        transaction.set_rollback(True)

    assert announce(channel.pk, "b") == 1


def test_an_unknown_channel_is_an_error(db):
    with pytest.raises(LiveChannel.DoesNotExist):
        announce(999, "a")


def test_nothing_announced_changes_nothing(channel, django_assert_num_queries):
    assert announce_many(channel.pk, []) == []


def test_the_bell_rings_after_the_commit_and_not_before(
    channel, django_capture_on_commit_callbacks
):
    rung = []
    end = bell.listen(lambda: rung.append(True))

    with django_capture_on_commit_callbacks(execute=True):
        announce(channel.pk, "a")
        assert rung == []
    end()
    bell.ring()

    assert rung == [True]


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_many_writers_at_once_leave_no_hole():
    channel = open_channel()

    def write():
        try:
            for _ in range(10):
                announce(channel.pk, "a")
        finally:
            connection.close()

    threads = [threading.Thread(target=write) for _ in range(5)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    numbers = list(LiveEvent.objects.order_by("number").values_list("number", flat=True))
    assert numbers == list(range(1, 51))
