"""The tables of the whole country: what each is, what each column is, and which other it points at."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from samspill.overview.open_data import advised, assessed, compared, everywhere
from samspill.overview.open_data.catalogue import Column, Words
from samspill.overview.open_data.files import Row

STATES = "adopted, on_the_way, not_begun, no_data"
LANGUAGES = ("nb", "nn", "en")


@dataclass(frozen=True)
class NationalTable:
    """about: what one row is, and what is not here."""

    name: str
    title: Words
    about: Words
    columns: tuple[Column, ...]
    rows: Callable[[], Iterable[Row]]

    @property
    def fields(self) -> list[str]:
        return [column.name for column in self.columns]


def _texts(name: str, about: Words) -> tuple[Column, ...]:
    """One text in each language."""
    return tuple(Column(f"{name}_{code}", about) for code in LANGUAGES)


_MUNICIPALITY = Column(
    "municipality", _("The municipality's number, four digits"), "municipalities", "number"
)
_DATE = Column("date", _("The day"))
_LANGUAGE = Column("language", _("Language of the words: nb, nn or another"))
_THEME = Column("theme", _("What it is about, as a code of the theme list"))
_ADVICE = Column("advice", _("The advice it stands behind"), "advice")
_CRITERION = Column("criterion", _("The number of the sign of the standard"))
_WRITTEN = Column("written", _("The day it was written"))

NATIONAL: tuple[NationalTable, ...] = (
    NationalTable(
        "municipalities", _("Where the municipalities stand"),
        _("One row for each of the municipalities. Those we do not know of have the state no_data, "
          "which is not the same as not begun."),
        (
            Column("number", _("The municipality's number, four digits")),
            Column("name", _("The municipality's name")),
            Column("county_number", _("The county's number, two digits")),
            Column("county", _("The county's name")), Column("state", STATES),
            Column("as_of", _("The day this was true; empty when nobody has written it down")),
            Column("note", _("A remark")), Column("evidence", _("The address of the source")),
        ),
        everywhere.municipality_table,
    ),
    NationalTable(
        "map_changes", _("How the map has changed"),
        _("One row each time the map came to say something else of a municipality. Rows are never "
          "written over."),
        (
            _MUNICIPALITY, Column("state", STATES), Column("since", _("From this day on")),
            Column("why", "written, evidence, here, process, nothing"),
            Column("evidence", _("The address of the source")), Column("note", _("A remark")),
            Column("kept", _("The day it was written down")),
        ),
        assessed.map_changes,
    ),
    NationalTable(
        "contributions", _("What was said, and what became of it"),
        _("One row for each published contribution. Names and words about health are masked. A "
          "contribution that is taken back is no longer here."),
        (
            Column("organiser", _("Whose meeting it was")),
            Column("id", _("Together with organiser, it names the contribution")),
            Column("conference", _("The conference where it was said")), _DATE,
            Column("round", _("Number of the round")), Column("table", _("Number of the table")),
            _LANGUAGE,
            Column("text", _("The published words; names and words about health are masked")),
            _THEME, Column("answer", "taken_in, partly, not_taken_in, open"),
            Column("reason", _("Why")),
            Column("measures", _("The measures it led to, for instance 2.3")),
        ),
        everywhere.contribution_table,
    ),
    NationalTable(
        "evenings", _("Evenings with figures released for comparison"),
        _("One row for each copy that a municipality has released. One that is taken back has its "
          "days alone."),
        (
            Column("id", _("Its id in all the files")), _MUNICIPALITY,
            Column("name", _("Whose meeting it was")), _DATE, Column("title", _("Its title")),
            _LANGUAGE, Column("asked", _("What was asked; a line between the questions")),
            Column("associations", _("Associations that spoke")),
            Column("tables", _("Tables that wrote")),
            Column("contributions", _("All that was said, as a number of contributions")),
            Column("by_people", _("Contributions sorted by people")),
            Column("proposed", _("Contributions sorted as the system proposed")),
            Column("unclear", _("Contributions under no theme")),
            Column("own_themes", _("Themes of the municipality's own that count as own")),
            Column("theme_list", _("Which version of the shared themes")),
            Column("report", _("SHA-256 of the report that it is made from")),
            Column("released", _("The day it was released")),
            Column("withdrawn", _("The day it was taken back; else empty")),
        ),
        compared.evenings,
    ),
    NationalTable(
        "theme_figures", _("The same themes over many evenings"),
        _("One row for each theme at each evening. One or two associations or tables are not shown, "
          "nor what those could be reckoned from. Those who came differ from place to place, and so "
          "do the questions: do not add the rows together."),
        (
            Column("evening", _("The evening"), "evenings"), _MUNICIPALITY, _DATE,
            Column("theme", _("The theme's code; own for themes of the municipality's own")),
            Column("name_nb", _("Its name in Bokmål")), Column("name_nn", _("Its name in Nynorsk")),
            Column("is_shown", _("Whether there is enough to show")),
            Column("associations", _("Associations that spoke of it; empty where not shown")),
            Column("associations_of", _("Associations that spoke")),
            Column("tables", _("Tables that wrote of it; empty where not shown")),
            Column("tables_of", _("Tables that wrote")),
        ),
        compared.theme_figures,
    ),
    NationalTable(
        "criteria", _("The signs of good policy"),
        _("One row for each version of the wording of a sign of the standard."),
        (
            Column("id", _("Its id in all the files")), _CRITERION,
            Column("version", _("Its number, as people say it")), Column("state", "published, retired"),
            Column("is_starred", _("Whether the associations are asked too")),
            Column("is_for_the_map", _("Whether the map rests on it")), _WRITTEN,
            *_texts("title", _("What it is called")), *_texts("asks", _("What it asks for")),
            *_texts("indicator", _("What it is seen by")), *_texts("ground", _("What it rests on")),
        ),
        assessed.criteria,
    ),
    NationalTable(
        "marks", _("What municipalities show of their assessment"),
        _("One row for each sign that a municipality has chosen to show, year by year. No sum and no "
          "ranking can be made of it: what is not shown is not none."),
        (
            _MUNICIPALITY, Column("year", _("The year")), _CRITERION,
            Column("version", _("The wording it was made against"), "criteria"),
            Column("level", _("0, 1, 2 or 3; empty where there is no data")),
            Column("reason", _("Why")), Column("evidence_title", _("What shows it")),
            Column("evidence_address", _("The address of the source")),
            Column("evidence_case", _("The case's number")),
            Column("evidence_date", _("The day of what shows it")), _WRITTEN,
        ),
        assessed.marks,
    ),
    NationalTable(
        "advice", _("The guide's advice"),
        _("One row for each version of each advice that stands in the guide."),
        (
            Column("id", _("Its number, as people say it")),
            Column("version", _("Number of the version")),
            Column("step", _("The step of the guide that it stands at")),
            Column("nb", _("The words in Bokmål")), Column("nn", _("The words in Nynorsk")),
            _WRITTEN, Column("published", _("The day it came into the guide")),
        ),
        advised.advice,
    ),
    NationalTable(
        "grounds", _("What the advice and the signs rest on"),
        _("One row for each thing that stands behind an advice or a sign: published contributions, "
          "shown experiences, adopted measures and sources. What is taken back is not here."),
        (
            _ADVICE, _CRITERION, Column("kind", "contribution, experience, measure, source"),
            Column("text", _("What it says, or what it is called")),
            Column("address", _("Where it can be read")), Column("place", _("Whose it is")), _DATE,
            _LANGUAGE,
        ),
        advised.grounds,
    ),
    NationalTable(
        "experiences", _("Experiences"),
        _("One row for each experience that the sender has said yes to showing. Who sent it is not "
          "here."),
        (
            Column("id", _("Its id in all the files")), _MUNICIPALITY, Column("title", _("Its title")),
            Column("done", _("What they are proud of")), Column("hard", _("What was hard")),
            _CRITERION, _THEME, Column("step", _("The step of the guide that it stands at")),
            _LANGUAGE, Column("released", _("The day it was released")),
        ),
        advised.experiences,
    ),
)  # fmt: skip
BY_NAME = {table.name: table for table in NATIONAL}
