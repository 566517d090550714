"""Raw mails of every sort that comes back, as post offices write them; invented, every one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samspill.pure.bounces import Kind, is_dead, read_returned, told_status
from tests.pure import returned_mails as mails

OURS = "<0123abc@example.no>"


@pytest.mark.parametrize(
    ("raw", "kind", "status"),
    [
        (mails.dsn(action="failed", status="5.1.1"), Kind.HARD, "5.1.1"),
        (mails.dsn(action="failed", status="5.0.0", said="550 5.1.10 not found"), Kind.HARD, "5.1.10"),
        (mails.dsn(action="delayed", status="4.4.1"), Kind.SOFT, "4.4.1"),
        (mails.dsn(action="failed", status="4.4.7"), Kind.SOFT, "4.4.7"),
        (mails.dsn(action="failed", status="5.2.2"), Kind.HARD, "5.2.2"),
        (mails.dsn(action="relayed", status="2.0.0"), Kind.NOTHING, "2.0.0"),
        (mails.QMAIL, Kind.HARD, "5.1.1"),
        (mails.EXIM, Kind.HARD, "5.1.1"),
        (mails.NORWEGIAN, Kind.HARD, "5.1.1"),
        (mails.STILL_TRYING, Kind.SOFT, ""),
        (mails.VACATION, Kind.AUTO_REPLY, ""),
        (mails.OLD_VACATION, Kind.AUTO_REPLY, ""),
        (mails.A_PERSON, Kind.NOTHING, ""),
        (b"", Kind.NOTHING, ""),
    ],
)  # fmt: skip
def test_a_mail_is_told_for_what_it_is(raw, kind, status):
    found = read_returned(raw)

    assert (found.kind, found.status) == (kind, status)


@pytest.mark.parametrize(
    "raw", [mails.dsn(), mails.dsn(whole=True), mails.QMAIL, mails.EXIM, mails.NORWEGIAN]
)
def test_the_mail_that_was_sent_back_is_found_by_its_message_id(raw):
    assert read_returned(raw).mail_ids[:1] == (OURS,)


def test_the_address_it_came_back_to_and_the_one_that_failed_are_told():
    found = read_returned(mails.dsn(to="bounce+12-0123456789abcdef@example.no"))

    assert found.came_to[0] == "bounce+12-0123456789abcdef@example.no"
    assert found.addresses == ("borte@example.no",)
    assert "550 5.1.1" in found.words


def test_one_failed_among_several_delayed_is_failed():
    both = mails.dsn(action="delayed", status="4.4.1", second=("failed", "5.1.1"))

    assert read_returned(both).kind is Kind.HARD


@pytest.mark.parametrize(
    ("words", "status"),
    [
        ("550 5.1.1 User unknown", "5.1.1"),
        ("550 User unknown in virtual mailbox table", "5.1.1"),
        ("554 Transaction failed", "5.0.0"),
        ("451 Greylisted", "4.0.0"),
        ("ConnectionError: 192.5.1.1", ""),
        ("", ""),
    ],
)
def test_a_post_offices_words_are_read_for_their_status(words, status):
    assert told_status(words) == status


def test_an_address_is_dead_only_for_what_is_its_own_fault():
    dead = {one: is_dead(one) for one in ("5.1.1", "5.1.10", "5.0.0", "5.4.4", "5.2.1")}
    alive = {one: is_dead(one) for one in ("5.2.2", "5.3.4", "5.7.1", "4.2.2", "", "2.0.0")}

    assert set(dead.values()) == {True}
    assert set(alive.values()) == {False}


@given(st.binary(max_size=400))
def test_nothing_that_comes_stops_the_reader(raw):
    head = (
        b"From: MAILER-DAEMON@example.no\r\nSubject: Undelivered\r\nContent-Type: multipart/report;"
    )

    for mail in (raw, head + raw, head + b" boundary=x\r\n\r\n--x\r\n" + raw):
        read_returned(mail)
