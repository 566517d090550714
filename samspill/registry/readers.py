"""The list of associations, from the register's own JSON or from a table people have made.

Serves the web's import and `samspill road` alike.
"""

from __future__ import annotations

import json
from datetime import date

from django.utils.translation import gettext as _

from samspill.organiser.models import Municipality
from samspill.pure.folding import fold
from samspill.registry import cleaning
from samspill.registry.guessing import guess_category
from samspill.registry.models import Association, Category
from samspill.registry.register_shape import clean_all, entries_of, read_entry
from samspill.registry.rows import AssociationRow, fitted
from samspill.registry.tables import Problem, Row, decode, read_table

__all__ = ["AssociationRow", "read_associations"]

Status = Association.Status
COLUMNS = {
    "org_number": ("orgnr", "org.nr", "org.nr.", "org nr", "organisasjonsnummer", "org number",
                   "organisation number", "org_number", "orgnummer"),
    "name": ("navn", "namn", "name", "forening", "foreining", "lag", "organisasjon", "association",
             "lag/forening", "lag og forening", "foreiningsnamn", "foreningsnavn"),
    "legal_form": ("organisasjonsform", "organisasjonsform.kode", "orgform", "legal form",
                   "legal_form"),
    "category": ("kategori", "icnpo", "type", "category", "aktivitetstype", "type lag"),
    "activity": ("aktivitet", "aktivitetar", "aktiviteter", "activity", "beskrivelse",
                 "skildring", "omtale"),
    "purpose": ("formål", "formaal", "føremål", "purpose", "vedtektsfestet formål"),
    "website": ("nettside", "nettsted", "nettstad", "hjemmeside", "heimeside", "website", "web"),
    "founded_on": ("stiftet", "stifta", "stiftelsesdato", "stiftingsdato", "founded", "founded on"),
    "language": ("målform", "maalform", "språk", "language"),
    "municipality": ("kommunenummer", "kommunenr", "kommune", "municipality",
                     "forretningsadresse.kommunenummer", "municipality number"),
    "address": ("adresse", "postadresse", "gateadresse", "address", "postadresse.adresse"),
    "postcode": ("postnummer", "postnr", "postcode", "postadresse.postnummer"),
    "place": ("poststed", "poststad", "stad", "sted", "place", "postadresse.poststed"),
    "care_of": ("c/o", "care of", "care_of"),
    "status": ("status", "tilstand"),
    "email": ("e-post", "epost", "e-postadresse", "epostadresse", "email", "e-mail", "mail"),
    "phone": ("telefon", "tlf", "tlf.", "telefonnummer", "phone", "telephone"),
    "mobile": ("mobil", "mobiltelefon", "mobile"),
    "umbrella": ("paraply", "paraplyorganisasjon", "hovedorganisasjon", "hovudorganisasjon",
                 "umbrella"),
    "industry_code": ("næringskode", "næringskode 1", "naeringskode1.kode", "naeringskode1",
                      "industry code"),
}  # fmt: skip
STATUSES = {
    Status.ACTIVE: ("", "aktiv", "active", "ja"),
    Status.BANKRUPT: ("konkurs", "bankrupt"),
    Status.WINDING_UP: ("under avvikling", "avvikling", "under avvikling/oppløsning", "winding_up",
                        "winding up", "being wound up"),
    Status.DELETED: ("slettet", "sletta", "nedlagt", "deleted"),
}  # fmt: skip


def read_associations(content: bytes, *, file: str) -> tuple[list[AssociationRow], list[Problem]]:
    """Rows that could be read, and every problem in the others, by file, row and column.

    content   JSON as the register gives it (a search answer, a list or one unit, with
              icnpoKategorier joined in or not), or CSV with headings in nb, nn or en; a table of
              org numbers only gives rows without name
    file      what to call it in problems
    A problem's row is the table's as Excel counts, or the unit's place in the JSON list.
    """
    text = decode(content).lstrip("\ufeff \t\r\n")
    if text[:1] in ("{", "["):
        return _read_json(text, file)
    return _read_csv(content, file)


def _read_json(text: str, file: str) -> tuple[list[AssociationRow], list[Problem]]:
    try:
        entries = entries_of(json.loads(text))
    except (ValueError, RecursionError) as error:
        line = getattr(error, "lineno", 0)
        return [], [Problem(file, 0, "", _not_json(line))]
    if entries is None:
        message = _("The file holds no list of associations in the register's form.")
        return [], [Problem(file, 0, "", message)]
    known = _category_codes()
    rows, problems = [], []
    for number, entry in enumerate(entries, start=1):
        row, found = read_entry(entry, file=file, number=number, known_categories=known)
        problems += found
        if row is not None:
            rows.append(row)
    return rows, problems


def _not_json(line: int) -> str:
    if not line:
        return _("The file cannot be read as JSON.")
    return _("The file cannot be read as JSON: something is wrong in line %d.") % line


def _read_csv(content: bytes, file: str) -> tuple[list[AssociationRow], list[Problem]]:
    lines, problems = read_table(_with_heading(content), file=file, columns=COLUMNS)
    if problems:
        return [], problems
    if lines and not {"name", "org_number"} & set(lines[0].cells):
        message = _("A column with the names is missing. Its heading may be: %s.")
        return [], [Problem(file, 1, "navn", message % "navn | namn | name")]
    reader = _TableReader(file)
    rows = [row for line in lines if (row := reader.read(line)) is not None]
    return rows, reader.problems


