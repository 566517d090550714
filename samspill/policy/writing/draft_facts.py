"""The facts that the chapters of a draft are written from: typed once, earlier on the road."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db.models import Q
from django.utils import timezone

from samspill.dialogue.models import Dialogue
from samspill.policy.writing.draft_plan import GoalDraft
from samspill.process.models import PolicyProcess
from samspill.pure.documents.document_kinds import document_kind_words

TOP = 5


def place_of(dialogue: Dialogue, process: PolicyProcess | None) -> str:
    """Whom the policy is for: the district, or the organiser."""
    return process.place_name if process is not None else dialogue.organiser.name


def kind_words(kind: str, language: str) -> tuple[str, str]:
    """(without article, definite), for instance "frivillighetsplan", "frivillighetsplanen"."""
    indefinite, definite = document_kind_words(kind, language)
    return indefinite.partition(" ")[2], definite


def draft_facts(
    dialogue: Dialogue,
    process: PolicyProcess | None,
    goals: Sequence[GoalDraft],
    *,
    kind: str,
    language: str,
) -> dict[str, Any]:
    """Every fact that wording/*.toml uses. What is not known is None, "" or an empty list."""
    conference = dialogue.conference
    standing = dialogue.contributions.standing()
    counted = standing.counted()
    indefinite, definite = kind_words(kind, language)
    findings = [measure.finding for goal in goals for measure in goal.measures if measure.finding]
    first = sorted(findings, key=lambda finding: finding.pk)[:TOP]
    return {
        "kind": indefinite,
        "kind_definite": definite,
        "place": place_of(dialogue, process),
        "conference_date": timezone.localtime(conference.starts_at).date(),
        "venue": conference.venue,
        "contribution_count": counted["contributions"],
        "table_count": counted["tables"],
        "without_table_count": standing.filter(table=None).count(),
        "association_count": counted["associations"],
        "round_count": dialogue.rounds.count(),
        "finding_count": len(findings),
        "goal_count": len(goals),
        "measure_count": sum(len(goal.measures) for goal in goals),
        "registered_count": _known(dialogue),
        "top_goals": [goal.text for goal in goals[:TOP]],
        "top_findings": [finding.statement for finding in first],
        "themes": [goal.name[:1].lower() + goal.name[1:] for goal in goals],
    } | process_facts(process)


def _known(dialogue: Dialogue) -> int:
    """Associations of the register, counted as the report does: those active, and those that had a
    seat or were named, also where they are active no longer.
    """
    known = dialogue.organiser.associations
    seated = dialogue.conference.sign_ups.seated().exclude(association=None)
    named = dialogue.contributions.standing().exclude(association=None)
    were_there = Q(pk__in=seated.values("association")) | Q(pk__in=named.values("association"))
    return known.filter(Q(pk__in=known.active()) | were_there).count()


def process_facts(process: PolicyProcess | None) -> dict[str, Any]:
    """What was typed of the road before the conference."""
    meeting = getattr(process, "preliminary_meeting", None)
    group = getattr(process, "working_group", None)
    return {
        "meeting_date": timezone.localtime(meeting.starts_at).date() if meeting else None,
        "meeting_types": meeting.types_present if meeting else [],
        "group_set_up_on": group.set_up_on if group else None,
        "request_sent_on": process.formal_request_sent_on if process else None,
        "met_municipality_on": process.municipality_meeting_on if process else None,
        "decision_on": process.decision_on if process else None,
        "decision_body": process.decision_body if process else "",
        "decision_case_number": process.decision_case_number if process else "",
    }
