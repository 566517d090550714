"""A case document as it can be drafted from what is known now."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from samspill.policy import wording
from samspill.policy.council.case_facts import case_facts
from samspill.policy.models import CaseDocument, Policy

COUNCIL = "Kommunestyret"
TEXTS = ("proposal", "background", "process_text", "consultation_text", "assessment", "economy")
"""The fields with words, in the order of the document."""
FIELDS = (
    "title", "case_number", "body", "meeting_on", "case_officer", *TEXTS, "enclosures",
)  # fmt: skip
TOLD_BY_FIGURES = (
    "background", "process_text", "consultation_text", "assessment", "economy", "enclosures",
)  # fmt: skip
"""What may be fetched anew when the figures have moved; the rest is a person's own."""
Kind = CaseDocument.Kind


def drafted(policy: Policy, *, kind: str, body: str = "") -> dict[str, Any]:
    """Title, texts and enclosures, in the policy's own language."""
    facts = case_facts(policy, kind=kind, body=body or body_of(policy))
    return {
        "title": _text("title", kind, facts, policy)[:200],
        "proposal": _text("proposal", kind, facts, policy),
        "background": _text("background", kind, facts, policy),
        "process_text": _text("process_text", kind, facts, policy),
        "consultation_text": _consultation(kind, facts, policy),
        "assessment": _text("assessment", kind, facts, policy),
        "economy": _text("economy", "any", facts, policy),
        "enclosures": _enclosures(kind, facts, policy),
    }


def body_of(policy: Policy) -> str:
    """Who decides: who decided last, or that the work should begin, or the council."""
    if policy.resolution is not None:
        return policy.resolution.body
    process = policy.process
    return (process.decision_body if process is not None else "") or COUNCIL


def _consultation(kind: str, facts: Mapping[str, Any], policy: Policy) -> str:
    if kind == Kind.STATUS:
        return ""
    was_held = facts["consultation_count"]
    return _text("consultation_text", "held" if was_held else "none", facts, policy)


def _enclosures(kind: str, facts: Mapping[str, Any], policy: Policy) -> list[str]:
    """The policy, the remarks, the report, and each statement by its sender; of an amendment what is
    changed, and what was said of that.
    """
    titles = [_text("enclosures", "policy", facts, policy)]
    if kind == Kind.STATUS:
        return titles
    if kind == Kind.AMENDMENT:
        titles.append(_text("enclosures", "changes", facts, policy))
    if facts["remark_count"]:
        titles.append(_text("enclosures", "remarks", facts, policy))
    if kind == Kind.ADOPTION:
        titles.append(_text("enclosures", "report", facts, policy))
    return titles + [
        _text("enclosures", "statement", statement, policy) for statement in facts["statements"]
    ]


def _text(part: str, name: str, facts: Mapping[str, Any], policy: Policy) -> str:
    return wording.case(part, name, facts, language=policy.language)
