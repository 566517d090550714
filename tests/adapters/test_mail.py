from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from samspill.adapters.mail import Mail, Outcome, PostOffice, build
from tests.mail_servers import (
    Answers,
    HangsUpAfterData,
    HangsUpBeforeData,
    TakesAll,
    free_port,
    post_office,
)

MAIL = Mail(
    mail_id="<1@example.no>",
    sender="Samspill <samspill@example.no>",
    address="laget@example.no",
    name="Fjordsyn idrettslag",
    subject="Invitasjon",
    text="Velkommen.\n.\nEn linje med punktum.",
    language="nb",
    written_at=datetime(2027, 3, 11, 17, 30, tzinfo=UTC),
)


def hand_over(handler: object, *mails: Mail) -> list[Outcome]:
    with post_office(handler) as server, PostOffice("127.0.0.1", server.port, timeout=5) as office:
        return [office.hand_over(mail).outcome for mail in mails]


def test_a_mail_arrives_whole_with_lines_that_begin_with_a_dot():
    handler = TakesAll()

    outcomes = hand_over(handler, MAIL)

    assert outcomes == [Outcome.TAKEN]
    assert handler.mails[0].get_content().split() == MAIL.text.split()
    assert handler.mails[0]["Message-ID"] == "<1@example.no>"
    assert handler.receivers == ["laget@example.no"]


def test_several_mails_go_over_one_line():
    handler = TakesAll()

    outcomes = hand_over(handler, MAIL, replace(MAIL, mail_id="<2@example.no>"))

    assert outcomes == [Outcome.TAKEN, Outcome.TAKEN]
    assert [mail["Message-ID"] for mail in handler.mails] == ["<1@example.no>", "<2@example.no>"]


def test_text_html_and_enclosure_stand_side_by_side():
    handler = TakesAll()
    mail = replace(
        MAIL, html="<p>Velkommen</p>", attachments=[("brev æ.pdf", "application/pdf", b"%PDF")]
    )

    hand_over(handler, mail)

    got = handler.mails[0]
    assert got.get_body(("plain",)).get_content().split() == MAIL.text.split()
    assert '<html lang="nb">' in got.get_body(("html",)).get_content()
    enclosure = next(got.iter_attachments())
    assert (enclosure.get_filename(), enclosure.get_content()) == ("brev æ.pdf", b"%PDF")


@pytest.mark.parametrize(
    ("answers", "outcome"),
    [
        ({"MAIL": "421 Closing"}, Outcome.LATER),
        ({"RCPT": "451 Greylisted"}, Outcome.LATER),
        ({"DATA": "452 Full"}, Outcome.LATER),
        ({"MAIL": "550 No"}, Outcome.REFUSED),
        ({"RCPT": "550 No such box"}, Outcome.REFUSED),
        ({"DATA": "554 No thanks"}, Outcome.REFUSED),
    ],
)
def test_the_post_offices_no_is_told_for_what_it_is(answers, outcome):
    handler = Answers(**answers)

    assert hand_over(handler, MAIL) == [outcome]
    assert handler.mails == []


def test_a_line_that_breaks_after_the_text_leaves_us_not_knowing():
    handler = HangsUpAfterData()

    assert hand_over(handler, MAIL) == [Outcome.UNKNOWN]
    assert len(handler.mails) == 1


def test_a_line_that_breaks_before_the_text_means_later():
    handler = HangsUpBeforeData()

    assert hand_over(handler, MAIL) == [Outcome.LATER]
    assert handler.mails == []


def test_no_post_office_at_all_is_told_so():
    with PostOffice("127.0.0.1", free_port(), timeout=2) as office:
        answer = office.hand_over(MAIL)

    assert answer.outcome is Outcome.UNREACHABLE
    assert "ConnectionRefusedError" in answer.words


def test_the_next_mail_goes_through_after_one_was_refused():
    class RefusesOne(TakesAll):
        async def handle_RCPT(self, server, session, envelope, address, options):
            if address.startswith("borte"):
                return "550 No such box"
            envelope.rcpt_tos.append(address)
            return "250 OK"

    handler = RefusesOne()

    outcomes = hand_over(handler, replace(MAIL, address="borte@example.no"), MAIL)

    assert outcomes == [Outcome.REFUSED, Outcome.TAKEN]


def test_only_a_machines_own_mail_says_that_it_is_automatic():
    automatic = build(replace(MAIL, is_automatic=True))

    assert automatic["Auto-Submitted"] == "auto-generated"
    assert automatic["X-Auto-Response-Suppress"] == "All"
    assert build(MAIL)["Auto-Submitted"] is None


def test_only_a_newsletter_can_be_unsubscribed_from():
    page = "https://example.no/unsubscribe/1/"
    newsletter = build(
        replace(
            MAIL, unsubscribe=page, unsubscribe_mail="post@example.no", list_id="l.7.example.no"
        )
    )
    without_tls = build(replace(MAIL, unsubscribe="http://127.0.0.1/unsubscribe/1/"))

    assert (
        newsletter["List-Unsubscribe"] == f"<{page}>, <mailto:post@example.no?subject=unsubscribe>"
    )
    assert newsletter["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert newsletter["List-Id"] == "<l.7.example.no>"
    assert without_tls["List-Unsubscribe-Post"] is None
    assert build(MAIL)["List-Unsubscribe"] is None


@pytest.mark.parametrize(
    "name",
    [
        'Tre & to | "lag" <x>',
        "Sámi searvi čáŋ đŧž",
        "Kor 🎶",
        "To\r\nBcc: alle@example.no",
        "\x00\ud800x",
    ],
)
def test_any_name_survives_in_headers_and_text(name):
    handler = TakesAll()

    outcomes = hand_over(handler, replace(MAIL, name=name, subject=name, text=name))

    got = handler.mails[0]
    shown = " ".join(name.replace("\x00", "").replace("\ud800", "?").split())
    assert outcomes == [Outcome.TAKEN]
    assert got["Bcc"] is None
    assert got["Subject"] == shown
    assert got["To"].addresses[0].display_name == shown


def test_a_domain_with_norwegian_letters_goes_as_punycode():
    handler = TakesAll()

    outcomes = hand_over(handler, replace(MAIL, address="post@blåbær.example.no"))

    assert outcomes == [Outcome.TAKEN]
    assert handler.receivers == ["post@xn--blbr-roah.example.no"]


@pytest.mark.parametrize(
    "address", ["", "ingen", "@example.no", "a b@example.no", "a@b\r\nRCPT TO:<c@d>"]
)
def test_what_is_no_address_is_refused_without_asking_the_post_office(address):
    handler = TakesAll()

    assert hand_over(handler, replace(MAIL, address=address)) == [Outcome.REFUSED]
    assert handler.receivers == []
