"""What one step of the road asks to be done now: its one button, and a line for each thing missing.

The step page opens the right letter, list or page by itself. Which one depends on what stands, so
each function below reads the situation from the most pressing to the least.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from django.urls import reverse
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from samspill.letters.documents import missing_facts
from samspill.letters.models import Letter
from samspill.letters.rules import can_see
from samspill.letters.wording import field_label
from samspill.organiser.rules import can_change
from samspill.overview.situation import Situation
from samspill.process.guide import GuidePage
from samspill.process.models import PolicyProcess, ProcessStep
from samspill.process.rules import can_see_working_group
from samspill.pure.documents import norwegian

MOST_GAPS = 4  # facts of a letter named on the step's page; the letter names them all

PAGES = {  # where one who may not change anything looks
    "meet": "letters:letters",
    "working-group": "letters:letters",
    "formal-request": "letters:letters",
    "meet-municipality": "overview:road",
    "invite": "letters:letters",
    "conference": "conference:work",
    "report": "insight:report",
    "draft": "policy:policy",
    "follow-up": "policy:policy",
}


@dataclass(frozen=True)
class Line:
    """One thing that is missing or known, and where it is put right."""

    text: str
    link: str = ""
    href: str = ""


@dataclass(frozen=True)
class StepWork:
    """button   verb and object
    is_change   the button is a POST; `kind` is then the letter it begins
    """

    button: str
    href: str
    lines: tuple[Line, ...] = ()
    is_change: bool = False
    kind: str = ""


def step_work(now: Situation, page: GuidePage) -> StepWork:
    """For one step of a process that is begun."""
    process = now.process
    sees_group = process is not None and can_see_working_group(now.membership, process)
    needs_group = page.key in ("meet", "working-group", "formal-request")
    if process is None or not can_change(now.membership) or (needs_group and not sees_group):
        return StepWork(page.action, _at(now, PAGES[page.key]))
    work = WORK[page.key](now, process, page)
    is_ahead = any(step.key == page.key and not _is_past(step) for step in now.steps)
    return work if is_ahead or page.key == "formal-request" else replace(work, lines=())


def _is_past(step: ProcessStep) -> bool:
    return bool(step.done_on or step.passed_over)


def _meet(now: Situation, process: PolicyProcess, page: GuidePage) -> StepWork:
    meeting = getattr(process, "preliminary_meeting", None)
    lines = []
    if not now.association_counts["active"]:
        text = _("The list of associations is empty.")
        lines.append(Line(text, _("Fetch the associations"), _at(now, "registry:import")))
    if meeting is None:
        work = StepWork(_("Call the meeting"), _at(now, "process:preliminary_meeting"))
        lines.insert(0, Line(_("Time and place of the meeting are not set.")))
        return replace(work, lines=tuple(lines))
    if meeting.starts_at > now.now:
        work = _letter(now, Letter.Kind.PRELIMINARY_INVITATION, page.action)
        known = Line(
            _("The discussion meeting is set."),
            _("See the meeting"),
            _at(now, "process:preliminary_meeting"),
        )
        return replace(work, lines=(known, *lines, *work.lines))
    return _after_the_meeting(now, process, tuple(lines))


def _after_the_meeting(now: Situation, process: PolicyProcess, lines: tuple[Line, ...]) -> StepWork:
    meeting = process.preliminary_meeting
    if not meeting.association_count:
        text = _("It is not written down which associations came.")
        lines += (Line(text, _("Write who came"), _at(now, "process:attendance")),)
    if not meeting.conclusions:
        lines += (Line(_("It is not written down what you agreed on.")),)
        return StepWork(_("Write the minutes"), _at(now, "process:minutes"), lines)
    return StepWork(_("See the meeting"), _at(now, "process:preliminary_meeting"), lines)


def _working_group(now: Situation, process: PolicyProcess, page: GuidePage) -> StepWork:
    group = getattr(process, "working_group", None)
    address = _at(now, "process:working_group")
    if group is None:
        return StepWork(page.action, address)
    if not group.mandate:
        lines = (Line(_("The group has no mandate yet.")),)
        return StepWork(_("Write the mandate"), _at(now, "process:mandate"), lines)
    members = list(group.members.all())
    lines = ()
    if not any(one.is_contact for one in members):
        text = _("Nobody in the group is named as its public contact.")
        lines = (Line(text, _("Choose a contact"), address),)
    return StepWork(_("See the working group"), address, lines)


def _formal_request(now: Situation, process: PolicyProcess, page: GuidePage) -> StepWork:
    log = _at(now, "process:formal_request")
    if process.formal_request_sent_on is None:
        work = _letter(now, Letter.Kind.FORMAL_REQUEST, page.action)
        text = _(
            "Has the letter gone? Write down the day, and the road keeps watch for the answer."
        )
        return replace(work, lines=(*work.lines, Line(text, _("Write down the day"), log)))
    if process.municipality_answered_on is not None:
        return StepWork(_("See the answer"), log)
    weeks = max((now.today - process.formal_request_sent_on).days // 7, 0)
    lines: tuple[Line, ...] = (Line(_("The letter has gone to the municipality.")),)
    if weeks >= now.PATIENCE_WEEKS:
        lines = (Line(silence(weeks)), *_reminder_letters(now))
    return StepWork(_("Write down the answer"), log, lines)


def silence(weeks: int) -> str:
    return (
        ngettext(
            "The municipality has not answered for %d week.",
            "The municipality has not answered for %d weeks.",
            weeks,
        )
        % weeks
    )


def _reminder_letters(now: Situation) -> tuple[Line, ...]:
    text = _("A reminder is ready, with the day and the matter filled in.")
    word = Line(text, _("Fetch the reminder as Word"), _at(now, "process:reminder_letter", "docx"))
    return (
        word,
        Line("", _("Fetch the reminder as PDF"), _at(now, "process:reminder_letter", "pdf")),
    )


def _meet_municipality(now: Situation, process: PolicyProcess, page: GuidePage) -> StepWork:
    lacking = [
        (
            process.municipality_meeting_on,
            _("The day of the meeting with the municipality is not set."),
        ),
        (process.mayor_name, _("The name of the mayor, who signs the invitation, is missing.")),
        (now.conference, _("The day of the dialogue conference is not set.")),
    ]
    lines = tuple(Line(text) for value, text in lacking if not value)
    return StepWork(page.action, _at(now, "process:facts"), lines)


def _invite(now: Situation, process: PolicyProcess, page: GuidePage) -> StepWork:
    conference = now.conference
    lines: tuple[Line, ...] = ()
    if not now.association_counts["active"]:
        text = _("The list of associations is empty.")
        lines = (Line(text, _("Fetch the associations"), _at(now, "registry:import")),)
    elif count := now.association_counts["without_email"]:
        text = ngettext(
            "%d association has no e-mail address and gets the letter by post.",
            "%d associations have no e-mail address and get the letter by post.",
            count,
        )
        link = _("See which they are")
        lines = (Line(text % count, link, f"{_at(now, 'registry:associations')}?without_email=1"),)
    if conference is None:
        lines = (Line(_("Day and place of the conference are not set.")), *lines)
        return StepWork(_("Plan the conference"), _at(now, "conference:work"), lines)
    if conference.published_at is None:
        text = _("The conference page is not published, so nobody can sign up.")
        lines += (Line(text, _("Look over the conference"), _at(now, "conference:work")),)
    work = _letter(now, Letter.Kind.CONFERENCE_INVITATION, page.action)
    if work.kind:  # the conference's own facts go into its letters
        work = replace(work, href=_at(now, "conference:letters", conference.pk), kind="")
    return replace(work, lines=(*work.lines, *lines))


def _conference(now: Situation, process: PolicyProcess, page: GuidePage) -> StepWork:
    conference = now.conference
    if conference is None:
        lines = (Line(_("Day and place of the conference are not set.")),)
        return StepWork(_("Plan the conference"), _at(now, "conference:work"), lines)
    found: list[Line] = []
    if not now.rounds:
        text = _("The programme has no rounds with questions yet.")
        link = _("Write the programme")
        found.append(Line(text, link, _at(now, "conference:programme", conference.pk)))
    if conference.published_at is None:
        found.append(Line(_("The conference page is not published, so nobody can sign up.")))
    elif now.plan is None and conference.sign_up_deadline < now.now and not conference.is_past:
        found.append(
            Line(_("The tables are not set."), _("Set the tables"), _at(now, "dialogue:tables"))
        )
    return StepWork(page.action, _at(now, "conference:work"), tuple(found))


def _report(now: Situation, process: PolicyProcess, page: GuidePage) -> StepWork:
    counts = now.contribution_counts
    left = counts["uncoded"] + counts["unclear"]
    if not counts["all"]:
        lines = (Line(_("No contributions have come in yet.")),)
        return StepWork(page.action, _at(now, "insight:report"), lines)
    if left:
        text = ngettext("%d contribution is not sorted.", "%d contributions are not sorted.", left)
        button = _("Go on sorting")
        return StepWork(button, _at(now, "insight:sort"), (Line(text % left),))
    return StepWork(page.action, _at(now, "insight:report"))


def _draft(now: Situation, process: PolicyProcess, page: GuidePage) -> StepWork:
    lines: tuple[Line, ...] = ()
    if now.policy is None and not now.finding_count:
        text = _("There are no findings yet. They are made with the report.")
        lines = (Line(text, _("See the report"), _at(now, "insight:report")),)
    left = now.contribution_counts["all"] - now.contribution_counts["answered"]
    if now.policy is not None and left > 0:
        text = ngettext(
            "%d contribution has no answer yet.", "%d contributions have no answer yet.", left
        )
        lines = (Line(text % left),)
    return StepWork(page.action, _at(now, "policy:policy"), lines)


def _follow_up(now: Situation, process: PolicyProcess, page: GuidePage) -> StepWork:
    lines = () if now.policy_is_adopted else (Line(_("The policy is not adopted yet.")),)
    return StepWork(page.action, _at(now, "policy:policy"), lines)


def _letter(now: Situation, kind: str, button: str) -> StepWork:
    """Open the letter of this kind, or begin it; with what it still lacks."""
    letter = now.letters.get(kind)
    if letter is None or not can_see(now.membership, letter):
        return StepWork(button, _at(now, "letters:drafts"), is_change=True, kind=kind)
    lines: tuple[Line, ...] = ()
    if letter.state == Letter.State.SENT:
        lines = (Line(_("The letter is sent.")),)
    elif missing := missing_facts(letter):
        language = get_language() or "nb"
        names = [field_label(name, language).lower() for name in missing[:MOST_GAPS]]
        told = _("The letter is filled in with what you have already written. Missing: %(facts)s.")
        lines = (Line(told % {"facts": norwegian.enumeration(names, language)}),)
    else:
        lines = (Line(_("The letter is filled in with what you have already written.")),)
    return StepWork(button, _at(now, "letters:letter", letter.pk), lines)


def _at(now: Situation, name: str, *arguments: object) -> str:
    return reverse(name, args=[now.organiser.slug, *arguments])


WORK: dict[str, Callable[[Situation, PolicyProcess, GuidePage], StepWork]] = {
    "meet": _meet,
    "working-group": _working_group,
    "formal-request": _formal_request,
    "meet-municipality": _meet_municipality,
    "invite": _invite,
    "conference": _conference,
    "report": _report,
    "draft": _draft,
    "follow-up": _follow_up,
}
