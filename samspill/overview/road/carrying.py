"""Carrying a folder along the road: the same actions as on the web, in the same order."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from django.utils import timezone, translation
from django.utils.translation import gettext as _

from samspill.conference import actions as conference_actions
from samspill.conference.errors import PlanError, SignUpError
from samspill.conference.models import Conference
from samspill.dialogue import actions as dialogue_actions
from samspill.dialogue.errors import DialogueError
from samspill.dialogue.models import Dialogue, SeatingPlan
from samspill.dialogue.seating.errors import ImpossiblePlanError, UndecidedPlanError
from samspill.insight import actions as insight_actions
from samspill.letters import actions as letter_actions
from samspill.letters.models import Letter
from samspill.organiser import actions as organiser_actions
from samspill.organiser.models import Municipality, Organiser
from samspill.overview.road.matching import Matcher, Remark
from samspill.overview.road.reading import BadFolderError, Folder, RoadPlan, read_folder
from samspill.policy import actions as policy_actions
from samspill.policy.models import Policy
from samspill.process import actions as process_actions
from samspill.process.models import Lead, PolicyProcess
from samspill.registry import actions as registry_actions
from samspill.registry.tables import Problem

Progress = Callable[[str], None]
STEPS = 7


@dataclass
class Carried:
    """Everything the road has made, ready to be written."""

    plan: RoadPlan
    organiser: Organiser
    process: PolicyProcess
    conference: Conference
    dialogue: Dialogue
    seating_plan: SeatingPlan | None
    policy: Policy
    letters: list[Letter] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)


def carry_folder(folder: Path, *, out: Path, on_progress: Progress) -> dict[str, Any]:
    """Read the folder, carry it, write OUT. Raises BadFolderError; then OUT is not there."""
    from samspill.overview.road.writing import write_out

    if out.exists():
        raise BadFolderError([Problem(str(out), 0, "", _("The folder is there already."))])
    read = read_folder(folder)
    with translation.override(read.plan.language):
        carried = carry(read, on_progress=on_progress)
        return write_out(carried, out=out, on_progress=on_progress)


def carry(read: Folder, *, on_progress: Progress) -> Carried:
    """The whole road on the database at hand."""
    tell = _counter(on_progress)
    tell(_("The municipality and its process"))
    organiser, process = _begin(read.plan)
    tell(_("%d associations") % len(read.associations))
    matcher = _register(organiser, read)
    tell(_("The conference and its programme"))
    conference = _plan(organiser, process, read.plan)
    tell(_("%d sign-ups and their tables") % len(read.sign_ups))
    dialogue, seating_plan = _seat(conference, read, matcher)
    tell(_("%d contributions") % len(read.contributions))
    _contribute(dialogue, read, matcher)
    tell(_("Themes, findings and a policy draft"))
    insight_actions.propose_codings(dialogue)
    insight_actions.make_findings(dialogue, language=read.plan.language)
    policy = policy_actions.draft_policy(process, dialogue)
    tell(_("Letters"))
    carried = Carried(read.plan, organiser, process, conference, dialogue, seating_plan, policy)
    carried.letters = _letters(carried)
    carried.remarks = matcher.remarks
    return carried


def _counter(on_progress: Progress) -> Progress:
    count = 0

    def tell(text: str) -> None:
        nonlocal count
        count += 1
        on_progress(_("%(n)d of %(all)d: %(text)s") % {"n": count, "all": STEPS, "text": text})

    return tell


def _begin(plan: RoadPlan) -> tuple[Organiser, PolicyProcess]:
    municipality = Municipality.objects.get(number=plan.municipality)
    organiser = organiser_actions.open_organiser(
        kind=Organiser.Kind.MUNICIPALITY,
        name=f"{municipality.name} kommune",
        slug=f"municipality-{municipality.number}",
        municipality=municipality,
        language=plan.language,
        **{f"contact_{key}": value for key, value in plan.contact.items()},
    )
    process = process_actions.begin_process(
        organiser, **plan.process, **_known(plan.facts), started_on=_started_on(plan)
    )
    if plan.meeting:
        process_actions.record_preliminary_meeting(process, **plan.meeting)
    if plan.group:
        process_actions.set_up_working_group(
            process,
            set_up_on=plan.group["set_up_on"],
            mandate=plan.group["mandate"],
            members=_members(plan.group),
        )
    process_actions.plan_steps(process, conference_at=plan.conference["starts_at"])
    process.refresh_from_db()
    return organiser, process


def _known(facts: Any) -> dict[str, Any]:
    return {key: value for key, value in facts.items() if value is not None}


def _started_on(plan: RoadPlan) -> date:
    """The first thing that is known to have happened."""
    begun: list[datetime] = [plan.conference["starts_at"] - timedelta(weeks=26)]
    if plan.meeting:
        begun.append(plan.meeting["starts_at"])
    return timezone.localtime(min(begun)).date()


def _members(group: Any) -> list[process_actions.MemberDraft]:
    leader = group["leader"]
    names = [name for name in group["members"] if name != leader]
    drafts = [process_actions.MemberDraft(name) for name in names]
    return [process_actions.MemberDraft(leader, is_leader=True), *drafts] if leader else drafts


def _register(organiser: Organiser, read: Folder) -> Matcher:
    result = registry_actions.import_associations(organiser, rows=read.associations, source="file")
    matcher = Matcher(organiser, read.associations)
    for name, reason in result.left_out:
        matcher.remarks.append(Remark("association", name, name, False, str(reason)))
    for name, reason in result.noted:
        matcher.remarks.append(Remark("association", name, name, True, str(reason)))
    return matcher


def _plan(organiser: Organiser, process: PolicyProcess, plan: RoadPlan) -> Conference:
    try:
        conference = conference_actions.plan_conference(
            organiser,
            process=process,
            controller=process.lead,
            language=plan.language,
            **{f"contact_{key}": value for key, value in plan.contact.items()},
            **plan.conference,
        )
        drafts = [_programme_draft(item) for item in plan.programme]
        conference_actions.set_programme(conference, items=drafts)
        return conference_actions.publish(conference)
    except PlanError as error:
        raise BadFolderError([Problem("road.toml", 0, "conference", str(error))]) from error


def _programme_draft(item: Any) -> conference_actions.ProgrammeDraft:
    speakers = tuple(conference_actions.SpeakerDraft(**speaker) for speaker in item["speakers"])
    return conference_actions.ProgrammeDraft(**{**item, "speakers": speakers})


def _seat(
    conference: Conference, read: Folder, matcher: Matcher
) -> tuple[Dialogue, SeatingPlan | None]:
    for row in read.sign_ups:
        _sign_up(conference, row, matcher)
    dialogue = dialogue_actions.open_dialogue(conference)
    seated = conference.sign_ups.seated().count()
    size = conference.table_size
    if not seated:
        return dialogue, None
    dialogue_actions.set_tables(dialogue, count=-(-seated // size), capacity=size)
    return dialogue, dialogue_actions.publish_plan(_deal(dialogue, matcher))


def _deal(dialogue: Dialogue, matcher: Matcher) -> SeatingPlan:
    """A folder has nobody to ask: where they must, people of one association share a table."""
    try:
        return dialogue_actions.deal_tables(dialogue, seed=1)
    except (ImpossiblePlanError, UndecidedPlanError):
        dialogue_actions.change_setup(
            dialogue,
            mode="remix",
            favour="meetings",
            apart_by_association=False,
            apart_by_municipality=False,
            spread=["category", "region"],
            no_solo=[],
        )
    reason = _("Some of the same association share a table: there are fewer tables than they are.")
    matcher.remarks.append(Remark("sign_up", "", "", True, reason))
    return dialogue_actions.deal_tables(dialogue, seed=1)


def _sign_up(conference: Conference, row: Any, matcher: Matcher) -> None:
    association = matcher.match(row.association, what="sign_up", row=row.name)
    sends_municipalities = conference.is_for_municipalities
    try:
        sign_up = conference_actions.sign_up(
            conference,
            name=row.name,
            email=row.email,
            phone=row.phone,
            role=row.role,
            invoice_reference=row.invoice_reference,
            wants_stand=row.wants_stand,
            association=association,
            association_name="" if association else row.association,
            municipality=matcher.municipality(row.municipality) if sends_municipalities else None,
            language=conference.language,
            check_deadline=False,
            confirm=False,
        )
    except SignUpError as error:
        matcher.remarks.append(Remark("sign_up", row.name, row.association, False, str(error)))
        return
    if sign_up.state == "waiting":
        reason = _("Every seat was taken: on the waiting list.")
        matcher.remarks.append(Remark("sign_up", row.name, row.association, True, reason))


def _contribute(dialogue: Dialogue, read: Folder, matcher: Matcher) -> None:
    drafts = [
        dialogue_actions.ContributionDraft(
            round=row.round,
            table=row.table,
            text=row.text,
            reference=row.id,
            language=row.language,
            association=matcher.match(row.association, what="contribution", row=row.id),
        )
        for row in read.contributions
    ]
    outcomes = dialogue_actions.contribute_many(dialogue, drafts=drafts, channel="file")
    refused = [
        Problem("contributions.csv", 0, row.id, str(outcome))
        for row, outcome in zip(read.contributions, outcomes, strict=True)
        if isinstance(outcome, DialogueError)
    ]
    if refused:
        raise BadFolderError(refused)


def _letters(carried: Carried) -> list[Letter]:
    """All that the folder tells of, each dated by the plan rather than by the day of the run."""
    letters = conference_actions.draft_letters(carried.conference)
    letters.append(insight_actions.draft_thanks(carried.dialogue))
    wanted = {*(letter.kind for letter in letters)}
    if carried.plan.meeting:
        wanted.add(Letter.Kind.PRELIMINARY_INVITATION)
        if carried.plan.group or carried.process.lead == Lead.MUNICIPALITY:
            wanted.add(Letter.Kind.FORMAL_REQUEST)
    first = letter_actions.draft_letters_of_process(carried.process)
    for letter in (letters := [*(one for one in first if one.kind in wanted), *letters]):
        facts: dict[str, object] = {"letter_date": _letter_date(letter, carried)}
        if carried.plan.sign_up_address:
            facts["sign_up_url"] = carried.plan.sign_up_address
        if letter.kind == Letter.Kind.THANKS:
            facts["report_url"] = carried.plan.report_address
        letter_actions.change_facts(letter, facts=facts)
        letter.refresh_from_db()
    return letters


def _letter_date(letter: Letter, carried: Carried) -> date:
    """Six weeks before the conference, three for the reminder, a week after for the thanks."""
    conference = timezone.localtime(carried.conference.starts_at).date()
    days = {
        Letter.Kind.CONFERENCE_INVITATION: conference - timedelta(weeks=6),
        Letter.Kind.REMINDER: conference - timedelta(weeks=3),
        Letter.Kind.THANKS: conference + timedelta(weeks=1),
    }
    if carried.plan.meeting:
        meeting = timezone.localtime(carried.plan.meeting["starts_at"]).date()
        days[Letter.Kind.PRELIMINARY_INVITATION] = meeting - timedelta(weeks=4)
    if carried.process.formal_request_sent_on:
        days[Letter.Kind.FORMAL_REQUEST] = carried.process.formal_request_sent_on
    return days.get(Letter.Kind(letter.kind), conference - timedelta(weeks=8))
