"""What of the policy leaves the house: policy.json, answers.csv, and the document.

Every measure stands with the contributions behind it, every contribution with what became of it.
"""

from __future__ import annotations

import csv
import io
from typing import Any

from samspill.dialogue.models import Contribution
from samspill.policy.models import Answer, Measure, Policy
from samspill.policy.policy_document import policy_document

__all__ = ["answers_csv", "completeness", "policy_document", "policy_json"]

OPEN = "open"
COLUMNS = (
    "id", "round", "table", "association", "text", "answer", "measures", "reason", "goals"
)  # fmt: skip
BYTE_ORDER_MARK = b"\xef\xbb\xbf"


def policy_json(policy: Policy) -> dict[str, Any]:
    """All of policy.json: goals, measures, and the ids of the findings and contributions behind.

    A contribution that has been withdrawn or erased keeps its id here, as it does in the report.
    """
    return {
        "title": policy.title,
        "language": policy.language,
        "state": policy.state,
        "chapters": [
            {"key": chapter.key, "heading": chapter.heading, "text": chapter.body}
            for chapter in policy.chapters.all()
        ],
        "goals": [
            {
                "id": str(goal.number),
                "text": goal.text,
                "theme": goal.theme_id or "",
                "measures": [_measure(measure) for measure in goal.measures.all()],
            }
            for goal in policy.goals.prefetch_related(
                "measures__goal", "measures__findings", "measures__contributions"
            )
        ],
    }


def _measure(measure: Measure) -> dict[str, Any]:
    contributions = sorted(measure.contributions.all(), key=lambda one: one.pk)
    return {
        "id": measure.reference,
        "text": measure.text,
        "findings": [finding.reference for finding in measure.findings.all()],
        "contributions": [one.reference for one in contributions],
        "status": measure.status,
    }


def answers_csv(policy: Policy) -> bytes:
    """One row a contribution of the dialogue, UTF-8 with byte order mark, semicolon, CRLF.

    answer    taken_in, partly, not_taken_in or open
    measures  references with spaces between; "open" where nothing became of it yet
    goals     numbers of the goals that the measures belong to
    Withdrawn and erased contributions stand without text.
    """
    buffer = io.StringIO()
    rows = csv.writer(buffer, delimiter=";", lineterminator="\r\n")
    rows.writerow(COLUMNS)
    contributions = (
        Contribution.objects.filter(dialogue=policy.dialogue_id)
        .with_place()
        .select_related("answer")
        .prefetch_related("measures__goal")
        .in_order()
    )
    for one in contributions:
        rows.writerow(_answer_row(one))
    return BYTE_ORDER_MARK + buffer.getvalue().encode("utf-8")


def _answer_row(one: Contribution) -> list[object]:
    answer: Answer | None = getattr(one, "answer", None)
    measures = sorted(one.measures.all(), key=lambda measure: (measure.goal.number, measure.number))
    references = " ".join(measure.reference for measure in measures)
    return [
        one.reference,
        one.round.number,
        one.table.number if one.table else "",
        one.association.display_name if one.association else "",
        one.raw_text if one.is_standing else "",
        answer.verdict if answer else OPEN,
        references or ("" if answer else OPEN),
        answer.reason if answer else "",
        " ".join(dict.fromkeys(str(measure.goal.number) for measure in measures)),
    ]


def completeness(policy: Policy) -> dict[str, int]:
    """How many standing contributions are taken in, partly so, not so, and still open."""
    counts = dict.fromkeys((*Answer.Verdict.values, OPEN), 0)
    standing = Contribution.objects.standing().filter(dialogue=policy.dialogue_id)
    for verdict in standing.values_list("answer__verdict", flat=True):
        counts[verdict or OPEN] += 1
    return counts
