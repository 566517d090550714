from django.urls import path

from samspill.insight.views import (
    acts,
    comparing,
    contributions,
    debrief,
    figures,
    merging,
    parts,
    releases,
    report,
    second_reading,
    sorting,
    themes,
)

app_name = "insight"
WORK = "<slug:slug>/work"

urlpatterns = [
    path("themes/", comparing.comparison, name="comparison"),
    path("themes/<str:code>/", comparing.theme_compared, name="theme_compared"),
    path("themes/<str:code>/<int:pk>/", comparing.theme_said, name="theme_said"),
    path(f"{WORK}/contributions/", contributions.contributions, name="contributions"),
    path(f"{WORK}/contributions/evening/", debrief.debrief, name="debrief"),
    path(f"{WORK}/contributions/evening/thanks/", debrief.thanks, name="thanks"),
    path(f"{WORK}/contributions/evening/<str:form>/", debrief.debrief_file, name="debrief_file"),
    path(f"{WORK}/contributions/sort/", sorting.sort, name="sort"),
    path(
        f"{WORK}/contributions/second-reading/",
        second_reading.second_reading,
        name="second_reading",
    ),
    path(f"{WORK}/contributions/disagreements/", second_reading.differing, name="disagreements"),
    path(f"{WORK}/contributions/acts/", acts.acts, name="acts"),
    path(f"{WORK}/contributions/acts/<int:pk>/undoing/", acts.act_undoing, name="act_undoing"),
    path(f"{WORK}/contributions/acts/<int:pk>/redoing/", acts.act_redoing, name="act_redoing"),
    path(f"{WORK}/contributions/undoing/", acts.undoing, name="undoing"),
    path(f"{WORK}/contributions/alike/", merging.alike, name="alike"),
    path(f"{WORK}/contributions/figures/", figures.figures, name="figures"),
    path(f"{WORK}/contributions/figures/<str:by>/", figures.figures_file, name="figures_file"),
    path(f"{WORK}/contributions/themes/", themes.new_themes, name="new_themes"),
    path(f"{WORK}/contributions/themes/new/", themes.theme_new, name="theme_new"),
    path(f"{WORK}/contributions/themes/<str:code>/", themes.theme, name="theme"),
    path(
        f"{WORK}/contributions/themes/<str:code>/putting-away/",
        themes.theme_putting_away,
        name="theme_putting_away",
    ),
    path(f"{WORK}/contributions/<int:pk>/", contributions.contribution, name="contribution"),
    path(f"{WORK}/contributions/<int:pk>/merges/", merging.merges, name="merges"),
    path(f"{WORK}/contributions/<int:pk>/differences/", merging.differences, name="differences"),
    path(f"{WORK}/contributions/<int:pk>/partings/", merging.partings, name="partings"),
    path(f"{WORK}/contributions/<int:pk>/coding/", sorting.coding, name="coding"),
    path(f"{WORK}/contributions/<int:pk>/doubt/", sorting.doubt, name="doubt"),
    path(f"{WORK}/contributions/<int:pk>/parts/", parts.parts, name="parts"),
    path(f"{WORK}/contributions/<int:pk>/joining/", parts.joining, name="joining"),
    path(
        f"{WORK}/contributions/<int:pk>/second-reading/", second_reading.rereading, name="rereading"
    ),
    path(
        f"{WORK}/contributions/<int:pk>/settlement/", second_reading.settlement, name="settlement"
    ),
    path(
        f"{WORK}/contributions/<int:pk>/publication/",
        contributions.publication,
        name="publication",
    ),
    path(f"{WORK}/report/release/", releases.releasing, name="releasing"),
    path(f"{WORK}/report/releases/", releases.theme_releases, name="theme_releases"),
    path(
        f"{WORK}/report/releases/<int:pk>/withdrawal/",
        releases.release_withdrawal,
        name="release_withdrawal",
    ),
    path(f"{WORK}/report/", report.report, name="report"),
    path(f"{WORK}/report/progress/", report.report_progress, name="report_progress"),
    path(f"{WORK}/report/runs/", report.report_runs, name="report_runs"),
    path(f"{WORK}/report/<str:form>/", report.report_file, name="report_file"),
]
