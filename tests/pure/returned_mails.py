"""Mails that came back, in the shapes post offices give them. Every name in them is invented."""

from __future__ import annotations

OURS = """Message-ID: <0123abc@example.no>
From: Samspill <samspill@example.no>
To: Borte lag <borte@example.no>
Subject: Invitasjon
"""


def _raw(text: str) -> bytes:
    return text.lstrip("\n").replace("\n", "\r\n").encode()


def dsn(
    *,
    action: str = "failed",
    status: str = "5.1.1",
    said: str = "550 5.1.1 <borte@example.no>: User unknown",
    to: str = "samspill@example.no",
    mail_id: str = "<0123abc@example.no>",
    whole: bool = False,
    second: tuple[str, str] | None = None,
) -> bytes:
    """As RFC 3464 has it; the letter comes back whole, or its headers alone."""
    more = ""
    if second:
        more = f"\nFinal-Recipient: rfc822; annen@example.no\nAction: {second[0]}\nStatus: {second[1]}\n"
    enclosed = "message/rfc822" if whole else "text/rfc822-headers"
    return _raw(f"""
From: MAILER-DAEMON@mx.example.no
To: {to}
Subject: Undelivered Mail Returned to Sender
Auto-Submitted: auto-replied
Message-ID: <bounce-1@mx.example.no>
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="x"

--x
Content-Type: text/plain; charset=us-ascii

I'm sorry to have to inform you that your message could not be delivered.

--x
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example.no

Final-Recipient: rfc822; borte@example.no
Action: {action}
Status: {status}
Diagnostic-Code: smtp; {said}
{more}
--x
Content-Type: {enclosed}

{OURS.replace("<0123abc@example.no>", mail_id)}
Hei
--x--
""")


QMAIL = _raw(f"""
Return-Path: <>
From: MAILER-DAEMON@gammel.example.no
To: samspill@example.no
Subject: failure notice

Hi. This is the qmail-send program at gammel.example.no.
I'm afraid I wasn't able to deliver your message to the following addresses.
This is a permanent error; I've given up. Sorry it didn't work out.

<borte@example.no>:
Sorry, no mailbox here by that name. (#5.1.1)

--- Below this line is a copy of the message.

{OURS}
Hei, ring oss på 451 00 000
""")
EXIM = _raw(f"""
X-Failed-Recipients: borte@example.no
Auto-Submitted: auto-replied
From: Mail Delivery System <Mailer-Daemon@exim.example.no>
To: samspill@example.no
Subject: Mail delivery failed: returning message to sender

A message that you sent could not be delivered to one or more of its recipients.
This is a permanent error. The following address(es) failed:

  borte@example.no
    host mx.example.no [192.0.2.5]: 550 no such user here

------ This is a copy of the message's headers. ------

{OURS}
""")
NORWEGIAN = _raw(f"""
From: postmaster@kommune.example.no
To: samspill@example.no
Subject: =?utf-8?q?Kunne_ikke_levere=3A_Invitasjon?=
Content-Type: text/plain; charset=utf-8
Content-Transfer-Encoding: 8bit

Meldingen nådde ikke fram til borte@example.no. Mottakeren finnes ikke.

{OURS}
""")
STILL_TRYING = _raw(f"""
From: Mail Delivery System <MAILER-DAEMON@mx.example.no>
To: samspill@example.no
Subject: Warning: could not be delivered yet, will retry (delay)

Your message has not been delivered yet. No action is required on your part.

{OURS}
""")
VACATION = _raw("""
From: Borte lag <borte@example.no>
To: samspill@example.no
Subject: Fravær: Invitasjon
Auto-Submitted: auto-replied
In-Reply-To: <0123abc@example.no>

Jeg er på ferie. Ring 550 00 000.
""")
OLD_VACATION = _raw("""
From: borte@example.no
To: samspill@example.no
Subject: Out of office
Precedence: auto_reply

Back on Monday.
""")
A_PERSON = _raw("""
From: Borte lag <borte@example.no>
To: samspill@example.no
Subject: Re: Invitasjon
In-Reply-To: <0123abc@example.no>

Takk, vi kommer! Brevet til 550 lag ble ikke levert til alle, sier de.
""")
