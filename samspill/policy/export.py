"""What of the policy leaves the house: policy.json, answers.csv, and the document.

Every measure stands with the contributions behind it, every contribution with what became of it.
"""

from __future__ import annotations

import csv
import io
from typing import Any

from django.db.models import Count

from samspill.dialogue.models import Contribution
from samspill.policy.content import content_of, fingerprint
from samspill.policy.council.live_measures import Live, live_measures
from samspill.policy.council.readable import readable
from samspill.policy.models import Answer, Measure, Policy, PolicyVersion
from samspill.policy.policy_document import policy_document

__all__ = ["answers_csv", "completeness", "policy_document", "policy_json"]

OPEN = "open"
COLUMNS = (
    "id", "round", "table", "association", "text", "answer", "measures", "reason", "goals"
)  # fmt: skip
BYTE_ORDER_MARK = b"\xef\xbb\xbf"


def policy_json(policy: Policy, version: PolicyVersion | None = None) -> dict[str, Any]:
    """All of policy.json: goals, measures, and the ids of the findings and contributions behind.

    version   the one that is told; None: as it is written now
    `content` is what the fingerprint is taken of (`samspill.policy.content`), so that anyone can
    count it again. `status` and what follows it are of today. A contribution that has been
    withdrawn or erased keeps its id here, as it does in the report.
    """
    content = version.content if version is not None else content_of(policy)
    live = live_measures(policy)
    told = readable(content)
    for goal, kept in zip(told["goals"], content["goals"], strict=True):
        for measure, row in zip(goal["measures"], kept["measures"], strict=True):
            measure |= _live(live.get(row["measure"]))
    return {
        **told,
        "state": policy.state,
        "version": _version(version),
        "fingerprint": fingerprint(content),
        "resolution": _resolution(policy, version),
        "content": content,
    }


def _live(live: Live | None) -> dict[str, str]:
    """How far a measure has come; one whose row is gone was a proposal."""
    if live is None:
        return {"status": Measure.Status.PROPOSED, "status_reason": "", "expected_on": ""}
    day = live.expected_on.isoformat() if live.expected_on else ""
    return {"status": live.status, "status_reason": live.reason, "expected_on": day}


def _version(version: PolicyVersion | None) -> dict[str, Any] | None:
    if version is None:
        return None
    return {"number": version.number, "kind": version.kind, "at": version.at.isoformat()}


def _resolution(policy: Policy, version: PolicyVersion | None) -> dict[str, str] | None:
    """What was decided on the version; of the text as it is written now, what is in force."""
    if version is not None:
        found = getattr(version, "resolution", None)
    else:
        found = policy.resolution if policy.state == Policy.State.ADOPTED else None
    if found is None:
        return None
    return {
        "body": found.body,
        "decided_on": found.decided_on.isoformat(),
        "case_number": found.case_number,
        "vote": found.vote,
        "text": found.text,
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
    told = standing.order_by().values("answer__verdict").annotate(count=Count("pk"))
    for verdict, count in told.values_list("answer__verdict", "count"):
        counts[verdict or OPEN] = count
    return counts
