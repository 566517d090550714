from __future__ import annotations

from typing import Any

from samspill.dialogue.models import Dialogue
from samspill.insight.analysis import make_report
from samspill.insight.report.rows import report_rows


def build_report(dialogue: Dialogue, *, language: str) -> dict[str, Any]:
    """All of report.json, in a fixed number of queries, for those who can wait for it."""
    return make_report(report_rows(dialogue, language=language))
