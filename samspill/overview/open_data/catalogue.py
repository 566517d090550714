"""The tables of one place: what each column is, and which other table it points at."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from samspill.organiser.models import Organiser
from samspill.overview.open_data import decided, heard, said
from samspill.overview.open_data.files import Row

Words = str | Promise


@dataclass(frozen=True)
class Column:
    """to: the table whose `key` stands here; several have spaces between."""

    name: str
    about: Words
    to: str = ""
    key: str = "id"

    @property
    def is_codes(self) -> bool:
        """What may stand here is listed, the same in every language."""
        return isinstance(self.about, str)


@dataclass(frozen=True)
class Table:
    name: str
    title: Words
    columns: tuple[Column, ...]
    rows: Callable[[Organiser], Iterator[Row]]

    @property
    def fields(self) -> list[str]:
        return [column.name for column in self.columns]


_ID = Column("id", _("Its id in all the files"))
_DATE = Column("date", _("The day"))
_LANGUAGE = Column("language", _("Language of the words: nb, nn or another"))
_STATUS = Column("status", "proposed, adopted, in_progress, delivered, dropped")
_EXPECTED = Column("expected_on", _("When it is expected to be done, where that is told"))
_POLICY = Column("policy", _("The policy it belongs to"), "policies")
_NUMBER = Column("number", _("Its number, as people say it"))
_FINGERPRINT = Column("fingerprint", _("SHA-256: whoever has the text can reckon it again"))
_CONTRIBUTION = Column("contribution", _("The contribution"), "contributions")
_MEASURE = Column("measure", _("The measure"), "measures")
_FINDING = Column("finding", _("The finding"), "findings")
_CONFERENCE = Column("conference", _("The conference where it was said"), "conferences")
_THEME = Column("theme", _("What it is about"), "themes")
_VERSION = Column("version", _("The version of the text"), "versions")
_VERDICT = "taken_in, partly, not_taken_in"

TABLES: tuple[Table, ...] = (
    Table("conferences", _("Conferences"), (
        _ID, Column("title", _("Its title")), _DATE,
    ), said.conferences),
    Table("themes", _("Themes"), (
        Column("id", _("The theme's code")),
        Column("parent", _("The theme above it"), "themes"),
        Column("name_nb", _("Its name in Bokmål")), Column("name_nn", _("Its name in Nynorsk")),
    ), said.themes),
    Table("contributions", _("Contributions"), (
        _ID, _CONFERENCE, Column("reference", _("What people call it")),
        Column("round", _("Number of the round")), Column("question", _("Number of the question")),
        Column("table", _("Number of the table")), _LANGUAGE,
        Column("text", _("The published words; names and words about health are masked")),
        Column("themes", _("What it is about"), "themes"),
        Column("answer", f"{_VERDICT}, open"),
    ), said.contributions),
    Table("findings", _("Findings"), (
        _ID, _CONFERENCE, Column("reference", _("What people call it")),
        Column("statement", _("What was found")), _THEME,
    ), said.findings),
    Table("finding_contributions", _("What stands behind each finding"), (
        _FINDING, _CONTRIBUTION,
    ), said.finding_contributions),
    Table("policies", _("Policies"), (
        _ID, Column("title", _("Its title")),
        Column("form", _("What the municipality calls it")), _LANGUAGE,
        Column("state", "consultation, adopted"),
        _VERSION, Column("revises", _("The policy it comes after"), "policies"),
    ), decided.policies),
    Table("versions", _("Versions"), (
        _ID, _POLICY, _NUMBER, Column("kind", "consultation, adopted, amended"), _DATE, _FINGERPRINT,
    ), decided.versions),
    Table("passages", _("The text around the goals"), (
        _ID, _POLICY, Column("chapter", _("Heading of the chapter")), Column("text", _("The text")),
    ), decided.passages),
    Table("goals", _("Goals"), (
        _ID, _POLICY, _NUMBER, Column("text", _("The text")), _THEME,
    ), decided.goals),
    Table("measures", _("Measures"), (
        _ID, _POLICY, Column("goal", _("The goal it serves"), "goals"),
        Column("reference", _("What people call it")), Column("text", _("The text")),
        Column("rationale", _("Why")),
        Column("responsible_unit", _("The unit that answers for it")),
        Column("responsible_role", _("The role that answers for it")),
        Column("partner", _("Associations that do it together with the municipality")),
        Column("starts_on", _("When it begins")), Column("deadline", _("When it is to be done")),
        Column("cost_once", _("Cost that comes once, in kroner")),
        Column("cost_yearly", _("Cost each year, in kroner")),
        Column("funding", _("Where the money comes from")),
        Column("indicator", _("What is measured")),
        Column("baseline", _("Where it stood before")), Column("target", _("Where it is to come")),
        _STATUS, Column("status_reason", _("Why it stands so")), _EXPECTED,
        Column("contributions_behind", _("How many contributions stand behind, also those not published")),
    ), decided.measures),
    Table("measure_contributions", _("What stands behind each measure"), (
        _MEASURE, _CONTRIBUTION,
    ), decided.measure_contributions),
    Table("measure_findings", _("The findings behind each measure"), (
        _MEASURE, _FINDING,
    ), decided.measure_findings),
    Table("answers", _("Answers to contributions"), (
        _CONTRIBUTION, _POLICY, Column("verdict", _VERDICT), Column("reason", _("Why")), _DATE,
    ), said.answers),
    Table("consultations", _("Consultations"), (
        _ID, _POLICY, _VERSION, Column("opened", _("The day it was opened")),
        Column("deadline", _("The last day to answer")),
        Column("closed", _("The day it was closed by someone; empty when the deadline closed it")),
    ), heard.consultations),
    Table("statements", _("Statements"), (
        _ID, Column("consultation", _("The consultation"), "consultations"), _NUMBER,
        Column("on_behalf_of", _("The association or body; empty for others")),
        Column("received", _("The day it came")), Column("is_late", _("Whether it came too late")),
    ), heard.statements),
    Table("remarks", _("Remarks and their answers"), (
        _ID, Column("consultation", _("The consultation"), "consultations"), _NUMBER,
        Column("statement", _("The statement it stands in"), "statements"),
        Column("passage", _("The paragraph it is about"), "passages"),
        Column("goal", _("The goal it is about"), "goals"),
        Column("measure", _("The measure it is about"), "measures"),
        Column("on_behalf_of", _("The association or body; empty for others")), _LANGUAGE, _DATE,
        Column("text", _("The published words; names and words about health are masked")),
        Column("answer", f"{_VERDICT}, open"),
        Column("answer_text", _("The municipality's answer")),
        Column("led_to_change", _("Whether the text was changed because of it")),
    ), heard.remarks),
    Table("resolutions", _("Resolutions"), (
        _ID, _POLICY, _VERSION, Column("body", _("The body that decided")), _DATE,
        Column("case_number", _("The case's number")), Column("vote", _("How the votes fell")),
        Column("text", _("The words of the resolution")),
    ), decided.resolutions),
    Table("status_updates", _("What has been told of each measure"), (
        _ID, _MEASURE, _DATE, _STATUS, Column("reason", _("Why")), _EXPECTED,
        Column("indicator_value", _("What was measured")),
    ), decided.status_updates),
    Table("action_plan", _("Action plan"), (
        _POLICY, Column("year", _("The year")), _MEASURE,
        Column("cost", _("Cost of the measure that year, in kroner; empty where no sum is told")),
        Column("year_cost", _("Cost of the whole year, in kroner")),
    ), decided.action_plan),
    Table("status_reports", _("Status reports"), (
        _ID, _POLICY, _NUMBER, _DATE, _FINGERPRINT,
    ), decided.status_reports),
)  # fmt: skip
BY_NAME = {table.name: table for table in TABLES}


def described(
    columns: Iterable[Column], language_of: Callable[[Words], Any]
) -> list[dict[str, Any]]:
    """The columns for the index; `language_of` gives a text in every language."""
    return [
        {
            "name": column.name,
            "description": language_of(column.about),
            **({"references": f"{column.to}.{column.key}"} if column.to else {}),
        }
        for column in columns
    ]
