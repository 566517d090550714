from django.urls import path

from samspill.process.views import guide, work

app_name = "process"
urlpatterns = [
    path("guide/", guide.overview, name="guide"),
    path("guide/<str:key>/", guide.step, name="guide_step"),
    path("<slug:slug>/work/process/", work.begin, name="begin"),
    path("<slug:slug>/work/preliminary-meeting/", work.meeting, name="preliminary_meeting"),
    path("<slug:slug>/work/working-group/", work.working_group, name="working_group"),
    path("<slug:slug>/work/facts/", work.facts, name="facts"),
    path("<slug:slug>/work/hand-over/", work.hand_over, name="hand_over"),
    path("<slug:slug>/work/steps/<str:key>/", work.step, name="step"),
    path("<slug:slug>/work/steps/<str:key>/ticks/", work.ticks, name="ticks"),
    path("<slug:slug>/work/steps/<str:key>/completion/", work.completion, name="completion"),
]
