"""How many letters a second become tagged PDF, beside the same letters as DOCX by python-docx."""

from itertools import count

from benchmarks.figure import Figure, per_second
from samspill.adapters.typst import pdf
from samspill.pure.documents.docx import to_docx
from samspill.pure.documents.tree import (
    BulletList,
    Document,
    Heading,
    Paragraph,
    Signatures,
)

SECONDS = 5.0
WORDS = "Lagene og kommunen møtes rundt bordene for å finne ut hva frivilligheten trenger. " * 5


def run(date: str) -> list[Figure]:
    """Typeset different letters of one page, one file each, for SECONDS; then write the same."""
    numbers = count()
    pdfs = per_second(lambda: pdf(letter(next(numbers))), seconds=SECONDS)
    docxs = per_second(lambda: to_docx(letter(next(numbers))), seconds=SECONDS)
    name = "letters a second as tagged PDF (peer: the same as DOCX by python-docx)"
    return [Figure(name, pdfs, "letters/s", date, peer=docxs)]


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
