from __future__ import annotations

from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from samspill.conference.models import Conference
from samspill.dialogue.models import Dialogue
from samspill.insight.debrief.building import build_debrief
from samspill.insight.models import Coding
from samspill.insight.thanks_letter import QUOTES, letters_of_evening, quotes_of
from samspill.letters import actions as letter_actions
from samspill.letters.facts import facts_of_process
from samspill.letters.models import Letter
from samspill.people.models import User

TOP_FINDINGS = 5
NEXT_STEPS = ("report", "draft", "follow-up")


def draft_thanks(dialogue: Dialogue, *, by: User | None = None) -> Letter:
    """Make ready the letter of thanks, or bring it up to date: figures, top findings, what got most
    dots, what each table put first, and what happens next with dates.
    """
    conference = dialogue.conference
    process = conference.process
    facts = facts_of_process(process, language=conference.language) if process is not None else {}
    with translation.override(conference.language):
        quotes = quotes_of(build_debrief(dialogue), conference.language)
        facts |= {**_facts(dialogue, conference), **quotes}
    letter = _drafted(dialogue, facts, by)
    gone = [name for name in QUOTES if name in letter.facts and not quotes[name]]
    if gone:  # taken back since: what a draft is silent about would stay
        letter = letter_actions.change_facts(letter, facts=dict.fromkeys(gone, ""), by=by)
    return letter


def _drafted(dialogue: Dialogue, facts: dict[str, Any], by: User | None) -> Letter:
    """The one unsent letter of this evening, made or brought up to date."""
    conference = dialogue.conference
    known = None
    if conference.process is None:  # with a process the letters see to it themselves
        own = letters_of_evening(dialogue).exclude(state=Letter.State.SENT)
        known = own.order_by("pk").last()
    if known is not None:
        return letter_actions.change_facts(known, facts=facts, by=by)
    return letter_actions.draft(
        dialogue.organiser,
        kind=Letter.Kind.THANKS,
        language=conference.language,
        controller=conference.controller,
        process=conference.process,
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
        "present_associations": sorted(
            seated.exclude(association=None).values_list("association", flat=True).distinct()
        ),
        "association_count_present": seated.filter(association__isnull=False)
        .values("association")
        .distinct()
        .count(),
        "contribution_count": standing.count(),
        "round_count": dialogue.rounds.filter(opened_at__isnull=False).count(),
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
