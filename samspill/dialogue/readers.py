"""Reading contributions that were written down elsewhere: a spreadsheet from an evening on paper."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

from django.utils.translation import gettext as _

from samspill.dialogue.actions import ContributionDraft
from samspill.registry.models import Association
from samspill.registry.tables import Problem, Row, read_table

COLUMNS = {
    "id": ("id", "nr"),
    "round": ("runde", "round"),
    "table": ("bord", "table"),
    "association": ("forening", "foreining", "lag", "association"),
    "language": ("språk", "language"),
    "text": ("tekst", "text"),
}
LANGUAGES = {
    "bokmål": "nb", "nynorsk": "nn", "engelsk": "en", "english": "en", "nordsamisk": "se",
}  # fmt: skip
NUMBER = re.compile(r"([0-9]{1,5})(?:[.,]0+)?\.?")
LARGEST_NUMBER = 32767
LONGEST_ID = 60


@dataclass(frozen=True)
class ContributionRow:
    """One contribution of the file; `row` is the row as Excel shows it.

    id           as it stands in the file; "" when it has none
    round        one of the conference's rounds
    table        None where the file does not tell
    association  the name as written, "" when not told
    language     nb, nn, en, se … or ""
    text         to the letter
    """

    row: int
    id: str
    round: int
    table: int | None
    association: str
    language: str
    text: str

    def draft(self, association: Association | None = None) -> ContributionDraft:
        """What `contribute_many` takes, with the association that the name was found to mean."""
        return ContributionDraft(
            round=self.round,
            table=self.table,
            text=self.text,
            reference=self.id,
            language=self.language,
            association=association,
        )


def read_contributions(
    content: bytes, *, file: str, rounds: Collection[int]
) -> tuple[list[ContributionRow], list[Problem]]:
    """Contributions of a CSV file, columns in any order, in bokmål, nynorsk or English.

    rounds    numbers of the rounds there are; another number is a problem
    Returns   the rows that can be read, and every problem with its row and column: an unknown
              round, an unreadable number, an empty text, the same id twice
    """
    table, problems = read_table(
        content, file=file, columns=COLUMNS, required=("round", "text"), raw=("text",)
    )
    rows: list[ContributionRow] = []
    seen: dict[str, int] = {}
    for row in table:
        found = list(_problems(row, file, rounds, seen))
        problems += found
        if not found:
            rows.append(_contribution(row))
    return rows, problems


def _problems(row: Row, file: str, rounds: Collection[int], seen: dict[str, int]) -> list[Problem]:
    found: list[tuple[str, str]] = []
    number, table = whole_number(row["round"]), row["table"]
    if number is None:
        found.append(("round", _("Write the round's number, for instance 1.")))
    elif number not in rounds:
        known = ", ".join(str(known) for known in sorted(rounds))
        message = _("There is no round %(number)d. The rounds are: %(known)s.")
        found.append(("round", message % {"number": number, "known": known}))
    if table and whole_number(table) is None:
        found.append(("table", _("Write the table's number as a whole number, or nothing.")))
    if not row["text"].strip():
        found.append(("text", _("The text is empty. Write it, or take the row away.")))
    if len(row["id"]) > LONGEST_ID:
        found.append(("id", _("The id is longer than 60 signs.")))
    elif row["id"] and row["id"] in seen:
        message = _("The id %(id)s stands in row %(row)d too. Each needs its own.")
        found.append(("id", message % {"id": row["id"], "row": seen[row["id"]]}))
    seen.setdefault(row["id"], row.number)
    return [Problem(file, row.number, COLUMNS[column][0], message) for column, message in found]


def _contribution(row: Row) -> ContributionRow:
    language = row["language"].casefold()
    return ContributionRow(
        row=row.number,
        id=row["id"],
        round=whole_number(row["round"]) or 0,
        table=whole_number(row["table"]),
        association=row["association"],
        language=LANGUAGES.get(language, language if len(language) in (2, 3) else ""),
        text=row["text"],
    )


def whole_number(cell: str) -> int | None:
    """1 to 32767 as people and spreadsheets write it ("7", "7,0"), else None."""
    match = NUMBER.fullmatch(cell.strip())
    number = int(match[1]) if match else 0
    return number if 1 <= number <= LARGEST_NUMBER else None
