"""A list of where municipalities stand, from a table people have made."""

from __future__ import annotations

from datetime import date

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.utils.translation import gettext as _

from samspill.organiser.models import Municipality
from samspill.pure.folding import fold
from samspill.registry.cleaning import clean_date, clean_text
from samspill.registry.tables import Problem, Row, read_table
from samspill.standard.models import PolicyStatus
from samspill.standard.rows import StatusRow

State = PolicyStatus.State
NOTE_LENGTH = 200
COLUMNS = {
    "municipality": ("municipality", "kommunenummer", "kommunenr", "kommune"),
    "state": ("state", "status", "tilstand"),
    "as_of": ("as_of", "as of", "dato", "per", "date"),
    "note": ("note", "merknad"),
    "evidence": ("evidence", "kilde", "kjelde", "lenke", "lenkje", "source"),
}
STATES = {
    State.ADOPTED: ("adopted", "vedtatt", "vedteke", "vedteken", "har vedtatt politikk"),
    State.ON_THE_WAY: ("on_the_way", "on the way", "på vei", "på veg", "er på vei"),
    State.NOT_BEGUN: ("not_begun", "not begun", "ikke begynt", "ikkje byrja", "ikkje begynt"),
    State.NO_DATA: ("no_data", "no data", "", "vet ikke", "veit ikkje", "mangler", "manglar"),
}


def read_statuses(
    content: bytes, *, file: str, as_of: date
) -> tuple[list[StatusRow], list[Problem]]:
    """Rows that could be read, and every problem in the others.

    content   CSV with the columns municipality (number or name) and state, and maybe as_of, note
              and evidence; headings and states in nb, nn or en
    as_of     the date of rows that tell none
    """
    lines, problems = read_table(
        content, file=file, columns=COLUMNS, required=("municipality", "state")
    )
    known: dict[str, list[Municipality]] = {}
    for municipality in Municipality.objects.all():
        for key in set(map(fold, municipality.called)):
            known.setdefault(key, []).append(municipality)
    rows = []
    for line in lines:
        row, found = _read(line, file, as_of, known)
        problems += found
        if row is not None:
            rows.append(row)
    return rows, problems


def _read(
    line: Row, file: str, as_of: date, known: dict[str, list[Municipality]]
) -> tuple[StatusRow | None, list[Problem]]:
    problems: list[Problem] = []

    def problem(column: str, message: str) -> None:
        problems.append(Problem(file, line.number, column, message))

    told = fold(line["municipality"])
    found = known.get(told.zfill(4) if told.isdigit() else told, [])
    if len(found) != 1:
        message = (
            _("Two municipalities are called “%s”. Write the number.")
            if found
            else _("No municipality is called “%s”.")
        )
        problem("municipality", message % line["municipality"])
    state = next((key for key, words in STATES.items() if fold(line["state"]) in words), None)
    if state is None:
        problem("state", _("“%s” is no state on the map.") % line["state"])
    try:
        day = clean_date(line["as_of"]) or as_of
    except ValueError:
        problem("as_of", _("“%s” is no date. Write it as 02.05.1921.") % line["as_of"])
    if line["evidence"] and not _is_address(line["evidence"]):
        problem("evidence", _("“%s” is no web address.") % line["evidence"])
    if problems or state is None:
        return None, problems
    note = clean_text(line["note"])[:NOTE_LENGTH]
    return StatusRow(found[0], str(state), day, note, line["evidence"]), []


def _is_address(text: str) -> bool:
    try:
        URLValidator(schemes=["http", "https"])(text)
    except ValidationError:
        return False
    return len(text) <= NOTE_LENGTH
