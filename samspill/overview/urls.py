from django.urls import path

from samspill.overview.views import (
    about,
    archive,
    data_protection,
    open_data,
    own_data,
    public,
    reach,
    state,
    steps,
    work,
)

app_name = "overview"
urlpatterns = [
    path("", public.front, name="front"),
    path("counties/<str:number>/", public.county, name="county"),
    path("municipalities/<str:number>/", public.municipality, name="municipality"),
    path("privacy/", about.privacy, name="privacy"),
    path("privacy/mine/", own_data.own_data_ask, name="own_data_ask"),
    path("privacy/mine/<str:token>/", own_data.own_data, name="own_data"),
    path("privacy/mine/<str:token>/samspill.json", own_data.own_data_file, name="own_data_file"),
    path(
        "privacy/mine/<str:token>/erasures/", own_data.own_data_erasures, name="own_data_erasures"
    ),
    path("accessibility/", about.accessibility, name="accessibility"),
    path("open-data/", about.open_data, name="open_data"),
    path("open-data/<slug:name>.<slug:ending>", about.open_table, name="open_table"),
    path("health/", state.health, name="health"),
    path("health/work/", state.health_work, name="health_work"),
    path("health/metrics/", state.health_metrics, name="health_metrics"),
    path("administration/state/", state.state, name="state"),
    path("me/", public.my_organisers, name="my_organisers"),
    path("<slug:slug>/open-data/", open_data.place_data, name="place_data"),
    path("<slug:slug>/open-data.json", open_data.place_index, name="place_index"),
    path(
        "<slug:slug>/open-data/<slug:name>.<slug:ending>",
        open_data.place_table,
        name="place_table",
    ),
    path("<slug:slug>/work/", work.road, name="road"),
    path("<slug:slug>/work/steps/<str:key>/", steps.step, name="step"),
    path("<slug:slug>/work/coverage/", reach.coverage, name="coverage"),
    path("<slug:slug>/work/coverage/unreached/", reach.unreached, name="unreached"),
    path("<slug:slug>/work/archive/", archive.archive, name="archive"),
    path("<slug:slug>/work/archive/<uuid:pk>.zip", archive.archive_package, name="archive_package"),
    path("<slug:slug>/work/privacy/", data_protection.data_protection, name="data_protection"),
    path(
        "<slug:slug>/work/privacy/<int:number>/answered/",
        data_protection.request_answered,
        name="request_answered",
    ),
    path("<slug:slug>/road/", public.timeline, name="timeline"),
    path("<slug:slug>/", public.organiser, name="organiser"),
]
