"""Addresses of what comes after the resolution."""

from django.urls import path

from samspill.policy.views import following, owner_report, owners, public_status, revision

WORK = "<slug:slug>/work/policy"
ROUND = f"{WORK}/status-rounds/<int:number>"
PUBLIC = "<slug:slug>/policy"
OWN = "measure-status/<str:token>"

following_patterns = [
    path(f"{WORK}/follow-up/", following.follow_up, name="follow_up"),
    path(f"{WORK}/owners/", owners.owners, name="owners"),
    path(f"{WORK}/owners/new/", owners.new_owner, name="new_owner"),
    path(f"{WORK}/owners/<int:pk>/", owners.owner, name="owner"),
    path(f"{WORK}/owners/<int:pk>/removal/", owners.owner_removal, name="owner_removal"),
    path(f"{WORK}/status-rounds/", following.status_rounds_, name="status_rounds"),
    path(f"{ROUND}/", following.status_round_, name="status_round"),
    path(f"{ROUND}/reminders/", following.status_reminders, name="status_reminders"),
    path(f"{ROUND}/report/", following.status_report, name="status_report"),
    path(f"{ROUND}/case-document/", following.status_case, name="status_case"),
    path(f"{ROUND}/owners/<int:pk>/", owners.told_for_owner, name="told_for_owner"),
    path(f"{ROUND}/owners/<int:pk>/question/", following.status_question, name="status_question"),
    path(f"{WORK}/action-plan/", following.action_plan, name="action_plan"),
    path(
        f"{WORK}/action-plan/files/<str:form>/", following.action_plan_file, name="action_plan_file"
    ),
    path(f"{WORK}/yearly-meeting/", following.yearly_meeting, name="yearly_meeting"),
    path(
        f"{WORK}/yearly-meeting/files/<str:form>/",
        following.yearly_meeting_file,
        name="yearly_meeting_file",
    ),
    path(f"{WORK}/revision/", revision.revision, name="revision"),
    path(f"{WORK}/revision/start/", revision.revision_start, name="revision_start"),
    path(f"{WORK}/revision/measures/", revision.carried_measures, name="carried_measures"),
    path(f"{OWN}/", owner_report.owner_report, name="owner_report"),
    path(f"{OWN}/refusal/", owner_report.owner_refusal, name="owner_refusal"),
    path(f"{PUBLIC}/status/", public_status.public_status, name="public_status"),
    path(
        f"{PUBLIC}/status/reports/<int:number>/",
        public_status.public_status_report,
        name="public_status_report",
    ),
    path(
        f"{PUBLIC}/status/reports/<int:number>/files/<str:form>/",
        public_status.public_status_report_file,
        name="public_status_report_file",
    ),
    path(f"{PUBLIC}/action-plan/", public_status.public_action_plan, name="public_action_plan"),
    path(
        f"{PUBLIC}/action-plan/files/csv/",
        public_status.public_action_plan_file,
        name="public_action_plan_file",
    ),
]
