"""What the road itself asks for: to begin, to hear from the municipality, to keep a deadline."""

from __future__ import annotations

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from samspill.conference.rules import can_manage_sign_ups
from samspill.overview.act import Act, at
from samspill.overview.situation import Situation
from samspill.overview.step_work import silence
from samspill.process import guide
from samspill.process.models import PolicyProcess
from samspill.process.rules import can_see_working_group


def begin(now: Situation) -> Act | None:
    if now.process or now.conference or now.organiser.invites_municipalities:
        return None
    return Act(
        _("Begin where you are"),
        _(
            "Say who leads and what the document shall be called. Six associations are enough to begin."
        ),
        _("Begin the road"),
        at(now, "process:begin"),
    )


def plan_conference(now: Situation) -> Act | None:
    """A national host walks no road of its own: it begins with a conference."""
    if not now.organiser.invites_municipalities or now.conference:
        return None
    return Act(
        _("Plan the conference"),
        _(
            "Time, place and seats are enough to begin. Whom you invite, you find on the map of "
            "municipalities."
        ),
        _("Plan the conference"),
        at(now, "conference:plan"),
        minutes=20,
    )


def gather_associations(now: Situation) -> Act | None:
    if now.organiser.invites_municipalities or now.association_counts["active"]:
        return None
    return Act(
        _("Fetch the associations from the register"),
        _(
            "Then everyone can be invited, not only those you know. You see the list before it is saved."
        ),
        _("Fetch associations"),
        at(now, "registry:import"),
    )


def hear_from_municipality(now: Situation) -> Act | None:
    """It has let the letter lie longer than it may."""
    process = now.process
    if process is None or process.formal_request_sent_on is None or _has_met(process):
        return None
    weeks = (now.today - process.formal_request_sent_on).days // 7
    if weeks < now.PATIENCE_WEEKS or not can_see_working_group(now.membership, process):
        return None
    return Act(
        _("Remind the municipality of your letter"),
        silence(weeks) + " " + _("A reminder is ready to sign. Has it answered? Write it down."),
        _("See the reminder"),
        at(now, "overview:step", "formal-request"),
    )


def keep_deadline(now: Situation) -> Act | None:
    """The step whose deadline passed first."""
    late = [one for one in now.steps if one.deadline and one.deadline < now.today]
    late = [one for one in late if not (one.done_on or one.passed_over)]
    if not late:
        return None
    step = min(late, key=lambda one: one.deadline or now.today)
    title = guide.page(step.key, get_language() or "nb").short
    return Act(
        _("Past its deadline: %(step)s") % {"step": title},
        _("Tick it off if it is done, or set a new day that holds."),
        _("See the step"),
        at(now, "overview:step", step.key),
        minutes=2,
    )


def answer_those_who_ask(now: Situation) -> Act | None:
    """One who is not invited has sent a document, and waits."""
    if not can_manage_sign_ups(now.membership) or not now.asking:
        return None
    count = len(now.asking)
    return Act(
        ngettext("Answer %d that asks to come", "Answer %d that ask to come", count) % count,
        _("They are not on the list of invited, and have sent the document it should rest on."),
        _("See who asks"),
        at(now, "conference:invited", now.asking[0]),
        minutes=5 * count,
    )


def _has_met(process: PolicyProcess) -> bool:
    """Whether the municipality has answered, in one way or another."""
    return bool(
        process.municipality_answered_on or process.municipality_meeting_on or process.decision_on
    )
