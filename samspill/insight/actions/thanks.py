from __future__ import annotations

from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from samspill.conference.models import Conference
from samspill.dialogue.models import Dialogue
from samspill.insight.models import Coding
from samspill.letters import actions as letter_actions
from samspill.letters.facts import facts_of_process
from samspill.letters.models import Letter
from samspill.people.models import User

TOP_FINDINGS = 5
NEXT_STEPS = ("report", "draft", "follow-up")


def draft_thanks(dialogue: Dialogue, *, by: User | None = None) -> Letter:
    """Make ready the letter of thanks: figures, top findings, and what happens next with dates."""
    conference = dialogue.conference
    process = conference.process
    facts = facts_of_process(process, language=conference.language) if process is not None else {}
    with translation.override(conference.language):
        facts |= _facts(dialogue, conference)
    return letter_actions.draft(
        dialogue.organiser,
        kind=Letter.Kind.THANKS,
        language=conference.language,
        controller=conference.controller,
        process=process,
        facts=facts,
        by=by,
    )


def _facts(dialogue: Dialogue, conference: Conference) -> dict[str, Any]:
    standing = dialogue.contributions.standing()
    seated = conference.sign_ups.seated()
    findings = dialogue.findings.with_basis()[:TOP_FINDINGS]
    codings = Coding.objects.current().filter(contribution__in=standing)
    starts_at = timezone.localtime(conference.starts_at)
    return {
        "conference_date": starts_at.date().isoformat(),
        "letter_date": starts_at.date().isoformat(),
        "participant_count": seated.count(),
        "association_count_present": seated.filter(association__isnull=False)
        .values("association")
        .distinct()
        .count(),
        "contribution_count": standing.count(),
        "round_count": dialogue.rounds.count(),
        "theme_count": codings.values("primary").distinct().count(),
        "top_findings": [finding.statement for finding in findings],
        "report_url": settings.PUBLIC_ADDRESS
        + reverse("overview:organiser", args=[dialogue.organiser.slug]),
        "next_steps": _next_steps(conference),
    }


def _next_steps(conference: Conference) -> list[dict[str, str]]:
    """What the process has planned after the evening, each with its date."""
    if conference.process is None:
        return []
    texts = {
        "report": _("The report with every contribution is public."),
        "draft": _("The draft of the policy is sent out for consultation."),
        "follow-up": _("The council decides."),
    }
    planned = conference.process.steps.filter(key__in=NEXT_STEPS, planned_to__isnull=False)
    dates = {step.key: step.planned_to.isoformat() for step in planned}
    return [{"date": dates[key], "text": texts[key]} for key in NEXT_STEPS if key in dates]
