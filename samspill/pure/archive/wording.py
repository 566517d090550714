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
    "assessment": (
        "Egenvurdering av frivillighetspolitikken {year}",
        "Eigenvurdering av frivilligheitspolitikken {year}",
    ),
    "assessment_on": ("{title}, slik den sto {day}", "{title}, slik ho stod {day}"),
    "assessment_rest": (
        "{title}: kjennetegn som ikke er vist for alle",
        "{title}: kjenneteikn som ikkje er viste for alle",
    ),
    "assessment_why": (
        "Her står hva {place} selv har sagt om sin politikk, kjennetegn for kjennetegn.",
        "Her står kva {place} sjølv har sagt om politikken sin, kjenneteikn for kjenneteikn.",
    ),
    "assessment_done": ("Vurderingen ble ferdig {day}.", "Vurderinga vart ferdig {day}."),
    "assessment_over": (
        "Vurderingen ble ikke meldt ferdig. Slik sto den da {year} var over.",
        "Vurderinga vart ikkje meld ferdig. Slik stod ho då {year} var over.",
    ),
    "assessment_others": (
        "Vurdert, men ikke vist for alle: {count} av {total} kjennetegn. De står i et eget dokument.",
        "Vurdert, men ikkje vist for alle: {count} av {total} kjenneteikn. Dei står i eit eige dokument.",
    ),
    "levels": ("Nivåene", "Nivåa"),
    "sign": ("Kjennetegn", "Kjenneteikn"),
    "level": ("Nivå", "Nivå"),
    "no_level": ("ingen data", "ingen data"),
    "assessed_on": ("Vurdert", "Vurdert"),
    "asked_for": ("Det ble vurdert mot", "Det vart vurdert mot"),
    "reason": ("Begrunnelse", "Grunngjeving"),
    "evidence": ("Dokumentasjon", "Dokumentasjon"),
    "evidence_what": ("Hva", "Kva"),
    "evidence_where": ("Hvor det finnes", "Kvar det finst"),
    "evidence_case": ("sak {number}", "sak {number}"),
    "evidence_file": ("fil: {name}", "fil: {name}"),
    "evidence_erased": ("fil, slettet etter fire år", "fil, sletta etter fire år"),
    "evidence_title": (
        "Dokumentasjon til kjennetegn {number}: {name}",
        "Dokumentasjon til kjenneteikn {number}: {name}",
    ),
    "no_evidence": ("Ingen dokumentasjon er ført opp.", "Ingen dokumentasjon er ført opp."),
    "associations_say": ("Lagene", "Laga"),
    "associations_counted": (
        "{says} av {know} sier ja eller delvis",
        "{says} av {know} seier ja eller delvis",
    ),
    "too_few": ("for få svar", "for få svar"),
    "too_few_know": ("for få vet", "for få veit"),
}
PERSONAL_MATTERS = (
    "Offentleglova § 13 første ledd, jf. forvaltningsloven § 13 første ledd nr. 1",
    "Offentleglova § 13 fyrste ledd, jf. forvaltningslova § 13 fyrste ledd nr. 1",
)  # what is said of a person's health, faith, family: a duty of secrecy
OWN_PREPARATION = (
    "Offentleglova § 14 første ledd",
    "Offentleglova § 14 fyrste ledd",
)  # written for the municipality's own use, and not shown by it


def told(key: str, language: str, **values: Any) -> str:
    """The words of a key with its values in their places; bokmål unless the language is nn."""
    return WORDS[key][language == "nn"].format(**values)


def personal_matters(language: str) -> str:
    """The legal basis for keeping what concerns persons from everyone's eyes."""
    return PERSONAL_MATTERS[language == "nn"]


def own_preparation(language: str) -> str:
    """The legal basis for keeping what the municipality has written for its own use."""
    return OWN_PREPARATION[language == "nn"]
