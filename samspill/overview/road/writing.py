"""OUT: written beside its place and moved there whole, so that half a result is never seen."""

from __future__ import annotations

import csv
import io
import json
import shutil
import tempfile
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samspill.adapters import typst
from samspill.conference.calendar import programme_calendar
from samspill.conference.document import programme_document
from samspill.dialogue.documents import table_cards
from samspill.dialogue.models import Placement
from samspill.insight.report.building import build_report
from samspill.insight.report.document import report_document
from samspill.letters import actions as letter_actions
from samspill.letters.wording import field_label
from samspill.overview.road.carrying import Carried
from samspill.overview.road.reading import BadFolderError
from samspill.policy.export import answers_csv, completeness, policy_document, policy_json
from samspill.pure.documents.docx import to_docx
from samspill.pure.documents.html import to_html
from samspill.pure.documents.letter import UnresolvedField
from samspill.pure.documents.tree import Document
from samspill.registry.tables import Problem

Progress = Callable[[str], None]


def write_out(carried: Carried, *, out: Path, on_progress: Progress) -> dict[str, Any]:
    """Write every file, then move the folder to its place. Returns the summary.

    Raises BadFolderError when a letter has an unresolved field, naming letter and field.
    """
    out.parent.mkdir(parents=True, exist_ok=True)
    beside = Path(tempfile.mkdtemp(prefix=f".{out.name}-", dir=out.parent))
    try:
        beside.chmod(0o755)
        writer = _Writer(beside, carried, on_progress)
        writer.letters()
        writer.programme()
        writer.seating()
        writer.report()
        writer.policy()
        summary = _summary(carried, out, sorted(writer.written))
        writer.json("summary.json", summary)
        beside.rename(out)
    except BaseException:
        shutil.rmtree(beside, ignore_errors=True)
        raise
    return summary


class _Writer:
    def __init__(self, folder: Path, carried: Carried, on_progress: Progress) -> None:
        self.folder, self.carried, self.tell = folder, carried, on_progress
        self.written: list[str] = []

    def letters(self) -> None:
        problems: list[Problem] = []
        for letter in self.carried.letters:
            try:
                document = letter_actions.document(letter)
            except UnresolvedField as error:
                problems += [_unresolved(letter, name) for name in error.names]
                continue
            self.document(f"letters/{letter.kind}", document, ("pdf", "docx"))
        if problems:
            raise BadFolderError(problems)

    def programme(self) -> None:
        document = programme_document(self.carried.conference)
        self.document("programme", document, ("pdf",))
        self.file("programme.ics", programme_calendar(self.carried.conference))

    def seating(self) -> None:
        self.file("seating.csv", seating_csv(self.carried))
        if self.carried.seating_plan is not None:
            self.tell("table_cards.pdf")
            cards = table_cards(self.carried.seating_plan)
            self.file("table_cards.pdf", typst.table_cards_pdf(cards))

    def report(self) -> None:
        report = build_report(self.carried.dialogue, language=self.carried.plan.language)
        self.json("report.json", report)
        self.document("report", report_document(report), ("pdf", "docx", "html"))

    def policy(self) -> None:
        self.json("policy.json", policy_json(self.carried.policy))
        self.document("policy", policy_document(self.carried.policy), ("pdf", "docx"))
        self.file("answers.csv", answers_csv(self.carried.policy))

    def document(self, name: str, document: Document, forms: tuple[str, ...]) -> None:
        for form in forms:
            self.tell(f"{name}.{form}")
            self.file(f"{name}.{form}", FORMS[form](document))

    def json(self, name: str, content: Any) -> None:
        text = json.dumps(content, ensure_ascii=False, indent=1, default=str)
        self.file(name, text.encode("utf-8"))

    def file(self, name: str, content: bytes) -> None:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        self.written.append(name)


FORMS: dict[str, Callable[[Document], bytes]] = {
    "pdf": typst.pdf,
    "docx": to_docx,
    "html": lambda document: to_html(document).encode("utf-8"),
}


def seating_csv(carried: Carried) -> bytes:
    """UTF-8 with BOM, semicolon: round, table, name, whom they represent."""
    buffer = io.StringIO()
    rows = csv.writer(buffer, delimiter=";", lineterminator="\r\n")
    rows.writerow(["round", "table", "name", "association"])
    placements = Placement.objects.filter(plan=carried.seating_plan).select_related(
        "round", "table", "sign_up__association", "sign_up__municipality"
    )
    for one in placements.order_by("round__number", "table__number", "sign_up__name", "pk"):
        person = one.sign_up
        rows.writerow([one.round.number, one.table.number, person.name, person.represents])
    return b"\xef\xbb\xbf" + buffer.getvalue().encode("utf-8")


def _unresolved(letter: Any, field: str) -> Problem:
    message = _("The letter «%(letter)s» cannot be written: «%(field)s» is empty.") % {
        "letter": letter.get_kind_display(),
        "field": field_label(field, letter.language),
    }
    return Problem("road.toml", 0, field, message)


def _summary(carried: Carried, out: Path, files: list[str]) -> dict[str, Any]:
    counts = carried.dialogue.contributions.counted()
    answers = completeness(carried.policy)
    seated = carried.conference.sign_ups.seated().count()
    waiting = carried.conference.sign_ups.waiting().count()
    remarks = [remark.as_row() for remark in carried.remarks]
    return {
        "out": str(out),
        "files": files,
        "counts": {
            "associations": carried.organiser.associations.count(),
            "seated": seated,
            "waiting": waiting,
            "contributions": counts["contributions"],
            "tables_heard": counts["tables"],
            "associations_heard": counts["associations"],
            "answers": answers,
        },
        "remarks": remarks,
        "made_at": _now().isoformat(timespec="seconds"),
        "text": _sentences(carried, out, answers),
    }


def _sentences(carried: Carried, out: Path, answers: dict[str, int]) -> list[str]:
    counts = carried.dialogue.contributions.counted()
    lines = [
        _("%(all)d contributions from %(tables)d tables and %(associations)d associations.")
        % {"all": counts["contributions"], **{k: counts[k] for k in ("tables", "associations")}},
        _("%(taken)d stand behind a measure, %(open)d are open. Every one is in answers.csv.")
        % {"taken": answers["taken_in"] + answers["partly"], "open": answers["open"]},
    ]
    if carried.remarks:
        lines.append(
            ngettext("%d remark:", "%d remarks:", len(carried.remarks)) % len(carried.remarks)
        )
    lines += [f"  {one.id} ({one.name}): {one.reason}" for one in carried.remarks]
    lines.append(_("All is in %s.") % out)
    return lines


def _now() -> datetime:
    return timezone.localtime()
