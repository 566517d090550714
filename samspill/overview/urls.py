from django.urls import path

from samspill.overview.views import about, archive, open_data, public, reach, steps, work

app_name = "overview"
urlpatterns = [
    path("", public.front, name="front"),
    path("counties/<str:number>/", public.county, name="county"),
    path("municipalities/<str:number>/", public.municipality, name="municipality"),
    path("privacy/", about.privacy, name="privacy"),
    path("accessibility/", about.accessibility, name="accessibility"),
    path("open-data/", about.open_data, name="open_data"),
    path("open-data/<slug:name>.<slug:ending>", about.open_table, name="open_table"),
    path("health/", public.health, name="health"),
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
    path("<slug:slug>/road/", public.timeline, name="timeline"),
    path("<slug:slug>/", public.organiser, name="organiser"),
]
