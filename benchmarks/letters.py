"""Letters as paper and as mail: how fast they are made, and what is lost when the worker is killed.

5,000 copies for paper are typeset as the print bundle does it, in parts, by as many processes as
there are processors. The mailing of 2,000 is sent over real SMTP while its worker is killed.
"""

import os
import tempfile
import time
from concurrent.futures import ProcessPoolExecutor
from itertools import count
from multiprocessing import get_context
from pathlib import Path

from benchmarks.figure import Figure, per_second
from benchmarks.mailing.killed import mailing
from samspill.adapters.typst import copies_pdf, pdf
from samspill.pure.documents.docx import to_docx
from samspill.pure.documents.tree import (
    BulletList,
    Document,
    Heading,
    Paragraph,
    Signatures,
)

SECONDS = 5.0
COPIES, PART, COPIES_SECONDS = 5000, 250, 120
MAILS, KILLS = 2000, 5
WORDS = "Lagene og kommunen møtes rundt bordene for å finne ut hva frivilligheten trenger. " * 5


def run(date: str) -> list[Figure]:
    """Typeset different letters one file each for SECONDS, then the copies, then the mailing."""
    numbers = count()
    pdfs = per_second(lambda: pdf(letter(next(numbers))), seconds=SECONDS)
    docxs = per_second(lambda: to_docx(letter(next(numbers))), seconds=SECONDS)
    name = "letters a second as tagged PDF (peer: the same as DOCX by python-docx)"
    with tempfile.TemporaryDirectory(prefix="samspill-mailing-") as folder:
        told = mailing(MAILS, kills=KILLS, folder=Path(folder))
    print(f"  {told.sent} sent and {told.uncertain} shown as uncertain in {told.seconds:.0f} s")
    killed = f"{MAILS} mails, {KILLS} SIGKILLs of the worker"
    of = f"of {killed} (none allowed; limit 1 for the ratio)"
    return [
        Figure(name, pdfs, "letters/s", date, peer=docxs),
        Figure(f"{COPIES} letters on paper as PDF/UA, in parts of {PART}", _seconds_for_copies(),
               "s", date, limit=COPIES_SECONDS),
        Figure(f"lost {of}", told.lost, "mails", date, limit=1),
        Figure(f"sent twice and not shown as uncertain {of}", told.twice, "mails", date, limit=1),
        Figure(f"shown as uncertain of {killed} (at most one a kill)",
               told.uncertain, "mails", date, limit=KILLS),
    ]  # fmt: skip


def letter(number: int) -> Document:
    """An invitation of one page to the recipient with this number."""
    return Document(
        title="Invitasjon til dialogkonferanse",
        language="nb",
        kind="letter",
        author="Arbeidsgruppa for frivillighetspolitikk",
        recipient_lines=(f"Lag nummer {number}", f"Bygdevegen {number}"),
        date_text="torsdag 11. mars 2027",
        blocks=(
            Paragraph(WORDS),
            Heading(1, "Fire spørsmål"),
            BulletList(
                [f"Spørsmål {question} til laget med nummer {number}" for question in "1234"]
            ),
            *(Paragraph(WORDS) for _ in range(4)),
            Signatures([("Leder", "arbeidsgruppa"), ("Ordfører", "kommunen")]),
        ),
    )


def _seconds_for_copies() -> float:
    started = time.perf_counter()
    fresh = get_context("spawn")  # a fork would take over the typesetter's locks
    with ProcessPoolExecutor(os.cpu_count(), mp_context=fresh) as processes:
        sizes = list(processes.map(_part, range(0, COPIES, PART)))
    if not all(sizes):
        raise RuntimeError("A part of the letters is empty.")
    return time.perf_counter() - started


def _part(first: int) -> int:
    receivers = [
        (f"Lag nummer {number}", f"Bygdevegen {number}", "4370 Egersund")
        for number in range(first, first + PART)
    ]
    return len(copies_pdf(letter(1), receivers))