def _with_heading(content: bytes) -> bytes:
    """A bare list of org numbers is given the heading it lacks, on its first line."""
    first = decode(content).lstrip().splitlines()[:1]
    try:
        cleaning.clean_org_number(first[0].strip(" ;,\"'") if first else "")
    except ValueError:
        return content
    return b"orgnr\n" + decode(content).lstrip().encode()


def _category_codes() -> frozenset[str]:
    return frozenset(Category.objects.values_list("code", flat=True))


def _municipality_numbers() -> dict[str, str]:
    """Number by folded name and by number; a name that two share (Herøy, Våler) is left out."""
    numbers: dict[str, str] = {}
    for municipality in Municipality.objects.all():
        numbers[municipality.number] = municipality.number
        name = fold(municipality.name)
        numbers[name] = "" if name in numbers else municipality.number
    return numbers


class _TableReader:
    """Rows of one table; gathers problems on the way."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.problems: list[Problem] = []
        self._categories: dict[str, str] = {}
        for category in Category.objects.all():  # groups first: a shared name is the leaf's
            names = (category.code, category.name_nb, category.name_nn, category.name_en)
            self._categories.update({fold(name): category.code for name in names})
        self._municipalities = _municipality_numbers()

    def read(self, line: Row) -> AssociationRow | None:
        before = len(self.problems)
        doubts: list[str] = []
        org_number = self._org_number(line, doubts)
        founded_on = self._date(line)
        name = " ".join(line["name"].split())
        if not name and not org_number and len(self.problems) == before:
            self._problem(line, "navn", _("The name is missing."))
        status = self._status(line, doubts)
        if len(self.problems) > before:
            return None
        codes = self._category_codes_of(line, doubts)
        guessed = "" if codes else guess_category(name=name, industry_codes=[line["industry_code"]])
        street, care_of = cleaning.split_care_of([line["address"]])
        street, postcode, place = cleaning.split_postcode(street)
        row = AssociationRow(
            org_number=org_number,
            name=name,
            legal_form=line["legal_form"].upper()[:8],
            category_code=codes[0] if codes else guessed,
            other_category_codes=tuple(codes[1:]),
            activity=line["activity"],
            purpose=line["purpose"],
            website=line["website"],
            founded_on=founded_on,
            language_form=cleaning.language_form_of(line["language"]),
            municipality_number=self._municipality(line, doubts),
            address=street,
            postcode=cleaning.clean_postcode(line["postcode"]) or postcode,
            place=line["place"] or place,
            care_of=line["care_of"] or care_of,
            status=status,
            emails=self._emails(line, doubts),
            phones=self._phones(line, doubts),
            umbrella=line["umbrella"],
            category_is_guessed=bool(guessed),
            doubts=tuple(doubts),
        )
        return fitted(row)

    def _problem(self, line: Row, column: str, message: str) -> None:
        self.problems.append(Problem(self.file, line.number, column, message))

    def _org_number(self, line: Row, doubts: list[str]) -> str:
        if not line["org_number"]:
            return ""
        try:
            org_number = cleaning.clean_org_number(line["org_number"])
        except ValueError:
            message = _("“%s” is no organisation number. Write nine digits.") % line["org_number"]
            self._problem(line, "orgnr", message)
            return ""
        if not cleaning.has_right_check_digit(org_number):
            doubts.append(_("The last digit of %s does not fit the others.") % org_number)
        return org_number

    def _date(self, line: Row) -> date | None:
        try:
            return cleaning.clean_date(line["founded_on"])
        except ValueError:
            message = _("“%s” is no date. Write it as 02.05.1921.") % line["founded_on"]
            self._problem(line, "stiftet", message)
            return None

    def _status(self, line: Row, doubts: list[str]) -> str:
        told = fold(line["status"])
        for status, words in STATUSES.items():
            if told in words:
                return status
        doubts.append(_("The status “%s” is not known; it is taken as active.") % line["status"])
        return Status.ACTIVE

    def _category_codes_of(self, line: Row, doubts: list[str]) -> list[str]:
        codes = []
        for text in [line["category"], *cleaning.split_list(line["category"])]:
            if code := self._categories.get(fold(text)):
                codes.append(code)
        if line["category"] and not codes:
            doubts.append(_("The category “%s” is not in the list.") % line["category"])
        return list(dict.fromkeys(codes))

    def _municipality(self, line: Row, doubts: list[str]) -> str:
        told = fold(line["municipality"]).removesuffix(" kommune").removesuffix(" herad")
        if not told:
            return ""
        number = self._municipalities.get(told.zfill(4) if told.isdigit() else told)
        if number is None:
            doubts.append(_("The municipality “%s” is not in the list.") % line["municipality"])
        return number or ""

    def _emails(self, line: Row, doubts: list[str]) -> tuple[str, ...]:
        doubt = _("“%s” is no e-mail address, and was left out.")
        told = cleaning.split_list(line["email"])
        return clean_all(told, cleaning.clean_email, doubt, doubts)

    def _phones(self, line: Row, doubts: list[str]) -> tuple[str, ...]:
        doubt = _("“%s” is no telephone number, and was left out.")
        told = [*cleaning.split_list(line["mobile"]), *cleaning.split_list(line["phone"])]
        return clean_all(told, cleaning.clean_phone, doubt, doubts)
