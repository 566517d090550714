"""Living by the policy: where things stand, asking the owners, the report, the action plan."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from samspill.conference.errors import PlanError
from samspill.organiser.access import organiser_required
from samspill.organiser.models import Organiser
from samspill.policy.actions import status_reports, status_rounds, yearly_meetings
from samspill.policy.actions.case_documents import draft_case_document
from samspill.policy.content import content_of
from samspill.policy.errors import PolicyError, RoundDueError
from samspill.policy.following.agenda_document import agenda_document
from samspill.policy.following.asked import next_status_on, silent_in
from samspill.policy.following.plan_document import action_plan_csv, action_plan_document
from samspill.policy.following.plan_shown import plan_context
from samspill.policy.following.reading import followed, followed_goals, kept_content, plan_of
from samspill.policy.following.status_shown import shown_report
from samspill.policy.following.words import how_far
from samspill.policy.following.yearly_meeting import agenda_of, proposed_day
from samspill.policy.forms.following import AskForm, YearlyMeetingForm
from samspill.policy.models import CaseDocument, Policy, StatusRequest, StatusRound
from samspill.policy.rules import can_follow_up
from samspill.policy.views.access import page
from samspill.policy.views.document_files import as_file
from samspill.policy.views.following_access import followed_up, lived_by, status_round
from samspill.pure.council_terms import term_of
from samspill.pure.measure_standing import counted

if TYPE_CHECKING:
    from samspill.organiser.access import OrganiserRequest

ANSWER_WEEKS = 3
DOCX_PDF = ("docx", "pdf")


@organiser_required
def follow_up(request: OrganiserRequest, organiser: Organiser) -> HttpResponse:
    """Where the policy stands, and what comes next."""
    policy = lived_by(request, organiser)
    return _follow_up(request, organiser, policy, AskForm(initial={"due_on": _due_on()}))


@require_POST
@organiser_required
def status_rounds_(request: OrganiserRequest, organiser: Organiser) -> HttpResponse:
    """Ask the owners."""
    policy = followed_up(request, organiser)
    form = AskForm(request.POST)
    if form.is_valid():
        try:
            asked = status_rounds.ask_owners(policy, **form.cleaned_data, by=request.user)
        except PolicyError as error:
            form.add_error("due_on" if isinstance(error, RoundDueError) else None, str(error))
        else:
            count = asked.requests.count()
            words = ngettext("%d owner has been asked.", "%d owners have been asked.", count)
            messages.success(request, words % count)
            return redirect("policy:status_round", organiser.slug, asked.number)
    return _follow_up(request, organiser, policy, form)


@organiser_required
def status_round_(request: OrganiserRequest, organiser: Organiser, number: int) -> HttpResponse:
    """Who has told, who is silent, and the report when it is made."""
    policy = lived_by(request, organiser)
    round_ = status_round(policy, number)
    asked = _asked(round_)
    missing = policy.owners.exclude(pk__in=[one.owner_id for one, _told, _left in asked])
    return page(
        request,
        organiser,
        "policy/status_round.html",
        policy=policy,
        round=round_,
        asked=asked,
        told_count=sum(not left for _one, _told, left in asked),
        not_asked=list(missing) if round_.reported_at is None else [],
        shown=shown_report(round_.report or status_reports.report_of(round_)),
        is_unchanged=round_.report is None or status_reports.is_unchanged(round_),
        waited_for=_waited_for(round_),
        is_past_due=round_.due_on < timezone.localdate(),
        may_follow_up=can_follow_up(request.membership, policy),
    )


@require_POST
@organiser_required
def status_reminders(request: OrganiserRequest, organiser: Organiser, number: int) -> HttpResponse:
    round_ = status_round(followed_up(request, organiser), number)
    count = status_rounds.remind_silent(round_, by=request.user)
    if count:
        words = ngettext("%d owner is reminded.", "%d owners are reminded.", count)
        messages.success(request, words % count)
    else:
        messages.info(request, _("Nobody to remind: all have answered, or were reminded today."))
    return redirect("policy:status_round", organiser.slug, number)


@require_POST
@organiser_required
def status_question(
    request: OrganiserRequest, organiser: Organiser, number: int, pk: int
) -> HttpResponse:
    """Ask one who was named after the others were asked."""
    policy = followed_up(request, organiser)
    round_ = status_round(policy, number)
    owner = get_object_or_404(policy.owners, pk=pk)
    try:
        status_rounds.ask_one(round_, owner=owner, by=request.user)
    except PolicyError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("%s has been asked.") % owner.role)
    return redirect("policy:status_round", organiser.slug, number)


@require_POST
@organiser_required
def status_report(request: OrganiserRequest, organiser: Organiser, number: int) -> HttpResponse:
    """Make the report: kept as it is now, and public; before the last day only when that is meant."""
    round_ = status_round(followed_up(request, organiser), number)
    silent = _waited_for(round_)
    if round_.reported_at is not None:
        messages.info(request, _("The report is made already."))
    elif silent and "anyway" not in request.POST:
        words = _("The report is not made. Not told yet: %s. Tick that you make it all the same.")
        messages.error(request, words % ", ".join(silent))
    else:
        _make_report(request, round_)
    return redirect("policy:status_round", organiser.slug, number)


@require_POST
@organiser_required
def status_case(request: OrganiserRequest, organiser: Organiser, number: int) -> HttpResponse:
    """The case document that carries the report to the council."""
    policy = followed_up(request, organiser)
    round_ = status_round(policy, number)
    if round_.reported_at is None:
        raise Http404
    case = draft_case_document(policy, kind=CaseDocument.Kind.STATUS, by=request.user)
    messages.success(request, _("The case document is drafted: %s") % case.title)
    return redirect("policy:case_document", organiser.slug, case.pk)


@organiser_required
def action_plan(request: OrganiserRequest, organiser: Organiser) -> HttpResponse:
    policy = lived_by(request, organiser)
    plan = plan_of(policy, content_of(policy))
    return page(
        request,
        organiser,
        "policy/plan.html",
        policy=policy,
        **plan_context(request, plan),
    )


@organiser_required
def action_plan_file(request: OrganiserRequest, organiser: Organiser, form: str) -> HttpResponse:
    policy = lived_by(request, organiser)
    if form not in (*DOCX_PDF, "csv"):
        raise Http404
    name = f"{organiser.slug}-action-plan"
    if form == "csv":
        return as_file(action_plan_csv(policy), form, name)
    return as_file(action_plan_document(policy), form, name)


@organiser_required
def yearly_meeting(request: OrganiserRequest, organiser: Organiser) -> HttpResponse:
    """The agenda; by POST the conference is planned as a draft."""
    policy = lived_by(request, organiser)
    form = YearlyMeetingForm(request.POST or None, initial=_proposal(organiser))
    if request.method == "POST":
        followed_up(request, organiser)
    planned = None
    if form.is_valid():
        planned = yearly_meetings.planned_yearly_meeting(policy, form.cleaned_data["day"])
    if planned is not None:
        messages.info(request, _("The meeting is planned already. Here it is."))
        return redirect("conference:programme", organiser.slug, planned.pk)
    if form.is_valid():
        try:
            conference = yearly_meetings.plan_yearly_meeting(
                policy, **form.cleaned_data, by=request.user
            )
        except PlanError as error:
            form.add_error(error.field if error.field in form.fields else "day", str(error))
        else:
            messages.success(request, _("The meeting is planned as a draft. Look it over."))
            return redirect("conference:programme", organiser.slug, conference.pk)
    return page(
        request,
        organiser,
        "policy/plan_meeting.html",
        policy=policy,
        agenda=agenda_of(policy, timezone.localdate()),
        form=form,
        may_follow_up=can_follow_up(request.membership, policy),
    )


@organiser_required
def yearly_meeting_file(request: OrganiserRequest, organiser: Organiser, form: str) -> HttpResponse:
    policy = lived_by(request, organiser)
    if form not in DOCX_PDF:
        raise Http404
    return as_file(agenda_document(policy), form, f"{organiser.slug}-dialogue-meeting")


def _follow_up(
    request: OrganiserRequest, organiser: Organiser, policy: Policy, form: AskForm
) -> HttpResponse:
    today = timezone.localdate()
    goals = followed_goals(policy, kept_content(policy), today)
    every = list(followed(goals))
    rounds = list(policy.status_rounds.order_by("-number"))
    owned = set(policy.owners.values_list("measures", flat=True))
    unfinished = [one for one in every if one.standing not in ("done", "dropped")]
    due = next_status_on(policy)
    return page(
        request,
        organiser,
        "policy/follow_up.html",
        policy=policy,
        form=form,
        sentence=how_far(counted(one.standing for one in every)),
        late=[one for one in every if one.standing == "late"][:5],
        rounds=rounds,
        open_round=next((one for one in rounds if one.reported_at is None), None),
        without_owner=sum(one.key not in owned for one in unfinished),
        owner_count=len(status_rounds.owners_to_ask(policy)),
        next_on=due,
        is_due=due is not None and due <= today,
        term=term_of(today),
        may_follow_up=can_follow_up(request.membership, policy),
    )


def _asked(round_: StatusRound) -> list[tuple[StatusRequest, int, int]]:
    """Each question with how many measures are told of, and how many are left; the silent first."""
    requests = round_.requests.select_related("owner").prefetch_related(
        "updates", "owner__measures"
    )
    found = []
    for one in requests:
        told = {update.measure_id for update in one.updates.all()}
        open_ones = {row.pk for row in one.owner.measures.all() if not row.is_finished}
        found.append((one, len(told), len(open_ones - told)))
    return sorted(found, key=lambda row: (row[2] == 0, row[0].owner.role, row[0].pk))


def _waited_for(round_: StatusRound) -> list[str]:
    """Roles that may still tell before the last day is over."""
    is_over = round_.reported_at is not None or round_.due_on < timezone.localdate()
    return [] if is_over else silent_in(round_)


def _make_report(request: OrganiserRequest, round_: StatusRound) -> None:
    try:
        status_reports.make_report(round_, by=request.user)
    except PolicyError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("The report is made. Everyone can read it now."))


def _due_on() -> date:
    return timezone.localdate() + timedelta(weeks=ANSWER_WEEKS)


def _proposal(organiser: Organiser) -> dict[str, Any]:
    last = organiser.conferences.order_by("-starts_at").first()
    return {
        "day": proposed_day(timezone.localdate()),
        "venue": last.venue if last else "",
        "capacity": last.capacity if last else 60,
    }
