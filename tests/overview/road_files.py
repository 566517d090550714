"""Running `samspill road`, and looking into the files it makes."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pikepdf
import pypdfium2

LETTERS = (
    "preliminary_invitation",
    "formal_request",
    "conference_invitation",
    "reminder",
    "thanks",
)
FILES = {
    *(f"letters/{kind}.{form}" for kind in LETTERS for form in ("pdf", "docx")),
    "programme.pdf",
    "programme.ics",
    "seating.csv",
    "table_cards.pdf",
    "report.json",
    "report.pdf",
    "report.docx",
    "report.html",
    "policy.json",
    "policy.docx",
    "policy.pdf",
    "answers.csv",
    "summary.json",
}
SAME_EVERY_TIME = ("report.json", "policy.json", "answers.csv", "seating.csv")


def road(*arguments, cwd=None):
    """The command in a process of its own, as it is started by hand."""
    return subprocess.run(
        [sys.executable, "-m", "samspill", "road", *map(str, arguments)],
        capture_output=True,
        timeout=120,
        check=False,
        cwd=cwd,
    )


def pdfs(out: Path) -> list[Path]:
    found = sorted(out.rglob("*.pdf"))
    assert found
    return found


def pdf_faults(path: Path, language: str) -> list[str]:
    """What PDF/UA-1 asks for and a program can see at once."""
    with pikepdf.open(path) as pdf:
        root = pdf.Root
        with pdf.open_metadata() as metadata:
            title = metadata.get("dc:title", "")
            part = metadata.get("pdfuaid:part", "")
        checks = {
            "marked": "/MarkInfo" in root and bool(root.MarkInfo.get("/Marked")),
            "structure": "/StructTreeRoot" in root,
            "language": str(root.get("/Lang", "")).startswith(language),
            "title": bool(str(title).strip()),
            "PDF/UA-1": str(part) == "1",
            "title shown": bool(root.get("/ViewerPreferences", {}).get("/DisplayDocTitle")),
        }
    return [name for name, holds in checks.items() if not holds]


def pdf_text(path: Path) -> str:
    document = pypdfium2.PdfDocument(path)
    try:
        return "\n".join(page.get_textpage().get_text_bounded() for page in document)
    finally:
        document.close()


def flat(text: str) -> str:
    """As one line without hyphens of the setting, so that no broken line hides a sentence."""
    return " ".join(text.translate(dict.fromkeys(map(ord, "\x02\xad\u200b\u2010\ufffe"))).split())
