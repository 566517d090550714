"""The contribution report: figures and sentences that can be followed to the contributions behind them.

`build_report` is report.json; `report_document` draws the same report as PDF, DOCX and HTML. Every
count stands with the ids it counts, every text is given unchanged.
"""

from __future__ import annotations

from typing import Any

from samspill.dialogue.models import Dialogue
from samspill.insight.analysis import make_report
from samspill.insight.report_contributions import contribution_row
from samspill.insight.report_rows import report_rows

__all__ = ["build_report", "contribution_row"]


def build_report(dialogue: Dialogue, *, language: str) -> dict[str, Any]:
    """All of report.json, in a fixed number of queries, for those who can wait for it."""
    return make_report(report_rows(dialogue, language=language))
