from django.urls import path

from samspill.conference.views import files, own, public, sign_ups, work

app_name = "conference"
urlpatterns = [
    path("conferences/", public.all_conferences, name="all"),
    path("sign-ups/<str:token>/", own.my_sign_up, name="my_sign_up"),
    path("sign-ups/<str:token>/participant/", own.participant, name="participant"),
    path("sign-ups/<str:token>/cancellation/", own.cancellation, name="cancellation"),
    path("sign-ups/<str:token>/calendar.ics", own.own_calendar, name="own_calendar"),
    path("<slug:slug>/conferences/<int:pk>/", public.conference, name="conference"),
    path("<slug:slug>/conferences/<int:pk>/sign-up/", public.sign_up, name="sign_up"),
    path("<slug:slug>/conferences/<int:pk>/own-link/", public.own_link, name="own_link"),
    path(
        "<slug:slug>/conferences/<int:pk>/calendar.ics",
        files.calendar_of_conference,
        name="calendar",
    ),
    path(
        "<slug:slug>/conferences/<int:pk>/programme.ics",
        files.calendar_of_programme,
        name="programme_calendar",
    ),
    path(
        "<slug:slug>/conferences/<int:pk>/programme.pdf", files.programme_pdf, name="programme_pdf"
    ),
    path("<slug:slug>/work/conference/", work.work, name="work"),
    path("<slug:slug>/work/conference/plan/", work.plan, name="plan"),
    path("<slug:slug>/work/conference/sign-ups/", sign_ups.sign_ups, name="sign_ups"),
    path("<slug:slug>/work/conference/<int:pk>/facts/", work.facts, name="facts"),
    path("<slug:slug>/work/conference/<int:pk>/publication/", work.publication, name="publication"),
    path("<slug:slug>/work/conference/<int:pk>/withdrawal/", work.withdrawal, name="withdrawal"),
    path("<slug:slug>/work/conference/<int:pk>/letters/", work.letters, name="letters"),
    path("<slug:slug>/work/conference/<int:pk>/programme/", work.programme, name="programme"),
    path(
        "<slug:slug>/work/conference/<int:pk>/programme/<int:item_pk>/",
        work.programme_item,
        name="programme_item",
    ),
    path(
        "<slug:slug>/work/conference/<int:pk>/programme/<int:item_pk>/deletion/",
        work.programme_item_deletion,
        name="programme_item_deletion",
    ),
    path("<slug:slug>/work/conference/<int:pk>/sign-ups/new/", sign_ups.add, name="add_sign_up"),
    path("<slug:slug>/work/conference/<int:pk>/sign-ups.csv", sign_ups.file, name="sign_ups_file"),
    path(
        "<slug:slug>/work/conference/<int:pk>/sign-ups/<int:sign_up_pk>/",
        sign_ups.change,
        name="change_sign_up",
    ),
    path(
        "<slug:slug>/work/conference/<int:pk>/sign-ups/<int:sign_up_pk>/cancellation/",
        sign_ups.cancel,
        name="cancel_sign_up",
    ),
]
