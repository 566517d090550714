from django.urls import path

from samspill.process.views import group, guide, meeting, road, steps

app_name = "process"
WORK = "<slug:slug>/work"
MEETING = f"{WORK}/preliminary-meeting"
GROUP = f"{WORK}/working-group"
STEP = f"{WORK}/steps/<str:key>"
urlpatterns = [
    path("guide/", guide.overview, name="guide"),
    path("guide/<str:key>/", guide.step, name="guide_step"),
    path(f"{WORK}/process/", road.begin, name="begin"),
    path(f"{WORK}/process/copy/", road.copy, name="copy"),
    path(f"{WORK}/facts/", road.facts, name="facts"),
    path(f"{WORK}/formal-request/", road.formal_request, name="formal_request"),
    path(
        f"{WORK}/formal-request/reminder.<str:ending>", road.reminder_letter, name="reminder_letter"
    ),
    path(f"{MEETING}/", meeting.meeting, name="preliminary_meeting"),
    path(f"{MEETING}/call/", meeting.call, name="meeting_call"),
    path(f"{MEETING}/attendance/", meeting.attendance, name="attendance"),
    path(
        f"{MEETING}/attendance/<int:pk>/removal/", meeting.attendee_removal, name="attendee_removal"
    ),
    path(f"{MEETING}/minutes/", meeting.minutes, name="minutes"),
    path(f"{MEETING}/minutes.<str:ending>", meeting.minutes_file, name="minutes_file"),
    path(f"{GROUP}/", group.working_group, name="working_group"),
    path(f"{GROUP}/mandate/", group.mandate, name="mandate"),
    path(f"{GROUP}/members/", group.new_member, name="new_member"),
    path(f"{GROUP}/members/<int:pk>/", group.member, name="member"),
    path(f"{GROUP}/members/<int:pk>/removal/", group.member_removal, name="member_removal"),
    path(f"{WORK}/hand-over/", group.hand_over, name="hand_over"),
    path(f"{STEP}/ticks/", steps.ticks, name="ticks"),
    path(f"{STEP}/completion/", steps.completion, name="completion"),
    path(f"{STEP}/passing/", steps.passing, name="passing"),
    path(f"{STEP}/assignment/", steps.assignment, name="assignment"),
]
