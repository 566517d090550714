"""The folder: road.toml and the three lists, read whole, every problem listed before anything is made."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.utils import translation
from django.utils.translation import gettext as _

from samspill.conference.models import Conference, ProgrammeItem
from samspill.conference.readers import SignUpRow, read_sign_ups
from samspill.dialogue.readers import ContributionRow, read_contributions
from samspill.organiser.models import Municipality
from samspill.overview.road.sections import Section, key_lines
from samspill.process.models import DocumentKind, Lead, PolicyProcess
from samspill.registry.readers import AssociationRow, read_associations
from samspill.registry.tables import Problem

LANGUAGES = ("nb", "nn")


class BadFolderError(Exception):
    """What must be put right, in the order of the files."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__("; ".join(str(problem) for problem in problems))
        self.problems = problems
        self.language = translation.get_language() or "nb"  # in which they are told


@dataclass(frozen=True)
class RoadPlan:
    """road.toml as values. Times are aware, in Europe/Oslo."""

    municipality: str = ""
    process: Mapping[str, Any] = field(default_factory=dict)
    meeting: Mapping[str, Any] = field(default_factory=dict)
    group: Mapping[str, Any] = field(default_factory=dict)
    facts: Mapping[str, Any] = field(default_factory=dict)
    contact: Mapping[str, str] = field(default_factory=dict)
    conference: Mapping[str, Any] = field(default_factory=dict)
    sign_up_address: str = ""
    report_address: str = ""
    programme: tuple[Mapping[str, Any], ...] = ()

    @property
    def language(self) -> str:
        return self.process.get("language", "nb")

    @property
    def rounds(self) -> list[int]:
        return [item["round_number"] for item in self.programme if item["kind"] == "round"]


@dataclass(frozen=True)
class Folder:
    """All that the coordinator gave."""

    plan: RoadPlan
    associations: list[AssociationRow]
    sign_ups: list[SignUpRow]
    contributions: list[ContributionRow]


def read_folder(folder: Path) -> Folder:
    """Read and check everything. Raises BadFolderError with every problem in the folder."""
    problems: list[Problem] = []
    if not folder.is_dir():
        raise BadFolderError([Problem(str(folder), 0, "", _("There is no such folder."))])
    table, lines = _toml(folder / "road.toml", problems)
    language = _language(table)
    with translation.override(language):
        plan = read_plan(table, lines, problems) if table is not None else RoadPlan()
        read = Folder(
            plan,
            _list(folder, ("associations.json", "associations.csv"), read_associations, problems),
            _list(folder, ("sign_ups.csv",), read_sign_ups, problems),
            _list(folder, ("contributions.csv",), _contributions_in(plan, table), problems),
        )
        if problems:
            raise BadFolderError(problems)
    return read


def read_plan(
    table: Mapping[str, Any], lines: Mapping[str, int], problems: list[Problem]
) -> RoadPlan:
    """road.toml's tables as a plan; what is wrong is added to problems, with its line."""

    def section(name: str) -> Section:
        value = table.get(name, {})
        if not isinstance(value, Mapping):
            problems.append(Problem("road.toml", 0, name, _("This must be a section: [%s]") % name))
            value = {}
        return Section(value, name=name, file="road.toml", lines=lines, problems=problems)

    process = _process(section("process"))
    return RoadPlan(
        municipality=_municipality(section("municipality")),
        process=process,
        meeting=_meeting(section("preliminary_meeting")),
        group=_group(section("working_group"), lead=process["lead"]),
        facts=_facts(section("working_group"), section("mayor"), section("council_decision")),
        contact=_contact(section("municipality_contact")),
        conference=_conference(section("conference")),
        sign_up_address=section("conference").text("sign_up_address"),
        report_address=section("conference").text("report_address"),
        programme=_programme(table.get("programme", []), lines, problems),
    )


def _toml(path: Path, problems: list[Problem]) -> tuple[dict[str, Any] | None, dict[str, int]]:
    if not path.is_file():
        problems.append(Problem(path.name, 0, "", _("The file is missing.")))
        return None, {}
    try:
        text = path.read_bytes().decode("utf-8-sig")
        return tomllib.loads(text), key_lines(text)
    except UnicodeDecodeError:
        problems.append(Problem(path.name, 0, "", _("Save the file as UTF-8, and try again.")))
    except tomllib.TOMLDecodeError as error:
        found = re.search(r"line (\d+)", str(error))
        message = _("The line cannot be read. Check quotation marks, brackets and dates.")
        problems.append(Problem(path.name, int(found[1]) if found else 0, "", message))
    return None, {}


def _language(table: Mapping[str, Any] | None) -> str:
    process = (table or {}).get("process")
    language = process.get("language") if isinstance(process, Mapping) else None
    return language if language in LANGUAGES else "nb"


def _list(folder: Path, names: tuple[str, ...], reader: Any, problems: list[Problem]) -> list[Any]:
    for name in names:
        path = folder / name
        if path.is_file():
            rows, found = reader(path.read_bytes(), file=name)
            problems.extend(found)
            return rows
    problems.append(Problem(" | ".join(names), 0, "", _("The file is missing.")))
    return []


