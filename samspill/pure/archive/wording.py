"""What the entries and the documents made for the archive are called, in bokmål and nynorsk."""

from __future__ import annotations

from typing import Any

WORDS: dict[str, tuple[str, str]] = {
    "working_group": ("Arbeidsgruppa for {form} i {place}", "Arbeidsgruppa for {form} i {place}"),
    "from_working_group": (
        "Sendt av arbeidsgruppa og overlevert kommunen {day}.",
        "Sendt av arbeidsgruppa og overlevert kommunen {day}.",
    ),
    "evening": ("Dialogkonferanse {day}: {title}", "Dialogkonferanse {day}: {title}"),
    "notes": ("Det kvelden ga", "Det kvelden gav"),
    "report": ("Innspillsrapport", "Innspelsrapport"),
    "every_word": ("Alle innspill, ord for ord", "Alle innspel, ord for ord"),
    "every_word_why": (
        "Her står hvert innspill slik det ble gitt. Det som er trukket tilbake eller slettet, står uten ord.",
        "Her står kvart innspel slik det vart gitt. Det som er trekt tilbake eller sletta, står utan ord.",
    ),
    "gone": ("Trukket tilbake eller slettet.", "Trekt tilbake eller sletta."),
    "round": ("Runde {number}", "Runde {number}"),
    "table": ("bord {number}", "bord {number}"),
    "statement": (
        "Høringssvar nr. {number} fra {sender}: {title}",
        "Høyringssvar nr. {number} frå {sender}: {title}",
    ),
    "statement_public": (
        "Høringssvar nr. {number}: {title}",
        "Høyringssvar nr. {number}: {title}",
    ),
    "statement_text": (
        "Høringssvar nr. {number} fra {sender}, mottatt tekst",
        "Høyringssvar nr. {number} frå {sender}, motteken tekst",
    ),
    "statement_file": (
        "Fil til høringssvar nr. {number} fra {sender}: {name}",
        "Fil til høyringssvar nr. {number} frå {sender}: {name}",
    ),
    "on_behalf_of": ("På vegne av", "På vegner av"),
    "sender": ("Sendt inn av", "Sendt inn av"),
    "received": ("Mottatt", "Motteke"),
    "late": ("Kom etter fristen.", "Kom etter fristen."),
    "consultation_of": ("Høring av", "Høyring av"),
    "number": ("Nummer", "Nummer"),
    "files": ("Filer som fulgte med", "Filer som følgde med"),
    "file": ("Fil", "Fil"),
    "bytes": ("Størrelse (byte)", "Storleik (byte)"),
    "only_files": (
        "Svaret står i filene som fulgte med.",
        "Svaret står i filene som følgde med.",
    ),
    "case_document": ("Saksfremlegg: {title}", "Saksframlegg: {title}"),
    "adopted": ("Vedtatt politikk: {title}", "Vedteken politikk: {title}"),
    "amended": (
        "Endret politikk, vedtatt på nytt: {title}",
        "Endra politikk, vedteken på nytt: {title}",
    ),
    "resolution": ("Vedtak: {title}", "Vedtak: {title}"),
    "body": ("Organ", "Organ"),
    "day": ("Dato", "Dato"),
    "case": ("Sak", "Sak"),
    "vote": ("Avstemning", "Røysting"),
    "fingerprint": ("Fingeravtrykk (SHA-256)", "Fingeravtrykk (SHA-256)"),
    "words": ("Vedtakets ord", "Orda i vedtaket"),
    "remarks": (
        "Merknader og svar etter høringen: {title}",
        "Merknader og svar etter høyringa: {title}",
    ),
    "every_remark": ("Alle merknader, ord for ord", "Alle merknader, ord for ord"),
    "remark": ("Merknad {number}", "Merknad {number}"),
    "resident": ("innbygger", "innbyggjar"),
    "status": (
        "Statusrapport {number} til kommunestyret: {title}",
        "Statusrapport {number} til kommunestyret: {title}",
    ),
}
PERSONAL_MATTERS = (
    "Offentleglova § 13 første ledd, jf. forvaltningsloven § 13 første ledd nr. 1",
    "Offentleglova § 13 fyrste ledd, jf. forvaltningslova § 13 fyrste ledd nr. 1",
)  # what is said of a person's health, faith, family: a duty of secrecy


def told(key: str, language: str, **values: Any) -> str:
    """The words of a key with its values in their places; bokmål unless the language is nn."""
    return WORDS[key][language == "nn"].format(**values)


def personal_matters(language: str) -> str:
    """The legal basis for keeping what concerns persons from everyone's eyes."""
    return PERSONAL_MATTERS[language == "nn"]
