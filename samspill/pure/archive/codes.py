"""The codes of Noark 5 that Samspill uses, with the standard's own words for each."""

from __future__ import annotations

from typing import NamedTuple


class Code(NamedTuple):
    code: str
    words: str


KINDS = {
    "I": Code("I", "Inngående dokument"),
    "U": Code("U", "Utgående dokument"),
    "N": Code("N", "Organinternt dokument for oppfølging"),
    "X": Code("X", "Organinternt dokument uten oppfølging"),
    "S": Code("S", "Saksframlegg"),
}
# What is handed over is proposed: the archive journals it (J) when it has been looked at there.
JOURNAL_STATUS = {
    "I": Code("M", "Midlertidig registrering av innkommet dokument"),
    "U": Code("E", "Ekspedert"),
    "N": Code("F", "Ferdigstilt fra saksbehandler"),
    "X": Code("F", "Ferdigstilt fra saksbehandler"),
    "S": Code("F", "Ferdigstilt fra saksbehandler"),
}
ROLES = {
    "EA": Code("EA", "Avsender"),
    "EM": Code("EM", "Mottaker"),
    "EK": Code("EK", "Kopimottaker"),
}
SENT_BY = {"email": Code("E-post", "E-post"), "paper": Code("Brevpost", "Brevpost")}
DOCUMENT_TYPES = {
    "KORR": Code("KORR", "Korrespondanse"),
    "VEDTAK": Code("VEDTAK", "Vedtak"),
    "SAK": Code("SAK", "Saksframlegg"),
    "REFERAT": Code("REFERAT", "Referat"),
    "RAPPORT": Code("RAPPORT", "Rapport"),
}
DOCUMENT_STATUS = Code("F", "Dokumentet er ferdigstilt")
MAIN_OR_ENCLOSURE = {True: Code("H", "Hoveddokument"), False: Code("V", "Vedlegg")}
VARIANTS = {
    "archive": Code("A", "Arkivformat"),
    "received": Code("P", "Produksjonsformat"),
}
SCREENED = {
    "13": Code("13", "Unntatt etter offentleglova § 13"),
    "14": Code("14", "Unntatt etter offentleglova § 14"),
}
# media type -> the archive's code of the format, and details
FORMATS = {
    "pdf/a": (Code("RA-PDF", "PDF/A"), "PDF/A-2a (ISO 19005-2), fmt/476"),
    "application/pdf": (Code("PDF", "PDF, som mottatt"), ""),
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": (
        Code("DOCX", "Word, som mottatt"),
        "",
    ),
    "application/vnd.oasis.opendocument.text": (Code("ODT", "OpenDocument, som mottatt"), ""),
    "text/plain": (Code("RA-TEKST", "Ren tekst"), ""),
    "image/jpeg": (Code("RA-JPEG", "JPEG"), ""),
    "image/png": (Code("PNG", "PNG"), ""),
    "image/tiff": (Code("RA-TIFF6", "TIFF"), ""),
    "": (Code("AV0", "Annet format, som mottatt"), ""),
}