def _contributions_in(plan: RoadPlan, table: Mapping[str, Any] | None) -> Any:
    def read(content: bytes, *, file: str) -> tuple[list[ContributionRow], list[Problem]]:
        rows, found = read_contributions(content, file=file, rounds=plan.rounds)
        # without a readable road.toml no round is known: then only what else is wrong is told
        return rows, found if table is not None and plan.rounds else []

    return read


def _municipality(section: Section) -> str:
    number = section.text("number", required=True)
    if number and not Municipality.objects.filter(number=number).exists():
        section.fault("number", _("No municipality has the number %s.") % number)
    return number


def _process(section: Section) -> dict[str, Any]:
    level = section.choice("level", PolicyProcess.Level.values, default="municipality")
    return {
        "lead": section.choice("lead", Lead.values, default=Lead.JOINT),
        "level": level,
        "district_name": section.text("district_name", required=level == "district"),
        "language": section.choice("language", LANGUAGES, default="nb"),
        "document_kind": section.choice(
            "document_kind", DocumentKind.values, default=DocumentKind.POLITIKK
        ),
    }


def _meeting(section: Section) -> dict[str, Any]:
    if not section:
        return {}
    return {
        "starts_at": section.moment("starts_at", required=True),
        "place": section.text("place"),
        "theme": section.text("theme"),
        "types_present": section.texts("types_present"),
        "association_count": section.whole("association_count") or None,
        "conclusions": section.texts("conclusions"),
    }


def _group(section: Section, *, lead: str) -> dict[str, Any]:
    if not section or lead == Lead.MUNICIPALITY:
        return {}
    return {
        "set_up_on": section.day("set_up_on", required=True),
        "mandate": section.text("mandate"),
        "leader": section.text("leader"),
        "members": section.texts("members"),
    }


def _facts(group: Section, mayor: Section, decision: Section) -> dict[str, Any]:
    return {
        "formal_request_sent_on": group.day("formal_request_sent_on"),
        "municipality_meeting_on": group.day("met_municipality_on"),
        "mayor_name": mayor.text("name"),
        "decision_body": decision.text("body"),
        "decision_on": decision.day("date"),
        "decision_case_number": decision.text("case_number"),
    }


def _contact(section: Section) -> dict[str, str]:
    return {key: section.text(key) for key in ("name", "role", "email", "phone")}


def _conference(section: Section) -> dict[str, Any]:
    starts_at = section.moment("starts_at", required=True)
    ends_at = section.moment("ends_at", required=True)
    deadline = section.deadline("sign_up_deadline", required=True)
    if starts_at and ends_at and ends_at <= starts_at:
        section.fault("ends_at", _("The conference must end after it begins."))
    if starts_at and deadline and deadline > starts_at:
        section.fault("sign_up_deadline", _("The deadline must be before the conference begins."))
    return {
        "title": section.text("title", required=True),
        "starts_at": starts_at,
        "ends_at": ends_at,
        "sign_up_deadline": deadline,
        "venue": section.text("venue", required=True),
        "address": section.text("address"),
        "capacity": section.whole("capacity", required=True, least=1),
        "table_size": section.whole("table_size", default=7, least=2),
        "price": section.amount("price"),
        "price_includes": section.text("price_includes"),
        "one_per": section.choice("one_per", Conference.OnePer.values, default="association"),
        "has_stands": section.yes("stands"),
        "stand_text": section.text("stand_text"),
    }


def _programme(
    items: object, lines: Mapping[str, int], problems: list[Problem]
) -> tuple[dict[str, Any], ...]:
    if not isinstance(items, list) or not items:
        message = _("The programme is missing. Each item begins with [[programme]].")
        problems.append(Problem("road.toml", 0, "programme", message))
        return ()
    seen: set[int] = set()
    found = []
    for index, item in enumerate(items, start=1):
        section = Section(
            item if isinstance(item, Mapping) else {},
            name=f"programme {index}",
            file="road.toml",
            lines=lines,
            problems=problems,
        )
        found.append(_programme_item(section, seen))
    if not seen:
        message = _("The programme has no round. At least one item must be of the kind round.")
        problems.append(Problem("road.toml", 0, "programme", message))
    return tuple(found)


def _programme_item(section: Section, seen: set[int]) -> dict[str, Any]:
    kind = section.choice("kind", ProgrammeItem.Kind.values, default="talk")
    is_round = kind == ProgrammeItem.Kind.ROUND
    number = section.whole("round", required=is_round, least=1) or None
    if is_round and number in seen:
        section.fault("round", _("Round %s stands twice in the programme.") % number)
    if is_round and number:
        seen.add(number)
    return {
        "starts_at": section.moment("starts_at", required=True),
        "ends_at": section.moment("ends_at"),
        "kind": kind,
        "title": section.text("title", required=True),
        "round_number": number,
        "theme": section.text("theme"),
        "question": section.text("question", required=is_round),
        "introduction": section.text("introduction"),
        "speakers": _speakers(section),
    }


def _speakers(section: Section) -> list[dict[str, str]]:
    value = section.table.get("speakers", [])
    if not isinstance(value, list) or not all(isinstance(item, Mapping) for item in value):
        section.fault("speakers", _('Write speakers like this: [{ name = "…", title = "…" }]'))
        return []
    return [
        {key: str(item.get(key, "")) for key in ("name", "title", "organisation")} for item in value
    ]
