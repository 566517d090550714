"""A mail that came back finds its delivery, and the address its mark."""

from __future__ import annotations

import io

import pytest

from samspill.letters import actions, tasks
from samspill.letters.post import bounces
from samspill.letters.post.bounces import Taken, take_in
from samspill.letters.post.command import bounces_command
from samspill.outbox.models import Delivery
from samspill.outbox.return_path import return_path
from tests.letters import builders
from tests.pure import returned_mails as mails

pytestmark = pytest.mark.django_db


@pytest.fixture
def delivery(process):
    actions.send(builders.approved(builders.letter(process)))
    Delivery.objects.update(state="sent")
    return Delivery.objects.get()


def point(place):
    return place.associations.get(name="Laget").contact_points.get()


def state():
    return Delivery.objects.values_list("state", "bounce_status").get()


def test_a_hard_bounce_marks_the_address_and_twice_is_safe(delivery, place):
    raw = mails.dsn(mail_id=delivery.mail_id)

    assert take_in(raw) is Taken.DEAD
    take_in(raw)

    assert state() == ("bounced", "5.1.1")
    assert point(place).is_dead
    assert "550 5.1.1" in point(place).dead_reason
    assert point(place).dead_since is not None


def test_it_is_found_by_the_address_it_came_back_to(delivery, settings):
    settings.BOUNCE_ADDRESS = "bounce@example.no"

    assert (
        take_in(mails.dsn(to=return_path(delivery), mail_id="<x@other.example.no>")) is Taken.DEAD
    )
    assert state() == ("bounced", "5.1.1")


@pytest.mark.parametrize(
    ("raw", "taken", "left_as"),
    [
        ({"action": "delayed", "status": "4.4.1"}, Taken.NOTED, "sent"),
        ({"status": "5.2.2"}, Taken.CAME_BACK, "bounced"),
        ({"status": "5.7.1"}, Taken.CAME_BACK, "bounced"),
    ],
)
def test_what_is_no_fault_of_the_address_leaves_it_alive(delivery, place, raw, taken, left_as):
    assert take_in(mails.dsn(mail_id=delivery.mail_id, **raw)) is taken

    assert state()[0] == left_as
    assert not point(place).is_dead


@pytest.mark.parametrize(
    ("raw", "taken"),
    [
        (mails.VACATION, Taken.PASSED_BY),
        (mails.A_PERSON, Taken.PASSED_BY),
        (mails.dsn(), Taken.UNKNOWN),
        (mails.dsn(to="bounce+1-0000000000000000@example.no"), Taken.UNKNOWN),
    ],
)
def test_anything_else_changes_nothing(delivery, place, raw, taken):
    assert take_in(raw) is taken

    assert state() == ("sent", "")
    assert not point(place).is_dead


def test_an_address_that_the_post_office_refused_at_once_is_marked_too(delivery, place):
    Delivery.objects.update(
        state="failed", attempts=1, answer="550 5.1.1 no such user", bounce_status="5.1.1"
    )

    assert (tasks.mark_refused(), tasks.mark_refused()) == (1, 0)
    assert point(place).is_dead


def test_a_mailbox_that_does_not_answer_waits_and_none_is_none(settings):
    assert bounces.read_mailbox() == 0
    settings.MAILBOX_HOST, settings.MAILBOX_PORT = "127.0.0.1", 9
    assert tasks.read_bounces() == 0


def test_a_mail_is_taken_from_a_pipe_or_a_folder(delivery, tmp_path, capsys, monkeypatch):
    raw = mails.dsn(mail_id=delivery.mail_id)
    (tmp_path / "a.eml").write_bytes(mails.A_PERSON)
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(raw)))

    codes = [bounces_command(one) for one in (str(tmp_path), "-", "/no/such/file")]

    told = capsys.readouterr()
    assert codes == [0, 0, 2]
    assert told.out == "a.eml: no bounce\n-: address marked\n"
    assert "/no/such/file" in told.err
