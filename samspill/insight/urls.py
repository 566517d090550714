from django.urls import path

from samspill.insight.views import contributions, debrief, report, sorting

app_name = "insight"
WORK = "<slug:slug>/work"

urlpatterns = [
    path(f"{WORK}/contributions/", contributions.contributions, name="contributions"),
    path(f"{WORK}/contributions/evening/", debrief.debrief, name="debrief"),
    path(f"{WORK}/contributions/evening/thanks/", debrief.thanks, name="thanks"),
    path(f"{WORK}/contributions/evening/<str:form>/", debrief.debrief_file, name="debrief_file"),
    path(f"{WORK}/contributions/sort/", sorting.sort, name="sort"),
    path(f"{WORK}/contributions/proposals/", sorting.proposals, name="proposals"),
    path(f"{WORK}/contributions/<int:pk>/", contributions.contribution, name="contribution"),
    path(f"{WORK}/contributions/<int:pk>/coding/", sorting.coding, name="coding"),
    path(
        f"{WORK}/contributions/<int:pk>/publication/",
        contributions.publication,
        name="publication",
    ),
    path(f"{WORK}/findings/", report.findings, name="findings"),
    path(f"{WORK}/report/", report.report, name="report"),
    path(f"{WORK}/report/<str:form>/", report.report_file, name="report_file"),
]
