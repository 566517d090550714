"""What just happened, in sentences: from history rows, which hold no names."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from samspill.history.models import Entry

SENTENCES: dict[str, str | Promise] = {
    "organiser.opened": _("The municipality's pages were opened."),
    "organiser.membership_given": _("A colleague was given access."),
    "registry.associations_imported": _("The list of associations was fetched."),
    "registry.association_added": _("An association was added."),
    "registry.association_changed": _("An association was changed."),
    "process.begun": _("The road was begun."),
    "process.meeting_recorded": _("The discussion meeting was recorded."),
    "process.group_set_up": _("The working group was set up."),
    "process.facts_recorded": _("Dates and names on the road were written down."),
    "process.step_finished": _("A step on the road was finished."),
    "process.handed_over": _("The working group handed over what it held to the municipality."),
    "letters.drafted": _("A letter was made ready."),
    "letters.facts_changed": _("A letter was changed, and must be approved anew."),
    "letters.bounced": _("An e-mail came back. The address is marked."),
    "letters.approved": _("A letter was approved."),
    "letters.sent": _("A letter was sent."),
    "conference.planned": _("The conference was planned."),
    "conference.changed": _("The conference was changed."),
    "conference.programme_changed": _("The programme was changed."),
    "conference.withdrawn": _("The conference page was taken down."),
    "conference.published": _("The conference page was published."),
    "conference.signed_up": _("Someone signed up."),
    "conference.sign_up_changed": _("A sign-up was changed."),
    "conference.sign_up_cancelled": _("Someone signed off."),
    "dialogue.opened": _("The dialogue was opened."),
    "dialogue.tables_dealt": _("The seating plan was made."),
    "dialogue.replan_asked": _("The seating plan was fitted to those who have come and gone."),
    "dialogue.seat_moved": _("Someone was moved to another table."),
    "dialogue.setup_changed": _("How people are mixed at the tables was changed."),
    "dialogue.rule_added": _("A rule for the seating was added."),
    "dialogue.rule_removed": _("A rule for the seating was removed."),
    "dialogue.topics_set": _("The tables were given their topics."),
    "dialogue.plan_published": _("The seating plan was published."),
    "dialogue.evening_set_up": _("It was decided how the rounds go."),
    "dialogue.contributions_given": _("Contributions came in."),
    "dialogue.reactions_given": _("Dots or opinions given on paper were written in."),
    "dialogue.top_chosen": _("A table chose its top three."),
    "dialogue.sheets_laid_out": _("Paper sheets were made ready for the tables."),
    "dialogue.sheet_typed": _("A paper sheet was typed in."),
    "dialogue.sheet_checked": _("A paper sheet was checked by a second person."),
    "dialogue.sheet_photo_added": _("A photo was laid to a paper sheet."),
    "dialogue.sheet_photo_removed": _("The photo of a paper sheet was taken away."),
    "dialogue.contribution_replaced": _("A line typed wrongly from paper was set right."),
    "dialogue.paper_check_set": _("How paper sheets are checked was changed."),
    "dialogue.round_opened": _("A round was opened."),
    "dialogue.round_closed": _("A round was closed."),
    "dialogue.stage_opened": _("A stage of a round was opened."),
    "dialogue.round_extended": _("A round was given more time."),
    "dialogue.clock_stopped": _("The clock was stopped."),
    "dialogue.clock_started": _("The clock was started again."),
    "dialogue.contribution_shown": _("A contribution was shown on the board."),
    "dialogue.contribution_held_back": _("A contribution was held back from the board."),
    "dialogue.contribution_left_waiting": _("A contribution was taken off the board."),
    "dialogue.lead_handed_over": _("The lead of the evening was handed over."),
    "dialogue.nudged": _("Somebody waved to a table's host."),
    "dialogue.reading_set": _("It was decided whether somebody reads before the board shows."),
    "dialogue.act_undone": _("Something in the control room was undone."),
    "dialogue.cluster_made": _("Contributions were laid together in a new cluster."),
    "dialogue.clustered": _("Contributions were laid together in the plenary."),
    "dialogue.cluster_named": _("A cluster was named in the plenary."),
    "dialogue.cluster_removed": _("A cluster was taken apart in the plenary."),
    "insight.codings_proposed": _("The system proposed themes for the contributions."),
    "insight.coded": _("A contribution was sorted."),
    "insight.set_aside": _("A contribution was marked as unclear."),
    "insight.read_again": _("A contribution was read by a second person."),
    "insight.settled": _("Two had sorted a contribution differently, and it was settled."),
    "insight.split": _("A contribution was split in parts."),
    "insight.joined": _("The parts of a contribution were put together again."),
    "insight.theme_made": _("A theme of our own was made."),
    "insight.theme_changed": _("A theme of our own was changed."),
    "insight.theme_put_away": _("A theme of our own was put away."),
    "insight.act_undone": _("Something at the sorting was undone."),
    "insight.act_redone": _("Something undone at the sorting was done again."),
    "insight.merged": _("Contributions were said to be the same."),
    "insight.parted": _("A contribution was taken out of those that are the same."),
    "insight.told_apart": _("Two contributions were said not to be the same."),
    "insight.findings_made": _("Findings were made from the contributions."),
    "insight.report_asked": _("Someone asked for the contribution report."),
    "insight.report_made": _("The contribution report was made."),
    "policy.drafted": _("The first draft of the policy was made."),
    "policy.passage_written": _("A paragraph of the policy was rewritten."),
    "policy.passage_added": _("A paragraph was added to the policy."),
    "policy.passage_taken_away": _("A paragraph of the policy was taken away."),
    "policy.wording_set_aside": _("Two wrote the same place in the policy. Both are kept."),
    "policy.clash_settled": _("Someone chose between two wordings in the policy."),
    "policy.commented": _("Someone commented on the policy."),
    "policy.version_saved": _("A version of the policy was saved."),
    "policy.linked": _("A contribution was tied to a measure."),
    "policy.unlinked": _("A contribution was untied from a measure."),
    "policy.finding_linked": _("A finding was tied to a measure."),
    "policy.finding_unlinked": _("A finding was untied from a measure."),
    "policy.goal_added": _("A goal was added to the policy."),
    "policy.goal_changed": _("A goal of the policy was rewritten."),
    "policy.goal_taken_away": _("A goal was taken away from the policy."),
    "policy.measure_added": _("A measure was added to the policy."),
    "policy.measure_changed": _("A measure was rewritten."),
    "policy.measure_deleted": _("A measure was taken away from the policy."),
    "policy.measure_moved": _("A measure was moved in the policy."),
    "policy.answered": _("A contribution was answered."),
    "policy.answered_many": _("Many contributions were given the same answer."),
    "policy.consultation_opened": _("The draft was sent out for consultation."),
    "policy.consultation_extended": _("The consultation was given more time."),
    "policy.consultation_closed": _("The consultation was closed."),
    "policy.body_invited": _("A body was invited to the consultation."),
    "policy.body_taken_off": _("A body was taken off the list of those invited."),
    "policy.bodies_reminded": _("Those who had not answered the consultation were reminded."),
    "policy.remark_given": _("A remark was given in the consultation."),
    "policy.remark_taken_out": _("A remark was taken out of a statement."),
    "policy.remark_put_back": _("A remark was put back in its statement."),
    "policy.remark_answered": _("A remark was answered."),
    "policy.remark_opened_again": _("The answer to a remark was taken back."),
    "policy.remark_released": _("A remark was let through for everyone to read."),
    "policy.remark_held_back": _("A remark was held back."),
    "policy.remark_erased": _("A remark was erased."),
    "policy.response_received": _("A statement came in."),
    "policy.response_erased": _("A statement was erased."),
    "policy.response_confirmed": _("A statement was confirmed to be from the body it names."),
    "policy.response_parted": _("A statement was parted from the body it named."),
    "policy.rest_settled": _("The rest of a split statement was seen to need no answer."),
    "policy.status_set": _("A measure got a new status."),
    "policy.owner_named": _("It was said who answers for a measure."),
    "policy.owner_replaced": _("Somebody else answers for a measure."),
    "policy.owner_removed": _("One who answered for measures was taken away."),
    "policy.owner_refused": _("One who was asked about measures said that it is somebody else."),
    "policy.owners_asked": _("Those who answer for measures were asked how it goes."),
    "policy.owners_reminded": _("Those who have not answered about measures were reminded."),
    "policy.status_reported": _("The status report to the council was made."),
    "policy.yearly_meeting_planned": _("The yearly dialogue meeting was planned."),
    "policy.revision_begun": _("The renewal of the policy was begun."),
    "policy.measures_carried": _("Measures were taken along into the new policy."),
    "policy.adopted": _("The policy was adopted."),
    "policy.amended": _("An amendment of the policy was adopted."),
    "policy.amendment_begun": _("An amendment of the policy was begun."),
    "policy.amendment_abandoned": _("An amendment of the policy was laid aside."),
    "policy.paper_asked": _("A document was asked for."),
    "policy.template_uploaded": _("A template of the municipality's own was uploaded."),
    "policy.template_chosen": _(
        "An earlier template of the municipality's own was taken up again."
    ),
    "policy.template_left": _("The municipality's own template was left."),
    "policy.case_document_drafted": _("A case document was made."),
    "policy.case_document_written": _("A case document was written on."),
    "policy.follower_confirmed": _("Someone asked to be told what becomes of a contribution."),
    "policy.follower_stopped": _("Someone no longer wants to be told of a contribution."),
}


@dataclass(frozen=True)
class Happening:
    at: datetime
    sentence: str | Promise
    times: int


def happenings(entries: Iterable[Entry], *, most: int = 6) -> list[Happening]:
    """The newest first; the same thing many times in a row is told once, with how many times."""
    told: list[tuple[Entry, int]] = []
    for entry in entries:
        if entry.action not in SENTENCES:
            continue
        if told and told[-1][0].action == entry.action:
            told[-1] = (told[-1][0], told[-1][1] + 1)
        elif len(told) < most:
            told.append((entry, 1))
        else:
            break
    return [Happening(entry.at, SENTENCES[entry.action], times) for entry, times in told]
