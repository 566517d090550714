"""What the files that go to the council are called: the word for the document, in its language."""

from __future__ import annotations

WORDS = {
    "policy": ("politikk", "politikk"),
    "answers": ("svar", "svar"),
    "case_document": ("saksfremlegg", "saksframlegg"),
    "remarks": ("merknader", "merknader"),
    "action_plan": ("handlingsplan", "handlingsplan"),
    "status_report": ("status", "status"),
    "dialogue_meeting": ("dialogmøte", "dialogmøte"),
}
LETTERS = str.maketrans({"æ": "ae", "ø": "o", "å": "a"})  # headers are ASCII


def file_word(kind: str, language: str) -> str:
    """For instance "saksframlegg"; of a document without a word of its own its kind."""
    nb, nn = WORDS.get(kind, (kind, kind))
    return (nn if language == "nn" else nb).translate(LETTERS).replace("_", "-")
